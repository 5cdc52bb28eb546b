import Foundation
import TestSupport
import Testing

/// The console blocks of `docs/edits.md`, run in order on a copy of the example.
struct EditsDocumentTests {
    @Test func everyOutputIsReal() throws {
        let repository = ConformanceData.repository
        let sources = try TemporaryDirectory()
        try sources.copyContents(of: repository.appendingPathComponent("examples/ferry"))
        let text = try String(contentsOf: repository.appendingPathComponent("docs/edits.md"), encoding: .utf8)
        var count = 0
        for block in text.components(separatedBy: "```console\n").dropFirst() {
            let body = block.components(separatedBy: "```")[0]
            for step in ("\n" + body).components(separatedBy: "\n$ choreoc ").dropFirst() {
                let lines = step.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
                let arguments = lines[0].split(separator: " ").map(String.init)
                let run = try ChoreocRun(arguments, in: sources.url)
                let expected = lines.dropFirst().joined(separator: "\n").trimmingCharacters(in: .newlines)
                #expect((run.output + run.errors).trimmingCharacters(in: .newlines) == expected, "\(lines[0])")
                count += 1
            }
        }
        #expect(count >= 6)
    }
}
