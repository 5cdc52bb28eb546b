import RegularExpressions

/// Addresses and names of networks, as Go's standard library reads them.
public enum NetworkFormats {
    /// Four decimal numbers up to 255; leading zeros are allowed.
    static func isIPv4(_ bytes: [UInt8]) -> Bool {
        // The control plane also takes an IPv4 address inside an IPv6 one for IPv4.
        if bytes.contains(0x3a) { return bytes.contains(0x2e) && isIPv6(bytes) }
        let parts = bytes.split(separator: 0x2e, omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                !part.isEmpty && part.allSatisfy(\.isDigit)
                    && part.reduce(0) { min(1000, $0 * 10 + Int($1 - 0x30)) } <= 255
            }
    }

    /// Eight groups of up to four hexadecimal digits, `::` for zeros once, the last two as IPv4 if wanted; no zone.
    static func isIPv6(_ bytes: [UInt8]) -> Bool {
        guard bytes.contains(0x3a) else { return false }
        var groups = 0
        var isShortened = false
        var position = 0
        if bytes.starts(with: [0x3a, 0x3a]) {
            isShortened = true
            position = 2
        }
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x3a) ?? bytes.count
            let part = Array(bytes[position..<end])
            if part.contains(0x2e) {
                guard end == bytes.count, isIPv4(part) else { return false }
                groups += 2
                break
            }
            guard (1...4).contains(part.count), part.allSatisfy(\.isHexadecimalDigit) else { return false }
            groups += 1
            position = end
            if position == bytes.count { break }
            position += 1
            if position == bytes.count { return false }
            if bytes[position] == 0x3a {
                if isShortened { return false }
                isShortened = true
                position += 1
            }
        }
        return isShortened ? groups < 8 : groups == 8
    }

    /// An address, a slash and the length of its prefix.
    public static func isCIDR(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let slash = bytes.firstIndex(of: 0x2f) else { return false }
        let address = Array(bytes[..<slash])
        let digits = bytes[(slash + 1)...]
        guard (1...3).contains(digits.count), digits.allSatisfy(\.isDigit) else { return false }
        let length = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        if address.contains(0x3a) { return length <= 128 && isIPv6(address) }
        return length <= 32 && isIPv4(address)
    }

    /// 6, 8 or 20 bytes: pairs of digits with colons or hyphens, or groups of four with dots.
    static func isMAC(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 14 else { return false }
        let isDotted = bytes[4] == 0x2e
        let width = isDotted ? 4 : 2
        let separator = bytes[width]
        guard isDotted || separator == 0x3a || separator == 0x2d, (bytes.count + 1) % (width + 1) == 0 else {
            return false
        }
        guard [6, 8, 20].contains((bytes.count + 1) / (width + 1) * width / 2) else { return false }
        return bytes.indices.allSatisfy { index in
            index % (width + 1) == width ? bytes[index] == separator : bytes[index].isHexadecimalDigit
        }
    }

    /// A host name as the API server's expression takes it, of labels of at most 63 bytes and 255 in all.
    static func isHostname(_ text: String) -> Bool {
        guard text.utf8.count <= 255, let expression = hostname, expression.matches(text) else { return false }
        return text.utf8.split(separator: 0x2e, omittingEmptySubsequences: false).allSatisfy { $0.count <= 63 }
    }

    private static let hostname: RegularExpression? = {
        let character = "[a-zA-Z0-9\\p{S}\\p{L}]"
        let single = "\(character)((-?\(character){0,62})?)"
        let labels = "(\(character)(([a-zA-Z0-9-\\p{S}\\p{L}]{0,61}\(character))?)(\\.)){1,}([a-zA-Z\\p{L}]){2,63}"
        return try? RegularExpression("^(\(single)|\(labels))$")
    }()

    /// What Go's `ParseRequestURI` takes: an absolute path, or a scheme with something behind it.
    static func isRequestURI(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.isEmpty || bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return false }
        if bytes == [0x2a] { return true }
        let schemeEnd = bytes.firstIndex { !($0.isAlphanumeric || $0 == 0x2b || $0 == 0x2d || $0 == 0x2e) }
        var rest = bytes[...]
        var hasScheme = false
        if let schemeEnd, bytes[schemeEnd] == 0x3a {
            if schemeEnd == 0 { return false }
            if bytes[0].isLetter {
                hasScheme = true
                rest = bytes[(schemeEnd + 1)...]
            }
        }
        let beforeQuery = rest.prefix { $0 != 0x3f }
        guard beforeQuery.first == 0x2f else { return hasScheme }
        if hasScheme || !beforeQuery.starts(with: [0x2f, 0x2f, 0x2f]), beforeQuery.starts(with: [0x2f, 0x2f]) {
            let authority = beforeQuery.dropFirst(2).prefix { $0 != 0x2f }
            let path = beforeQuery.dropFirst(2 + authority.count)
            return isAuthority(authority) && hasValidEscapes(path)
        }
        return hasValidEscapes(beforeQuery)
    }

    private static func isAuthority(_ authority: ArraySlice<UInt8>) -> Bool {
        var host = authority
        if let at = authority.lastIndex(of: 0x40) {
            guard hasValidEscapes(authority[..<at]) else { return false }
            host = authority[(at + 1)...]
        }
        if host.first == 0x5b {
            guard let close = host.firstIndex(of: 0x5d) else { return false }
            return isPort(host[(close + 1)...])
        }
        if host.contains(where: { " \"<>\\^`{|}".utf8.contains($0) }) || !hasValidEscapes(host) { return false }
        guard let colon = host.lastIndex(of: 0x3a) else { return true }
        return isPort(host[colon...])
    }

    private static func isPort(_ port: ArraySlice<UInt8>) -> Bool {
        port.isEmpty || port.first == 0x3a && port.dropFirst().allSatisfy(\.isDigit)
    }

    private static func hasValidEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
        for (index, byte) in zip(bytes.indices, bytes) where byte == 0x25 {
            guard index + 2 < bytes.endIndex, bytes[index + 1].isHexadecimalDigit, bytes[index + 2].isHexadecimalDigit
            else { return false }
        }
        return true
    }
}
