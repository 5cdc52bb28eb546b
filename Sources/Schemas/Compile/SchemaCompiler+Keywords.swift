import Basics
import RegularExpressions
import Tree

extension SchemaCompiler {
    /// Reads one keyword other than `default` into a node.
    mutating func read(_ keyword: Keyword, _ entry: Map.Entry, into node: inout SchemaNode, takesDefaults: Bool) {
        let value = entry.value
        switch keyword {
        case .type: if let name = text(keyword, value) { node.types = types(named: name) }
        case .nullable: if let flag = flag(keyword, value) { node.isNullable = flag }
        case .alternatives: if let items = list(keyword, value) { node.alternatives = items.map(\.asAlternative) }
        case .required: node.required = names(keyword, value)
        case .properties: readProperties(value, into: &node, takesDefaults: takesDefaults)
        case .additionalProperties: node.additional = additional(value, takesDefaults: takesDefaults)
        case .items:
            if case .list(let list) = value.content, list.items.isEmpty { break }
            if value.items != nil {
                refuse("`items` is a list of schemas, but must be one schema", entry)
            } else if value.map != nil {
                node.items = compile(value, takesDefaults: takesDefaults)
            }
        case .allOf: node.allOf = schemas(keyword, value)
        case .anyOf: node.anyOf = schemas(keyword, value)
        case .oneOf: node.oneOf = schemas(keyword, value)
        case .not: node.not = compile(value, takesDefaults: false)
        case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf, .minLength, .maxLength, .minItems,
            .maxItems, .uniqueItems, .minProperties, .maxProperties:
            readBound(keyword, value, into: &node.bounds)
        case .pattern: if let pattern = text(keyword, value) { node.pattern = compilePattern(pattern, value) }
        case .format, .title, .description, .listType, .mapType: _ = text(keyword, value)
        case .embeddedResource, .intOrString: _ = flag(keyword, value)
        case .listMapKeys: _ = names(keyword, value)
        case .validations: _ = list(keyword, value)
        case .preserveUnknownFields:
            guard let flag = flag(keyword, value) else { break }
            node.preservesUnknownFields = flag
            if !flag { refuse("`\(keyword.rawValue)` must be true or absent", entry) }
        case .id, .schemaURL: if let text = text(keyword, value), !text.isEmpty { refuse(keyword, entry) }
        case .patternProperties, .dependencies, .definitions:
            if let map = map(keyword, value), !map.isEmpty { refuse(keyword, entry) }
        case .additionalItems: refuse(keyword, entry)
        case .externalDocs: _ = map(keyword, value)
        case .example, .defaultValue: break
        }
    }

    // MARK: Schemas below

    private mutating func readProperties(_ value: Value, into node: inout SchemaNode, takesDefaults: Bool) {
        guard let map = map(.properties, value) else { return }
        for entry in map.entries {
            let isHidden = entry.key.isVendorExtension
            let child = compile(entry.value, takesDefaults: takesDefaults && !isHidden)
            if isHidden, takesDefaults, entry.value["default"] != nil {
                remark(
                    .schemaPropertyHidden, "the default of the property `\(entry.key)` is never applied",
                    at: entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin,
                    fix: "Choose a name that does not begin with `x-`.")
            }
            node.properties.append(entry.key, child, takesDefaults: takesDefaults && !isHidden)
        }
    }

    private mutating func additional(_ value: Value, takesDefaults: Bool) -> SchemaNode.Additional {
        switch value.content {
        case .bool(let flag): return flag ? .allowed : .refused
        case .map: return .schema(compile(value, takesDefaults: takesDefaults))
        default:
            expect("a boolean or a schema", .additionalProperties, value)
            return .unspecified
        }
    }

    private mutating func schemas(_ keyword: Keyword, _ value: Value) -> [Int] {
        guard let items = list(keyword, value) else { return [] }
        var result: [Int] = []
        for item in items { result.append(compile(item, takesDefaults: false)) }
        return result
    }

    // MARK: Bounds

    private mutating func readBound(_ keyword: Keyword, _ value: Value, into bounds: inout SchemaNode.Bounds) {
        switch keyword {
        case .minimum: bounds.minimum = number(keyword, value)
        case .maximum: bounds.maximum = number(keyword, value)
        case .multipleOf: bounds.multipleOf = number(keyword, value)
        case .exclusiveMinimum: bounds.isMinimumExclusive = flag(keyword, value) ?? false
        case .exclusiveMaximum: bounds.isMaximumExclusive = flag(keyword, value) ?? false
        case .uniqueItems: bounds.itemsAreUnique = flag(keyword, value) ?? false
        case .minLength: bounds.length.minimum = count(keyword, value)
        case .maxLength: bounds.length.maximum = count(keyword, value)
        case .minItems: bounds.items.minimum = count(keyword, value)
        case .maxItems: bounds.items.maximum = count(keyword, value)
        case .minProperties: bounds.properties.minimum = count(keyword, value)
        case .maxProperties: bounds.properties.maximum = count(keyword, value)
        default: break
        }
    }

