import Basics

/// A type of the Common Expression Language, as the checker sees it.
public indirect enum CELType: Hashable, Sendable {
    /// Known only when the program runs.
    case dynamic
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case timestamp
    case duration
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// The type of a type: `type(int)` for the expression `int`.
    case type(CELType)
    /// A type declared by the host, with its parameters.
    case opaque(Symbol, [CELType])
    /// A type parameter of a function declaration, such as `T`.
    case parameter(Symbol)
    /// An unknown that the checker solves; never part of a declaration.
    case variable(Int)
    /// The type of what could not be checked.
    case error

    /// Whether values of this type are only known when the program runs.
    @inlinable
    public var isDynamic: Bool {
        if case .dynamic = self { true } else { false }
    }

    var isDynamicOrError: Bool {
        switch self {
        case .dynamic, .error: true
        default: false
        }
    }
}

extension CELType: CustomStringConvertible {
    /// The type as messages name it: `map(string, list(int))`.
    public var description: String {
        switch self {
        case .dynamic: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .list(let item): "list(\(item))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let wrapped): "optional_type(\(wrapped))"
        case .type(let inner): "type(\(inner))"
        case .opaque(let name, let arguments):
            arguments.isEmpty
                ? name.text : "\(name)(\(arguments.map(\.description).joined(separator: ", ")))"
        case .parameter(let name): name.text
        case .variable: "dyn"
        case .error: "!error!"
        }
    }
}

extension CELType {
    /// The type of a text such as `map(string, dyn)`; nil if the text is not a type.
    ///
    /// Understood are the names that `description` gives, `null_type`, `param(T)` for a type parameter, and
    /// `name(…)` for a type declared by the host.
    public init?(parsing text: String) {
        var parser = TypeTextParser(bytes: Array(text.utf8))
        guard let type = parser.type(depth: 0), parser.isAtEnd else { return nil }
        self = type
    }
}

private struct TypeTextParser {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func skip(_ byte: UInt8) -> Bool {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func type(depth: Int) -> CELType? {
        guard depth < 32 else { return nil }
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        let start = position
        while position < bytes.count, ![0x20, 0x28, 0x29, 0x2c].contains(bytes[position]) { position += 1 }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        guard !name.isEmpty else { return nil }
        if name == "param" {
            guard skip(0x28) else { return nil }
            let start = position
            while position < bytes.count, bytes[position] != 0x29 { position += 1 }
            let parameter = String(decoding: bytes[start..<position], as: UTF8.self)
            guard skip(0x29) else { return nil }
            return .parameter(Symbol(parameter))
        }
        var arguments: [CELType] = []
        if skip(0x28) {
            repeat {
                guard let argument = self.type(depth: depth + 1) else { return nil }
                arguments.append(argument)
            } while skip(0x2c)
            guard skip(0x29) else { return nil }
        }
        return Self.make(name, arguments)
    }

    private static func make(_ name: String, _ arguments: [CELType]) -> CELType? {
        switch (name, arguments.count) {
        case ("dyn", 0), ("any", 0): .dynamic
        case ("null", 0), ("null_type", 0): .null
        case ("bool", 0): .bool
        case ("int", 0): .int
        case ("uint", 0): .uint
        case ("double", 0): .double
        case ("string", 0): .string
        case ("bytes", 0): .bytes
        case ("timestamp", 0), ("google.protobuf.Timestamp", 0): .timestamp
        case ("duration", 0), ("google.protobuf.Duration", 0): .duration
        case ("list", 0): .list(.dynamic)
        case ("map", 0): .map(.dynamic, .dynamic)
        case ("list", 1): .list(arguments[0])
        case ("map", 2): .map(arguments[0], arguments[1])
        case ("optional_type", 1), ("optional", 1): .optional(arguments[0])
        case ("type", 1): .type(arguments[0])
        default: .opaque(Symbol(name), arguments)
        }
    }
}
