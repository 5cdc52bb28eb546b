import Foundation
import TestSupport
import Testing

/// Same tree in, same bytes out: whatever the machine, and wherever the sources are read from.
struct ReproducibilityTests {
    private func compile(
        _ sources: [String], in directory: URL? = nil, environment: [String: String] = [:]
    ) throws -> [String: Data] {
        let folder = try TemporaryDirectory()
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(
            ["compile"] + sources + ["-o", output.path], in: directory, environment: environment)
        #expect(run.status == 0, "\(run.errors)")
        return try contents(of: output)
    }

    @Test func theMachineDoesNotShow() throws {
        let example = ConformanceData.repository.appendingPathComponent("examples/ferry").path
        let wanted = try compile(["-C", example])
        #expect(wanted.count > 40)
        let machines: [[String: String]] = [
            ["SWIFT_DETERMINISTIC_HASHING": "1"], ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"],
            ["TZ": "Pacific/Auckland"], ["HOME": "/nonexistent", "LC_ALL": "C"],
        ]
        for machine in machines {
            #expect(try compile(["-C", example], environment: machine) == wanted, "\(machine)")
        }
        for jobs in ["1", "2", "16"] {
            #expect(try compile(["-C", example, "--jobs", jobs]) == wanted, "--jobs \(jobs)")
        }
        for _ in 0..<5 { #expect(try compile(["-C", example]) == wanted, "another hash seed") }
        #expect(
            try compile(["-C", "ferry"], in: ConformanceData.repository.appendingPathComponent("examples")) == wanted)
    }

    /// A folder lists its entries in the order in which a file system keeps them, here that of their making.
    @Test func theOrderOfFilesDoesNotShow() throws {
        let example = ConformanceData.repository.appendingPathComponent("examples/ferry")
        let files = try contents(of: example)
        let wanted = try compile(["-C", example.path])
        for order in [files.keys.sorted(), files.keys.sorted().reversed()] {
            let base = URL(
                fileURLWithPath: FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : "/tmp")
            let copy = base.appendingPathComponent("choreoc-order-\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: copy) }
            for path in order {
                let file = copy.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try files[path]?.write(to: file)
            }
            #expect(try compile(["-C", copy.path]) == wanted)
        }
    }

    @Test func aSecondRunWritesNothing() throws {
        let folder = try TemporaryDirectory()
        let output = folder.url.appendingPathComponent("rendered")
        let arguments = [
            "compile", "-C", ConformanceData.repository.appendingPathComponent("examples/ferry").path, "-o",
            output.path,
        ]
        #expect(try ChoreocRun(arguments).errors.contains(" files written, 0 unchanged, 0 removed"))
        let times = try modificationTimes(of: output)
        #expect(try ChoreocRun(arguments).errors.contains("; 0 files written, "))
        #expect(try modificationTimes(of: output) == times)
    }

    private func modificationTimes(of folder: URL) throws -> [String: Date] {
        var times: [String: Date] = [:]
        for path in try contents(of: folder).keys {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.appendingPathComponent(path).path)
            times[path] = attributes[.modificationDate] as? Date
        }
        return times
    }

    /// The public sample repository, with what an installation brings along, from work tree, index and commit.
    @Test(.enabled(if: ConformanceData.isAvailable, "no conformance data"))
    func theSampleRepositoryCompilesFromEverywhere() throws {
        let data = try #require(ConformanceData.folder)
        let repository = try TemporaryDirectory()
        try repository.copyContents(of: data.appendingPathComponent("real-gitops"))
        try git(["init", "-q"], in: repository.url)
        try git(["add", "-A"], in: repository.url)
        try git(
            ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "sources"], in: repository.url
        )
        let also = ["--also", data.appendingPathComponent("platform-defaults").path]
        let wanted = try compile(["-C", repository.url.path] + also)
        #expect(wanted.keys.contains { $0.contains("nats") && $0.contains("development") })
        #expect(wanted.keys.contains { $0.contains("postgres") && $0.contains("staging") })
        #expect(try compile(["-C", repository.url.path, "--staged"] + also) == wanted)
        #expect(try compile(["-C", repository.url.path, "--rev", "HEAD"] + also) == wanted)
        let machines: [[String: String]] = [
            ["SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "Asia/Kathmandu"],
            ["LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"],
            ["LC_ALL": "C", "HOME": "/nonexistent"],
        ]
        for machine in machines {
            #expect(try compile(["-C", repository.url.path] + also, environment: machine) == wanted, "\(machine)")
        }
        for jobs in ["1", "7"] {
            #expect(try compile(["-C", repository.url.path, "--jobs", jobs] + also) == wanted, "--jobs \(jobs)")
        }
        #expect(try compile(also, in: repository.url.appendingPathComponent("namespaces")) == wanted)
        // Neither the index nor the commit sees a change of the work tree.
        try repository.write("nonsense: [", to: "namespaces/broken.yaml")
        #expect(try compile(["-C", repository.url.path, "--staged"] + also) == wanted)
        #expect(try compile(["-C", repository.url.path, "--rev", "HEAD"] + also) == wanted)
    }

    private func git(_ arguments: [String], in directory: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = arguments
        process.currentDirectoryURL = directory
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
