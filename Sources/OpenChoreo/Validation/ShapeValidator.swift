import Basics
import Tree

/// Judges a document against its kind's definition and applies the defaults of the CRD schemas.
///
/// Rules of the schemas refuse in every mode; fields that nobody knows are a divergence: refused, or dropped with a
/// warning when upstream is followed.
public struct ShapeValidator {
    /// The findings so far.
    public private(set) var diagnostics: [Diagnostic] = []
    /// Whether divergences are warnings.
    let followsUpstream: Bool

    /// Where the value stands that is judged: the path of the first one, and the steps below it. Its text is put together
    /// for findings only.
    private var base = ""
    private var steps: [Step] = []

    private enum Step {
        case field(Symbol)
        case index(Int)
    }

    private var path: String {
        var text = base
        for step in steps {
            switch step {
            case .field(let name): text += text.isEmpty ? name.text : "." + name.text
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }

    /// A validator without findings.
    public init(followsUpstream: Bool) {
        self.followsUpstream = followsUpstream
    }

    /// The `spec` with defaults applied and unknown fields left out.
    public mutating func normalize(
        spec: Value?, of definition: KindDefinition, document: Value, kindOrigin: Origin, path: String = "spec"
    ) -> Value {
        base = path
        steps = []
        let given = spec ?? .map([:], origin: kindOrigin)
        if given.isNull {
            return object(.map([:], origin: given.origin), definition.spec, place: given.origin)
        }
        return object(given, definition.spec, place: spec == nil ? kindOrigin : given.origin)
    }

    /// Judges a value by a shape, and keeps the findings.
    public mutating func judge(_ value: Value, _ shape: Shape, path: String) {
        base = path
        steps = []
        _ = self.value(value, shape)
    }

    mutating func report(_ diagnostic: Diagnostic) {
        var diagnostic = diagnostic
        if followsUpstream, diagnostic.kind.upstream != nil { diagnostic.severity = .warning }
        diagnostics.append(diagnostic)
    }

    private mutating func value(_ value: Value, _ shape: Shape) -> Value {
        switch shape {
        case .string(let allowed, let pattern, let minimum, let maximum):
            string(value, allowed, pattern, minimum, maximum)
            return value
        case .integer(let range):
            guard let number = value.exactInteger else {
                mismatch(value, "an integer")
                return value
            }
            if !range.contains(number) {
                report(
                    Diagnostic(
                        .valueNotAllowed,
                        "`\(path)` must be between \(range.lowerBound) and \(range.upperBound), but is \(number)",
                        at: Location(value.origin)))
            }
            return value
        case .boolean:
            if value.bool == nil { mismatch(value, "true or false") }
            return value
        case .numberOrText:
            if value.exactInteger == nil, value.string == nil { mismatch(value, "an integer or a string") }
            return value
        case .countOrPercentage:
            guard value.exactInteger == nil else { return value }
            guard let text = value.string else {
                mismatch(value, "an integer or a percentage")
                return value
            }
            if !text.hasSuffix("%") || UInt16(text.dropLast()) == nil {
                report(
                    Diagnostic(
                        .valueNotAllowed, "`\(text)` is not allowed for `\(path)`", at: Location(value.origin),
                        fix: "Write a number of pods, or a share of them such as `25%`."))
            }
            return value
        case .resourceAmounts:
            let amounts = self.value(value, .map(.quantity))
            for entry in amounts.map?.entries ?? [] { checkResource(entry) }
            return amounts
        case .quantity:
            switch value.content {
            case .int, .uint, .double: break
            case .string: string(value, [], .quantity, 0, .max)
            default: mismatch(value, "an amount")
            }
            return value
        case .freeObject:
            if value.map == nil { mismatch(value, "a map") }
            return value
        case .free: return value
        case .object(let fields): return object(value, fields, place: value.origin)
        case .nameOrObject(let fields):
            guard case .string(let name) = value.content else {
                return object(value, fields, place: value.origin)
            }
            report(
                Diagnostic(
                    .legacySpelling, "`\(path)` is a bare name; it is read as `{name: \(name)}`",
                    at: Location(value.origin),
                    fix: "Write `{name: \(name)}`."))
            return object(.map([.name: value], origin: value.origin), fields, place: value.origin)
        case .list(let item, let minimum, let maximum, let uniqueKey, let isSet):
            if isSet { refuseRepeated(value) }
            return list(value, item, minimum, maximum, uniqueKey)
        case .map(let item, let maximum):
            guard let map = value.map else {
                mismatch(value, "a map")
                return value
            }
            if map.count > maximum {
                report(
                    Diagnostic(
                        .valueNotAllowed, "`\(path)` has \(map.count) entries, more than \(maximum)",
                        at: Location(value.origin)))
            }
            var result = Map(capacity: map.count)
            // The API server drops nulls where a schema does not allow them.
            for entry in map.entries where !entry.value.isNull {
                steps.append(.field(entry.key))
                let item = self.value(entry.value, item)
                steps.removeLast()
                result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: item))
            }
            return Value(.map(result), origin: value.origin)
        }
    }

