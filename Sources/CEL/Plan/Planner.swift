import Basics
import RegularExpressions
import Tree

/// Turns a resolved tree into instructions, folding what is constant.
struct Planner {
    let environment: CELEnvironment
    let sourceLength: Int

    var instructions: [Instruction] = []
    var ranges: [Range<Int32>] = []
    var constants: [Value] = []
    var paths: [PathStep] = []
    var ends: [Int32] = []
    var marks: [[Bool]] = []
    var shapes: [[Symbol]] = []
    var functions: [LibraryFunction] = []
    var hostFunctions: [[FunctionDeclaration.Overload]] = []
    var loops: [Loop] = []
    var handlers: [Handler] = []
    var messages: [String] = []
    var localCount = 0
    var failureCount = 0
    var loopDepth = 0
    var stackLimit = 0
    var referencedSlots: Set<Int> = []

    private var height = 0
    private var openLoops = 0
    private var openFailures = 0
    /// The locals of bindings around the current node, and where a failure of their values is kept.
    private var bindings: [Int: Int] = [:]
    /// What folding a constant may cost.
    private static let foldingCost = 2_000

    init(environment: CELEnvironment, sourceLength: Int) {
        self.environment = environment
        self.sourceLength = sourceLength
    }

    mutating func plan(_ tree: ResolvedExpression, type: CELType) throws(CELError) -> CELProgram {
        emit(tree)
        guard instructions.count < 1 << 20, paths.count < 1 << 20 else {
            throw CELError(phase: .plan, message: "the expression is too large", range: 0..<sourceLength)
        }
        return CELProgram(self, type: type)
    }

    // MARK: Writing instructions

    /// Appends an instruction; `change` is by how much the stack grows.
    @discardableResult
    private mutating func append(_ instruction: Instruction, _ range: Range<Int>, change: Int) -> Int {
        instructions.append(instruction)
        ranges.append(Int32(range.lowerBound)..<Int32(range.upperBound))
        height += change
        stackLimit = max(stackLimit, height)
        return instructions.count - 1
    }

    private mutating func setTarget(_ position: Int) {
        instructions[position].a = Int32(instructions.count)
    }

    private mutating func constant(_ content: Content, _ range: Range<Int>) {
        constants.append(Value(content))
        append(Instruction(opcode: .constant, a: Int32(constants.count - 1)), range, change: 1)
    }

    /// Replaces the instructions from a position on by the constant that they give, if they give one.
    private mutating func fold(from start: Int, _ range: Range<Int>, startHeight: Int) {
        let operands = instructions[start..<instructions.count - 1]
        guard operands.allSatisfy({ $0.opcode == .constant }) else { return }
        var part = Planner(environment: environment, sourceLength: sourceLength)
        part.instructions = Array(instructions[start...])
        part.ranges = Array(ranges[start...])
        part.constants = constants
        part.paths = paths
        part.ends = ends
        part.marks = marks
        part.functions = functions
        part.shapes = shapes
        part.stackLimit = stackLimit
        let program = CELProgram(part, type: .dynamic)
        let evaluator = CELEvaluator(costLimit: Self.foldingCost)
        guard let value = try? evaluator.evaluate(program, []) else { return }
        if let first = operands.first { constants.removeSubrange(Int(first.a)...) }
        instructions.removeSubrange(start...)
        ranges.removeSubrange(start...)
        height = startHeight
        constant(value.content, range)
    }

    // MARK: Nodes

