import Foundation
import TestSupport
import Testing

@testable import Basics

/// Files that are replaced at once, on a real disk.
struct ReplaceTests {
    @Test(arguments: [0o600, 0o644, 0o755])
    func permissionsStay(_ mode: Int) throws {
        let folder = try TemporaryDirectory()
        try folder.write("old", to: "d/a.yaml")
        let file = folder.url.appendingPathComponent("d/a.yaml")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        let fileSystem = try RealFileSystem(root: folder.url.path)
        try fileSystem.replace(try RelativePath("d/a.yaml"), with: Array("new".utf8))
        #expect(try String(contentsOf: file, encoding: .utf8) == "new")
        #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == mode)
        #expect(try contents(of: folder.url).keys.sorted() == ["d/a.yaml"])
    }

    @Test func linksAreNotFollowed() throws {
        let folder = try TemporaryDirectory()
        try folder.write("old", to: "real.yaml")
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appendingPathComponent("a.yaml").path, withDestinationPath: "real.yaml")
        let fileSystem = try RealFileSystem(root: folder.url.path)
        let error = try #require(throws: FileSystemError.self) {
            try fileSystem.replace(try RelativePath("a.yaml"), with: Array("new".utf8))
        }
        #expect(error.reason == "it is a symbolic link")
        #expect(try contents(of: folder.url).keys.sorted() == ["a.yaml", "real.yaml"])
        #expect(try String(contentsOf: folder.url.appendingPathComponent("real.yaml"), encoding: .utf8) == "old")
    }
}
