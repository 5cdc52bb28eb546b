import Basics
import Tree

/// Checks a value against compiled schemas, as the API server checks custom resources (specification 4.4.6).
///
/// All violations are collected. A value of the wrong type is not looked at further, so that one mistake gives one message.
struct Validator {
    let nodes: [SchemaNode]
    private(set) var violations: [SchemaViolation] = []
    private var path = ValuePath()

    init(_ nodes: [SchemaNode]) {
        self.nodes = nodes
    }

    /// Checks a value; recursion is bounded by the schema's depth.
    mutating func check(_ value: Value, _ index: Int) {
        guard checkType(value, index) else { return }
        if !nodes[index].alternatives.isEmpty { checkAlternatives(value, index) }
        // As upstream: a null meets nothing but the type and the list of values.
        if value.isNull { return }
        switch value.content {
        case .string(let text): checkText(text, value, index)
        case .double(let number): checkNumber(number, value, index)
        case .int(let number): checkNumber(Double(number), value, index)
        case .uint(let number): checkNumber(Double(number), value, index)
        case .list(let list): checkList(list, value, index)
        case .map(let map): checkMap(map, value, index)
        default: break
        }
        if nodes[index].hasCombinations { checkCombinations(value, index) }
    }

    // MARK: Reports

    /// Adds a violation at the present path; the message follows the name of the value.
    mutating func report(_ message: String, _ value: Value, fix: String? = nil) {
        let text = path.text
        let subject = text.isEmpty ? "the value" : "`\(text)`"
        violations.append(
            SchemaViolation(path: text, message: "\(subject) \(message)", origin: value.origin, fix: fix))
    }

    /// Adds a violation about a field of the map at the present path.
    private mutating func reportField(_ field: Symbol, _ message: String, _ origin: Origin, fix: String? = nil) {
        let text = path.text(field)
        violations.append(SchemaViolation(path: text, message: "`\(text)` \(message)", origin: origin, fix: fix))
    }

    // MARK: Types and values

    private mutating func checkType(_ value: Value, _ index: Int) -> Bool {
        let types = nodes[index].types
        if value.isNull {
            if types.isEmpty || nodes[index].isNullable || types.contains(.null) { return true }
            report("is null, but \(types.phrase) is expected", value)
            return false
        }
        let type = SchemaNode.Types(of: value)
        let isTextLike = type == .string || type == .list
        if types.isEmpty {
            // As upstream: a format without a type lets only texts and lists through.
            if nodes[index].format == nil || isTextLike { return true }
            report("is \(value.typePhrase), but a text is expected", value)
            return false
        }
        if nodes[index].format != nil, isTextLike, types.isDisjoint(with: [.number, .integer]) { return true }
        if !types.isDisjoint(with: type) || type == .integer && types.contains(.number) { return true }
        if type == .number, types.contains(.integer) {
            if value.isIntegral { return true }
            report("is \(value.shown), but \(types.phrase) is expected", value)
            return false
        }
        report(
            "is \(value.typePhrase), but \(types.phrase) is expected", value, fix: Self.conversion(of: value, to: types)
        )
        return false
    }

    /// How a scalar of the wrong type is written as the right one.
    private static func conversion(of value: Value, to types: SchemaNode.Types) -> String? {
        if value.origin.isTainted { return nil }
        switch value.content {
        case .string(let text):
            let isNumber = Double(text) != nil && !types.isDisjoint(with: [.number, .integer])
            let isBoolean = (text == "true" || text == "false") && types.contains(.boolean)
            return isNumber || isBoolean ? "Write `\(text)` without quotes." : nil
        case .bool, .int, .uint, .double: return types.contains(.string) ? "Write the value in quotes." : nil
        default: return nil
        }
    }

    private mutating func checkAlternatives(_ value: Value, _ index: Int) {
        let doubled = value.withDoubles
        let alternatives = nodes[index].alternatives
        if alternatives.contains(where: { !$0.isNull && $0.isSame(as: doubled) }) { return }
        let allowed = alternatives.map(\.shown)
        var message = "is \(value.shown), but must be "
        message += allowed.count == 1 ? allowed[0] : "one of \(allowed.prefix(20).joined(separator: ", "))"
        if allowed.count > 20 { message += " and \(allowed.count - 20) more" }
        var fix = "Write one of them."
        if allowed.count == 1 { fix = "Write \(allowed[0])." }
        if !value.origin.isTainted, let text = value.string,
            let nearest = suggestion(for: text, among: alternatives.compactMap(\.string))
        {
            message += "; the nearest is `\(nearest)`"
            fix = "Write `\(nearest)`."
        }
        report(message, value, fix: fix)
    }

    private mutating func checkText(_ text: String, _ value: Value, _ index: Int) {
        let length = nodes[index].bounds.length
        if length.minimum != nil || length.maximum != nil {
            let count = text.unicodeScalars.count
            if let maximum = length.maximum, count > maximum {
                report("is \(count) characters long, but must have at most \(maximum)", value)
            }
            if let minimum = length.minimum, count < minimum {
                report("is \(count) characters long, but must have at least \(minimum)", value)
            }
        }
        if let pattern = nodes[index].pattern {
            if let expression = pattern.expression {
                if !expression.matches(text) { report("is \(value.shown), but must match `\(pattern.text)`", value) }
            } else {
                report("cannot be checked: its pattern `\(pattern.text)` is not a regular expression", value)
            }
        }
        if let format = nodes[index].format, !format.accepts(text) {
            report("is \(value.shown), but must be \(format.phrase)", value)
        }
    }

