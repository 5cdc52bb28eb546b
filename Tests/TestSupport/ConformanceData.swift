import Foundation

/// The external test data: the folder in `CHOREOC_CONFORMANCE`, or `../shared/conformance` beside the repository.
public enum ConformanceData {
    /// The folder; nil when it is not there, in which case the suites that need it say that they skip.
    public static let folder: URL? = {
        let path =
            ProcessInfo.processInfo.environment["CHOREOC_CONFORMANCE"]
            ?? repository.appendingPathComponent("../shared/conformance").path
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
            FileHandle.standardError.write(
                Data("SKIPPED: no conformance data at \(path); set CHOREOC_CONFORMANCE to its folder.\n".utf8))
            return nil
        }
        return URL(fileURLWithPath: path)
    }()

    /// Whether the data is there.
    public static var isAvailable: Bool { folder != nil }

    /// The root of this repository.
    public static let repository: URL = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url
    }()

    /// The bytes of a file in the folder.
    public static func contents(_ path: String) throws -> Data {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        return try Data(contentsOf: folder.appendingPathComponent(path))
    }
}