    private mutating func emit(_ node: ResolvedExpression) {
        let start = instructions.count
        let startHeight = height
        let range = node.range
        switch node.kind {
        case .constant(let content): constant(content, range)
        case .variable(let slot):
            referencedSlots.insert(slot)
            append(Instruction(opcode: .variable, a: Int32(slot)), range, change: 1)
        case .local(let local):
            checkBinding(local, range)
            append(Instruction(opcode: .local, a: Int32(local)), range, change: 1)
        case .select(let operand, let field, let isOptional):
            if isOptional {
                emit(operand)
                paths.append(PathStep(field: field, end: Int32(range.upperBound)))
                append(Instruction(opcode: .selectOptional, b: Int32(paths.count - 1)), range, change: 0)
            } else {
                path(operand, field, range, isTest: false)
            }
        case .has(let operand, let field): path(operand, field, range, isTest: true)
        case .index(let operand, let key, let isOptional): index(operand, key, isOptional, node)
        case .unary(let operation, let operand):
            emit(operand)
            append(Instruction(opcode: operation == .not ? .not : .negate), range, change: 0)
            fold(from: start, range, startHeight: startHeight)
        case .binary(let operation, let left, let right):
            if operation == .add, case .binary(.add, _, _) = left.kind {
                sum(node)
            } else {
                emit(left)
                emit(right)
                append(Instruction(opcode: Self.opcode(operation)), range, change: -1)
            }
            fold(from: start, range, startHeight: startHeight)
        case .logical(let isAnd, let operands): logical(isAnd, operands, range)
        case .conditional(let condition, let first, let second):
            emit(condition)
            let test = append(Instruction(opcode: .jumpUnlessTrue), condition.range, change: -1)
            emit(first)
            let end = append(Instruction(opcode: .jump), range, change: -1)
            setTarget(test)
            emit(second)
            setTarget(end)
        case .call(let function, let fitting, let arguments): call(function, fitting, arguments, node)
        case .list(let elements):
            for element in elements { emit(element.value) }
            let mark = marks(elements.map(\.isOptional))
            append(Instruction(opcode: .list, a: Int32(elements.count), b: mark), range, change: 1 - elements.count)
            fold(from: start, range, startHeight: startHeight)
        case .map(let entries):
            map(entries, range)
            fold(from: start, range, startHeight: startHeight)
        case .comprehension(let comprehension): self.comprehension(comprehension, range)
        case .bind(let local, let value, let body): bind(local, value, body, range)
        case .failure(let message):
            messages.append(message)
            append(Instruction(opcode: .fail, a: Int32(messages.count - 1)), range, change: 1)
        }
    }

    private mutating func map(
        _ entries: [ResolvedExpression.Entry], _ range: Range<Int>
    ) {
        if let keys = Self.shape(entries) {
            for entry in entries { emit(entry.value) }
            shapes.append(keys)
            append(Instruction(opcode: .record, a: Int32(shapes.count - 1)), range, change: 1 - entries.count)
            return
        }
        for entry in entries {
            emit(entry.key)
            emit(entry.value)
        }
        let mark = marks(entries.map(\.isOptional))
        append(Instruction(opcode: .map, a: Int32(entries.count), b: mark), range, change: 1 - 2 * entries.count)
    }

    /// The keys of a literal whose keys are distinct strings, known before it runs.
    private static func shape(_ entries: [ResolvedExpression.Entry]) -> [Symbol]? {
        var keys: [Symbol] = []
        var seen: Set<Symbol> = []
        for entry in entries {
            guard !entry.isOptional, case .constant(.string(let text)) = entry.key.kind else { return nil }
            let key = Symbol(text)
            guard seen.insert(key).inserted else { return nil }
            keys.append(key)
        }
        return keys
    }

    private mutating func marks(_ flags: [Bool]) -> Int32 {
        guard flags.contains(true) else { return -1 }
        marks.append(flags)
        return Int32(marks.count - 1)
    }

    private static func opcode(_ operation: CELExpression.Operator) -> Opcode {
        switch operation {
        case .add: .add
        case .subtract: .subtract
        case .multiply: .multiply
        case .divide: .divide
        case .remainder: .remainder
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .isIn: .isIn
        case .not: .not
        case .negate: .negate
        }
    }

    /// `a.b.c` in one instruction.
    private mutating func path(_ operand: ResolvedExpression, _ field: Symbol, _ range: Range<Int>, isTest: Bool) {
        var steps = [PathStep(field: field, end: Int32(range.upperBound))]
        var root = operand
        while case .select(let inner, let field, false) = root.kind {
            steps.append(PathStep(field: field, end: Int32(root.range.upperBound)))
            root = inner
        }
        var instruction = Instruction(opcode: isTest ? .has : .select)
        var change = 0
        switch root.kind {
        case .variable(let slot):
            referencedSlots.insert(slot)
            instruction.opcode = isTest ? .hasVariable : .selectVariable
            instruction.a = Int32(slot)
            change = 1
        case .local(let local):
            checkBinding(local, root.range)
            instruction.opcode = isTest ? .hasLocal : .selectLocal
            instruction.a = Int32(local)
            change = 1
        default: emit(root)
        }
        instruction.b = Int32(paths.count)
        instruction.count = UInt16(steps.count)
        paths.append(contentsOf: steps.reversed())
        append(instruction, root.range.lowerBound..<range.upperBound, change: change)
    }

