import Foundation
import TestSupport
import Testing

/// Whole compiles against golden directories: an unexpected or a missing file fails.
struct GoldenTests {
    static let repository = ConformanceData.repository

    @Test func exampleFerry() throws {
        try compare("examples/ferry", with: "Tests/choreocTests/Golden/ferry")
    }

    @Test func exampleAcme() throws {
        try compare("examples/acme", with: "Tests/choreocTests/Golden/acme")
    }

    private func compare(_ sources: String, with golden: String) throws {
        let folder = try TemporaryDirectory()
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(
            ["compile", "-C", Self.repository.appendingPathComponent(sources).path, "-o", output.path, "-q"])
        #expect(run.status == 0)
        #expect(run.errors == "")
        let expected = Self.repository.appendingPathComponent(golden)
        if updatesGoldenFiles {
            try? FileManager.default.removeItem(at: expected)
            try FileManager.default.createDirectory(
                at: expected.deletingLastPathComponent(), withIntermediateDirectories: true)
            try FileManager.default.copyItem(at: output, to: expected)
        }
        let wanted = try contents(of: expected)
        let found = try contents(of: output)
        #expect(!wanted.isEmpty)
        #expect(Set(found.keys) == Set(wanted.keys))
        for (path, bytes) in wanted {
            #expect(
                String(decoding: found[path] ?? Data(), as: UTF8.self) == String(decoding: bytes, as: UTF8.self),
                "\(path)")
        }
    }
}
