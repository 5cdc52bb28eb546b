import Basics
import Delivery
import Testing

@Suite("Writing a rendered tree")
struct TreeWriterTests {
    let fileSystem = InMemoryFileSystem()

    private func write(_ plan: WritePlan) throws -> WriteResult {
        try TreeWriter(fileSystem, jobs: 2).write(plan)
    }

    @Test func aFreshDirectoryGetsEveryFileAndAnOwnershipFileAUnit() throws {
        let unit = Fixture.unit("acme/dev/shop/web", ["b.yaml": "2\n", "a.yaml": "1\n"], digest: "5f0c")
        let result = try write(WritePlan(units: [unit]))
        #expect(result.filesWritten == 2 && result.unitsWritten == 1)
        #expect(Fixture.texts(fileSystem) == ["acme/dev/shop/web/a.yaml": "1\n", "acme/dev/shop/web/b.yaml": "2\n"])
        let ownership = try fileSystem.read(Fixture.path("acme/dev/shop/web/.choreoc"), limit: 1000)
        // The digests are those of `sha256sum`.
        #expect(
            String(decoding: ownership, as: UTF8.self) == """
                choreoc 1
                unit ReleaseBinding/acme/dev/shop/web
                input 88d12b3ba8401e4a889f6f1e0d3932cbbea80ace6a599cf357da5979f79bc15e
                4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865  a.yaml
                53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3  b.yaml

                """)
        #expect(fileSystem.directories.allSatisfy { !$0.name.hasPrefix(".") })
    }

    @Test func aSecondRunWritesNothing() throws {
        let plan = WritePlan(units: Fixture.units("one"))
        _ = try write(plan)
        let counting = FailingFileSystem(fileSystem, failing: .once(.max), code: 5)
        let readOnly = ReadOnlyFileSystem(counting)
        let result = try TreeWriter(readOnly, jobs: 2).write(plan)
        #expect(result.filesWritten == 0 && result.filesUnchanged == 20 && result.unitsUnchanged == 12)
        #expect(counting.calls > 20)
    }

    @Test func theOrderOfUnitsAndFilesDoesNotShow() throws {
        var plan = WritePlan(units: Fixture.units("one"))
        let tree = try Fixture.tree(plan)
        plan.units.reverse()
        for index in plan.units.indices { plan.units[index] = Fixture.unit(plan.units[index]) { $0.reverse() } }
        #expect(try Fixture.tree(plan) == tree)
    }

    @Test func changesOfEverySortLeadToTheSameTreeAsAFreshWrite() throws {
        _ = try write(WritePlan(units: Fixture.units("one")))
        let result = try write(Fixture.changed("two"))
        #expect(fileSystem.files == (try Fixture.tree(Fixture.changed("two"))))
        #expect(result.unitsRemoved == 1 && result.filesRemoved == 3)
        #expect(!fileSystem.directories.contains(Fixture.path("acme/production/bank/web")))
    }

    @Test func aFileEditedByHandIsWrittenAgain() throws {
        let plan = WritePlan(units: Fixture.units("one"))
        _ = try write(plan)
        let tree = fileSystem.files
        fileSystem.put(Fixture.path("acme/development/shop/web/service-web.yaml"), Array("b: 2\n".utf8))
        let result = try write(plan)
        #expect(result.filesWritten == 1 && result.unitsWritten == 1)
        #expect(fileSystem.files == tree)
    }

    @Test func aFileRemovedByHandIsWrittenAgain() throws {
        let plan = WritePlan(units: Fixture.units("one"))
        _ = try write(plan)
        let tree = fileSystem.files
        try fileSystem.removeFile(Fixture.path("acme/development/shop/web/service-web.yaml"))
        #expect(try write(plan).filesWritten == 1)
        #expect(fileSystem.files == tree)
    }

    @Test func marksOfAMergeConflictInAnOwnershipFileAreHealed() throws {
        let plan = WritePlan(units: [Fixture.unit("acme/dev/shop/web", ["a.yaml": "1\n", "b.yaml": "2\n"])])
        _ = try write(plan)
        let tree = fileSystem.files
        let path = Fixture.path("acme/dev/shop/web/.choreoc")
        var text = String(decoding: try fileSystem.read(path, limit: 1000), as: UTF8.self)
        text = text.replacing("input 00\n", with: "<<<<<<< ours\ninput 00\n=======\ninput 01\n>>>>>>> theirs\n")
        fileSystem.put(path, Array(text.utf8))
        fileSystem.put(Fixture.path("acme/dev/shop/web/a.yaml"), Array("<<<<<<<\n".utf8))
        #expect(try write(plan).filesWritten == 1)
        #expect(fileSystem.files == tree)
    }

    @Test func unitsOutsideTheSelectionAndHeldUnitsStay() throws {
        _ = try write(WritePlan(units: Fixture.units("one")))
        let tree = fileSystem.files
        let held = Fixture.path("acme/development/shop/web")
        let plan = WritePlan(
            units: [Fixture.unit("acme/development/shop", ["namespace-x.yaml": "kind: Namespace # one\n"])],
            held: [held], isSelected: { $0.isWithin(Fixture.path("acme/development/shop")) }, allowsRemovals: true)
        #expect(try write(plan).unitsRemoved == 1)
        let gone = Fixture.path("acme/development/shop/api")
        let expected = tree.filter { !$0.key.isWithin(gone) }
        #expect(Set(fileSystem.files.keys) == Set(expected.keys))
    }

    @Test func emptyParentsGoWithTheirLastUnit() throws {
        _ = try write(WritePlan(units: Fixture.units("one")))
        #expect(try write(WritePlan(units: [], allowsRemovals: true)).unitsRemoved == 12)
        #expect(fileSystem.files.isEmpty && fileSystem.directories.isEmpty)
    }

    @Test func aSecondRunAtTheSameTimeIsRefused() throws {
        let plan = WritePlan(units: Fixture.units("one"))
        let lock = try fileSystem.lock()
        lock.during { #expect(refusals(fileSystem, plan) == ["output-locked"]) }
        #expect(fileSystem.files.isEmpty)
    }
}

/// Passes reading on and refuses every change.
struct ReadOnlyFileSystem: FileSystem {
    let base: any FileSystem

    init(_ base: any FileSystem) {
        self.base = base
    }

    var displayPath: String { base.displayPath }
    func list(_ directory: RelativePath) throws(FileSystemError) -> [DirectoryEntry] { try base.list(directory) }
    func read(_ file: RelativePath, limit: Int) throws(FileSystemError) -> [UInt8] { try base.read(file, limit: limit) }
    func holds(_ bytes: [UInt8], at file: RelativePath) throws(FileSystemError) -> Bool {
        try base.holds(bytes, at: file)
    }
    func create(_ file: RelativePath, _ bytes: [UInt8], synchronizing: Bool) throws(FileSystemError) {
        throw FileSystemError(.create, file.text, code: 30)
    }
    func copyMode(of source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.create, target.text, code: 30)
    }
    func makeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.makeDirectory, directory.text, code: 30)
    }
    func removeFile(_ file: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.removeFile, file.text, code: 30)
    }
    func removeDirectory(_ directory: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.removeDirectory, directory.text, code: 30)
    }
    func rename(_ source: RelativePath, to target: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.rename, target.text, code: 30)
    }
    func synchronize(_ directory: RelativePath) throws(FileSystemError) {
        throw FileSystemError(.synchronize, directory.text, code: 30)
    }
    func synchronizeAll() throws(FileSystemError) { throw FileSystemError(.synchronize, "", code: 30) }
    func lock() throws(FileSystemError) -> DirectoryLock { try base.lock() }
}