    private mutating func index(
        _ operand: ResolvedExpression, _ key: ResolvedExpression, _ isOptional: Bool, _ node: ResolvedExpression
    ) {
        if case .constant(.string(let text)) = key.kind {
            emit(
                ResolvedExpression(
                    .select(operand, Symbol(text), isOptional: isOptional), range: node.range))
            return
        }
        emit(operand)
        emit(key)
        append(Instruction(opcode: isOptional ? .indexOptional : .index), node.range, change: -1)
    }

    /// `a + b + c` in one instruction, so that strings are joined once.
    private mutating func sum(_ node: ResolvedExpression) {
        var operands: [ResolvedExpression] = []
        var rest = node
        while case .binary(.add, let left, let right) = rest.kind {
            operands.append(right)
            rest = left
        }
        operands.append(rest)
        operands.reverse()
        for operand in operands { emit(operand) }
        let firstEnd = Int32(ends.count)
        ends.append(contentsOf: operands.map { Int32($0.range.upperBound) })
        append(
            Instruction(opcode: .addAll, count: UInt16(operands.count), b: firstEnd), node.range,
            change: 1 - operands.count)
    }

    private mutating func logical(_ isAnd: Bool, _ operands: [ResolvedExpression], _ range: Range<Int>) {
        let failure = openFailure()
        append(Instruction(opcode: .clearFailure, b: Int32(failure)), range, change: 0)
        var exits: [Int] = []
        for operand in operands {
            let start = instructions.count
            emit(operand)
            let exit = append(
                Instruction(opcode: .logicalOperand, flag: isAnd, b: Int32(failure)), operand.range, change: -1)
            exits.append(exit)
            handlers.append(handler(start, failure))
        }
        append(Instruction(opcode: .logicalEnd, flag: isAnd, b: Int32(failure)), range, change: 1)
        for exit in exits { setTarget(exit) }
        openFailures -= 1
    }

    /// A failure of the value counts where the name is read, so that one that is not read does no harm.
    private mutating func bind(
        _ local: Int, _ value: ResolvedExpression, _ body: ResolvedExpression, _ range: Range<Int>
    ) {
        localCount = max(localCount, local + 1)
        let failure = openFailure()
        append(Instruction(opcode: .clearFailure, b: Int32(failure)), range, change: 0)
        let start = instructions.count
        let outer = bindings[local]
        let startHeight = height
        emit(value)
        append(Instruction(opcode: .storeLocal, a: Int32(local)), range, change: -1)
        var handler = handler(start, failure)
        handler.height = Int32(startHeight)
        handlers.append(handler)
        bindings[local] = failure
        emit(body)
        bindings[local] = outer
        openFailures -= 1
    }

    private mutating func checkBinding(_ local: Int, _ range: Range<Int>) {
        guard let failure = bindings[local] else { return }
        append(Instruction(opcode: .checkFailure, b: Int32(failure)), range, change: 0)
    }

    private mutating func openFailure() -> Int {
        openFailures += 1
        failureCount = max(failureCount, openFailures)
        return openFailures - 1
    }

    private func handler(_ start: Int, _ failure: Int) -> Handler {
        let end = Int32(instructions.count)
        return Handler(
            start: Int32(start), end: end, target: end, height: Int32(height), failure: Int32(failure))
    }

