import Basics
import Tree

/// Findings as GitLab's Code Quality report: a list of issues, each with a fingerprint of its own.
public struct CodeQualityReport {
    private let locate: (Location) -> SourceTable.Place?

    /// A report; `locate` finds a place, also inside a scalar.
    public init(locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// The whole document.
    public func value(_ findings: [Diagnostic]) -> Value {
        var fingerprints = FindingFingerprints(locate: locate)
        return .list(
            findings.map { finding in
                let place = locate(finding.location)
                let line = place?.position.line ?? 1
                return .map([
                    "description": .string(finding.details(locate: locate)),
                    "check_name": .string("\(finding.kind.id) \(finding.kind.name)"),
                    "fingerprint": .string(fingerprints.next(finding)),
                    "severity": .string(severity(finding.severity)),
                    "location": .map([
                        "path": .string(path(finding, place)),
                        "lines": .map(["begin": Value(.int(Int64(line)))]),
                    ]),
                ])
            })
    }

    /// The path of a finding in the repository, which is all that GitLab knows.
    private func path(_ finding: Diagnostic, _ place: SourceTable.Place?) -> String {
        let path = place?.file.path ?? finding.location.path ?? "."
        return path.hasPrefix("/") ? "." : path
    }

    private func severity(_ severity: Severity) -> String {
        switch severity {
        case .error: "major"
        case .warning: "minor"
        case .info: "info"
        }
    }
}
