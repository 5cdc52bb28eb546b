import Foundation
import TestSupport
import Testing

/// `compile --staged`: when the rendered tree has to be staged, and when not.
struct StagedCompileTests {
    private func repository() throws -> TemporaryRepository {
        let repository = try TemporaryRepository()
        try repository.folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try repository.git("add", "-A")
        return repository
    }

    private func compile(_ output: String, in repository: TemporaryRepository, _ more: String...) throws -> ChoreocRun {
        try ChoreocRun(["compile", "--staged", "-q", "-o", output] + more, in: repository.folder.url)
    }

    @Test func aDirectoryOutsideIsNotStaged() throws {
        let outside = try TemporaryDirectory()
        let run = try compile(outside.url.appendingPathComponent("rendered").path, in: repository())
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test func anIgnoredDirectoryIsNotStaged() throws {
        let repository = try repository()
        try repository.folder.write("/out/\n", to: ".gitignore")
        #expect(try compile("out", in: repository).status == 0)
        #expect(try compile("rendered", in: repository).status == 1)
    }

    @Test func anIgnoredDirectoryThatIsTrackedIs() throws {
        let repository = try repository()
        #expect(try compile("out", in: repository).status == 1)
        try repository.git("add", "-A")
        try repository.folder.write("/out/\n", to: ".gitignore")
        #expect(try compile("out", in: repository).status == 0)
        try repository.git("rm", "-q", "-r", "--cached", "out/ferry/dev")
        let run = try compile("out", in: repository)
        #expect(run.status == 1)
        #expect(run.errors.contains("missing in the index: `out/ferry/dev/booking/.choreoc`"))
    }

    @Test func whatIsRemovedHasToBeStagedToo() throws {
        let repository = try repository()
        #expect(try compile("rendered", in: repository).status == 1)
        try repository.git("add", "-A")
        #expect(try compile("rendered", in: repository).status == 0)
        try repository.git("rm", "-q", "-f", "-r", "namespaces/ferry/projects/booking/reminder")
        let run = try compile("rendered", in: repository, "--allow-removals", "--format", "json")
        #expect(run.status == 1)
        #expect(run.errors.contains("obsolete in the index: `rendered/ferry/dev/booking/reminder/"))
        try repository.git("add", "-A")
        #expect(try compile("rendered", in: repository).status == 0)
    }

    @Test func theWorkTreeAsksForNothing() throws {
        let repository = try repository()
        let run = try ChoreocRun(["compile", "-q", "-o", "rendered"], in: repository.folder.url)
        #expect(run.status == 0)
    }

    @Test func oddNamesAreQuoted() throws {
        let run = try compile("my rendered", in: repository())
        #expect(run.errors.contains("git add --all 'my rendered'"))
    }
}
