/// Makes an automaton's table by following sets of instructions, within a budget.
///
/// A state is the set of instructions that may come next before assertions are looked at, with the kind of the character
/// before them; an assertion is decided when the character behind it is known.
struct AutomatonBuilder {
    private static let maximumStates = 2000
    private static let maximumTransitions = 60_000
    private static let budget = 60_000

    private let program: Program
    private let alphabet: Alphabet
    /// For each class the kind of its characters.
    private let neighbours: [Neighbour]
    /// For each set and class, whether the class belongs to the set.
    private let membership: [Bool]
    private var states: [[Int32]: Int16] = [:]
    private var pending: [[Int32]] = []
    private var work = 0
    private var visited: [UInt32]
    private var visit: UInt32 = 0

    init(_ program: Program, _ alphabet: Alphabet) {
        self.program = program
        self.alphabet = alphabet
        let looks = program.looksAtCharacters
        neighbours = alphabet.members.map { looks ? Neighbour($0) : .other }
        membership =
            program.sets.count * alphabet.count <= 100_000
            ? program.sets.flatMap { set in alphabet.members.map { set.contains($0) } } : []
        visited = Array(repeating: 0, count: program.instructions.count)
    }

    /// The table; nil if the budget is used up.
    mutating func build() -> [Int16]? {
        if membership.isEmpty && !program.sets.isEmpty { return nil }
        var table: [Int16] = []
        _ = number(of: [program.start], after: .edge)
        var index = 0
        while index < pending.count {
            let state = pending[index]
            index += 1
            guard let row = row(of: state) else { return nil }
            table += row
            if pending.count > Self.maximumStates || table.count > Self.maximumTransitions { return nil }
        }
        markFailures(&table)
        return table
    }

    /// The number of a state, which is made if it is new.
    private mutating func number(of instructions: [Int32], after previous: Neighbour) -> Int16 {
        let key = instructions + [Int32(previous.rawValue)]
        if let known = states[key] { return known }
        let number = Int16(truncatingIfNeeded: pending.count)
        states[key] = number
        pending.append(key)
        return number
    }

    private mutating func row(of state: [Int32]) -> [Int16]? {
        guard let last = state.last, let previous = Neighbour(rawValue: UInt8(truncatingIfNeeded: last)) else {
            return nil
        }
        var row = [Int16](repeating: Automaton.failed, count: alphabet.count + 1)
        for following in Neighbour.allCases {
            let characters =
                following == .edge
                ? [alphabet.count] : neighbours.indices.filter { neighbours[$0] == following }
            if characters.isEmpty { continue }
            guard let waiting = closure(of: state.dropLast(), between: previous, and: following) else {
                for character in characters { row[character] = Automaton.matched }
                continue
            }
            if following == .edge { continue }
            for character in characters {
                row[character] = number(of: step(waiting, over: character), after: following)
                if work > Self.budget { return nil }
            }
        }
        return row
    }

    /// The instructions that wait for a character; nil if the pattern has matched.
    private mutating func closure(
        of instructions: ArraySlice<Int32>, between previous: Neighbour, and following: Neighbour
    ) -> [Int32]? {
        visit += 1
        var waiting: [Int32] = []
        var stack = Array(instructions)
        while let index = stack.popLast() {
            if visited[Int(index)] == visit { continue }
            visited[Int(index)] = visit
            work += 1
            let instruction = program.instructions[Int(index)]
            switch instruction.operation {
            case .match: return nil
            case .fork:
                stack.append(instruction.next)
                stack.append(Int32(instruction.argument))
            case .save: stack.append(instruction.next)
            case .assertion:
                let assertion = Assertion(rawValue: UInt8(truncatingIfNeeded: instruction.argument))
                if assertion?.holds(between: previous, and: following) == true { stack.append(instruction.next) }
            case .scalar, .set: waiting.append(index)
            }
        }
        return waiting
    }

    /// The instructions behind a character of a class, and the start, since a match may begin anywhere.
    private mutating func step(_ waiting: [Int32], over character: Int) -> [Int32] {
        work += waiting.count + 1
        var next = [program.start]
        for index in waiting {
            let instruction = program.instructions[Int(index)]
            let isTaken =
                instruction.operation == .scalar
                ? instruction.argument == alphabet.members[character]
                : membership[Int(instruction.argument) * alphabet.count + character]
            if isTaken { next.append(instruction.next) }
        }
        next.sort()
        var end = 0
        for instruction in next where instruction != next[end] {
            end += 1
            next[end] = instruction
        }
        return Array(next[...end])
    }

    /// Marks the states that only lead to themselves and never match, so that a search ends there.
    private func markFailures(_ table: inout [Int16]) {
        let stride = alphabet.count + 1
        var failing = Set<Int16>()
        for state in 0..<table.count / stride {
            let row = table[state * stride..<(state + 1) * stride]
            if row.allSatisfy({ $0 == Int16(state) || $0 == Automaton.failed }) { failing.insert(Int16(state)) }
        }
        if failing.isEmpty { return }
        for index in table.indices where failing.contains(table[index]) { table[index] = Automaton.failed }
    }
}
