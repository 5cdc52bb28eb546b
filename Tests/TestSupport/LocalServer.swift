import Foundation

/// A server on this machine for as long as somebody holds it: a Python script that prints its port and serves.
public final class LocalServer {
    /// Where it listens: `http://127.0.0.1:PORT`.
    public let url: String
    private let process = Process()

    /// Starts a script and waits for its port.
    public init(_ script: String, arguments: [String] = []) throws {
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardOutput = output
        try process.run()
        var line = Data()
        while !line.contains(0x0a) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            line += data
        }
        guard let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
        else {
            kill(process.processIdentifier, SIGKILL)
            throw ServerFailure()
        }
        url = "http://127.0.0.1:\(port)"
    }

    deinit {
        // Threads of a test block the milder signals, and children inherit that.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// The script ended before it served.
    public struct ServerFailure: Error {}
}
