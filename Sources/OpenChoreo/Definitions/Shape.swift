import Basics
import Tree

/// The shape of a field, as a CRD schema would say it.
public indirect enum Shape: Sendable {
    /// A string: allowed values (empty: any), a pattern, a length.
    case string(oneOf: [String] = [], pattern: TextPattern? = nil, minimum: Int = 0, maximum: Int = .max)
    case integer(ClosedRange<Int64>)
    case boolean
    /// An integer or a string, such as the number or name of a port.
    case numberOrText
    /// A number of pods, or a share of them such as `25%`.
    case countOrPercentage
    /// An amount of a resource: a number, or text like `500m` and `1Gi`.
    case quantity
    /// Amounts of what containers can have: `cpu`, `memory`, `ephemeral-storage`, huge pages, and resources of somebody's domain.
    case resourceAmounts
    /// Any JSON object, kept as it is.
    case freeObject
    /// Any JSON value, kept as it is.
    case free
    case object([Field])
    /// A list: of a length, keyed by a field of its items, or a set of strings.
    case list(Shape, minimum: Int = 0, maximum: Int = .max, uniqueKey: Symbol? = nil, isSet: Bool = false)
    case map(Shape, maximum: Int = .max)
    /// An object with a field `name`, for which a bare string was written before version 1.0.
    case nameOrObject([Field])
}

/// A field of an object.
public struct Field: Sendable {
    /// The name.
    public let name: Symbol
    /// The shape of its value.
    public let shape: Shape
    /// Whether it must be there.
    public let isRequired: Bool
    /// The value used when the field is absent.
    public let defaultValue: String?
    /// What the field means, in a sentence.
    public let summary: String

    /// A field.
    public init(
        _ name: Symbol, _ shape: Shape, required: Bool = false, default defaultValue: String? = nil, _ summary: String
    ) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.defaultValue = defaultValue
        self.summary = summary
    }
}

/// The patterns that the vocabulary uses, matched by hand-written scanners.
public enum TextPattern: Sendable {
    /// `^(deployment|statefulset|cronjob|job|proxy)/[a-z0-9]([-a-z0-9]*[a-z0-9])?$`
    case componentTypeName
    /// `^\$\{[\s\S]+\}\s*$`
    case expression
    /// `^[a-zA-Z_][a-zA-Z0-9_]*$`
    case identifier
    /// `^([0-9]{1,5}(h|m|s|ms)){1,4}$`, as the Gateway API has it.
    case duration
    /// `^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$`, as Releases have it.
    case interval
    /// `^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+|[KMGTPE]i|[numkMGTPE])?$`
    case quantity

    /// The pattern as a regular expression, for JSON Schema and messages.
    public var regularExpression: String {
        switch self {
        case .componentTypeName: #"^(deployment|statefulset|cronjob|job|proxy)/[a-z0-9]([-a-z0-9]*[a-z0-9])?$"#
        case .expression: #"^\$\{[\s\S]+\}\s*$"#
        case .identifier: "^[a-zA-Z_][a-zA-Z0-9_]*$"
        case .duration: "^([0-9]{1,5}(h|m|s|ms)){1,4}$"
        case .interval: #"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$"#
        case .quantity: #"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+|[KMGTPE]i|[numkMGTPE])?$"#
        }
    }

    /// What a text of the pattern looks like, for messages.
    public var description: String {
        switch self {
        case .componentTypeName: "`<workloadType>/<type name>`, for example `deployment/service`"
        case .expression: "one expression `${…}`"
        case .identifier: "an identifier: letters, digits and `_`"
        case .duration, .interval: "a time such as `500ms`, `5s` or `1m30s`"
        case .quantity: "an amount such as `500m`, `2` or `1Gi`"
        }
    }

