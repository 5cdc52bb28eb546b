import Basics

/// What the stored history says about two commits; a shallow clone may hide the answer.
public enum HistoryAnswer<Value: Sendable & Equatable>: Sendable, Equatable {
    /// The answer.
    case known(Value)
    /// Nobody can tell, since the clone ends at this commit.
    case hidden(at: ObjectID)
}

extension ObjectDatabase {
    /// Whether a commit is another one or lies in the history behind it.
    ///
    /// The commit asked about need not be in the repository: what is not there is nobody's ancestor, unless the history
    /// is cut short. A `true` is certain even in a shallow clone.
    public func isAncestor(
        _ commit: ObjectID, of descendant: ObjectID
    ) throws(DiagnosticError) -> HistoryAnswer<Bool> {
        if commit == descendant { return .known(true) }
        var walk = HistoryWalk(self)
        if contains(commit) { try walk.add(commit, .left) }
        try walk.add(descendant, .right)
        while let next = walk.next() {
            try walk.paintParents(of: next)
            if walk.sides(of: commit).contains(.right) { return .known(true) }
        }
        return walk.cut(on: .right).map { .hidden(at: $0) } ?? .known(false)
    }

    /// The best commit that lies in the history of both, as `git merge-base` prints first; nil when they share nothing.
    public func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(DiagnosticError) -> HistoryAnswer<ObjectID?> {
        if left == right { return .known(left) }
        var walk = HistoryWalk(self)
        try walk.add(left, .left)
        try walk.add(right, .right)
        var bases: [ObjectID] = []
        while let next = walk.next() {
            let sides = walk.sides(of: next)
            if sides == [.left, .right], !bases.contains(next) { bases.append(next) }
            try walk.paintParents(of: next)
        }
        bases = bases.filter { !walk.sides(of: $0).contains(.stale) }
        // Clocks that go wrong can bring a base in front of one that lies behind it.
        for base in bases.count > 1 ? bases : [] {
            var others: [ObjectID] = []
            for other in bases where other != base {
                if try isAncestor(other, of: base) != .known(true) { others.append(other) }
            }
            bases = bases.filter { $0 == base || others.contains($0) }
        }
        if let best = bases.first { return .known(best) }
        return (walk.cut(on: .left) ?? walk.cut(on: .right)).map { .hidden(at: $0) } ?? .known(nil)
    }
}

/// A walk backwards from two commits at once, the newest first, as Git's own: commits are painted with the sides from
/// which they can be reached, and what lies behind a common commit is stale and ends the walk when nothing else is left.
private struct HistoryWalk {
    struct Sides: OptionSet, Hashable {
        let rawValue: UInt8
        static let left = Sides(rawValue: 1)
        static let right = Sides(rawValue: 2)
        static let stale = Sides(rawValue: 4)
    }

    private struct Waiting {
        var id: ObjectID
        var seconds: Int64
    }

    private let database: ObjectDatabase
    private let shallow: Set<ObjectID>
    private var painted: [ObjectID: Sides] = [:]
    private var commits: [ObjectID: (seconds: Int64, parents: [ObjectID])] = [:]
    /// A heap, the newest commit first.
    private var waiting: [Waiting] = []
    /// How many commits in the heap are not stale; a commit may be there more than once.
    private var fresh = 0
    private var queued: [ObjectID: Int] = [:]
    private var cuts: [Sides: ObjectID] = [:]

    init(_ database: ObjectDatabase) {
        self.database = database
        shallow = database.shallowCommits
    }

    func sides(of id: ObjectID) -> Sides { painted[id] ?? [] }

    /// The commit at which the clone ends, if the walk met it on a side.
    func cut(on side: Sides) -> ObjectID? { cuts[side] }

    mutating func add(_ id: ObjectID, _ sides: Sides) throws(DiagnosticError) {
        if commits[id] == nil {
            guard let commit = try database.commit(id) else {
                throw database.corrupt(id, "it stands in the history but is no commit", nil)
            }
            commits[id] = (commit.committer.seconds, shallow.contains(id) ? [] : commit.parents)
        }
        let before = painted[id] ?? []
        let after = before.union(sides)
        if queued[id, default: 0] > 0, !before.contains(.stale), after.contains(.stale) { fresh -= queued[id] ?? 0 }
        painted[id] = after
        queued[id, default: 0] += 1
        if !after.contains(.stale) { fresh += 1 }
        push(Waiting(id: id, seconds: commits[id]?.seconds ?? 0))
    }

    /// The newest commit that waits; nil when only stale ones are left.
    mutating func next() -> ObjectID? {
        guard fresh > 0, let first = pop() else { return nil }
        queued[first.id, default: 1] -= 1
        if !sides(of: first.id).contains(.stale) { fresh -= 1 }
        return first.id
    }

    mutating func paintParents(of id: ObjectID) throws(DiagnosticError) {
        var sides = sides(of: id)
        // Behind what both sides reach lies nothing that only one of them could have.
        if shallow.contains(id), sides == .left || sides == .right, cuts[sides] == nil { cuts[sides] = id }
        if sides.isSuperset(of: [.left, .right]) { sides.insert(.stale) }
        for parent in commits[id]?.parents ?? [] where !self.sides(of: parent).isSuperset(of: sides) {
            try add(parent, sides)
        }
    }

    // MARK: The heap

    private mutating func push(_ item: Waiting) {
        waiting.append(item)
        var index = waiting.count - 1
        while index > 0, waiting[(index - 1) / 2].seconds < waiting[index].seconds {
            waiting.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    private mutating func pop() -> Waiting? {
        guard let first = waiting.first, let last = waiting.popLast() else { return nil }
        if waiting.isEmpty { return first }
        waiting[0] = last
        var index = 0
        while true {
            var largest = index
            for child in [2 * index + 1, 2 * index + 2]
            where child < waiting.count && waiting[child].seconds > waiting[largest].seconds {
                largest = child
            }
            if largest == index { return first }
            waiting.swapAt(index, largest)
            index = largest
        }
    }
}
