import Basics
import Foundation
import Testing

@testable import Git

/// Objects that a disk or a bad copy has damaged: every one is said, none is read as something else, nothing hangs.
@Suite struct DamagedObjectsTests {
    private let sandbox: Sandbox
    private let blob: String

    init() throws {
        sandbox = try Sandbox()
        try sandbox.repository()
        try sandbox.write("repo/a.yaml", "a: 1\n")
        try sandbox.write("repo/large.yaml", (0..<400).map { "key-\($0): \($0 * $0)\n" }.joined())
        try sandbox.commit()
        blob = try sandbox.git(["rev-parse", "HEAD:a.yaml"]).trimmingCharacters(in: .newlines)
    }

    private func file(of id: String) -> URL {
        URL(fileURLWithPath: sandbox.path("repo/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"))
    }

    private func replace(_ id: String, with bytes: Data) throws {
        try FileManager.default.removeItem(at: file(of: id))
        try bytes.write(to: file(of: id))
    }

    private func id(of revision: String) throws -> String {
        try sandbox.git(["rev-parse", revision]).trimmingCharacters(in: .newlines)
    }

    /// What reading a file of HEAD gives, whether the commit, the tree or the blob is damaged.
    private func outcome(_ path: String) throws -> String {
        do {
            let snapshot = try CommitSnapshot(directory: sandbox.path("repo"), revision: "HEAD")
            if !snapshot.findings.isEmpty { return snapshot.findings.map(\.kind.name).joined(separator: " ") }
            return try snapshot.outcome(path)
        } catch let error as DiagnosticError {
            return error.diagnostics.map(\.kind.name).joined(separator: " ")
        }
    }

    @Test(arguments: ["HEAD:a.yaml", "HEAD:large.yaml", "HEAD^{tree}", "HEAD"])
    func everyCutOffLooseObjectIsSaid(_ revision: String) throws {
        let id = try id(of: revision)
        let bytes = try Data(contentsOf: file(of: id))
        let path = revision == "HEAD:large.yaml" ? "large.yaml" : "a.yaml"
        let whole = try outcome(path)
        for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 40)) {
            try replace(id, with: bytes.prefix(count))
            #expect(try outcome(path) == "object-corrupt", "\(revision): \(count) of \(bytes.count) bytes")
        }
        try replace(id, with: bytes)
        #expect(try outcome(path) == whole)
    }

    @Test(arguments: ["HEAD:a.yaml", "HEAD:large.yaml", "HEAD^{tree}", "HEAD"])
    func aFlippedBitIsSaid(_ revision: String) throws {
        let id = try id(of: revision)
        let bytes = try Data(contentsOf: file(of: id))
        let path = revision == "HEAD:large.yaml" ? "large.yaml" : "a.yaml"
        let whole = try outcome(path)
        // The first two bytes say how the rest is compressed; some of their bits have no effect on it.
        for position in stride(from: 2, to: bytes.count, by: max(1, bytes.count / 60)) {
            var damaged = bytes
            damaged[position] ^= 1 << UInt8(position % 8)
            try replace(id, with: damaged)
            let found = try outcome(path)
            #expect(found == "object-corrupt" || found == whole, "\(revision): byte \(position): \(found)")
        }
    }

    @Test func anObjectUnderTheNameOfAnotherIsSaid() throws {
        let other = try id(of: "HEAD:large.yaml")
        try replace(blob, with: try Data(contentsOf: file(of: other)))
        #expect(try outcome("a.yaml") == "object-corrupt")
    }

    @Test func anObjectOfTheWrongKindIsSaid() throws {
        let tree = try id(of: "HEAD^{tree}")
        try replace(blob, with: try Data(contentsOf: file(of: tree)))
        #expect(try outcome("a.yaml") == "object-corrupt")
    }

    /// A header that claims two gigabytes over ten bytes of text: nothing of that size is allocated or waited for.
    @Test func aSizeThatIsALieIsSaid() throws {
        let script =
            "import zlib,sys;sys.stdout.buffer.write(zlib.compress(b'blob 2147483648\\0'+b'0123456789'))"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try replace(blob, with: bytes)
        #expect(try outcome("a.yaml") == "source-too-large")
        let database = try ObjectDatabase(around: sandbox.path("repo"))
        let identity = try #require(ObjectID(hexadecimal: blob.utf8))
        let error = #expect(throws: DiagnosticError.self) {
            try database.blob(identity, path: "a.yaml", maximumBytes: 1 << 40)
        }
        #expect(error?.diagnostics.map(\.kind) == [.objectCorrupt])
    }

    @Test func aMissingObjectIsSaid() throws {
        try FileManager.default.removeItem(at: file(of: blob))
        #expect(try outcome("a.yaml") == "object-missing")
    }

    @Test func aDamagedPackIsSaid() throws {
        try sandbox.git(["gc", "-q", "--aggressive"])
        let folder = sandbox.path("repo/.git/objects/pack")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let pack = URL(fileURLWithPath: folder + "/" + (try #require(names.first { $0.hasSuffix(".pack") })))
        let index = URL(fileURLWithPath: folder + "/" + (try #require(names.first { $0.hasSuffix(".idx") })))
        #expect(try outcome("a.yaml") == "a: 1\n")
        let bytes = try Data(contentsOf: pack)
        let entries = try Data(contentsOf: index)
        func damage(_ url: URL, _ data: Data) throws {
            try FileManager.default.removeItem(at: url)
            try data.write(to: url)
        }
        for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 50)) {
            try damage(pack, bytes.prefix(count))
            let found = try outcome("a.yaml")
            #expect(found.hasPrefix("object-") || found == "revision-not-found", "cut at \(count): \(found)")
        }
        for position in stride(from: 12, to: bytes.count - 20, by: max(1, bytes.count / 80)) {
            var damaged = bytes
            damaged[position] ^= 0x10
            try damage(pack, damaged)
            let found = try outcome("a.yaml")
            #expect(
                found.hasPrefix("object-") || found == "a: 1\n" || found == "source-too-large",
                "byte \(position): \(found)")
        }
        try damage(pack, bytes)
        for count in stride(from: 0, to: entries.count, by: 97) {
            try damage(index, entries.prefix(count))
            let found = try outcome("a.yaml")
            #expect(found.hasPrefix("object-") || found.hasPrefix("revision-"), "index cut at \(count): \(found)")
        }
        try damage(index, entries)
        #expect(try outcome("a.yaml") == "a: 1\n")
    }
}
