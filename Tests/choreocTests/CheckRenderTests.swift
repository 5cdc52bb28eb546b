import Foundation
import TestSupport
import Testing

/// The recorded output of the real OpenChoreo renderer, compared by the script that came with the records.
struct CheckRenderTests {
    @Test(.enabled(if: ConformanceData.isAvailable, "no conformance data"))
    func everyRecordAgrees() throws {
        let data = try #require(ConformanceData.folder)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", data.appendingPathComponent("check_render.py").path, "--choreoc", ChoreocRun.executable.path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(text)")
    }
}
