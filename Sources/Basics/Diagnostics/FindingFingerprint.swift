/// What a finding is recognised by from run to run, so that services can tell new findings from known ones.
///
/// It is made of the kind, the path, the message and the text of the line, not of the line's number: lines that move do
/// not change it. Equal findings are told apart by their order.
public struct FindingFingerprints {
    private var seen: [String: Int] = [:]
    private let locate: (Location) -> SourceTable.Place?

    /// Fingerprints of the findings of one report; `locate` finds a place, also inside a scalar.
    public init(locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// The fingerprint of the next finding, 64 hexadecimal digits.
    public mutating func next(_ diagnostic: Diagnostic) -> String {
        var parts = [diagnostic.kind.id, diagnostic.location.path ?? "", diagnostic.message]
        if let place = locate(diagnostic.location) {
            parts[1] = place.file.path
            parts.append(Self.trimmed(SourceExcerpt(place).text))
        }
        let key = parts.joined(separator: "\0")
        let count = seen[key, default: 0]
        seen[key] = count + 1
        return Digest(of: Array("\(key)\0\(count)".utf8)).hexadecimal
    }

    /// Without the indentation, which changes when a block is moved.
    private static func trimmed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
            let last = bytes.lastIndex(where: { $0 != 0x20 && $0 != 0x09 })
        else { return "" }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