    /// Whether a text has the pattern.
    public func matches(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        switch self {
        case .componentTypeName:
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return false }
            let type = String(decoding: bytes[..<slash], as: UTF8.self)
            return WorkloadType(rawValue: type) != nil && KubernetesName.isLabel(bytes[(slash + 1)...])
        case .expression:
            guard bytes.count >= 4, bytes[0] == UInt8(ascii: "$"), bytes[1] == UInt8(ascii: "{") else { return false }
            guard let last = bytes.lastIndex(where: { ![0x20, 0x09, 0x0a, 0x0d, 0x0b, 0x0c].contains($0) }) else {
                return false
            }
            return bytes[last] == UInt8(ascii: "}") && last > 2
        case .identifier:
            guard let first = bytes.first, isLetter(first) else { return false }
            return bytes.allSatisfy { isLetter($0) || isDigit($0) }
        case .duration: return isDuration(bytes, isWhole: true)
        case .interval: return isDuration(bytes, isWhole: false)
        case .quantity: return isQuantity(bytes)
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private func isDuration(_ bytes: [UInt8], isWhole: Bool) -> Bool {
        var rest = bytes[...]
        var parts = 0
        while !rest.isEmpty {
            let digits = rest.prefix(while: isDigit).count
            rest = rest.dropFirst(digits)
            if !isWhole, rest.first == UInt8(ascii: ".") {
                let fraction = rest.dropFirst().prefix(while: isDigit).count
                guard fraction > 0 else { return false }
                rest = rest.dropFirst(1 + fraction)
            }
            let unit = rest.prefix { !isDigit($0) }
            guard digits > 0, !isWhole || digits <= 5,
                ["h", "m", "s", "ms"].contains(String(decoding: unit, as: UTF8.self))
            else { return false }
            rest = rest.dropFirst(unit.count)
            parts += 1
        }
        return parts > 0 && (!isWhole || parts <= 4)
    }

    private func isQuantity(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        func skipSign() { if let first = rest.first, first == 0x2b || first == 0x2d { rest = rest.dropFirst() } }
        skipSign()
        let whole = rest.prefix(while: isDigit)
        rest = rest.dropFirst(whole.count)
        var digits = whole.count
        if rest.first == UInt8(ascii: ".") {
            let fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest.dropFirst(1 + fraction.count)
            digits += fraction.count
        }
        guard digits > 0 else { return false }
        let suffix = String(decoding: rest, as: UTF8.self)
        if ["", "n", "u", "m", "k", "M", "G", "T", "P", "E"].contains(suffix) { return true }
        if ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"].contains(suffix) { return true }
        guard suffix.first == "e" || suffix.first == "E" else { return false }
        rest = rest.dropFirst()
        skipSign()
        return !rest.isEmpty && rest.allSatisfy(isDigit)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x5f
    }
}

/// What a component type makes.
public enum WorkloadType: String, CaseIterable, Sendable {
    case deployment, statefulset, cronjob, job, proxy
}

/// The rules of Kubernetes for names.
public enum KubernetesName {
    /// RFC 1123 label: lower-case letters, digits and `-`, letters or digits at both ends; 1 to 63 bytes.
    public static func isLabel(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count <= 63 && isLabelOfAnyLength(bytes)
    }

    /// RFC 1123 subdomain: labels joined by dots, 1 to 253 bytes.
    public static func isSubdomain(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return !bytes.isEmpty && bytes.count <= 253
            && bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(
                isLabelOfAnyLength)
    }

    /// A label value: empty, or up to 63 letters, digits, `-`, `_`, `.` with letters or digits at both ends.
    public static func isLabelValue(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard let first = bytes.first, let last = bytes.last else { return true }
            return bytes.count <= 63 && isAlphanumeric(first) && isAlphanumeric(last)
                && bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2d || $0 == 0x5f || $0 == 0x2e }
        }
    }

    /// The key of a label: a name like a label value, with a subdomain and `/` before it or not.
    public static func isLabelKey(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.last, !name.isEmpty, isLabelValue(String(name)), parts.count <= 2 else { return false }
        return parts.count == 1 || isSubdomain(String(parts[0]))
    }

    private static func isLabelOfAnyLength(_ bytes: some Collection<UInt8>) -> Bool {
        var last: UInt8 = 0x2d
        guard let first = bytes.first, first != 0x2d else { return false }
        for byte in bytes {
            guard (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2d else { return false }
            last = byte
        }
        return last != 0x2d
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
    }
}
