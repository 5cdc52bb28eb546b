import Basics
import Foundation
import Testing

@testable import Git

/// Rendered trees among the sources: what choreoc wrote is left out, in all three kinds of snapshot alike.
@Suite struct WrittenFilesTests {
    private let sandbox: Sandbox
    private static let digest = String(repeating: "0", count: 64)

    init() throws {
        sandbox = try Sandbox()
        try sandbox.repository()
        for path in [
            "apps/web.yaml", "rendered/shop/dev/web/deployment-web.yaml", "rendered/shop/dev/web/by-hand.yaml",
            "rendered/shop/dev/web/notes/own.yaml", "rendered/shop/dev/namespace-shop.yaml", "zoo/other/service-a.yaml",
        ] {
            try sandbox.write("repo/" + path)
        }
        try own("rendered/shop/dev/web", ["deployment-web.yaml", "gone.yaml"])
        try own("rendered/shop/dev", ["namespace-shop.yaml"])
        try own("zoo/other", ["service-a.yaml"])
    }

    private func own(_ directory: String, _ names: [String]) throws {
        let lines = names.map { "\(Self.digest)  \($0)\n" }.joined()
        try sandbox.write("repo/\(directory)/.choreoc", "choreoc 1\nunit a/b\ninput \(Self.digest)\n\(lines)")
    }

    private func snapshots() throws -> [any Snapshot] {
        try sandbox.commit()
        let root = sandbox.path("repo")
        return [
            try WorkTreeSnapshot(root: root), try IndexSnapshot(directory: root),
            try CommitSnapshot(directory: root, revision: "HEAD"),
        ]
    }

    @Test func whatChoreocWroteIsNoSourceAndTheRestIs() throws {
        for snapshot in try snapshots() {
            #expect(
                snapshot.paths == [
                    "apps/web.yaml", "rendered/shop/dev/web/by-hand.yaml", "rendered/shop/dev/web/notes/own.yaml",
                ])
            #expect(
                snapshot.findings.map { "\($0.severity.name) \($0.location.path ?? ""): \($0.message)" } == [
                    "info rendered/shop/dev: 2 files here were written by choreoc and are no sources",
                    "info zoo/other: one file here was written by choreoc and is no source",
                ])
        }
    }

    @Test func aListInConflictHidesOnlyWhatItStillLists() throws {
        try sandbox.write(
            "repo/zoo/other/.choreoc", "<<<<<<< ours\nchoreoc 1\n=======\n>>>>>>> theirs\nservice-a.yaml\n")
        for snapshot in try snapshots() {
            #expect(snapshot.paths.contains("zoo/other/service-a.yaml"))
        }
    }

    @Test func theRootItselfIsNoUnit() throws {
        try sandbox.write("repo/choreoc.yaml")
        try own(".", ["choreoc.yaml"])
        for snapshot in try snapshots() { #expect(snapshot.paths.contains("choreoc.yaml")) }
    }

    @Test func aListThatCannotBeReadIsSaid() throws {
        try sandbox.commit()
        let list = sandbox.path("repo/zoo/other/.choreoc")
        try FileManager.default.removeItem(atPath: list)
        try FileManager.default.createSymbolicLink(atPath: list, withDestinationPath: "/etc/passwd")
        let snapshot = try WorkTreeSnapshot(root: sandbox.path("repo"))
        #expect(snapshot.summary.contains("source-changed zoo/other/.choreoc"))
    }
}
