import Foundation
import TestSupport
import Testing

@testable import choreoc

/// Manual pages: complete, and read by groff without a warning.
struct ManualTests {
    private func pages() throws -> [String: String] {
        let folder = try TemporaryDirectory()
        #expect(try ChoreocRun(["generate-manual", folder.url.path]).status == 0)
        return try contents(of: folder.url).mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test func aPageForEveryCommandWithEveryOption() throws {
        let pages = try pages()
        let root = try CommandDescription.choreoc()
        #expect(pages.count == root.pages.count)
        #expect(pages["choreoc.1"]?.contains(".SH \"EXIT STATUS\"") == true)
        #expect(pages["choreoc-generate-manual.1"] == nil)
        for command in root.pages {
            let page = ManualPage(command: command, version: Choreoc.version)
            let text = try #require(pages[page.name + ".1"], "\(page.name)")
            #expect(text == page.text)
            #expect(text.hasPrefix(".TH "))
            #expect(text.contains("\n.SH \"NAME\"\n\(Roff.escaped(page.name)) \\- "))
            for argument in command.arguments ?? [] where argument.shouldDisplay {
                for name in argument.names ?? [] {
                    #expect(text.contains("\\fB\(Roff.escaped(name.text))\\fR"), "\(page.name) \(name.text)")
                }
            }
        }
    }

    @Test func examplesStayAsTheyAre() throws {
        let page = try #require(try pages()["choreoc-compile.1"])
        #expect(page.contains(".SH \"EXAMPLES\"\n.RS 2\n.nf\nchoreoc compile \\-o rendered\n"))
    }

    @Test func textIsOnlyText() {
        var page = Roff()
        page.prose(".so /etc/passwd\n'br\n\n  a\\b -x 'y' `z`\näfter")
        #expect(
            page.text
                == "\\&.so /etc/passwd\n\\(aqbr\n.PP\n.RS 2\n.nf\na\\eb \\-x \\(aqy\\(aq \\(gaz\\(ga\n.fi\n.RE\n\\[u00E4]fter\n"
        )
        #expect(Roff.quoted("a\"b") == "\"a\\(dqb\"")
    }

    @Test(.enabled(if: Self.hasGroff, "no groff")) func groffHasNothingToSay() throws {
        for (name, page) in try pages() {
            let run = try ProgramRun("groff", ["-man", "-Tutf8", "-ww", "-z"], input: Data(page.utf8))
            #expect(run.status == 0)
            #expect(run.errors == "", "\(name)")
        }
    }

    private static let hasGroff = (try? ProgramRun("groff", ["--version"]))?.status == 0

    @Test func aFolderThatIsNotThereIsAFaultOfTheMachine() throws {
        let run = try ChoreocRun(["generate-manual", "/nonexistent"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("error: "))
    }
}
