import Foundation
import TestSupport
import Testing

/// A rendered tree inside the repository is never read as a source, whether it is named or not.
@Suite("RenderedTree") struct RenderedTreeTests {
    @Test func commandsWithoutItsNameSeeTheSourcesAlone() throws {
        let repository = try TemporaryRepository()
        try repository.folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "sources")
        func files(_ run: ChoreocRun) -> String? {
            (run.output + run.errors).firstMatch(of: /in ([0-9]+) files/).map { String($0.1) }
        }
        let before = files(try ChoreocRun(["check", "-v"], in: repository.folder.url))
        #expect(before != nil)
        for output in ["rendered", "deploy/clusters"] {
            let run = try ChoreocRun(["compile", "-q", "-o", output], in: repository.folder.url)
            try #require(run.status == 0, "\(run.errors)")
        }
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "rendered")
        for mode in [[], ["--staged"], ["--rev", "HEAD"]] {
            let run = try ChoreocRun(["check", "-v"] + mode, in: repository.folder.url)
            #expect(run.status == 0 && files(run) == before)
            #expect(run.output.contains("rendered/ferry: info: 48 files here were written by choreoc"))
            #expect(run.output.contains("deploy/clusters/ferry: info:"))
        }
        // Nothing of the tree is compared as a source either.
        #expect(try ChoreocRun(["diff", "HEAD~1", "HEAD"], in: repository.folder.url).status == 0)
    }
}
