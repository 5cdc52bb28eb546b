import Analysis
import Basics
import Rendering

/// Objects that are deleted in one place and made in another.
enum MoveDanger {
    static func findings(_ difference: ObjectDifference) -> [Diagnostic] {
        guard difference.relation == .moved, let old = difference.old, let new = difference.new else { return [] }
        let (from, to) =
            if old.unit.environment != new.unit.environment {
                ("environment `\(old.unit.environment)`", "environment `\(new.unit.environment)`")
            } else if old.id.plane != new.id.plane {
                ("plane `\(old.id.plane)`", "plane `\(new.id.plane)`")
            } else {
                ("namespace `\(old.id.namespace)`", "namespace `\(new.id.namespace)`")
            }
        return [
            difference.danger(
                .objectMoved, "it moves from \(from) to \(to): it is deleted there and made anew here",
                fix: "Deploy it to the new place first, and remove it from the old one in a change of its own.")
        ]
    }
}

/// So many units go that it may be a mistake: the rule of `compile` for its own removals.
enum RemovalDanger {
    static func findings(_ base: [UnitID], _ head: [UnitID]) -> [Diagnostic] {
        if base == head { return [] }
        let kept = Set(head)
        let removed = Set(base).subtracting(kept)
        if removed.isEmpty { return [] }
        var findings: [Diagnostic] = []
        func lost(_ what: String, _ group: (UnitID) -> String) -> Set<String> {
            let left = Set(kept.map(group))
            return Set(removed.map(group)).subtracting(left)
        }
        let environments = lost("environment") { "\($0.organization)/\($0.environment)" }
        for name in environments.sorted() {
            findings.append(finding("the whole environment `\(name)` goes"))
        }
        let projects = lost("project") { "\($0.organization)/\($0.environment)/\($0.project)" }
        for name in projects.sorted() where !environments.contains(where: { name.hasPrefix($0 + "/") }) {
            findings.append(finding("the whole project `\(name)` goes"))
        }
        let count = Set(base).count
        if findings.isEmpty, count >= RemovalGuard.minimumUnits, removed.count * 10 > count {
            findings.append(finding("\(removed.count) of \(count) units go, more than a tenth"))
        }
        return findings
    }

    private static func finding(_ message: String) -> Diagnostic {
        Diagnostic(
            .unitsRemoved, message,
            fix:
                "If that is not meant, see that the sources are read as a whole: `--source`, `--also`, `.choreocignore`."
        )
    }
}
