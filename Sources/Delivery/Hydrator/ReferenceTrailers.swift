import Tree
import YAML

/// The trailers `Argocd-reference-commit-…` of a message, by which a source commit names the code commit that it was
/// made for, read as Argo CD does: a trailer that is not valid stays an ordinary line.
struct ReferenceTrailers {
    /// The commit that is named; empty if there is none. Of a trailer that stands twice the last one counts.
    private(set) var reference = HydratorMetadata.Reference()
    /// The other lines, each with a line feed.
    private(set) var unrelated = ""

    /// Reads lines.
    init(_ lines: [String]) {
        for line in lines where !take(line) { unrelated += line + "\n" }
    }

    private mutating func take(_ line: String) -> Bool {
        let prefix = "Argocd-reference-commit-"
        guard line.hasPrefix(prefix) else { return false }
        let rest = line.dropFirst(prefix.count)
        guard let colon = rest.firstIndex(of: ":"), rest[colon...].hasPrefix(": ") else { return false }
        let value = String(rest[colon...].dropFirst(2))
        switch rest[..<colon] {
        case "repourl" where Self.isURL(value): reference.repositoryURL = value
        case "author":
            guard let address = MailAddress(value) else { return false }
            reference.author = address.text
        case "date":
            guard let date = Self.date(value) else { return false }
            reference.date = date
        case "subject": reference.subject = value
        case "body":
            guard let body = Self.jsonString(value) else { return false }
            reference.body = body
        case "sha" where Self.isSHA(value): reference.sha = value
        default: return false
        }
        return true
    }

    private static func isSHA(_ text: String) -> Bool {
        (5...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// Whether Go's `url.Parse` takes a text: no control characters, whole percent escapes, and no colon in the first
    /// part of a path, as in `git@host:path`.
    static func isURL(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        if bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) || bytes.first == 0x3a { return false }
        for (index, byte) in bytes.enumerated() where byte == 0x25 {
            let digits = bytes[(index + 1)...].prefix(2)
            guard digits.count == 2, digits.allSatisfy({ isHexadecimal($0) }) else { return false }
        }
        let scheme = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        let rest = text.dropFirst(scheme.count)
        let hasScheme = rest.first == ":" && scheme.first?.isLetter == true
        if !hasScheme { return !text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":") }
        guard rest.hasPrefix("://") else { return true }
        let host = rest.dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return !host.contains { " <>\"{}|\\^`".contains($0) }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }

    /// A date of RFC 3339 without its fraction; nil for anything else.
    static func date(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20 else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            let digits = bytes[range]
            guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13),
            let minute = number(14..<16), let second = number(17..<19),
            [bytes[4], bytes[7], bytes[10], bytes[13], bytes[16]] == Array("--T::".utf8),
            (1...12).contains(month), hour < 24, minute < 60, second < 60
        else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        var zone = bytes[19...]
        if zone.first == 0x2e || zone.first == 0x2c {
            let digits = zone.dropFirst().prefix { (0x30...0x39).contains($0) }
            if digits.isEmpty { return nil }
            zone = zone[digits.endIndex...]
        }
        let shown = String(decoding: bytes[..<19], as: UTF8.self)
        if zone.elementsEqual("Z".utf8) { return shown + "Z" }
        let start = zone.startIndex
        guard zone.count == 6, zone.first == 0x2b || zone.first == 0x2d, zone[start + 3] == 0x3a,
            let hours = number(start + 1..<start + 3), let minutes = number(start + 4..<start + 6), hours <= 24,
            minutes < 60
        else { return nil }
        return shown + (hours == 0 && minutes == 0 ? "Z" : String(decoding: zone, as: UTF8.self))
    }

    /// The text of a JSON string; nil for anything else.
    static func jsonString(_ text: String) -> String? {
        var rest = Array(text.utf8)[...]
        func skipSpace() {
            while let first = rest.first, [0x20, 0x09, 0x0a, 0x0d].contains(first) { rest.removeFirst() }
        }
        skipSpace()
        if rest.elementsEqual("null".utf8) { return "" }
        guard rest.popFirst() == 0x22 else { return nil }
        var bytes: [UInt8] = []
        var units: [UInt16] = []
        func flush() {
            bytes += String(decoding: units, as: UTF16.self).utf8
            units = []
        }
        while let byte = rest.popFirst() {
            switch byte {
            case 0x22:
                flush()
                skipSpace()
                return rest.isEmpty ? String(decoding: bytes, as: UTF8.self) : nil
            case 0x5c:
                guard let escape = rest.popFirst() else { return nil }
                if escape == 0x75 {
                    let digits = rest.prefix(4)
                    guard digits.count == 4, digits.allSatisfy(isHexadecimal),
                        let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
                    else { return nil }
                    rest = rest.dropFirst(4)
                    units.append(unit)
                    continue
                }
                flush()
                let escapes: [UInt8: UInt8] = [
                    0x22: 0x22, 0x5c: 0x5c, 0x2f: 0x2f, 0x62: 0x08, 0x66: 0x0c, 0x6e: 0x0a, 0x72: 0x0d, 0x74: 0x09,
                ]
                guard let meant = escapes[escape] else { return nil }
                bytes.append(meant)
            case 0..<0x20: return nil
            default:
                flush()
                bytes.append(byte)
            }
        }
        return nil
    }

    // MARK: Messages

    /// A message without space around it, as Go's `strings.TrimSpace`.
    static func trimmed(_ text: String) -> String {
        var view = Substring(text).unicodeScalars
        while let first = view.first, first.properties.isWhitespace { view.removeFirst() }
        while let last = view.last, last.properties.isWhitespace { view.removeLast() }
        return String(Substring(view))
    }

    /// What stands before the first empty line and what stands behind it.
    static func cut(_ message: String) -> (subject: String, body: String) {
        let bytes = Array(message.utf8)
        for index in bytes.indices.dropLast() where bytes[index] == 0x0a && bytes[index + 1] == 0x0a {
            return (
                String(decoding: bytes[..<index], as: UTF8.self), String(decoding: bytes[(index + 2)...], as: UTF8.self)
            )
        }
        return (message, "")
    }

    /// The lines of a text; a line feed at its end begins no further one.
    static func lines(_ text: String) -> [String] {
        var lines = text.utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
            String(decoding: line.last == 0x0d ? line.dropLast() : line, as: UTF8.self)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }
}
