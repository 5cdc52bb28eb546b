import Basics
import OpenChoreo
import Tree

/// Alerts that a class asks for by its annotations `alerts` and `runbook` (seed specification 3.15, 7.7).
enum SeedAlerts {
    /// What can be watched, by the families that have it.
    private static let words: [(word: String, families: [ComponentFamily])] = [
        ("availability", [.service, .webApplication]), ("restarts", ComponentFamily.allCases),
        ("scaling", [.service, .webApplication]), ("failures", [.scheduledTask]),
    ]

    /// `{words, runbook}`; nil when nothing is to be watched. Words that mean nothing are reported.
    static func value(
        _ declaredClass: Declaration, _ family: ComponentFamily, _ report: (Diagnostic) -> Void
    ) -> Value? {
        guard let annotation = SeedLabels.annotation("alerts", in: declaredClass.metadata) else { return nil }
        let known = words.filter { $0.families.contains(family) }.map(\.word)
        var found: [Value] = []
        for word in (annotation.string ?? "").split(whereSeparator: { $0 == "," || $0.isWhitespace }).map(String.init) {
            guard known.contains(word) else {
                report(
                    Diagnostic(
                        .valueNotAllowed, "a \(family.classKind.text) knows no alert `\(word)`",
                        at: Location(annotation.origin),
                        fix: nearestName(to: word, among: known).map { "Write `\($0)`." }
                            ?? "Choose from: \(known.joined(separator: ", "))."))
                continue
            }
            found.append(.string(word, origin: annotation.origin))
        }
        if found.isEmpty { return nil }
        var map: Map = ["words": .list(found)]
        if let runbook = SeedLabels.annotation("runbook", in: declaredClass.metadata) {
            map.set("runbook", to: runbook)
        }
        return .map(map, origin: annotation.origin)
    }
}
