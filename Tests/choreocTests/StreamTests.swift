import Foundation
import TestSupport
import Testing

/// Streams and signals: closed pipes, colours, interruption.
struct StreamTests {
    private let example = ConformanceData.repository.appendingPathComponent("examples/ferry").path

    /// Runs a shell command in which `$choreoc` and `$example` stand for what they say.
    private func shell(_ command: String) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        var variables = ProcessInfo.processInfo.environment.filter { $0.key != "NO_COLOR" }
        variables["choreoc"] = ChoreocRun.executable.path
        variables["example"] = example
        variables["TERM"] = "xterm"
        process.environment = variables
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// A closed pipe ends quietly and keeps the status that the run had.
    @Test func aClosedPipeEndsQuietly() throws {
        let good = try shell(#""$choreoc" compile -C "$example" --stdout -q | head -1; exit ${PIPESTATUS[0]}"#)
        #expect(good.status == 0)
        #expect(good.output == "---\n")
        let bad = try shell(#""$choreoc" check -C "$example" --strict | head -1 >/dev/null; exit ${PIPESTATUS[0]}"#)
        #expect(bad.status == 1)
    }

    @Test func colourIsForTerminalsOnly() throws {
        let escape = "\u{1b}["
        #expect(!(try shell(#""$choreoc" check -C "$example""#)).output.contains(escape))
        let terminal = #"script -qec "$choreoc check -C $example" /dev/null"#
        #expect(try shell(terminal).output.contains(escape))
        #expect(!(try shell("NO_COLOR=1 " + terminal)).output.contains(escape))
        #expect(!(try shell("TERM=dumb " + terminal)).output.contains(escape))
    }

    /// SIGINT and SIGTERM at any moment leave the old tree, the new one, or one that the next run completes.
    @Test(arguments: ["INT", "TERM"]) func interruptionLeavesAWholeTree(_ signal: String) throws {
        let folder = try TemporaryDirectory()
        let output = folder.url.appendingPathComponent("rendered")
        let arguments = ["compile", "-C", example, "-o", output.path, "-q"]
        #expect(try ChoreocRun(arguments).status == 0)
        let wanted = try contents(of: output)
        try FileManager.default.removeItem(at: output)
        for delay in stride(from: 0.0, to: 0.25, by: 0.02) {
            _ = try shell(
                #"""
                "$choreoc" compile -C "$example" -o '\#(output.path)' -q & p=$!
                sleep \#(delay); kill -\#(signal) $p; wait $p; true
                """#)
            let left = FileManager.default.fileExists(atPath: output.path) ? try contents(of: output) : [:]
            let isPending = left.keys.contains { $0.hasPrefix(".choreoc-") }
            #expect(left.isEmpty || left == wanted || isPending, "after \(delay) s")
            #expect(try ChoreocRun(arguments).status == 0)
            #expect(try contents(of: output) == wanted)
            try FileManager.default.removeItem(at: output)
        }
    }

    /// Names from outside cannot drive a terminal, nor write commands into the log of a CI.
    @Test func hostileNamesAreEscaped() throws {
        let sources = try TemporaryDirectory()
        for (path, text) in ShopSources.files { try sources.write(text, to: path) }
        let name = #"a\u001b[31m\n::error file=x::pwned\n::set-output name=x::y"#
        try sources.write(
            ShopSources.component.replacingOccurrences(of: "deployment/service", with: "\"deployment/\(name)\""),
            to: "shop/orders/component.yaml")
        try sources.write("a: [\n", to: "x\n::error::pwned.yaml")
        for format in ["text", "github", "json", "sarif", "junit", "gitlab"] {
            let run = try ChoreocRun(["check", "-C", sources.url.path, "--format", format])
            #expect(run.status == 1)
            #expect(!run.output.utf8.contains(0x1b), "\(format)")
            let lines = run.output.split(separator: "\n")
            #expect(!lines.contains { $0.hasPrefix("::error file=x::") || $0.hasPrefix("::set-output") }, "\(format)")
            #expect(!lines.contains { $0.hasPrefix("::error::pwned") }, "\(format)")
        }
    }

    /// The runtime reads the arguments from /proc. Without it a gate in CI would see none, print help and let everything pass.
    @Test func withoutProcItRefuses() throws {
        let can = try shell("unshare -r -m sh -c 'mount -t tmpfs none /proc'")
        guard can.status == 0 else {
            FileHandle.standardError.write(Data("SKIPPED: this machine does not let a test hide /proc.\n".utf8))
            return
        }
        let run = try shell(#"unshare -r -m sh -c 'mount -t tmpfs none /proc && exec "$choreoc" check -C "$example"'"#)
        #expect(run.status == 2)
        #expect(run.output.contains("the arguments cannot be read, since /proc is not there"))
    }
}
