import Basics
import Tree

/// A function: its name, and what it takes and gives.
public struct FunctionDeclaration: Sendable {
    /// Computes a result from the arguments, the receiver first.
    public typealias Implementation = @Sendable (_ arguments: [Value]) throws(EvaluationFailure) -> Value

    /// One form of a function.
    public struct Overload: Sendable {
        /// Whether it is called as `receiver.name(…)`; the receiver is the first parameter.
        public var isMember: Bool
        /// The types of the parameters.
        public var parameters: [CELType]
        /// Whether the last parameter stands for any number of arguments, none included.
        public var isVariadic: Bool
        /// The type of the result.
        public var result: CELType
        /// Computes the result; nil for the functions of the libraries.
        var implementation: Implementation?
        /// The type parameters, in order of appearance.
        let typeParameters: [Symbol]

        /// A form with its implementation. Nothing is called with arguments of other types than declared; items of lists
        /// and maps are not looked at.
        public init(
            isMember: Bool = false, _ parameters: [CELType], isVariadic: Bool = false, result: CELType,
            implementation: @escaping Implementation
        ) {
            self.init(
                isMember: isMember, parameters, isVariadic: isVariadic, result: result, optionally: implementation)
        }

        init(
            isMember: Bool, _ parameters: [CELType], isVariadic: Bool = false, result: CELType,
            optionally implementation: Implementation? = nil
        ) {
            self.isMember = isMember
            self.parameters = parameters
            self.isVariadic = isVariadic
            self.result = result
            self.implementation = implementation
            var names: [Symbol] = []
            for type in parameters + [result] { type.collectParameters(into: &names) }
            typeParameters = names
        }
    }

    /// The name, with its namespace: `strings.quote`.
    public var name: Symbol
    /// The forms; the first one that fits a call decides.
    public var overloads: [Overload]
    /// The one implementation behind all forms, for the functions of the libraries.
    var library: LibraryFunction?

    /// A function of the host.
    public init(_ name: Symbol, overloads: [Overload]) {
        self.name = name
        self.overloads = overloads
        library = nil
    }

    init(_ name: Symbol, _ overloads: [Overload], library: @escaping LibraryFunction) {
        self.name = name
        self.overloads = overloads
        self.library = library
    }
}

/// A function of a library: looks at the types of its arguments itself, and charges what it produces.
typealias LibraryFunction =
    @Sendable (_ arguments: Arguments, _ meter: inout CostMeter) throws(EvaluationFailure) -> Value

/// The arguments of a call, the receiver first, as they lie on the evaluator's stack.
struct Arguments {
    let base: UnsafePointer<Value>
    let count: Int

    @inline(__always)
    subscript(index: Int) -> Content {
        base[index].content
    }
}

extension CELType {
    fileprivate func collectParameters(into names: inout [Symbol]) {
        switch self {
        case .parameter(let name): if !names.contains(name) { names.append(name) }
        case .list(let item), .optional(let item), .type(let item): item.collectParameters(into: &names)
        case .map(let key, let value):
            key.collectParameters(into: &names)
            value.collectParameters(into: &names)
        case .opaque(_, let arguments): for argument in arguments { argument.collectParameters(into: &names) }
        default: break
        }
    }
}
