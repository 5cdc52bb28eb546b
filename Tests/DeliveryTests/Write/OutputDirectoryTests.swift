import Basics
import Delivery
import Foundation
import Testing

/// The writer on the machine's own file system.
@Suite("Writing into a directory of the machine")
final class OutputDirectoryTests {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("choreoc-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    private func kinds(_ plan: WritePlan, to path: String) -> [String] {
        do throws(DiagnosticError) {
            _ = try TreeWriter.write(plan, to: path, jobs: 2)
            return []
        } catch {
            return error.diagnostics.map(\.kind.name)
        }
    }

    let plan = WritePlan(units: Fixture.units("one"))

    @Test func aMissingDirectoryIsMadeAndGetsTheSameTreeAsInMemory() throws {
        let result = try TreeWriter.write(plan, to: path("a/b/out"), jobs: 2)
        #expect(result.filesWritten == 20)
        #expect(try RealTree.files(path("a/b/out")) == Fixture.tree(plan))
        #expect(try TreeWriter.write(plan, to: path("a/b/out/"), jobs: 2).filesWritten == 0)
        _ = try TreeWriter.write(Fixture.changed("two"), to: path("a/b/out"), jobs: 2)
        #expect(try RealTree.files(path("a/b/out")) == Fixture.tree(Fixture.changed("two")))
    }

    @Test func manyUnitsOnSeveralThreadsGiveTheSameTree() throws {
        let units = (0..<300).map { Fixture.unit("acme/dev/p\($0 % 7)/c\($0)", ["a.yaml": "\($0)", "b.yaml": "b"]) }
        let plan = WritePlan(units: units)
        _ = try TreeWriter.write(plan, to: path("out"), jobs: 4)
        #expect(try RealTree.files(path("out")) == Fixture.tree(plan))
        let again = WritePlan(units: units.map { Fixture.unit($0.directory.text, ["a.yaml": "c", "d.yaml": "d"]) })
        _ = try TreeWriter.write(again, to: path("out"), jobs: 4)
        #expect(try RealTree.files(path("out")) == Fixture.tree(again))
    }

    @Test func aSecondRunChangesNoTimes() throws {
        _ = try TreeWriter.write(plan, to: path("out"), jobs: 2)
        let times = try RealTree.times(path("out"))
        _ = try TreeWriter.write(plan, to: path("out"), jobs: 2)
        #expect(try RealTree.times(path("out")) == times)
    }

    @Test func aRefusedWriteMakesNoDirectory() throws {
        var plan = plan
        plan.units.append(plan.units[0])
        #expect(kinds(plan, to: path("a/out")) == ["output-collision"])
        #expect(!FileManager.default.fileExists(atPath: path("a")))
    }

    @Test func aSymbolicLinkIsNoOutputDirectory() throws {
        try FileManager.default.createDirectory(atPath: path("real"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("real"))
        #expect(kinds(plan, to: path("link")) == ["output-unusable"])
        #expect(kinds(plan, to: path("link/")) == ["output-unusable"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("real")).isEmpty)
    }

    @Test func aFileIsNoOutputDirectory() throws {
        try Data().write(to: folder.appendingPathComponent("file"))
        #expect(kinds(plan, to: path("file")) == ["output-unusable"])
        #expect(kinds(plan, to: path("file/out")) == ["output-unusable"])
    }

    @Test func theRootOfTheMachineIsNoOutputDirectory() {
        #expect(kinds(plan, to: "/") == ["output-unusable"])
        #expect(kinds(plan, to: "//") == ["output-unusable"])
        #expect(kinds(plan, to: "/proc/..") == ["output-unusable"])
    }

    @Test func aSymbolicLinkInTheTreeIsNeverFollowed() throws {
        try FileManager.default.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: path("elsewhere"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: path("out/acme"), withDestinationPath: path("elsewhere"))
        #expect(kinds(plan, to: path("out")) == ["output-foreign"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("elsewhere")).isEmpty)
    }

    @Test func aPipeInTheWayIsRefusedWithoutWaiting() throws {
        try FileManager.default.createDirectory(
            atPath: path("out/acme/development/shop/web"), withIntermediateDirectories: true)
        #expect(mkfifo(path("out/acme/development/shop/web/deployment-web.yaml"), 0o600) == 0)
        #expect(kinds(plan, to: path("out")) == ["output-foreign"])
    }

    @Test func anotherRunInTheSameDirectoryIsRefused() throws {
        try FileManager.default.createDirectory(atPath: path("out"), withIntermediateDirectories: true)
        let other = try RealFileSystem(root: path("out")).lock()
        other.during { #expect(kinds(plan, to: path("out")) == ["output-locked"]) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")).isEmpty)
    }

    @Test func fileNamesThatAreNotUTF8AreLeftAlone() throws {
        try FileManager.default.createDirectory(atPath: path("out/acme"), withIntermediateDirectories: true)
        let name = path("out/acme/").utf8.map { CChar(bitPattern: $0) } + [-1, -2, 0]
        #expect(mkdir(name, 0o700) == 0)
        #expect(kinds(plan, to: path("out")) == [])
        #expect(rmdir(name) == 0)
    }
}

/// A directory of the machine as data.
enum RealTree {
    /// Every file with its bytes.
    static func files(_ path: String) throws -> [RelativePath: [UInt8]] {
        var files: [RelativePath: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            var isDirectory: ObjCBool = false
            let full = "\(path)/\(name)"
            guard FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory), !isDirectory.boolValue
            else { continue }
            files[Fixture.path(name)] = [UInt8](try Data(contentsOf: URL(fileURLWithPath: full)))
        }
        return files
    }

    /// When each file and directory was changed last, by the file system's account.
    static func times(_ path: String) throws -> [String: [Int]] {
        var times: [String: [Int]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) + [""] {
            var status = stat()
            #expect(lstat("\(path)/\(name)", &status) == 0)
            times[name] = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec, Int(status.st_ino)]
        }
        return times
    }
}
