import Basics

/// The functions of an environment by name.
struct FunctionTable: Sendable {
    private let shared: [Symbol: FunctionDeclaration]
    private let added: [Symbol: FunctionDeclaration]
    private let namespaces: Set<Symbol>

    /// The names of the libraries' own types.
    let types: [String: Symbol]

    init(_ libraries: CELLibraries, adding functions: [FunctionDeclaration]) {
        types = Self.types(libraries)
        let table = libraries == .openChoreo ? Self.openChoreo : Self.make(libraries)
        shared = table.functions
        added = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
        namespaces = table.namespaces.union(functions.compactMap { Self.namespace(of: $0.name) })
    }

    subscript(name: Symbol) -> FunctionDeclaration? { added[name] ?? shared[name] }

    /// Whether a function's name starts with this name and a dot.
    func isNamespace(_ name: Symbol) -> Bool { namespaces.contains(name) }

    /// All names, in no order.
    var names: [String] { (added.keys.map(\.text) + shared.keys.map(\.text)).filter { !$0.contains("@") } }

    private static func types(_ libraries: CELLibraries) -> [String: Symbol] {
        var result: [String: Symbol] = [:]
        func add(_ library: CELLibraries, _ type: Symbol) {
            if !libraries.isDisjoint(with: library) { result[type.text] = type }
        }
        add([.network, .kubernetesAddresses], NetworkLibrary.addressType)
        add([.network, .kubernetesAddressRanges], NetworkLibrary.rangeType)
        add(.kubernetesQuantities, QuantityLibrary.type)
        add(.kubernetesURLs, URLLibrary.type)
        add(.kubernetesFormats, NamedFormatLibrary.type)
        return result
    }

    // MARK: Tables, made once

    private typealias Table = (functions: [Symbol: FunctionDeclaration], namespaces: Set<Symbol>)

    private static let openChoreo: Table = make(.openChoreo)

    private static func make(_ libraries: CELLibraries) -> Table {
        var functions = Dictionary(
            StandardLibrary.functions.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        func add(_ library: CELLibraries, _ further: [FunctionDeclaration]) {
            guard libraries.contains(library) else { return }
            for function in further {
                functions[function.name] = functions[function.name].map { join($0, function) } ?? function
            }
        }
        add(.optionalTypes, OptionalLibrary.functions)
        add(.optionalTypes, OptionalLibrary.listFunctions)
        add(.strings, StringLibrary.functions)
        add(.encoders, EncoderLibrary.functions)
        add(.math, MathLibrary.functions)
        add(.lists, ListLibrary.functions)
        add(.sets, SetLibrary.functions)
        add(.network, NetworkLibrary.addresses(takingMapped: true) + NetworkLibrary.ranges(takingMapped: true))
        if !libraries.contains(.network) {
            add(.kubernetesAddresses, NetworkLibrary.addresses(takingMapped: false))
            add(.kubernetesAddressRanges, NetworkLibrary.ranges(takingMapped: false))
        }
        add(.kubernetesRegex, RegexLibrary.functions)
        add(.kubernetesLists, KubernetesListLibrary.functions)
        add(.kubernetesQuantities, QuantityLibrary.functions)
        add(.kubernetesURLs, URLLibrary.functions)
        add(.kubernetesFormats, NamedFormatLibrary.functions)
        return (functions, Set(functions.keys.compactMap(namespace)))
    }

    /// One function of two libraries that share a name: the second is tried where the first does not fit.
    private static func join(_ first: FunctionDeclaration, _ second: FunctionDeclaration) -> FunctionDeclaration {
        guard let one = first.library, let other = second.library else { return second }
        return FunctionDeclaration(
            first.name, first.overloads + second.overloads,
            library: {
                (arguments, meter) throws(EvaluationFailure) in
                do throws(EvaluationFailure) {
                    return try one(arguments, &meter)
                } catch {
                    guard error == .noSuchOverload else { throw error }
                    return try other(arguments, &meter)
                }
            })
    }

    private static func namespace(of name: Symbol) -> Symbol? {
        let parts = name.text.split(separator: ".")
        return parts.count > 1 ? Symbol(String(parts[0])) : nil
    }
}
