import Basics
import Foundation
import Testing

@testable import Git

/// The matcher against `git check-ignore`, and the walk against `git ls-files`.
@Suite struct GitIgnoresTests {
    /// One line of an ignore file each; every line is tried alone.
    static let patterns = [
        "*.yaml", "a.yaml", "/a.yaml", "dir/", "/dir/", "dir", "dir/*", "dir/**", "dir/*.yaml", "**/a.yaml", "**/dir",
        "**/dir/a.yaml", "dir/**/a.yaml", "/**/a.yaml", "a/**/b", "*/a.yaml", "*", "**", "/*", "/**", "?.yaml",
        "[ab].yaml",
        "[!a].yaml", "[^a].yaml", "[a-c]*", "[]a].yaml", "[a", "[[:alpha:]].yaml", "[[:digit:]]*", "[[:nope:]]*", "[a-",
        "[z-a].yaml", "a\\.yaml", "\\a.yaml", "a.yaml\\", "\\#hash.yaml", "#hash.yaml", "\\!bang.yaml", "!bang.yaml",
        "space.yaml ", "space.yaml\\ ", "  a.yaml", "tab.yaml\t", "a.yaml\r", "/", "//", "", " ", "!", "!/", "dir//",
        "//a.yaml",
        "dir**/b.yaml", "d**r/a.yaml", "di*/a.yaml", "dir/**b.yaml", "**dir/a.yaml", "a**", "**a.yaml", "***/a.yaml",
        "dir/sub", "dir/sub/", "sub/b.yaml", "/dir/sub/b.yaml", "dir?sub", "dir[/]sub", "*/*/b.yaml", "*b.yaml",
        "*.y?ml",
        "é.yaml", "[é].yaml", "?.yaml", "??.yaml", "*\\*", "star\\*.yaml", "star*.yaml", "a/", "./a.yaml", "../a.yaml",
        "dir/.",
        "**/", "/**/", "**/**/b.yaml", "dir/**/**/b.yaml", "DIR", "A.YAML", "[A-Z]*", "*.yaml/", "dir.yaml/", "-",
        "[-]*", "[a\\]]*",
        "[\\a-c].yaml", "dir/*/", "di", "/di/", "/dir/s/", "dir/sub/**", "**/sub/**", "a*a*a*a*a*a*b",
    ]

    /// Files that the patterns are tried on.
    static let paths = [
        "a.yaml", "b.yaml", "c.yaml", "é.yaml", "#hash.yaml", "!bang.yaml", "space.yaml", "space.yaml ", "tab.yaml",
        "tab.yaml\t",
        "dir/a.yaml", "dir/b.yaml", "dir/sub/a.yaml", "dir/sub/b.yaml", "dir/sub/deep/b.yaml", "dirs/a.yaml",
        "dirx/sub/b.yaml",
        "a/b", "a/x/b", "a/x/y/b", "star*.yaml", "starry.yaml", "x/dir/a.yaml", "x/dir/sub/b.yaml", "].yaml", "-x",
        "1.yaml",
        "dir.yaml/a.yaml", "dixr/a.yaml", "a\\.yaml", "aaaaaaaaaaaaaaaaaaaaaaaaaaac", "dir/sub.yaml", "[a", "dir/a.yml",
    ]

    @Test func agreesWithGitOnSingleLines() throws {
        let sandbox = try Self.files()
        for pattern in Self.patterns { try check(sandbox, "\(pattern)\n") }
    }

    /// Whole files, in which a later line takes back an earlier one.
    @Test func agreesWithGitOnWholeFiles() throws {
        let sandbox = try Self.files()
        for text in [
            "*.yaml\n!a.yaml\n", "dir\n!dir/a.yaml\n", "dir/*\n!dir/sub\n", "*\n!*/\n!b.yaml\n",
            "dir/*\n!dir/sub/\ndir/sub/*\n!dir/sub/b.yaml\n", "\u{feff}a.yaml\nb.yaml", "a.yaml\r\nb.yaml\r\n",
            "# a.yaml\n\n   \nb.yaml", "!a.yaml\na.yaml", "/*\n!/dir\n/dir/*\n!/dir/sub\n",
            "dir/**\n!dir/**/\n!dir/sub/deep/b.yaml\n",
        ] {
            try check(sandbox, text)
        }
    }

