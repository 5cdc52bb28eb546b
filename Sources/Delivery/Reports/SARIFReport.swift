import Basics
import Tree

/// Findings as SARIF 2.1.0, within the limits of GitHub code scanning: the most severe come first, at most 25,000.
public struct SARIFReport {
    /// The most results that GitHub takes.
    public static let maximumResults = 25_000
    /// The most places that GitHub takes of one result.
    static let maximumPlaces = 1000
    /// The most bytes of messages; the whole then stays below GitHub's 10 MB when it is compressed.
    static let maximumBytes = 32 << 20

    private let version: String
    private let locate: (Location) -> SourceTable.Place?

    /// A report of this version of choreoc; `locate` finds a place, also inside a scalar.
    public init(version: String, locate: @escaping (Location) -> SourceTable.Place?) {
        self.version = version
        self.locate = locate
    }

    /// The whole document.
    public func value(_ findings: [Diagnostic]) -> Value {
        var fingerprints = FindingFingerprints(locate: locate)
        let marked = findings.map { ($0, fingerprints.next($0)) }
        let ordered = Severity.allCases.reversed().flatMap { severity in marked.filter { $0.0.severity == severity } }
        let rules = Set(findings.map(\.kind)).sorted { $0.number < $1.number }
        var positions: [Int: Int] = [:]
        for (position, rule) in rules.enumerated() { positions[rule.number] = position }
        var results: [Value] = []
        var bytes = 0
        for (finding, fingerprint) in ordered {
            bytes += 600 + finding.message.utf8.count + finding.notes.reduce(0) { $0 + 300 + $1.message.utf8.count }
            if results.count == Self.maximumResults || bytes > Self.maximumBytes { break }
            results.append(result(finding, positions[finding.kind.number] ?? 0, fingerprint))
        }
        var run: Map = [
            "tool": .map(["driver": .map(driver(rules))]),
            "columnKind": .string("unicodeCodePoints"),
            "originalUriBaseIds": .map(["%SRCROOT%": .map(["description": text("The root of the sources.")])]),
            "results": .list(results),
        ]
        if results.count < findings.count {
            run.set("invocations", to: .list([.map(invocation(left: findings.count - results.count))]))
        }
        return .map([
            "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"), "version": .string("2.1.0"),
            "runs": .list([.map(run)]),
        ])
    }

    private func driver(_ rules: [DiagnosticKind]) -> Map {
        [
            "name": .string("choreoc"), "semanticVersion": .string(version),
            "rules": .list(
                rules.map { rule in
                    .map([
                        "id": .string(rule.id), "name": .string(rule.name),
                        "shortDescription": text(rule.name.split(separator: "-").joined(separator: " ")),
                        "fullDescription": text(rule.explanation), "help": text(DiagnosticRegistry.page(rule)),
                        "defaultConfiguration": .map(["level": .string(level(rule.severity))]),
                    ])
                }),
        ]
    }

    private func invocation(left: Int) -> Map {
        [
            "executionSuccessful": .bool(true),
            "toolExecutionNotifications": .list([
                .map([
                    "level": .string("warning"),
                    "message": text("\(left) further findings are left out: code scanning takes no more."),
                ])
            ]),
        ]
    }

    private func result(_ finding: Diagnostic, _ rule: Int, _ fingerprint: String) -> Value {
        var message = finding.message.escapedForTerminal
        if let fix = finding.fix { message += "\nfix: " + fix.escapedForTerminal }
        var result: Map = [
            "ruleId": .string(finding.kind.id), "ruleIndex": Value(.int(Int64(rule))),
            "level": .string(level(finding.severity)), "message": text(message),
            // Code scanning demands a place of every result; what has none is about the repository as a whole.
            "locations": .list([.map(["physicalLocation": .map(place(finding.location) ?? repository)])]),
            "partialFingerprints": .map(["choreocFinding/v1": .string(fingerprint)]),
        ]
        let notes = finding.notes.prefix(Self.maximumPlaces - 1).enumerated().map { index, note -> Value in
            var entry: Map = ["id": Value(.int(Int64(index + 1))), "message": text(note.message.escapedForTerminal)]
            if let place = place(note.location) { entry.set("physicalLocation", to: .map(place)) }
            return .map(entry)
        }
        if !notes.isEmpty { result.set("relatedLocations", to: .list(notes)) }
        return .map(result)
    }

    private var repository: Map {
        ["artifactLocation": .map(["uri": .string("."), "uriBaseId": .string("%SRCROOT%")])]
    }

    private func place(_ location: Location) -> Map? {
        guard let place = locate(location) else {
            return location.path.map { ["artifactLocation": .map(artifact($0))] }
        }
        let excerpt = SourceExcerpt(place)
        return [
            "artifactLocation": .map(artifact(place.file.path)),
            "region": .map([
                "startLine": Value(.int(Int64(excerpt.line))), "startColumn": Value(.int(Int64(excerpt.column))),
                "endLine": Value(.int(Int64(excerpt.endLine))), "endColumn": Value(.int(Int64(excerpt.endColumn))),
            ]),
        ]
    }

    private func artifact(_ path: String) -> Map {
        if path.hasPrefix("/") { return ["uri": .string("file://" + Self.percentEncoded(path))] }
        return ["uri": .string(Self.percentEncoded(path)), "uriBaseId": .string("%SRCROOT%")]
    }

    /// A path as part of a URI (RFC 3986).
    static func percentEncoded(_ path: String) -> String {
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x2e, 0x5f, 0x7e, 0x2f: bytes.append(byte)
            default: bytes += ("%" + Hexadecimal.text([byte]).uppercased()).utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func text(_ text: String) -> Value { .map(["text": .string(text)]) }

    private func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
