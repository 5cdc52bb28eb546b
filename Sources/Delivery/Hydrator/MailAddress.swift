import Tree

/// Addresses of people as they stand in commits and mail (RFC 5322), read and written as Go's `net/mail` does.
struct MailAddress: Hashable {
    /// The name; empty if there is none.
    var name: String
    /// `local@domain`.
    var address: String

    /// Reads `Name <local@domain>`, with or without quotes around the name, or an address alone; nil for anything else.
    init?(_ text: String) {
        var rest = Self.trimmed(text[...])
        guard let open = rest.lastIndex(of: "<") else {
            guard Self.isAddress(rest) else { return nil }
            name = ""
            address = String(rest)
            return
        }
        guard rest.last == ">" else { return nil }
        rest.removeLast()
        let inner = rest[rest.index(after: open)...]
        guard Self.isAddress(inner), let name = Self.name(Self.trimmed(rest[..<open])) else { return nil }
        self.name = name
        address = String(inner)
    }

    /// The address in angle brackets, behind the name in quotes; a name with other letters than ASCII is encoded.
    var text: String {
        if name.isEmpty { return "<\(address)>" }
        if name.utf8.allSatisfy({ (0x20...0x7e).contains($0) || $0 == 0x09 }) {
            return "\(Self.quoted(name)) <\(address)>"
        }
        let needsBase64 = name.contains { "\"#$%&'(),.:;<>@[]^`{|}~".contains($0) }
        return "\(needsBase64 ? Self.base64Words(name) : Self.quotedWords(name)) <\(address)>"
    }

    /// A name as it can stand before an address: as it is, in quotes if a character needs them.
    static func phrase(_ name: String) -> String {
        name.contains { "()<>[]:;@\\,\"".contains($0) } ? quoted(name) : name
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined() + "\""
    }

    // MARK: Reading

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }

    private static func isAtom(_ character: Character, dots: Bool = false) -> Bool {
        guard let ascii = character.asciiValue else { return !character.isNewline }
        if character == "." { return dots }
        return ascii > 0x20 && ascii < 0x7f && !"()<>[]:;@\\,\"".contains(character)
    }

    private static func isDotAtom(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { isAtom($0) } }
    }

    private static func isAddress(_ text: Substring) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { isDotAtom($0) }
    }

    private static func name(_ text: Substring) -> String? {
        guard text.first == "\"" else {
            let words = text.split { $0 == " " || $0 == "\t" }
            return words.allSatisfy { $0.allSatisfy { isAtom($0, dots: true) } } ? words.joined(separator: " ") : nil
        }
        guard text.count >= 2, text.last == "\"" else { return nil }
        var name = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if !isEscaped, character == "\\" {
                isEscaped = true
                continue
            }
            if !isEscaped, character == "\"" { return nil }
            name.append(character)
            isEscaped = false
        }
        return isEscaped ? nil : name
    }

    // MARK: Encoded words (RFC 2047)

    /// The longest text inside an encoded word.
    private static let maximumContent = 75 - "=?utf-8?q?".utf8.count - "?=".utf8.count

    private static func quotedWords(_ name: String) -> String {
        let digits = Array("0123456789ABCDEF")
        var words = ["=?utf-8?q?"]
        var length = 0
        for scalar in name.unicodeScalars {
            var text = ""
            switch scalar {
            case " ": text = "_"
            case "!"..."~" where scalar != "=" && scalar != "?" && scalar != "_": text.unicodeScalars.append(scalar)
            default:
                for byte in String(scalar).utf8 { text += "=\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])" }
            }
            if length + text.utf8.count > maximumContent {
                words[words.count - 1] += "?="
                words.append("=?utf-8?q?")
                length = 0
            }
            words[words.count - 1] += text
            length += text.utf8.count
        }
        return words.joined(separator: " ") + "?="
    }

    private static func base64Words(_ name: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in name.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > maximumContent / 4 * 3 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?b?\(Base64.text($0))?=" }.joined(separator: " ")
    }
}
