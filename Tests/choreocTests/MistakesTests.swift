import Foundation
import TestSupport
import Testing

/// Mistakes of newcomers: each folder of `Mistakes` changes files of `Mistakes/base`, and `expected.txt` is what
/// `choreoc check` says, to the letter.
struct MistakesTests {
    static let folder = ConformanceData.repository.appendingPathComponent("Tests/choreocTests/Mistakes")

    static let names: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0 != "base" }.sorted()
    }()

    @Test func thereAreEnough() {
        #expect(Self.names.count >= 25)
    }

    @Test func theBaseHasNoMistake() throws {
        let repository = try TemporaryDirectory()
        try repository.copyContents(of: Self.folder.appendingPathComponent("base"))
        let run = try ChoreocRun(["check", "-C", repository.url.path, "-q"])
        #expect(run.status == 0)
        #expect(run.output == "")
    }

    @Test(arguments: names)
    func mistake(_ name: String) throws {
        let mistake = Self.folder.appendingPathComponent(name)
        let repository = try TemporaryDirectory()
        try repository.copyContents(of: Self.folder.appendingPathComponent("base"))
        let output = repository.url.appendingPathComponent("rendered")
        let before = try ChoreocRun(["compile", "-C", repository.url.path, "-o", output.path])
        #expect(before.status == 0)
        let tree = try contents(of: output)
        #expect(!tree.isEmpty)

        try repository.copyContents(of: mistake)
        try? FileManager.default.removeItem(at: repository.url.appendingPathComponent("expected.txt"))
        let run = try ChoreocRun(["check", "-C", repository.url.path])
        // Warnings that the base has anyway are not what the mistake is about.
        let said = Self.findings(run.output).filter { !$0.contains("[OC1410]") }.joined()
        let file = mistake.appendingPathComponent("expected.txt")
        if updatesGoldenFiles { try Data(said.utf8).write(to: file) }
        #expect(said == String(decoding: try Data(contentsOf: file), as: UTF8.self))
        let isWarning = !said.contains(": error: ")
        #expect(run.status == (isWarning ? 0 : 1))

        let again = try ChoreocRun(["compile", "-C", repository.url.path, "-o", output.path])
        #expect(again.status == (isWarning ? 0 : 1))
        if !isWarning { #expect(try contents(of: output) == tree, "the output is untouched") }
    }

    /// The findings of a text, each with its lines.
    private static func findings(_ text: String) -> [String] {
        var findings: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty {
            if line.first == " ", !findings.isEmpty {
                findings[findings.count - 1] += line + "\n"
            } else {
                findings.append(line + "\n")
            }
        }
        return findings
    }
}
