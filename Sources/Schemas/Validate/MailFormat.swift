/// Mail addresses of RFC 5322, as far as Go's `mail.ParseAddress` takes them.
enum MailFormat {
    /// An address alone, or a name and an address in angle brackets.
    static func isAddress(_ text: String) -> Bool {
        var bytes = Array(text.utf8)[...]
        trim(&bytes)
        if bytes.last == 0x3e, let open = bytes.firstIndex(of: 0x3c) {
            var name = bytes[..<open]
            trim(&name)
            return isPhrase(name) && isSpecification(bytes[(open + 1)...].dropLast())
        }
        return isSpecification(bytes)
    }

    private static func isSpecification(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let at = bytes.lastIndex(of: 0x40) else { return false }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        let isLocal = local.first == 0x22 ? isQuoted(local) : isDottedAtom(local)
        return isLocal && (domain.first == 0x5b ? isLiteral(domain) : isDottedAtom(domain))
    }

    /// Words of letters, digits and some signs with single dots between them.
    private static func isDottedAtom(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: 0x2e, omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.allSatisfy(isAtomByte)
        }
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte >= 0x80 || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isQuoted(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.count >= 2, bytes.first == 0x22, bytes.last == 0x22 else { return false }
        var isEscaped = false
        for byte in bytes.dropFirst().dropLast() {
            if byte < 0x20 && byte != 0x09 || byte == 0x7f { return false }
            if !isEscaped && byte == 0x22 { return false }
            isEscaped = !isEscaped && byte == 0x5c
        }
        return !isEscaped
    }

    private static func isLiteral(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard bytes.last == 0x5d else { return false }
        let inner = Array(bytes.dropFirst().dropLast())
        if inner.starts(with: "IPv6:".utf8) { return NetworkFormats.isIPv6(Array(inner.dropFirst(5))) }
        return NetworkFormats.isIPv4(inner)
    }

    /// A display name: words, or text in quotes.
    private static func isPhrase(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.isEmpty { return true }
        if bytes.first == 0x22 { return isQuoted(bytes) }
        return bytes.allSatisfy { isAtomByte($0) || $0 == 0x20 || $0 == 0x09 || $0 == 0x2e }
    }

    private static func trim(_ bytes: inout ArraySlice<UInt8>) {
        while let first = bytes.first, first == 0x20 || first == 0x09 { bytes.removeFirst() }
        while let last = bytes.last, last == 0x20 || last == 0x09 { bytes.removeLast() }
    }
}