    private mutating func compilePattern(_ pattern: String, _ value: Value) -> SchemaNode.Pattern? {
        if pattern.isEmpty { return nil }
        switch Result(catching: { () throws(RegularExpressionError) in try RegularExpression(pattern) }) {
        case .success(let expression): return SchemaNode.Pattern(text: pattern, expression: expression)
        case .failure(let error):
            let start = min(error.offset, pattern.utf8.count)
            patternFails(
                "the pattern is not a regular expression: \(error.message)",
                at: Location(value.origin, inner: start..<min(start + 1, pattern.utf8.count)))
            return SchemaNode.Pattern(text: pattern, expression: nil)
        }
    }

    private func types(named name: String) -> SchemaNode.Types {
        switch name {
        case "": []
        case "string": .string
        case "number": .number
        case "integer": .integer
        case "boolean": .boolean
        case "array": .list
        case "object": .map
        case "null": .null
        default: .unknown
        }
    }

    // MARK: Forms

    private mutating func expect(_ wanted: String, _ keyword: Keyword, _ value: Value) {
        let fix: String? =
            switch keyword {
            case .exclusiveMinimum, .exclusiveMaximum:
                "Write `\(keyword.rawValue): true` beside `minimum` or `maximum`, which holds the number."
            case .type: "Write one type; `nullable: true` allows null as well."
            default: nil
            }
        fail(
            .schemaInvalid, "`\(keyword.rawValue)` is \(value.typePhrase), but \(wanted) is expected", at: value.origin,
            fix: fix)
    }

    private mutating func text(_ keyword: Keyword, _ value: Value) -> String? {
        if let text = value.string { return text }
        expect("a string", keyword, value)
        return nil
    }

    private mutating func flag(_ keyword: Keyword, _ value: Value) -> Bool? {
        if let flag = value.bool { return flag }
        expect("a boolean", keyword, value)
        return nil
    }

    private mutating func list(_ keyword: Keyword, _ value: Value) -> [Value]? {
        if let items = value.items { return items }
        expect("a list", keyword, value)
        return nil
    }

    private mutating func map(_ keyword: Keyword, _ value: Value) -> Map? {
        if let map = value.map { return map }
        expect("a map", keyword, value)
        return nil
    }

    private mutating func number(_ keyword: Keyword, _ value: Value) -> Double? {
        switch value.content {
        case .int(let number): return Double(number)
        case .uint(let number): return Double(number)
        case .double(let number): return number
        default:
            expect("a number", keyword, value)
            return nil
        }
    }

    private mutating func count(_ keyword: Keyword, _ value: Value) -> Int? {
        if let count = value.exactInteger { return Int(count) }
        expect("an integer", keyword, value)
        return nil
    }

    private mutating func names(_ keyword: Keyword, _ value: Value) -> [Symbol] {
        guard let items = list(keyword, value) else { return [] }
        var names: [Symbol] = []
        for item in items {
            if let name = item.string { names.append(Symbol(name)) } else { expect("a string", keyword, item) }
        }
        return names
    }

    // MARK: Refusals

    private mutating func refuse(_ message: String, _ entry: Map.Entry) {
        fail(.schemaKeywordRefused, message, at: entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin)
    }

    private mutating func refuse(_ keyword: Keyword, _ entry: Map.Entry) {
        let fix: String? =
            switch keyword {
            case .definitions: "Write `$defs` instead."
            case .patternProperties: "Write `additionalProperties` with a schema instead."
            default: nil
            }
        fail(
            .schemaKeywordRefused, "the keyword `\(keyword.rawValue)` is not supported in schemas",
            at: entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin, fix: fix)
    }
}

extension Value {
    /// The value as `enum` compares it: a number by value, but whole numbers inside a list or map as integers, which no
    /// double of a context equals. Upstream decodes the two differently and compares composites with their types.
    fileprivate var asAlternative: Value {
        switch content {
        case .list, .map: withWholeNumbersAsIntegers
        default: withDoubles
        }
    }

    private var withWholeNumbersAsIntegers: Value {
        switch content {
        case .double(let number): Int64(exactly: number).map { Value(.int($0), origin: origin) } ?? self
        case .list(let list): .list(list.items.map(\.withWholeNumbersAsIntegers), origin: origin)
        case .map(let map):
            Value(
                .map(
                    Map(
                        distinct: map.entries.map {
                            Map.Entry(
                                key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.withWholeNumbersAsIntegers)
                        })), origin: origin)
        default: self
        }
    }
}
