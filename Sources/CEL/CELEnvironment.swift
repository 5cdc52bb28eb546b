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
        /// The size of its largest text (bytes), list or map (items), at any depth, if there is a limit: what the cost
        /// of an expression is estimated from.
        public var sizeLimit: Int?

        /// A variable.
        public init(_ name: Symbol, _ type: CELType = .dynamic, sizeLimit: Int? = nil) {
            self.name = name
            self.type = type
            self.sizeLimit = sizeLimit
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

    /// Compiles an expression: reads it, expands macros, resolves names, checks types and makes the program.
    ///
    /// Refuses what does not parse, names that are not declared, calls that fit no declaration, and sources beyond the limits.
    public func compile(_ source: String) throws(CELError) -> CELProgram {
        let (expression, length) = try parse(source)
        var checker = TypeChecker(self)
        let (tree, type) = try checker.check(expression)
        if let limit = options.costLimit { try checkCost(tree, limit, length) }
        var planner = Planner(environment: self, sourceLength: length)
        return try planner.plan(tree, type: type)
    }

    /// The type of an expression, as the checker deduces it.
    public func type(of source: String) throws(CELError) -> CELType {
        let (expression, _) = try parse(source)
        var checker = TypeChecker(self)
        return try checker.check(expression).type
    }

    /// The most that an evaluation of an expression can cost, in the units of `CELEvaluator.lastCost`, given the size
    /// limits of the variables; nil if there is no bound. Never too low, often too high.
    public func costBound(of source: String) throws(CELError) -> Int? {
        let (expression, _) = try parse(source)
        var checker = TypeChecker(self)
        return CostBound.of(try checker.check(expression).tree, in: self)
    }

    private func checkCost(_ tree: ResolvedExpression, _ limit: Int, _ length: Int) throws(CELError) {
        let bound = CostBound.of(tree, in: self)
        if let bound, bound <= limit { return }
        let cost = bound.map { "up to \($0) units" } ?? "without bound"
        throw CELError(
            phase: .plan, message: "the evaluation may cost \(cost), the limit is \(limit)", range: 0..<length,
            hints: ["Limit the sizes of the variables that it visits, or visit fewer items."])
    }

    /// The syntax tree of an expression, macros expanded.
    public func parse(_ source: String) throws(CELError) -> (expression: CELExpression, length: Int) {
        var source = source
        let length = source.utf8.count
        guard length <= options.sourceLimit else {
            throw CELError(
                phase: .parse, message: "the expression is longer than \(options.sourceLimit) bytes",
                range: options.sourceLimit..<length, limit: .source)
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
