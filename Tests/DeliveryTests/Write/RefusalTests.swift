import Basics
import Delivery
import Testing

/// What the writer refuses; the output is then exactly as it was.
@Suite("Refusing to write")
struct RefusalTests {
    let fileSystem = InMemoryFileSystem()
    let unit = Fixture.unit("acme/dev/shop/web", ["deployment-web.yaml": "a: 1\n"])

    private func expectRefusal(
        _ kinds: [String], _ plan: WritePlan, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let files = fileSystem.files
        let directories = fileSystem.directories
        #expect(refusals(fileSystem, plan) == kinds, sourceLocation: sourceLocation)
        #expect(fileSystem.files == files, sourceLocation: sourceLocation)
        #expect(fileSystem.directories == directories, sourceLocation: sourceLocation)
    }

    private func messages(_ plan: WritePlan) -> [String] {
        do throws(DiagnosticError) {
            _ = try TreeWriter(fileSystem, jobs: 1).write(plan)
            return []
        } catch {
            return error.diagnostics.map(\.message)
        }
    }

    // MARK: Foreign files

    @Test func aForeignFileInTheWay() {
        fileSystem.put(Fixture.path("acme/dev/shop/web/deployment-web.yaml"), Array("mine\n".utf8))
        expectRefusal(["output-foreign"], WritePlan(units: [unit]))
        #expect(
            messages(WritePlan(units: [unit])) == [
                "`out/acme/dev/shop/web/deployment-web.yaml` is a file that choreoc did not write, and is in the way"
            ])
    }

    @Test func foreignFilesBesideOursStay() throws {
        fileSystem.put(Fixture.path("acme/dev/shop/web/README.md"), Array("mine\n".utf8))
        fileSystem.put(Fixture.path("README.md"), Array("mine\n".utf8))
        fileSystem.put(Fixture.path(".git/HEAD"), Array("ref\n".utf8))
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        #expect(
            Set(Fixture.texts(fileSystem).keys) == [
                "acme/dev/shop/web/README.md", "README.md", ".git/HEAD", "acme/dev/shop/web/deployment-web.yaml",
            ])
    }

    @Test func aForeignFileWithTheRightBytesBecomesOurs() throws {
        fileSystem.put(Fixture.path("acme/dev/shop/web/deployment-web.yaml"), Array("a: 1\n".utf8))
        let result = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        #expect(result.filesUnchanged == 1 && result.filesWritten == 0)
        #expect(fileSystem.files == (try Fixture.tree(WritePlan(units: [unit]))))
    }

    @Test(arguments: ["acme", "acme/dev", "acme/dev/shop", "acme/dev/shop/web"])
    func aFileWhereADirectoryHasToBe(path: String) {
        fileSystem.put(Fixture.path(path), Array("mine\n".utf8))
        expectRefusal(["output-foreign"], WritePlan(units: [unit]))
    }

    @Test(arguments: [
        "acme", "acme/dev", "acme/dev/shop/web", "acme/dev/shop/web/deployment-web.yaml", "acme/dev/shop/web/.choreoc",
    ])
    func aSymbolicLinkAnywhereOnTheWay(path: String) {
        fileSystem.putSymbolicLink(Fixture.path(path), to: "/etc")
        expectRefusal(["output-foreign"], WritePlan(units: [unit]))
    }

    @Test func aFileOfOursThatBecameASymbolicLink() throws {
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        let path = Fixture.path("acme/dev/shop/web/deployment-web.yaml")
        try fileSystem.removeFile(path)
        fileSystem.putSymbolicLink(path, to: "/etc/passwd")
        expectRefusal(["output-foreign"], WritePlan(units: [unit]))
    }

    @Test func aDirectoryWhereAFileHasToBe() {
        fileSystem.put(Fixture.path("acme/dev/shop/web/deployment-web.yaml/x"), [])
        expectRefusal(["output-foreign"], WritePlan(units: [unit]))
    }

    @Test func aForeignFileInADirectoryThatWouldGo() throws {
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        fileSystem.put(Fixture.path("acme/dev/shop/web/notes.txt"), [])
        fileSystem.put(Fixture.path("acme/dev/shop/web/more/notes.txt"), [])
        expectRefusal(
            ["output-foreign-left", "output-foreign-left"], WritePlan(units: [], allowsRemovals: true))
    }

    @Test func everyReasonIsReportedAtOnce() {
        for name in ["a", "b", "c"] { fileSystem.put(Fixture.path("acme/dev/shop/web/\(name).yaml"), [0x78]) }
        let plan = WritePlan(
            units: [Fixture.unit("acme/dev/shop/web", ["a.yaml": "1", "b.yaml": "2", "c.yaml": "3"])])
        expectRefusal(Array(repeating: "output-foreign", count: 3), plan)
    }

    @Test func anOwnershipFileOfALaterFormat() throws {
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        fileSystem.put(Fixture.path("acme/dev/shop/web/.choreoc"), Array("choreoc 2\n".utf8))
        expectRefusal(["output-newer-format"], WritePlan(units: [unit]))
        expectRefusal(["output-newer-format"], WritePlan(units: [], allowsRemovals: true))
    }

    @Test(arguments: ["", "rm -rf\n", "choreoc-journal 1\nremove\t../x\nend\t1\n", "choreoc-journal 1\nend\t1\n"])
    func aJournalThatIsNone(text: String) {
        fileSystem.put(Fixture.path(".choreoc-journal"), Array(text.utf8))
        expectRefusal(["output-journal-damaged"], WritePlan(units: [unit]))
    }

    @Test func aJournalThatNamesHiddenFilesIsNone() {
        fileSystem.put(
            Fixture.path(".choreoc-journal"), Array("choreoc-journal 1\nremove\t.git/HEAD\nend\t1\n".utf8))
        fileSystem.put(Fixture.path(".git/HEAD"), [])
        expectRefusal(["output-journal-damaged"], WritePlan(units: [unit]))
    }

    @Test func anOwnershipFileNamesOnlyFilesBesideIt() throws {
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [unit]))
        let digest = String(repeating: "0", count: 64)
        fileSystem.put(
            Fixture.path("acme/dev/shop/web/.choreoc"),
            Array("choreoc 1\n\(digest)  ../../README.md\n\(digest)  deployment-web.yaml\n".utf8))
        fileSystem.put(Fixture.path("acme/dev/README.md"), [])
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: [], allowsRemovals: true))
        #expect(Set(Fixture.texts(fileSystem).keys) == ["acme/dev/README.md"])
    }

    // MARK: Collisions and names

    @Test func unitsThatDifferOnlyInCase() {
        let other = Fixture.unit("acme/dev/Shop/web", ["a.yaml": ""])
        expectRefusal(["output-collision"], WritePlan(units: [unit, other]))
        #expect(messages(WritePlan(units: [unit, other])) == ["`Shop` and `shop` in `acme/dev` differ only in case"])
    }

    @Test func filesThatDifferOnlyInCase() {
        let unit = Fixture.unit("acme/dev/shop/web", ["service-A.yaml": "", "service-a.yaml": ""])
        expectRefusal(["output-collision"], WritePlan(units: [unit]))
    }

    @Test func aForeignFileThatDiffersOnlyInCase() {
        fileSystem.put(Fixture.path("acme/dev/shop/web/Deployment-Web.yaml"), [])
        expectRefusal(["output-collision"], WritePlan(units: [unit]))
    }

    @Test func aForeignDirectoryThatDiffersOnlyInCase() {
        fileSystem.put(Fixture.path("acme/DEV/x"), [])
        expectRefusal(["output-collision"], WritePlan(units: [unit]))
    }

    @Test func twoUnitsOfOneDirectory() {
        expectRefusal(["output-collision"], WritePlan(units: [unit, unit]))
    }

    @Test func twoFilesOfOneName() {
        let twice = UnitOutput(
            directory: unit.directory, unit: unit.unit, digest: unit.digest, files: unit.files + unit.files)
        expectRefusal(["output-collision"], WritePlan(units: [twice]))
    }

    @Test func aFileAndAUnitOfOneName() {
        let project = Fixture.unit("acme/dev/shop", ["web": ""])
        expectRefusal(["output-collision"], WritePlan(units: [project, unit]))
    }

    @Test(arguments: [".hidden", "a/b", "", "a\nb", "\u{1b}[31m", String(repeating: "x", count: 256)])
    func aNameThatTheTreeCannotHave(name: String) {
        expectRefusal(["output-path-invalid"], WritePlan(units: [Fixture.unit("acme/dev", [name: ""])]))
    }

    @Test(arguments: ["", ".git/hooks", "acme/.choreoc-staging/x"])
    func aDirectoryThatTheTreeCannotHave(directory: String) {
        expectRefusal(["output-path-invalid"], WritePlan(units: [Fixture.unit(directory, ["a": ""])]))
    }

    // MARK: Removals

    private func remove(_ gone: (String) -> Bool, allows: Bool = false) -> WritePlan {
        WritePlan(units: Fixture.units("one").filter { !gone($0.directory.text) }, allowsRemovals: allows)
    }

    private func fill() throws {
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: Fixture.units("one")))
    }

    @Test func removingAWholeEnvironmentNeedsLeave() throws {
        try fill()
        let plan = remove { $0.hasPrefix("acme/production") }
        expectRefusal(["output-removal-refused"], plan)
        #expect(messages(plan) == ["the whole environment `acme/production` would be removed: 6 units"])
        #expect(refusals(fileSystem, remove({ $0.hasPrefix("acme/production") }, allows: true)).isEmpty)
    }

    @Test func removingAWholeProjectNeedsLeave() throws {
        try fill()
        let plan = remove { $0.hasPrefix("acme/production/bank") }
        expectRefusal(["output-removal-refused"], plan)
        #expect(messages(plan) == ["the whole project `acme/production/bank` would be removed: 3 units"])
    }

    @Test func removingMoreThanATenthOfTheUnitsNeedsLeave() throws {
        try fill()
        let plan = remove { $0.hasSuffix("bank/web") }
        expectRefusal(["output-removal-refused"], plan)
        #expect(messages(plan) == ["2 of 12 units would be removed, more than a tenth"])
    }

    @Test func removingLessDoesNot() throws {
        try fill()
        #expect(refusals(fileSystem, remove { $0 == "acme/production/bank/web" }).isEmpty)
    }

    @Test func projectsBelowAPlaneAreProjects() throws {
        let plane = "_planes/observability/main"
        let kept = Fixture.unit("\(plane)/shared", ["a.yaml": ""])
        let units = ["shop", "bank"].map { Fixture.unit("\(plane)/acme/dev/\($0)/web", ["a.yaml": ""]) }
        _ = try TreeWriter(fileSystem, jobs: 1).write(WritePlan(units: units + [kept]))
        let plan = WritePlan(units: [units[0], kept])
        #expect(messages(plan) == ["the whole project `\(plane)/acme/dev/bank` would be removed: 1 unit"])
    }

    @Test func aHeldUnitKeepsItsProject() throws {
        try fill()
        var plan = remove { $0 == "acme/production/bank" || $0 == "acme/production/bank/web" }
        plan.units.removeAll { $0.directory.text == "acme/production/bank/api" }
        plan.held = [Fixture.path("acme/production/bank/api"), Fixture.path("acme/production/bank")]
        #expect(refusals(fileSystem, plan).isEmpty)
        #expect(Fixture.texts(fileSystem)["acme/production/bank/api/deployment-api.yaml"] != nil)
    }
}
