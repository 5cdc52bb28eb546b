import RegularExpressions
import Tree

/// A named format of Kubernetes' `format` library: a rule for texts, with the sentence that tells what breaks it.
enum NamedFormat: String, CaseIterable, Sendable {
    case dns1123Label, dns1123Subdomain, dns1035Label, qualifiedName
    case dns1123LabelPrefix, dns1123SubdomainPrefix, dns1035LabelPrefix, labelValue
    case uri, uuid, byte, date, datetime

    /// What is wrong with a text, in Kubernetes' own words; empty where nothing is.
    func problems(_ text: String) -> [String] {
        switch self {
        case .dns1123Label: Self.label1123.problems(text)
        case .dns1123Subdomain: Self.subdomain1123.problems(text)
        case .dns1035Label: Self.label1035.problems(text)
        case .qualifiedName: Self.qualifiedName(text)
        case .dns1123LabelPrefix: Self.label1123.problems(Self.withoutDash(text))
        case .dns1123SubdomainPrefix: Self.subdomain1123.problems(Self.withoutDash(text))
        case .dns1035LabelPrefix: Self.label1035.problems(Self.withoutDash(text))
        case .labelValue: Self.label.problems(text)
        case .uri: AbsoluteURL(text) == nil ? ["parse \"\(text)\": invalid URI for request"] : []
        case .uuid: Self.uuidForm.problems(text)
        case .byte: Self.base64.problems(text)
        case .date: TimeText.timestamp(text + "T00:00:00Z") == nil || text.utf8.count != 10 ? ["invalid date"] : []
        case .datetime: TimeText.timestamp(text) == nil ? ["invalid datetime"] : []
        }
    }

    // MARK: Rules

    /// A pattern and a greatest length, each with the sentence for texts that break it.
    private struct Rule: Sendable {
        let expression: RegularExpression?
        let longest: Int
        let sentence: String

        init(_ pattern: String, longest: Int = .max, _ sentence: String, examples: String...) {
            expression = try? RegularExpression("^(?:\(pattern))$")
            self.longest = longest
            let examples = examples.map { "'\($0)'" }.joined(separator: ",  or ")
            self.sentence =
                examples.isEmpty
                ? sentence : "\(sentence) (e.g. \(examples), regex used for validation is '\(pattern)')"
        }

        func problems(_ text: String) -> [String] {
            let tooLong = text.utf8.count > longest ? ["must be no more than \(longest) characters"] : []
            return tooLong + (expression?.matches(text) == true ? [] : [sentence])
        }
    }

    private static let label1123 = Rule(
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?", longest: 63,
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
            + "with an alphanumeric character", examples: "my-name", "123-abc")
    private static let label1035 = Rule(
        "[a-z]([-a-z0-9]*[a-z0-9])?", longest: 63,
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
            + "character, and end with an alphanumeric character", examples: "my-name", "abc-123")
    private static let subdomain1123 = Rule(
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*", longest: 253,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
            + "and end with an alphanumeric character", examples: "example.com")
    private static let name = Rule(
        "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]", longest: 63,
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric "
            + "character", examples: "MyName", "my.name", "123-abc")
    private static let label = Rule(
        "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?", longest: 63,
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
            + "and end with an alphanumeric character", examples: "MyValue", "my_value", "12345")
    private static let uuidForm = Rule(
        "[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}", "does not match the UUID format")
    private static let base64 = Rule(
        "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})", "invalid base64")

    private static func qualifiedName(_ text: String) -> [String] {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard parts.count <= 2, let last = parts.last else {
            return [
                "a qualified name \(name.sentence) with an optional DNS subdomain prefix and '/' (e.g. "
                    + "'example.com/MyName')"
            ]
        }
        let empty = "must be non-empty"
        var problems: [String] = []
        if parts.count == 2 {
            problems += (parts[0].isEmpty ? [empty] : subdomain1123.problems(parts[0])).map { "prefix part \($0)" }
        }
        return problems + ((last.isEmpty ? [empty] : []) + name.problems(last)).map { "name part \($0)" }
    }

    /// A prefix may end with a dash, since more will follow; like Kubernetes this drops the character before it, too.
    private static func withoutDash(_ text: String) -> String {
        text.utf8.count > 1 && text.hasSuffix("-") ? String(text.unicodeScalars.dropLast(2)) + "a" : text
    }
}