    private mutating func call(
        _ function: FunctionDeclaration, _ fitting: [Int], _ arguments: [ResolvedExpression], _ node: ResolvedExpression
    ) {
        let start = instructions.count
        let startHeight = height
        if arguments.count == 2, function.overloads[fitting[0]].isMember, function.library != nil {
            if function.name == "orValue" { return or(.orValue, arguments) }
            if function.name == "or" { return or(.orOptional, arguments) }
        }
        for argument in arguments { emit(argument) }
        let change = 1 - arguments.count
        if var library = function.library {
            if function.name == "matches", case .constant(.string(let pattern)) = arguments[1].kind,
                let expression = try? RegularExpression(pattern)
            {
                library = StandardLibrary.matches(expression)
            }
            functions.append(library)
            append(
                Instruction(opcode: .call, count: UInt16(arguments.count), a: Int32(functions.count - 1)), node.range,
                change: change)
            fold(from: start, node.range, startHeight: startHeight)
        } else {
            hostFunctions.append(fitting.map { function.overloads[$0] })
            append(
                Instruction(opcode: .callHost, count: UInt16(arguments.count), a: Int32(hostFunctions.count - 1)),
                node.range, change: change)
        }
    }

    /// The second operand runs only if the first has no value.
    private mutating func or(_ opcode: Opcode, _ arguments: [ResolvedExpression]) {
        emit(arguments[0])
        let exit = append(Instruction(opcode: opcode), arguments[0].range, change: -1)
        emit(arguments[1])
        if opcode == .orOptional { append(Instruction(opcode: .expectOptional), arguments[1].range, change: 0) }
        setTarget(exit)
    }

    // MARK: Comprehensions

    private mutating func comprehension(_ node: ResolvedExpression.Comprehension, _ range: Range<Int>) {
        emit(node.range)
        localCount = max(localCount, (node.second ?? node.variable) + 1)
        switch node.kind {
        case .optionalMap, .optionalFlatMap:
            let open = append(
                Instruction(opcode: .openOptional, a: Int32(node.variable)), node.range.range, change: -1)
            emit(node.body)
            let close: Opcode = node.kind == .optionalMap ? .wrapOptional : .expectOptional
            append(Instruction(opcode: close), node.body.range, change: 0)
            instructions[open].b = Int32(instructions.count)
        default: loop(node, range)
        }
    }

    private mutating func loop(_ node: ResolvedExpression.Comprehension, _ range: Range<Int>) {
        let keepsFailure = node.kind == .all || node.kind == .exists
        let failure = keepsFailure ? openFailure() : 0
        let loop = Int32(loops.count)
        loops.append(
            Loop(state: openLoops, first: node.variable, second: node.second ?? -1, failure: failure, length: 1))
        openLoops += 1
        loopDepth = max(loopDepth, openLoops)
        if keepsFailure { append(Instruction(opcode: .clearFailure, b: Int32(failure)), range, change: 0) }
        let begin = append(Instruction(opcode: .loopBegin, a: loop), node.range.range, change: -1)
        let start = instructions.count
        var skip: Int?
        if let filter = node.filter {
            emit(filter)
            skip = append(Instruction(opcode: .jumpUnlessTrue), filter.range, change: -1)
        }
        emit(node.body)
        let (step, end) = Self.opcodes(node.kind)
        let stepAt = append(Instruction(opcode: step, a: loop), node.body.range, change: -1)
        if keepsFailure { handlers.append(handler(start, failure)) }
        if let skip { setTarget(skip) }
        append(Instruction(opcode: .loopNext, a: loop, b: Int32(start)), range, change: 0)
        instructions[begin].b = Int32(instructions.count)
        append(Instruction(opcode: end, a: loop), range, change: 1)
        instructions[stepAt].b = Int32(instructions.count)
        loops[Int(loop)].length = instructions.count - start
        openLoops -= 1
        if keepsFailure { openFailures -= 1 }
    }

    private static func opcodes(_ kind: CELExpression.Comprehension.Kind) -> (Opcode, Opcode) {
        switch kind {
        case .all: (.loopAll, .endAll)
        case .exists: (.loopExists, .endExists)
        case .existsOne: (.loopCount, .endCount)
        case .filter: (.loopFilter, .endList)
        case .transformMap: (.loopMapEntry, .endMap)
        case .transformMapEntry: (.loopMapEntries, .endMap)
        case .sortBy: (.loopSortKey, .endSort)
        case .map, .optionalMap, .optionalFlatMap: (.loopAppend, .endList)
        }
    }
}
