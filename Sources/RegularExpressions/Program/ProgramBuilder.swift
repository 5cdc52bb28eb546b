/// Turns a syntax tree into instructions, from the end to the start: each part is told where the text goes on.
struct ProgramBuilder {
    /// The most instructions of a program.
    static let maximumInstructions = 100_000
    /// The most instructions times groups, which bounds the memory of a search for groups.
    static let maximumSlots = 8_000_000

    private let tree: SyntaxTree
    private var program = Program()

    /// The program of a tree; refuses one that would be too large.
    static func build(_ tree: SyntaxTree) throws(RegularExpressionError) -> Program {
        var builder = ProgramBuilder(tree: tree)
        builder.program.sets = tree.sets
        builder.program.slotCount = tree.groupNames.count * 2
        let match = try builder.add(.match, 0, next: 0)
        let end = try builder.add(.save, 1, next: match)
        let body = try builder.emit(tree.root, next: end)
        builder.program.start = try builder.add(.save, 0, next: body)
        if builder.program.instructions.count * builder.program.slotCount > maximumSlots { throw tooLarge }
        return builder.program
    }

    private init(tree: SyntaxTree) {
        self.tree = tree
    }

    private static var tooLarge: RegularExpressionError {
        RegularExpressionError(message: "expression too large: more than \(maximumInstructions) steps", offset: 0)
    }

    private mutating func add(
        _ operation: Program.Operation, _ argument: UInt32, next: Int32
    ) throws(RegularExpressionError) -> Int32 {
        if program.instructions.count >= Self.maximumInstructions { throw Self.tooLarge }
        program.instructions.append(Program.Instruction(operation: operation, argument: argument, next: next))
        return Int32(program.instructions.count - 1)
    }

    /// Adds the instructions of a node, which lead to `next`, and returns the first; recursion is bounded by the parser.
    private mutating func emit(_ index: Int, next: Int32) throws(RegularExpressionError) -> Int32 {
        switch tree.nodes[index].kind {
        case .empty: return next
        case .set(let set):
            if let scalar = tree.sets[set].single { return try add(.scalar, scalar, next: next) }
            return try add(.set, UInt32(set), next: next)
        case .assertion(let assertion):
            if assertion != .textStart && assertion != .textEnd { program.looksAtCharacters = true }
            return try add(.assertion, UInt32(assertion.rawValue), next: next)
        case .group(let child, let number):
            let close = try add(.save, UInt32(2 * number + 1), next: next)
            let body = try emit(child, next: close)
            return try add(.save, UInt32(2 * number), next: body)
        case .sequence(let items):
            var entry = next
            for item in items.reversed() { entry = try emit(item, next: entry) }
            return entry
        case .alternatives(let branches):
            var entry: Int32?
            for branch in branches.reversed() {
                let first = try emit(branch, next: next)
                if let other = entry { entry = try fork(first, other, isGreedy: true) } else { entry = first }
            }
            return entry ?? next
        case .repetition(let child, let minimum, let maximum, let isGreedy):
            return try emitRepetition(of: child, minimum, maximum, isGreedy, next: next)
        }
    }

    private mutating func emitRepetition(
        of child: Int, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool, next: Int32
    ) throws(RegularExpressionError) -> Int32 {
        if case .empty = tree.nodes[child].kind { return next }
        var entry = next
        var copies = minimum
        if let maximum {
            for _ in minimum..<max(minimum, maximum) {
                entry = try fork(try emit(child, next: entry), next, isGreedy: isGreedy)
            }
        } else if minimum == 0 {
            return try emitStar(of: child, isGreedy, next: next)
        } else {
            entry = try emitPlus(of: child, isGreedy, next: next)
            copies -= 1
        }
        for _ in 0..<copies { entry = try emit(child, next: entry) }
        return entry
    }

    private mutating func emitStar(
        of child: Int, _ isGreedy: Bool, next: Int32
    ) throws(RegularExpressionError) -> Int32 {
        // As Go and Perl: a body that can be empty is tried once before the loop is left.
        if tree.nodes[child].isNullable {
            return try fork(try emitPlus(of: child, isGreedy, next: next), next, isGreedy: isGreedy)
        }
        let loop = try fork(0, next, isGreedy: isGreedy)
        close(loop, over: try emit(child, next: loop), isGreedy)
        return loop
    }

    private mutating func emitPlus(
        of child: Int, _ isGreedy: Bool, next: Int32
    ) throws(RegularExpressionError) -> Int32 {
        let loop = try fork(0, next, isGreedy: isGreedy)
        let body = try emit(child, next: loop)
        close(loop, over: body, isGreedy)
        return body
    }

    private mutating func fork(
        _ body: Int32, _ exit: Int32, isGreedy: Bool
    ) throws(RegularExpressionError) -> Int32 {
        isGreedy
            ? try add(.fork, UInt32(exit), next: body)
            : try add(.fork, UInt32(body), next: exit)
    }

    /// Fills in the body of a loop.
    private mutating func close(_ loop: Int32, over body: Int32, _ isGreedy: Bool) {
        if isGreedy {
            program.instructions[Int(loop)].next = body
        } else {
            program.instructions[Int(loop)].argument = UInt32(body)
        }
    }
}
