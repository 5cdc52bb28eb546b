import Foundation
import Testing

/// This test program again, told by an environment variable to do one thing for ever, and killed.
enum KilledProcess {
    /// Starts it with a test that makes the file `PATH.started` when it begins, lets it go on for some microseconds, and
    /// kills it.
    static func run(_ test: String, _ variable: String, _ path: String, after microseconds: UInt32) throws {
        let started = path + ".started"
        try? FileManager.default.removeItem(atPath: started)
        let process = try start(test, variable, path)
        for _ in 0..<20_000 where !FileManager.default.fileExists(atPath: started) {
            if !process.isRunning { break }
            usleep(500)
        }
        #expect(FileManager.default.fileExists(atPath: started), "the process did not start")
        usleep(microseconds)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "the process ended by itself")
    }

    /// Starts it with a test that has itself killed, and waits for that.
    static func runUntilKilled(_ test: String, _ variable: String, _ path: String) throws {
        let process = try start(test, variable, path)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal, "the process ended by itself")
    }

    /// In that process: kills it after some microseconds, whatever it is doing then.
    static func killMyself(after microseconds: UInt32) {
        Thread.detachNewThread {
            usleep(microseconds)
            kill(getpid(), SIGKILL)
        }
    }

    private static func start(_ test: String, _ variable: String, _ path: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["--testing-library", "swift-testing", "--filter", test]
        process.environment = ProcessInfo.processInfo.environment.merging([variable: path]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }
}