    private static func files() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for path in paths { try sandbox.write("repo/" + path) }
        return sandbox
    }

    private func check(_ sandbox: Sandbox, _ text: String) throws {
        try sandbox.write("repo/.git/info/exclude", text)
        let listed = try sandbox.git(["ls-files", "-z", "--others", "--exclude-standard"])
        let expected = listed.split(separator: "\0").map(String.init)
        let rules = IgnoreRules(Array(text.utf8), baseCount: 0)
        #expect(
            Self.paths.filter { !Self.isIgnored($0, rules) }.sorted() == expected.sorted(), "\(text.debugDescription)")
    }

    /// Whether the rules ignore a file or a directory above it.
    private static func isIgnored(_ path: String, _ rules: IgnoreRules) -> Bool {
        let bytes = Array(path.utf8)
        var start = 0
        for end in bytes.indices where bytes[end] == UInt8(ascii: "/") {
            let directory = Array(bytes[..<end])
            if directory.withUnsafeBufferPointer({ rules.decision($0, nameStart: start, isDirectory: true) }) == true {
                return true
            }
            start = end + 1
        }
        return bytes.withUnsafeBufferPointer { rules.decision($0, nameStart: start, isDirectory: false) } == true
    }

    @Test func takesTimeInProportionWhateverThePattern() {
        let glob = GlobPattern(Array((String(repeating: "*a", count: 60) + "b").utf8)[...])
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 4000)
        #expect(!text.withUnsafeBufferPointer { glob.matches($0) })
        #expect((text + [UInt8(ascii: "b")]).withUnsafeBufferPointer { glob.matches($0) })
    }

    @Test func readsTrackedFilesThatAreIgnored() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for name in ["kept/a.yaml", "kept/b.txt", "kept/deep/a.yaml", "tracked.yaml"] {
            try sandbox.write("repo/" + name)
        }
        try sandbox.commit()
        try sandbox.write("repo/.gitignore", "kept/\n*racked.yaml\nbuild\n")
        for name in [
            "kept/new.yaml", "kept/deep/new.yaml", "untracked.yaml", "build/x.yaml", "free.yaml", "sub/racked.yaml",
        ] {
            try sandbox.write("repo/" + name)
        }
        try check(sandbox)
        #expect(
            try WorkTreeSnapshot(root: sandbox.path("repo")).paths
                == ["free.yaml", "kept/a.yaml", "kept/deep/a.yaml", "tracked.yaml"])
    }

    @Test(arguments: ["2", "3", "4"]) func readsEveryVersionOfTheIndex(_ version: String) throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for index in 0..<50 { try sandbox.write("repo/kept/\(index % 7)/f\(index).yaml") }
        try sandbox.commit()
        try sandbox.git(["update-index", "--index-version", version])
        // Version 3 is only written when an entry needs its flags.
        if version != "2" { try sandbox.git(["update-index", "--skip-worktree", "kept/0/f7.yaml"]) }
        try sandbox.write("repo/.gitignore", "kept\n")
        try sandbox.write("repo/kept/1/new.yaml")
        try check(sandbox)
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths.count == 50)
    }

    @Test func combinesLevelsAndTheExcludeFile() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        for name in [
            "a.yaml", "b.yaml", "one/a.yaml", "one/b.yaml", "one/two/a.yaml", "one/two/c.yaml", "one/three/d.yaml",
        ] {
            try sandbox.write("repo/" + name)
        }
        try sandbox.write("repo/.git/info/exclude", "c.yaml\nb.yaml\n")
        try sandbox.write("repo/.gitignore", "a.yaml\n!/one/b.yaml\n")
        try sandbox.write("repo/one/.gitignore", "!a.yaml\n/three\n")
        try sandbox.write("repo/one/two/.gitignore", "/a.yaml\n!c.yaml\n")
        try check(sandbox)
        // The same from a folder deep inside.
        try check(sandbox, root: "one")
        try check(sandbox, root: "one/two")
    }

    @Test func readsAnIgnoredDirectoryThatIsTheRoot() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/.gitignore", "build/\n*.json\n")
        for name in ["a.yaml", "b.json", "x.tmp.yaml"] { try sandbox.write("repo/build/inner/" + name) }
        try sandbox.write("repo/build/inner/.gitignore", "*.tmp.yaml\n")
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths.isEmpty)
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo/build/inner")).paths == ["a.yaml", "b.json"])
    }

    @Test func ignoresNothingOutsideARepository() throws {
        let sandbox = try Sandbox()
        try sandbox.write(".gitignore", "a.yaml\n")
        try sandbox.write("a.yaml")
        #expect(try WorkTreeSnapshot(root: sandbox.path("")).paths == ["a.yaml"])
    }

    @Test func worksInLinkedWorkTreesAndSubmodules() throws {
        let sandbox = try Sandbox()
        try sandbox.repository("library")
        try sandbox.write("library/.gitignore", "skip.yaml\n")
        try sandbox.write("library/l.yaml")
        try sandbox.commit("library")
        try sandbox.repository()
        try sandbox.write("repo/a.yaml")
        try sandbox.git(["-c", "protocol.file.allow=always", "submodule", "add", "-q", "../library", "sub"])
        try sandbox.commit()
        try sandbox.git(["worktree", "add", "-q", "../linked"])
        try sandbox.write("linked/skip.yaml")
        try sandbox.write("repo/.git/info/exclude", "skip.yaml\n")
        try sandbox.write("repo/sub/skip.yaml")
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).paths == ["a.yaml"])
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo/sub")).paths == ["l.yaml"])
        #expect(try WorkTreeSnapshot(root: sandbox.path("linked")).paths == ["a.yaml"])
        #expect(try workTreeTop(around: sandbox.path("linked")) == sandbox.path("linked"))
        #expect(try workTreeTop(around: sandbox.path("repo/sub")) == sandbox.path("repo/sub"))
        #expect(try workTreeTop(around: sandbox.path("repo/.git/..")) == sandbox.path("repo"))
        #expect(try workTreeTop(around: sandbox.path("")) == nil)
    }

    @Test func refusesAGitFileThatNamesNothing() throws {
        let sandbox = try Sandbox()
        try sandbox.write("a.yaml")
        try sandbox.write(".git", "gitdir: nowhere\n")
        let error = #expect(throws: DiagnosticError.self) { try WorkTreeSnapshot(root: sandbox.path("")) }
        #expect(error?.diagnostics.map(\.kind) == [.repositoryUnusable])
    }

    @Test func reportsAnIndexThatCannotBeRead() throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/.gitignore", "a.yaml\n")
        try sandbox.write("repo/a.yaml")
        try sandbox.write("repo/.git/index", "nonsense that is long enough for a header and a checksum")
        #expect(try WorkTreeSnapshot(root: sandbox.path("repo")).findings.map(\.kind) == [.indexUnreadable])
    }

    /// The files of the walk are those that git lists: tracked, or untracked and not ignored.
    private func check(_ sandbox: Sandbox, root: String = "") throws {
        let folder = root.isEmpty ? "repo" : "repo/" + root
        let listed = try sandbox.git(
            ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"], in: folder)
        let expected = listed.split(separator: "\0").map(String.init).filter {
            $0.hasSuffix(".yaml") && FileManager.default.fileExists(atPath: sandbox.path(folder + "/" + $0))
        }
        #expect(try WorkTreeSnapshot(root: sandbox.path(folder)).paths.sorted() == expected.sorted())
    }
}