    /// Kubernetes gives containers what it knows, and what somebody provides under a domain.
    private mutating func checkResource(_ entry: Map.Entry) {
        let known = ["cpu", "memory", "ephemeral-storage"]
        let name = entry.key.text
        if known.contains(name) || name.hasPrefix("hugepages-") || name.contains("/") { return }
        report(
            Diagnostic(
                .unknownField, "`\(path)` has `\(name)`, which is no resource of containers",
                at: Location(entry.keyOrigin),
                fix: nearestName(to: name, among: known).map { "Write `\($0)`." }
                    ?? "Write `cpu`, `memory` or `ephemeral-storage`, or the name of a resource with its domain."))
    }

    private mutating func refuseRepeated(_ value: Value) {
        var seen: [String: Origin] = [:]
        for item in value.items ?? [] {
            guard let text = item.string else { continue }
            if let first = seen[text] {
                report(
                    Diagnostic(
                        .duplicateEntry, "`\(path)` has `\(text)` twice", at: Location(item.origin),
                        notes: [Diagnostic.Note("the first one is here", at: Location(first))]))
            } else {
                seen[text] = item.origin
            }
        }
    }

    private mutating func list(
        _ value: Value, _ shape: Shape, _ minimum: Int, _ maximum: Int, _ uniqueKey: Symbol?
    ) -> Value {
        guard let items = value.items else {
            mismatch(value, "a list")
            return value
        }
        if items.count < minimum || items.count > maximum {
            let wanted =
                items.count < minimum
                ? "at least \(minimum == 1 ? "one entry" : "\(minimum) entries")" : "at most \(maximum) entries"
            report(
                Diagnostic(
                    .valueNotAllowed, "`\(path)` needs \(wanted), but has \(items.count)", at: Location(value.origin)))
        }
        if let uniqueKey {
            var seen: [String: Origin] = [:]
            for item in items {
                guard let key = item[uniqueKey], let text = key.string else { continue }
                if let first = seen[text] {
                    report(
                        Diagnostic(
                            .duplicateEntry, "`\(path)` has two entries whose `\(uniqueKey.text)` is `\(text)`",
                            at: Location(key.origin),
                            notes: [Diagnostic.Note("the first one is here", at: Location(first))]))
                } else {
                    seen[text] = key.origin
                }
            }
        }
        var result: [Value] = []
        result.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            steps.append(.index(index))
            result.append(self.value(item, shape))
            steps.removeLast()
        }
        return .list(result, origin: value.origin)
    }

    private mutating func object(_ value: Value, _ fields: [Field], place: Origin) -> Value {
        guard let map = value.map else {
            mismatch(value, "a map")
            return value
        }
        var result = Map(capacity: fields.count)
        for entry in map.entries {
            guard let field = fields.first(where: { $0.name == entry.key }) else {
                unknown(entry, fields)
                continue
            }
            // A null counts as absent, as the decoder of the API server has it.
            if entry.value.isNull { if case .free = field.shape {} else { continue } }
            steps.append(.field(entry.key))
            let normalized = self.value(entry.value, field.shape)
            steps.removeLast()
            result.append(Map.Entry(key: entry.key, keyOrigin: entry.keyOrigin, value: normalized))
        }
        for field in fields where result.position(of: field.name) == nil {
            if let text = field.defaultValue {
                let content: Content = if case .boolean = field.shape { .bool(text == "true") } else { .string(text) }
                result.append(Map.Entry(key: field.name, value: Value(content, origin: value.origin)))
            } else if field.isRequired {
                report(
                    Diagnostic(
                        .missingField, "`\(path.isEmpty ? field.name.text : path + "." + field.name.text)` is missing",
                        at: Location(place), fix: "Add `\(field.name.text)`: \(field.summary.lowercasedFirst)"))
            }
        }
        if let loop = result["forEach"], result["var"] == nil, fields.contains(where: { $0.name == "var" }) {
            report(
                Diagnostic(
                    .loopWithoutVariable, "`forEach` stands without `var`", at: Location(loop.origin),
                    fix: "Add `var: item`."))
        }
        return Value(.map(result), origin: value.origin)
    }

    private mutating func string(
        _ value: Value, _ allowed: [String], _ pattern: TextPattern?, _ minimum: Int, _ maximum: Int
    ) {
        guard let text = value.string else {
            mismatch(value, "a string")
            return
        }
        if !allowed.isEmpty, !allowed.contains(text) {
            let nearest = nearestName(to: text, among: allowed)
            report(
                Diagnostic(
                    .valueNotAllowed, "`\(text)` is not allowed for `\(path)`", at: Location(value.origin),
                    fix: nearest.map { "Write `\($0)`." }
                        ?? "Write one of: \(allowed.map { "`\($0)`" }.joined(separator: ", "))."))
        } else if let pattern, !pattern.matches(text) {
            report(
                Diagnostic(
                    .valueNotAllowed, "`\(path)` must be \(pattern.description)", at: Location(value.origin)))
        } else if text.utf8.count < minimum {
            report(Diagnostic(.valueNotAllowed, "`\(path)` must not be empty", at: Location(value.origin)))
        } else if maximum < .max, text.unicodeScalars.count > maximum {
            report(
                Diagnostic(
                    .valueNotAllowed, "`\(path)` is longer than \(maximum) characters", at: Location(value.origin)))
        }
    }

    private mutating func mismatch(_ value: Value, _ wanted: String) {
        let isScalar =
            switch value.content {
            case .bool, .int, .uint, .double, .null: true
            default: false
            }
        var fix: String?
        if wanted == "a string" {
            fix = isScalar ? "Write the value in quotes." : nil
        } else if let text = value.string, Int(text) != nil || text == "true" || text == "false" {
            fix = wanted == "an integer" || wanted == "true or false" ? "Write `\(text)` without quotes." : nil
        }
        report(
            Diagnostic(
                .wrongType, "`\(path)` must be \(wanted), but is \(value.typeName.withArticle)",
                at: Location(value.origin), fix: fix))
    }

    private mutating func unknown(_ entry: Map.Entry, _ fields: [Field]) {
        let name = entry.key.text
        let place = path.isEmpty ? "this object" : "`\(path)`"
        if let replacement = RetiredFields.replacement(of: name, at: path, among: fields) {
            report(
                Diagnostic(
                    .retiredField, "\(place) has no field `\(name)` since OpenChoreo 1.0",
                    at: Location(entry.keyOrigin),
                    fix: "Write `\(replacement)`."))
            return
        }
        let nearest = nearestName(to: name, among: fields.map(\.name.text))
        report(
            Diagnostic(
                .unknownField, "\(place) has no field `\(name)`", at: Location(entry.keyOrigin),
                fix: nearest.map { "Write `\($0)`." }
                    ?? "Remove it. The fields are: \(fields.map { "`\($0.name.text)`" }.sorted().joined(separator: ", "))."
            ))
    }
}

