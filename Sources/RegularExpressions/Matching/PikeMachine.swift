/// Runs a program on a text, all its threads at once, in order of preference.
///
/// Time is at most instructions × characters; memory depends on the program alone.
struct PikeMachine {
    /// The instructions that wait for the next character, each once, in order of preference.
    private struct Threads {
        /// The waiting instructions.
        var dense: [Int32] = []
        /// For each instruction its position in `visited`, valid if it points back.
        var sparse: [Int32]
        /// All instructions reached at this position.
        var visited: [Int32] = []
        /// The slots of each waiting instruction, one after the other.
        var slots: [Int] = []

        init(count: Int) {
            sparse = Array(repeating: 0, count: count)
        }

        mutating func removeAll() {
            dense.removeAll(keepingCapacity: true)
            visited.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
        }

        /// Marks an instruction as reached; false if it was before.
        mutating func visit(_ instruction: Int32) -> Bool {
            let position = Int(sparse[Int(instruction)])
            if position < visited.count, visited[position] == instruction { return false }
            sparse[Int(instruction)] = Int32(visited.count)
            visited.append(instruction)
            return true
        }
    }

    /// What is left to do while threads are added: an instruction to follow, or a slot to set back.
    private enum Pending {
        case follow(Int32)
        case restore(slot: Int, value: Int)
    }

    private let program: Program
    private let tracksGroups: Bool
    private var pending: [Pending] = []
    private var current: [Int]

    init(_ program: Program, tracksGroups: Bool) {
        self.program = program
        self.tracksGroups = tracksGroups
        current = Array(repeating: -1, count: program.slotCount)
    }

    /// The slots of the leftmost match from an offset on; nil if there is none.
    ///
    /// Without groups the slots are not filled in, and the search ends as soon as it is known that there is a match.
    mutating func run(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> [Int]? {
        var now = Threads(count: program.instructions.count)
        var next = Threads(count: program.instructions.count)
        var matched: [Int]?
        var position = start
        var previous = start == 0 ? Neighbour.edge : Neighbour(UTF8Reader.decodeLast(text, before: start))
        while true {
            var scalar: UInt32 = 0
            var length = 0
            var following = Neighbour.edge
            if position < text.count {
                (scalar, length) = UTF8Reader.decode(text, at: position)
                following = Neighbour(scalar)
            }
            if matched == nil {
                for slot in current.indices { current[slot] = -1 }
                add(program.start, to: &now, position, previous, following)
            }
            if now.dense.isEmpty, matched != nil { return matched }
            next.removeAll()
            let hasMatched = step(now, into: &next, scalar, position, length, following, text, &matched)
            if hasMatched && !tracksGroups { return matched }
            if length == 0 { return matched }
            swap(&now, &next)
            position += length
            previous = following
        }
    }

    /// Moves the threads over one character; a match cuts off the threads of lower preference.
    private mutating func step(
        _ now: Threads, into next: inout Threads, _ scalar: UInt32, _ position: Int, _ length: Int,
        _ previous: Neighbour, _ text: UnsafeBufferPointer<UInt8>, _ matched: inout [Int]?
    ) -> Bool {
        let after = position + length
        var following = Neighbour.edge
        if length > 0, after < text.count { following = Neighbour(UTF8Reader.decode(text, at: after).scalar) }
        for (index, thread) in now.dense.enumerated() {
            let instruction = program.instructions[Int(thread)]
            let isTaken: Bool
            switch instruction.operation {
            case .match:
                matched = tracksGroups ? slots(of: index, in: now) : []
                return true
            case .scalar: isTaken = length > 0 && instruction.argument == scalar
            case .set: isTaken = length > 0 && program.sets[Int(instruction.argument)].contains(scalar)
            case .assertion, .fork, .save: isTaken = false
            }
            guard isTaken else { continue }
            if tracksGroups {
                for slot in current.indices { current[slot] = now.slots[index * program.slotCount + slot] }
            }
            add(instruction.next, to: &next, after, previous, following)
        }
        return false
    }

    private func slots(of index: Int, in threads: Threads) -> [Int] {
        Array(threads.slots[index * program.slotCount..<(index + 1) * program.slotCount])
    }

    /// Follows an instruction to all that wait for a character, in order of preference.
    private mutating func add(
        _ first: Int32, to threads: inout Threads, _ position: Int, _ previous: Neighbour, _ following: Neighbour
    ) {
        pending.append(.follow(first))
        while let task = pending.popLast() {
            guard case .follow(let index) = task else {
                if case .restore(let slot, let value) = task { current[slot] = value }
                continue
            }
            guard threads.visit(index) else { continue }
            let instruction = program.instructions[Int(index)]
            switch instruction.operation {
            case .fork:
                pending.append(.follow(Int32(instruction.argument)))
                pending.append(.follow(instruction.next))
            case .save:
                if tracksGroups {
                    let slot = Int(instruction.argument)
                    pending.append(.restore(slot: slot, value: current[slot]))
                    current[slot] = position
                }
                pending.append(.follow(instruction.next))
            case .assertion:
                let assertion = Assertion(rawValue: UInt8(truncatingIfNeeded: instruction.argument))
                if assertion?.holds(between: previous, and: following) == true {
                    pending.append(.follow(instruction.next))
                }
            case .scalar, .set, .match:
                threads.dense.append(index)
                if tracksGroups { threads.slots.append(contentsOf: current) }
            }
        }
    }
}
