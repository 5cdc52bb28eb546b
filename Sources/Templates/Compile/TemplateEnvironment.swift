import Basics
import CEL
import Tree

/// The variables that templates of one kind may use, and the programs compiled against them.
///
/// Exactly the top-level keys of a context are variables, all of type `dyn` (specification 3.5.1): an identifier that is
/// not among them is a compile error even where it would never be read. One object belongs to one worker.
public final class TemplateEnvironment {
    /// The variables; a context has one value for each, in this order.
    public let variables: [Symbol]
    private let environment: CELEnvironment
    private var programs: [String: Result<CELProgram, CELError>] = [:]
    private var extended: [Symbol: TemplateEnvironment] = [:]
    private let limits: TemplateLimits
    private let functions: [FunctionDeclaration]

    /// An environment with these variables, the OpenChoreo libraries, functions and macros, and further functions.
    public init(
        variables: [Symbol], limits: TemplateLimits = TemplateLimits(), functions: [FunctionDeclaration] = []
    ) {
        self.variables = variables
        self.limits = limits
        self.functions = functions
        var options = CELOptions.openChoreo
        options.sourceLimit = limits.expressionBytes
        environment = CELEnvironment(
            variables: variables, options: options, functions: TemplateFunctions.functions + functions,
            macros: TemplateFunctions.macros)
    }

    /// The environment with a further variable; the same one when the variable is there already.
    public func adding(_ variable: Symbol) -> TemplateEnvironment {
        if variables.contains(variable) { return self }
        if let known = extended[variable] { return known }
        let made = TemplateEnvironment(variables: variables + [variable], limits: limits, functions: functions)
        extended[variable] = made
        return made
    }

    /// The slot of a variable.
    public func slot(of variable: Symbol) -> Int? {
        variables.firstIndex(of: variable)
    }

    /// The program of an expression, compiled once.
    func program(_ source: String) -> Result<CELProgram, CELError> {
        if let known = programs[source] { return known }
        let program: Result<CELProgram, CELError>
        do throws(CELError) {
            program = .success(try environment.compile(source))
        } catch {
            program = .failure(error)
        }
        programs[source] = program
        return program
    }
}

/// The values of an environment's variables.
public struct TemplateContext {
    /// The variables.
    public let environment: TemplateEnvironment
    /// One value for each variable of the environment, in its order.
    public var values: [Value]

    /// A context; `values` follows `environment.variables`.
    public init(environment: TemplateEnvironment, values: [Value]) {
        self.environment = environment
        self.values = values
    }

    /// The context with one variable more, or with its value replaced.
    public func setting(_ variable: Symbol, to value: Value) -> TemplateContext {
        var context = TemplateContext(environment: environment.adding(variable), values: values)
        if let slot = environment.slot(of: variable) {
            context.values[slot] = value
        } else {
            context.values.append(value)
        }
        return context
    }
}
