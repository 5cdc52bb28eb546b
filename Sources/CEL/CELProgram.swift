import Basics
import Tree

/// A compiled expression: a flat list of instructions over constants, paths of fields and slots of variables.
///
/// It is immutable. For speed each worker compiles its own, since programs hold constants whose reference counts would
/// otherwise be shared.
public final class CELProgram: Sendable {
    let instructions: FrozenArray<Instruction>
    /// The source range of each instruction, for the messages of failures.
    let ranges: [Range<Int32>]
    let constants: FrozenArray<Value>
    let paths: FrozenArray<PathStep>
    let ends: FrozenArray<Int32>
    let marks: FrozenArray<[Bool]>
    let shapes: FrozenArray<[Symbol]>
    let functions: FrozenArray<LibraryFunction>
    let hostFunctions: [[FunctionDeclaration.Overload]]
    let loops: FrozenArray<Loop>
    let handlers: [Handler]
    let messages: [String]
    let localCount: Int
    let failureCount: Int
    let loopDepth: Int
    /// The places for locals and the stack.
    let slotCount: Int
    /// How many variables the caller must give at least.
    let variableCount: Int
    let refusesDuplicateKeys: Bool

    /// The type of the result, as the checker deduced it; dyn where it is only known when the program runs.
    public let type: CELType
    /// The variables of the environment that the program reads, by position, in ascending order.
    public let referencedSlots: [Int]
    /// Their names.
    public let referencedVariables: [Symbol]

    init(_ planner: Planner, type: CELType) {
        instructions = FrozenArray(planner.instructions)
        ranges = planner.ranges
        constants = FrozenArray(planner.constants)
        paths = FrozenArray(planner.paths)
        ends = FrozenArray(planner.ends)
        marks = FrozenArray(planner.marks)
        shapes = FrozenArray(planner.shapes)
        functions = FrozenArray(planner.functions)
        hostFunctions = planner.hostFunctions
        loops = FrozenArray(planner.loops)
        handlers = planner.handlers
        messages = planner.messages
        localCount = planner.localCount
        failureCount = planner.failureCount
        loopDepth = planner.loopDepth
        slotCount = planner.localCount + planner.stackLimit + 1
        refusesDuplicateKeys = planner.environment.options.duplicateKeys == .refused
        self.type = type
        referencedSlots = planner.referencedSlots.sorted()
        variableCount = (referencedSlots.last ?? -1) + 1
        referencedVariables = referencedSlots.map { planner.environment.variables[$0].name }
    }

    deinit {
        instructions.deallocate()
        constants.deallocate()
        paths.deallocate()
        ends.deallocate()
        marks.deallocate()
        shapes.deallocate()
        functions.deallocate()
        loops.deallocate()
    }

    /// The name of a variable that the program reads.
    func name(ofSlot slot: Int) -> Symbol? {
        referencedSlots.firstIndex(of: slot).map { referencedVariables[$0] }
    }

    /// The value of an expression that reads nothing and cannot fail.
    public var constantValue: Value? {
        guard instructions.count == 1, instructions[0].opcode == .constant else { return nil }
        return constants[instructions[0].a]
    }
}
