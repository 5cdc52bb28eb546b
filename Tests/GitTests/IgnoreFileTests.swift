import Basics
import Foundation
import Testing

@testable import Git

/// `.choreocignore` has the syntax of `.gitignore`: Git itself says which files are left out, and work tree, index and commit
/// agree with it.
struct IgnoreFileTests {
    private static let files = [
        "a.yaml", "b.yaml", "docs/a.yaml", "docs/deep/a.yaml", "docs/deep/b.yaml", "src/a.yaml", "src/build/a.yaml",
        "src/build/keep.yaml", "build/a.yaml", "x y.yaml", "#hash.yaml", "!bang.yaml", "a[1].yaml", "a1.yaml", "A.yaml",
        "src/foo/bar/baz/a.yaml", "src/bar/a.json", "deep/er/er/c.yaml",
    ]

    @Test(arguments: [
        "a.yaml", "/a.yaml", "docs/", "docs", "/docs/", "docs/a.yaml", "build", "/build/", "**/build", "src/**/a.yaml",
        "src/**", "**/deep/*.yaml", "*.yaml\n!b.yaml", "*.yaml\n!docs/\n!docs/a.yaml", "docs/*\n!docs/deep/",
        "docs/\n!docs/a.yaml", "src/build/*\n!src/build/keep.yaml", "\\#hash.yaml", "\\!bang.yaml", "# only a comment",
        "a[[]1].yaml", "a[0-9].yaml", "?.yaml", "[A-Z].yaml", "[!a]*.yaml", "x y.yaml", "x\\ y.yaml", "a.yaml   ",
        "\ta.yaml",
        "*.json", "/*/a.yaml", "/**/a.yaml", "src/*/a.yaml", "foo/bar", "src/foo/bar/", "**/bar/**", "", "\n\n", "/",
        "!a.yaml",
        "**", "*\n!*/\n!*.json", "er/", "deep/**/c.yaml", "*/", "a.yaml\r\nb.yaml\r",
    ])
    func agreesWithGit(_ patterns: String) throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for file in Self.files { try sandbox.write("repo/\(file)") }
        try sandbox.write("repo/.choreocignore", patterns + "\n")
        try expectAgreement(sandbox, patterns)
    }

    @Test func nestedFilesAddToThoseAbove() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for file in Self.files { try sandbox.write("repo/\(file)") }
        try sandbox.write("repo/.choreocignore", "a.yaml\n/build\n*.json\n")
        try sandbox.write("repo/docs/.choreocignore", "!a.yaml\n/b.yaml\ndeep/b.yaml\n")
        try sandbox.write("repo/src/.choreocignore", "!/a.yaml\n!*.json\nbuild/\n")
        try sandbox.write("repo/src/build/.choreocignore", "!keep.yaml\n")
        try expectAgreement(sandbox, "nested")
    }

    /// What Git would leave out if the files were called `.gitignore`, against the three ways of reading.
    private func expectAgreement(_ sandbox: Sandbox, _ patterns: String) throws {
        let listed = try sandbox.git(["ls-files", "-z", "--others", "--exclude-per-directory=.choreocignore"])
        let expected = listed.split(separator: "\0").map(String.init)
            .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted { $0.precedesBytewise($1) }
        try sandbox.commit()
        let root = sandbox.path("repo")
        let snapshots: [(String, any Snapshot)] = [
            ("work tree", try WorkTreeSnapshot(root: root)), ("index", try IndexSnapshot(directory: root)),
            ("commit", try CommitSnapshot(directory: root, revision: "HEAD")),
        ]
        for (name, snapshot) in snapshots {
            #expect(snapshot.files.map(\.path) == expected, "\(name): \(patterns)")
        }
    }
}
