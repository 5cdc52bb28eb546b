import Basics
import Tree

/// Reads the forms of functions as documentation writes them: `string, int -> bool`, and `.list(A), int -> A` for members.
///
/// Types are `dyn null bool int uint double string bytes timestamp duration list(T) map(K, V) optional(T) type(T)`; capital
/// letters are type parameters. `IP`, `CIDR`, `Quantity`, `URL` and `Format` are the types of the libraries of that name.
struct Signature {
    private let text: [UInt8]
    private var index = 0

    private init(_ text: String) {
        self.text = Array(text.utf8)
    }

    static func overload(_ text: String) -> FunctionDeclaration.Overload {
        var reader = Signature(text)
        return reader.overload()
    }

    private mutating func overload() -> FunctionDeclaration.Overload {
        let isMember = skip(".")
        var parameters: [CELType] = []
        while !skip("-") {
            parameters.append(type())
            _ = skip(",")
        }
        _ = skip(">")
        return FunctionDeclaration.Overload(isMember: isMember, parameters, result: type())
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        while index < text.count, text[index] == 0x20 { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func type() -> CELType {
        while index < text.count, text[index] == 0x20 { index += 1 }
        let start = index
        while index < text.count, text[index] | 0x20 >= UInt8(ascii: "a"), text[index] | 0x20 <= UInt8(ascii: "z") {
            index += 1
        }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        var arguments: [CELType] = []
        if skip("(") {
            repeat { arguments.append(type()) } while skip(",")
            _ = skip(")")
        }
        switch (name, arguments.count) {
        case ("dyn", 0): return .dynamic
        case ("null", 0): return .null
        case ("bool", 0): return .bool
        case ("int", 0): return .int
        case ("uint", 0): return .uint
        case ("double", 0): return .double
        case ("string", 0): return .string
        case ("bytes", 0): return .bytes
        case ("timestamp", 0): return .timestamp
        case ("duration", 0): return .duration
        case ("list", 1): return .list(arguments[0])
        case ("map", 2): return .map(arguments[0], arguments[1])
        case ("optional", 1): return .optional(arguments[0])
        case ("type", 1): return .type(arguments[0])
        case ("IP", 0): return .opaque(NetworkLibrary.addressType, [])
        case ("CIDR", 0): return .opaque(NetworkLibrary.rangeType, [])
        case ("Quantity", 0): return .opaque(QuantityLibrary.type, [])
        case ("URL", 0): return .opaque(URLLibrary.type, [])
        case ("Format", 0): return .opaque(NamedFormatLibrary.type, [])
        default: return .parameter(Symbol(name))
        }
    }
}

extension FunctionDeclaration {
    /// A library's function: its forms as text, and the one implementation behind them.
    init(_ name: Symbol, _ forms: [String], _ library: @escaping LibraryFunction) {
        self.init(name, forms.map(Signature.overload), library: library)
    }
}

extension Arguments {
    /// The items of a list argument; nil for anything else.
    func items(_ index: Int) -> [Value]? {
        if case .list(let list) = self[index] { list.items } else { nil }
    }

    /// An argument with its origin.
    func value(_ index: Int) -> Value { base[index] }
}

extension Value {
    /// The name of the value's type, as `type(x)` gives it.
    var typeName: String { TypeNames.name(of: content) }
}
