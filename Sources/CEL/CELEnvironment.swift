import Basics

/// The names that an expression may use, and the rules that it is compiled under.
///
/// An environment is a value and cheap to extend; the libraries' tables are made once for each set of libraries.
public struct CELEnvironment: Sendable {
    /// A variable and its type.
    public struct Variable: Sendable {
        /// The name; it may have dots (`com.example.x`).
        public var name: Symbol
        /// The type; `dynamic` if it is only known when the program runs.
        public var type: CELType

        /// A variable.
        public init(_ name: Symbol, _ type: CELType = .dynamic) {
            self.name = name
            self.type = type
        }
    }

    /// The variables; the values of an evaluation come in the same order. A later one hides an earlier one of its name.
    public private(set) var variables: [Variable]
    /// The rules.
    public let options: CELOptions
    let functions: FunctionTable
    let macros: MacroTable
    /// Whether a variable has a dot in its name, or there is a container: then selections may be names.
    private(set) var hasQualifiedNames: Bool
    let containers: [String]

    /// An environment with typed variables.
    public init(
        typed variables: [Variable], options: CELOptions = .openChoreo, functions: [FunctionDeclaration] = [],
        macros: [MacroDeclaration] = []
    ) {
        self.variables = variables
        self.options = options
        self.functions = FunctionTable(options.libraries, adding: functions)
        self.macros = MacroTable(options.libraries, adding: macros)
        containers = Self.enclosing(options.container)
        hasQualifiedNames =
            !containers.isEmpty || variables.contains { $0.name.utf8.contains(UInt8(ascii: ".")) }
    }

    /// An environment whose variables are all of type dyn.
    public init(
        variables: [Symbol], options: CELOptions = .openChoreo, functions: [FunctionDeclaration] = [],
        macros: [MacroDeclaration] = []
    ) {
        self.init(typed: variables.map { Variable($0) }, options: options, functions: functions, macros: macros)
    }

    /// This environment with one more variable at the end, which hides others of its name.
    public func adding(_ variable: Symbol, type: CELType = .dynamic) -> CELEnvironment {
        var copy = self
        copy.variables.append(Variable(variable, type))
        copy.hasQualifiedNames = hasQualifiedNames || variable.utf8.contains(UInt8(ascii: "."))
        return copy
    }

    /// This environment with other variables, all of type dyn; libraries, functions and macros stay.
    public func replacingVariables(_ variables: [Symbol]) -> CELEnvironment {
        var copy = self
        copy.variables = variables.map { Variable($0) }
        copy.hasQualifiedNames = !containers.isEmpty || variables.contains { $0.utf8.contains(UInt8(ascii: ".")) }
        return copy
    }

    /// Compiles an expression: reads it, expands macros, resolves names, checks types and makes the program.
    ///
    /// Refuses what does not parse, names that are not declared, calls that fit no declaration, and sources beyond the limits.
    public func compile(_ source: String) throws(CELError) -> CELProgram {
        let (expression, length) = try parse(source)
        var checker = TypeChecker(self)
        let (tree, type) = try checker.check(expression)
        var planner = Planner(environment: self, sourceLength: length)
        return try planner.plan(tree, type: type)
    }

    /// The type of an expression, as the checker deduces it.
    public func type(of source: String) throws(CELError) -> CELType {
        let (expression, _) = try parse(source)
        var checker = TypeChecker(self)
        return try checker.check(expression).type
    }

    /// The syntax tree of an expression, macros expanded.
    public func parse(_ source: String) throws(CELError) -> (expression: CELExpression, length: Int) {
        var source = source
        let length = source.utf8.count
        guard length <= options.sourceLimit else {
            throw CELError(
                phase: .parse, message: "the expression is longer than \(options.sourceLimit) bytes",
                range: options.sourceLimit..<length)
        }
        let result = source.withUTF8 { bytes in
            Result { () throws(CELError) in
                var parser = try Parser(bytes, options: options, macros: macros)
                return try parser.parse()
            }
        }
        return (try result.get(), length)
    }

    /// The index of a variable; the last one wins.
    func variable(_ name: Symbol) -> Int? {
        variables.lastIndex { $0.name == name }
    }

    /// `a.b.c` → `a.b.c.`, `a.b.`, `a.`: the prefixes under which a name is tried, longest first.
    private static func enclosing(_ container: String) -> [String] {
        var rest = Substring(container)
        var result: [String] = []
        while !rest.isEmpty {
            result.append(rest + ".")
            rest = rest.lastIndex(of: ".").map { rest[..<$0] } ?? ""
        }
        return result
    }
}