    // MARK: Lists

    private mutating func checkList(_ list: List, _ value: Value, _ index: Int) {
        if let items = nodes[index].items {
            for (position, item) in list.items.enumerated() {
                path.push(.index(position))
                check(item, items)
                path.pop()
            }
        }
        let bounds = nodes[index].bounds
        if let minimum = bounds.items.minimum, list.count < minimum {
            report("has \(counted(list.count, "item")), but must have at least \(minimum)", value)
        }
        if let maximum = bounds.items.maximum, list.count > maximum {
            report("has \(counted(list.count, "item")), but must have at most \(maximum)", value)
        }
        if bounds.itemsAreUnique, let (first, second) = list.items.firstDuplicate {
            report("has items \(first) and \(second) alike, but its items must differ", list.items[second])
        }
    }

    // MARK: Maps

    private mutating func checkMap(_ map: Map, _ value: Value, _ index: Int) {
        let bounds = nodes[index].bounds.properties
        if let minimum = bounds.minimum, map.count < minimum {
            report("has \(counted(map.count, "field")), but must have at least \(minimum)", value)
        }
        if let maximum = bounds.maximum, map.count > maximum {
            report("has \(counted(map.count, "field")), but must have at most \(maximum)", value)
        }
        for entry in map.entries {
            let child: Int
            if let declared = nodes[index].properties.node(of: entry.key) {
                child = declared
            } else {
                switch nodes[index].additional {
                case .refused:
                    reportUndeclared(entry, nodes[index].properties)
                    continue
                case .schema(let node): child = node
                case .unspecified, .allowed: continue
                }
            }
            path.push(.field(entry.key))
            check(entry.value, child)
            path.pop()
        }
        for key in nodes[index].required where map.position(of: key) == nil {
            reportField(key, "is required", value.origin, fix: "Set `\(path.text(key))`.")
        }
    }

    private mutating func reportUndeclared(_ entry: Map.Entry, _ properties: PropertyTable) {
        let origin = entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin
        reportField(entry.key, undeclaredMessage(entry.key, properties.keys), origin)
    }

    // MARK: Combinations

    private mutating func checkCombinations(_ value: Value, _ index: Int) {
        let node = nodes[index]
        for schema in node.allOf { check(value, schema) }
        if !node.anyOf.isEmpty {
            let outcomes = outcomes(of: node.anyOf, value)
            if !outcomes.contains(where: \.isEmpty) { reportNoneFits("anyOf", outcomes, value) }
        }
        if !node.oneOf.isEmpty {
            let outcomes = outcomes(of: node.oneOf, value)
            let fitting = outcomes.indices.filter { outcomes[$0].isEmpty }
            if fitting.isEmpty {
                reportNoneFits("oneOf", outcomes, value)
            } else if fitting.count > 1 {
                let positions = fitting.map { String($0 + 1) }.joined(separator: " and ")
                report("fits the alternatives \(positions) of `oneOf`, but must fit exactly one", value)
            }
        }
        if let not = node.not, outcomes(of: [not], value)[0].isEmpty {
            report("must not fit the schema under `not`", value)
        }
    }

    /// What each of several schemas says of a value.
    private mutating func outcomes(of schemas: [Int], _ value: Value) -> [[SchemaViolation]] {
        let kept = violations
        var outcomes: [[SchemaViolation]] = []
        for schema in schemas {
            violations = []
            check(value, schema)
            outcomes.append(violations)
        }
        violations = kept
        return outcomes
    }

    private mutating func reportNoneFits(_ keyword: String, _ outcomes: [[SchemaViolation]], _ value: Value) {
        var message = "fits none of the \(outcomes.count) alternatives of `\(keyword)`"
        // The alternative with the fewest objections is most likely the one that was meant.
        if let best = outcomes.min(by: { $0.count < $1.count }), let first = best.first {
            message += ": \(first.message)"
        }
        report(message, value)
    }
}

/// A number with its noun.
func counted(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

/// The nearest name; nil for names so short that any other is near.
func suggestion(for name: String, among names: some Sequence<String>) -> String? {
    name.utf8.count < 3 ? nil : nearestName(to: name, among: names)
}

/// What is said about a field that is not declared: the nearest name, or all there are.
func undeclaredMessage(_ key: Symbol, _ declared: [Symbol]) -> String {
    let names = declared.map(\.text)
    if let nearest = suggestion(for: key.text, among: names) { return "is not declared, the nearest is `\(nearest)`" }
    if names.isEmpty { return "is not declared: the schema declares no fields here" }
    let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    return "is not declared: there \(names.count == 1 ? "is" : "are") \(shown)\(names.count > 12 ? ", …" : "")"
}
