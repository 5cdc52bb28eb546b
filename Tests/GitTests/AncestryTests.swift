import Basics
import Foundation
import Testing

@testable import Git

/// Ancestors and merge bases, beside what `git` itself says.
@Suite struct AncestryTests {
    private let sandbox: Sandbox

    init() throws {
        sandbox = try Sandbox()
    }

    private func id(_ revision: String, in folder: String = "repo") throws -> ObjectID {
        let text = try sandbox.git(["rev-parse", revision], in: folder)
        return try #require(ObjectID(hexadecimal: text.dropLast().utf8))
    }

    private func database(_ folder: String = "repo") throws -> ObjectDatabase {
        try ObjectDatabase(around: sandbox.path(folder))
    }

    /// A history with branches and criss-cross merges, in which some clocks go wrong.
    private func tangle(_ count: Int) throws -> [ObjectID] {
        try sandbox.repository()
        let tree = try sandbox.git(["write-tree"]).dropLast()
        var ids: [String] = []
        var generator = SplitMix(seed: 42)
        for index in 0..<count {
            var parents: Set<String> = []
            for _ in 0..<Int.random(in: 1...2, using: &generator) where !ids.isEmpty {
                parents.insert(ids[Int.random(in: max(0, ids.count - 6)..<ids.count, using: &generator)])
            }
            let skew = index.isMultiple(of: 5) ? -5000 : index.isMultiple(of: 7) ? 9000 : 0
            let seconds = 1_700_000_000 + index * 100 + skew
            let who = "A <a@example.com> \(seconds) +0000"
            let lines =
                ["tree \(tree)"] + parents.sorted().map { "parent \($0)" } + ["author \(who)", "committer \(who)"]
            let text = lines.joined(separator: "\n") + "\n\n\(index)\n"
            let id = try sandbox.git(["hash-object", "-t", "commit", "-w", "--stdin"], input: text)
            ids.append(String(id.dropLast()))
        }
        return ids.compactMap { ObjectID(hexadecimal: $0.utf8) }
    }

    @Test func agreesWithGitOnATangledHistory() throws {
        let ids = try tangle(40)
        let database = try database()
        var generator = SplitMix(seed: 7)
        var ancestors = 0
        for _ in 0..<60 {
            let left = ids[Int.random(in: 0..<ids.count, using: &generator)]
            let right = ids[Int.random(in: 0..<ids.count, using: &generator)]
            let bases = try sandbox.git(["merge-base", "--all", "\(left)", "\(right)"], status: nil)
                .split(separator: "\n").map(String.init)
            let isAncestor = bases.contains("\(left)")
            if isAncestor { ancestors += 1 }
            #expect(try database.isAncestor(left, of: right) == .known(isAncestor), "\(left) \(right)")
            guard case .known(let base) = try database.mergeBase(left, right) else {
                Issue.record("no answer")
                continue
            }
            #expect(base.map { bases.contains("\($0)") } ?? bases.isEmpty, "\(left) \(right)")
        }
        #expect(ancestors > 5)
    }

    @Test func unrelatedHistoriesShareNothing() throws {
        try sandbox.repository()
        let first = try sandbox.commit()
        try sandbox.git(["checkout", "-q", "--orphan", "other"])
        let second = try sandbox.commit("repo", "other")
        #expect(try database().mergeBase(try id(first), try id(second)) == .known(nil))
        #expect(try database().isAncestor(try id(first), of: try id(second)) == .known(false))
    }

    @Test func aShallowCloneHidesTheAnswer() throws {
        try sandbox.repository()
        var commits: [ObjectID] = []
        for index in 0..<5 { commits.append(try id(try sandbox.commit("repo", "\(index)"))) }
        try sandbox.git(
            ["clone", "-q", "--depth", "2", "file://\(sandbox.path("repo"))", sandbox.path("clone")], in: "")
        let database = try database("clone")
        #expect(try database.isAncestor(commits[3], of: commits[4]) == .known(true))
        #expect(try database.isAncestor(commits[1], of: commits[4]) == .hidden(at: commits[3]))
        #expect(try database.mergeBase(commits[3], commits[4]) == .known(commits[3]))
        // The whole repository knows.
        #expect(try self.database().isAncestor(commits[1], of: commits[4]) == .known(true))
        #expect(try self.database().isAncestor(commits[4], of: commits[1]) == .known(false))
    }

    @Test func aCommitThatNobodyHasIsNoAncestor() throws {
        try sandbox.repository()
        let head = try id(try sandbox.commit())
        let other = try #require(ObjectID(hexadecimal: String(repeating: "1", count: 40).utf8))
        #expect(try database().isAncestor(other, of: head) == .known(false))
    }
}

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}
