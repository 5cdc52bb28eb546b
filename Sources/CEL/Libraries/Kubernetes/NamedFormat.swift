import RegularExpressions
import Tree

/// A named format of Kubernetes' `format` library: a rule for texts, with the sentence that tells what breaks it.
enum NamedFormat: String, CaseIterable, Sendable {
    case dns1123Label, dns1123Subdomain, dns1035Label, qualifiedName
    case dns1123LabelPrefix, dns1123SubdomainPrefix, dns1035LabelPrefix, labelValue
    case uri, uuid, byte, date, datetime

    /// What is wrong with a text; empty where nothing is.
    func problems(_ text: String) -> [String] {
        switch self {
        case .dns1123Label: Self.label(text, Self.label1123, longest: 63)
        case .dns1123Subdomain: Self.subdomain(text)
        case .dns1035Label: Self.label(text, Self.label1035, longest: 63)
        case .dns1123LabelPrefix: Self.label(Self.withoutDash(text), Self.label1123, longest: 63)
        case .dns1123SubdomainPrefix: Self.subdomain(Self.withoutDash(text))
        case .dns1035LabelPrefix: Self.label(Self.withoutDash(text), Self.label1035, longest: 63)
        case .qualifiedName: Self.qualifiedName(text)
        case .labelValue: text.isEmpty ? [] : Self.label(text, Self.name, longest: 63)
        case .uri: AbsoluteURL(text) == nil ? ["must be an absolute URI or an absolute path"] : []
        case .uuid: Self.uuidRule.matches(text) ? [] : ["must be a UUID: 8-4-4-4-12 hexadecimal digits"]
        case .byte: Base64.decode(text) == nil ? ["must be text in base64"] : []
        case .date: Self.timestamp(text + "T00:00:00Z", Self.dayRule.matches(text), "must be a date: 2006-01-02")
        case .datetime: Self.timestamp(text, true, "must be a time of RFC 3339: 2006-01-02T15:04:05Z")
        }
    }

    // MARK: Rules

    private struct Rule: Sendable {
        let expression: RegularExpression?
        let text: String

        init(_ pattern: String, _ text: String) {
            expression = try? RegularExpression("^(?:\(pattern))$")
            self.text = text
        }

        func matches(_ text: String) -> Bool { expression?.matches(text) ?? false }
    }

    private static let label1123 = Rule(
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
        "must consist of lower-case letters, digits and `-`, and start and end with a letter or digit")
    private static let label1035 = Rule(
        "[a-z]([-a-z0-9]*[a-z0-9])?",
        "must consist of lower-case letters, digits and `-`, start with a letter, and end with a letter or digit")
    private static let subdomain1123 = Rule(
        "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
        "must consist of lower-case letters, digits, `-` and `.`, and start and end with a letter or digit")
    private static let name = Rule(
        "[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?",
        "must consist of letters, digits, `-`, `_` and `.`, and start and end with a letter or digit")
    private static let uuidRule = Rule("[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}", "")
    private static let dayRule = Rule("[0-9]{4}-[0-9]{2}-[0-9]{2}", "")

    private static func label(_ text: String, _ rule: Rule, longest: Int) -> [String] {
        var problems: [String] = []
        if text.utf8.count > longest { problems.append("must have no more than \(longest) bytes") }
        if !rule.matches(text) { problems.append(rule.text) }
        return problems
    }

    private static func subdomain(_ text: String) -> [String] { label(text, subdomain1123, longest: 253) }

    private static func qualifiedName(_ text: String) -> [String] {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
            String($0) ?? ""
        }
        switch parts.count {
        case 1: return label(parts[0], name, longest: 63)
        case 2:
            let prefix =
                parts[0].isEmpty ? ["the prefix must not be empty"] : subdomain(parts[0]).map { "the prefix \($0)" }
            return prefix + label(parts[1], name, longest: 63)
        default: return ["must be a name, with or without a DNS subdomain and `/` before it"]
        }
    }

    /// A prefix may end with a dash, since more will follow.
    private static func withoutDash(_ text: String) -> String {
        text.utf8.count > 1 && text.hasSuffix("-") ? String(text.dropLast()) + "a" : text
    }

    private static func timestamp(_ text: String, _ hasForm: Bool, _ problem: String) -> [String] {
        hasForm && TimeText.timestamp(text) != nil ? [] : [problem]
    }
}
