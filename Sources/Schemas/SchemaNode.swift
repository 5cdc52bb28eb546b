import Basics
import RegularExpressions
import Tree

/// One part of a compiled schema.
struct SchemaNode: Sendable {
    /// The JSON types of a schema.
    struct Types: OptionSet, Sendable {
        var rawValue: UInt8
        static let string = Types(rawValue: 1)
        static let number = Types(rawValue: 2)
        static let integer = Types(rawValue: 4)
        static let boolean = Types(rawValue: 8)
        static let list = Types(rawValue: 16)
        static let map = Types(rawValue: 32)
        static let null = Types(rawValue: 64)
        /// A type that does not exist: nothing is of it.
        static let unknown = Types(rawValue: 128)
    }

    /// What is said about fields that are not declared.
    enum Additional: Equatable, Sendable {
        /// Nothing is said, so they are allowed.
        case unspecified
        case allowed
        case refused
        case schema(Int)

        /// The schema of such fields.
        var node: Int? {
            if case .schema(let node) = self { node } else { nil }
        }
    }

    /// The types; empty if any will do.
    var types: Types = []
    var isNullable = false
    var format: StringFormat?
    /// `int32` or `float`, where the range is narrower than the type's.
    var isNarrow = false
    /// The default with the defaults below it filled in.
    var defaultValue: Value?
    /// Whether defaulting can change a value of this part.
    var hasDefaults = false

    var properties = PropertyTable()
    var required: [Symbol] = []
    var additional: Additional = .unspecified
    var preservesUnknownFields = false
    var items: Int?

    var alternatives: [Value] = []
    var bounds = Bounds()
    var pattern: Pattern?

    var allOf: [Int] = []
    var anyOf: [Int] = []
    var oneOf: [Int] = []
    var not: Int?

    /// Lower and upper bounds of numbers and sizes.
    struct Bounds: Sendable {
        var minimum: Double?
        var maximum: Double?
        var isMinimumExclusive = false
        var isMaximumExclusive = false
        var multipleOf: Double?
        var length = Span()
        var items = Span()
        var properties = Span()
        var itemsAreUnique = false

        /// Whether nothing is said about numbers.
        var hasNumbers: Bool { minimum != nil || maximum != nil || multipleOf != nil }
    }

    /// A smallest and a largest count.
    struct Span: Sendable {
        var minimum: Int?
        var maximum: Int?
    }

    /// A pattern, and its expression unless it is invalid.
    struct Pattern: Sendable {
        var text: String
        var expression: RegularExpression?
    }

    var hasCombinations: Bool { !allOf.isEmpty || !anyOf.isEmpty || !oneOf.isEmpty || not != nil }

    /// A copy that shares no storage.
    var unshared: SchemaNode {
        var copy = self
        copy.defaultValue = defaultValue?.unshared
        copy.properties = properties.unshared
        copy.required = required.map { $0 }
        copy.alternatives = alternatives.map(\.unshared)
        copy.allOf = allOf.map { $0 }
        copy.anyOf = anyOf.map { $0 }
        copy.oneOf = oneOf.map { $0 }
        copy.pattern?.expression = pattern?.expression?.unshared()
        return copy
    }
}

/// The declared properties of a part, with their own parts.
struct PropertyTable: Sendable {
    /// The names in the order of the schema.
    private(set) var keys: [Symbol] = []
    /// The part of each property.
    private(set) var nodes: [Int] = []
    /// Whether defaults apply to each property; not to those that look like vendor extensions.
    private(set) var takesDefaults: [Bool] = []
    private var positions: [Symbol: Int] = [:]

    var isEmpty: Bool { keys.isEmpty }

    mutating func append(_ key: Symbol, _ node: Int, takesDefaults: Bool) {
        keys.append(key)
        nodes.append(node)
        self.takesDefaults.append(takesDefaults)
        if keys.count == 16 {
            for (position, key) in keys.enumerated() { positions[key] = position }
        } else if keys.count > 16 {
            positions[key] = keys.count - 1
        }
    }

    /// The position of a property.
    func position(of key: Symbol) -> Int? {
        if keys.count >= 16 { return positions[key] }
        for position in 0..<keys.count where keys[position] == key { return position }
        return nil
    }

    /// The part of a property.
    func node(of key: Symbol) -> Int? {
        position(of: key).map { nodes[$0] }
    }

    /// A copy that shares no storage.
    var unshared: PropertyTable {
        var copy = PropertyTable()
        for position in keys.indices {
            copy.append(keys[position], nodes[position], takesDefaults: takesDefaults[position])
        }
        return copy
    }
}
