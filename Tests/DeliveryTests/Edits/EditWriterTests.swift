import Basics
import TestSupport
import Testing

@testable import Delivery

/// Writing edited sources: whole files, the right ones, or none.
struct EditWriterTests {
    private func path(_ text: String) throws -> RelativePath { try RelativePath(text) }

    private func change(_ path: String, _ old: String?, _ new: String) -> SourceEditing.FileChange {
        SourceEditing.FileChange(
            root: 0, path: path, shownPath: path, old: old.map { Array($0.utf8) }, new: Array(new.utf8))
    }

    private func files(_ texts: [String: String]) throws -> InMemoryFileSystem {
        var files: [RelativePath: [UInt8]] = [:]
        for (path, text) in texts { files[try RelativePath(path)] = Array(text.utf8) }
        return InMemoryFileSystem(files: files)
    }

    private func texts(_ files: InMemoryFileSystem) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: files.files.map { ($0.key.text, String(decoding: $0.value, as: UTF8.self)) })
    }

    @Test func filesAreReplacedAndMade() throws {
        let files = try files(["d/a.yaml": "a", "b.yaml": "b"])
        try EditWriter.write([change("d/a.yaml", "a", "x"), change("d/c.yaml", nil, "c")], in: files)
        #expect(texts(files) == ["d/a.yaml": "x", "d/c.yaml": "c", "b.yaml": "b"])
    }

    @Test func whatAKilledRunLeftIsReplaced() throws {
        let files = try files(["a.yaml": "a", ".choreoc-new-a.yaml": "half"])
        try EditWriter.write([change("a.yaml", "a", "x")], in: files)
        #expect(texts(files) == ["a.yaml": "x"])
    }

    @Test func linksAreRefused() throws {
        let files = try files(["real.yaml": "a"])
        files.putSymbolicLink(try path("a.yaml"), to: "real.yaml")
        let error = try #require(throws: DiagnosticError.self) {
            try EditWriter.write([change("a.yaml", "a", "x")], in: files)
        }
        #expect(error.diagnostics[0].kind == .editNotWritable)
        #expect(error.diagnostics[0].message == "`a.yaml` is not written: it is a symbolic link")
        #expect(texts(files) == ["real.yaml": "a"])
    }

    @Test func filesThatChangedMeanwhileAreRefused() throws {
        let files = try files(["a.yaml": "a", "b.yaml": "other"])
        let error = try #require(throws: DiagnosticError.self) {
            try EditWriter.write([change("a.yaml", "a", "x"), change("b.yaml", "b", "x")], in: files)
        }
        #expect(error.diagnostics[0].message == "`b.yaml` is not written: it has changed since it was read")
        #expect(texts(files) == ["a.yaml": "a", "b.yaml": "other"])
    }

    @Test func takenPathsAreRefused() throws {
        let files = try files(["a.yaml": "a"])
        #expect(throws: DiagnosticError.self) { try EditWriter.write([change("a.yaml", nil, "x")], in: files) }
        #expect(throws: DiagnosticError.self) { try EditWriter.write([change("../a.yaml", nil, "x")], in: files) }
        #expect(texts(files) == ["a.yaml": "a"])
    }

    @Test func aFailureLeavesTheOldFiles() throws {
        let changes = [change("a.yaml", "a", "x"), change("b.yaml", "b", "y"), change("c.yaml", nil, "z")]
        let before = ["a.yaml": "a", "b.yaml": "b"]
        var number = 1
        while true {
            let files = try files(before)
            let failing = FailingFileSystem(files, failing: .once(number), code: 28)
            let failed = (try? EditWriter.write(changes, in: failing)) == nil
            if !failing.hasFailed {
                #expect(texts(files) == ["a.yaml": "x", "b.yaml": "y", "c.yaml": "z"])
                break
            }
            #expect(failed, "call \(number)")
            let left = texts(files).filter { !$0.key.hasPrefix(".") }
            // A last call that fails after the rename leaves the new file, which is whole.
            for (path, text) in left {
                #expect([before[path], ["a.yaml": "x", "b.yaml": "y", "c.yaml": "z"][path]].contains(text))
            }
            number += 1
        }
        #expect(number > 10)
    }
}
