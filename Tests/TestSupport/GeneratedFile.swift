import Foundation
import Testing

/// Expects that a file of the repository says what the code that it is made from says; `CHOREOC_UPDATE=1` writes it.
public func expectGenerated(
    _ path: String, _ text: String, at location: SourceLocation = #_sourceLocation
) throws {
    let file = ConformanceData.repository.appendingPathComponent(path)
    if updatesGoldenFiles {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
    let current = (try? String(decoding: Data(contentsOf: file), as: UTF8.self)) ?? ""
    #expect(current == text, "\(path) is stale: run `make docs`", sourceLocation: location)
}
