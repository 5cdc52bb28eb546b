import Basics
import Tree

/// A compiled expression: a flat list of instructions over constants, paths of fields and slots of variables.
///
/// It is immutable. For speed each worker compiles its own, since programs hold constants whose reference counts would
/// otherwise be shared.
public final class CELProgram: Sendable {
    let instructions: [Instruction]
    /// The source range of each instruction, for the messages of failures.
    let ranges: [Range<Int32>]
    let constants: [Value]
    let paths: [PathStep]
    let ends: [Int32]
    let marks: [[Bool]]
    let functions: [LibraryFunction]
    let hostFunctions: [[FunctionDeclaration.Overload]]
    let loops: [Loop]
    let handlers: [Handler]
    let messages: [String]
    let localCount: Int
    let failureCount: Int
    let loopDepth: Int
    let stackLimit: Int
    let refusesDuplicateKeys: Bool

    /// The type of the result, as the checker deduced it; dyn where it is only known when the program runs.
    public let type: CELType
    /// The variables of the environment that the program reads, by position, in ascending order.
    public let referencedSlots: [Int]
    /// Their names.
    public let referencedVariables: [Symbol]

    init(_ planner: Planner, type: CELType) {
        instructions = planner.instructions
        ranges = planner.ranges
        constants = planner.constants
        paths = planner.paths
        ends = planner.ends
        marks = planner.marks
        functions = planner.functions
        hostFunctions = planner.hostFunctions
        loops = planner.loops
        handlers = planner.handlers
        messages = planner.messages
        localCount = planner.localCount
        failureCount = planner.failureCount
        loopDepth = planner.loopDepth
        stackLimit = planner.stackLimit + 1
        refusesDuplicateKeys = planner.environment.options.duplicateKeys == .refused
        self.type = type
        referencedSlots = planner.referencedSlots.sorted()
        referencedVariables = referencedSlots.map { planner.environment.variables[$0].name }
    }

    /// The value of an expression that reads nothing and cannot fail.
    public var constantValue: Value? {
        guard instructions.count == 1, instructions[0].opcode == .constant else { return nil }
        return constants[Int(instructions[0].a)]
    }
}