/// Fields of before version 1.0 that still circulate (specification 9).
enum RetiredFields {
    private static let names: [String: String] = [
        "connections": "dependencies.endpoints", "envOverrides": "environmentConfigs",
        "componentTypeEnvOverrides": "componentTypeEnvironmentConfigs", "traitOverrides": "traitEnvironmentConfigs",
        "traitEnvOverrides": "traitEnvironmentConfigs", "configurationOverrides": "workloadOverrides.container",
        "ocSchema": "openAPIV3Schema", "schema": "parameters.openAPIV3Schema and environmentConfigs.openAPIV3Schema",
        "addons": "traits", "containers": "container",
    ]

    static func replacement(of name: String, at path: String, among fields: [Field]) -> String? {
        if name == "envOverrides", path == "spec" { return "componentTypeEnvironmentConfigs" }
        if name == "type", path == "spec", fields.contains(where: { $0.name == "componentType" }) {
            return "componentType: {kind, name}"
        }
        return names[name]
    }
}

extension String {
    var lowercasedFirst: String {
        guard let first, dropFirst().first?.isUppercase != true else { return self }
        return first.lowercased() + dropFirst()
    }

    /// The word with `a` or `an`.
    var withArticle: String {
        if self == "null" { return self }
        return ("aeiou".contains(first ?? "x") ? "an " : "a ") + self
    }
}
