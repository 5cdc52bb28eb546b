import Basics

/// Refuses removals that are too large to be a matter of course.
///
/// Projects and environments are told by the layout of the rendered tree: `<organization>/<environment>/<project>`, below
/// `_planes/<role>/<plane>` where a plane has objects of its own.
struct RemovalGuard {
    /// The number of units from which on the share that is removed counts; with fewer, one unit is soon a tenth.
    static let minimumUnits = 10
    /// How many names are listed.
    private static let listed = 10

    /// What speaks against removing units; `remaining` are the units that are there afterwards.
    static func findings(
        removed: [RelativePath], existing: [RelativePath], remaining: Set<RelativePath>, in fileSystem: any FileSystem
    ) -> [Diagnostic] {
        // Directories that only hold lists come and go with what they list.
        let removed = removed.filter { !Kustomizations.isList($0) }
        let existing = existing.filter { !Kustomizations.isList($0) }
        let remaining = remaining.filter { !Kustomizations.isList($0) }
        if removed.isEmpty { return [] }
        var findings: [Diagnostic] = []
        var lostEnvironments: Set<RelativePath> = []
        var kept: Set<RelativePath> = []
        for unit in remaining {
            if let environment = group(of: unit, 2) { kept.insert(environment) }
            if let project = group(of: unit, 3) { kept.insert(project) }
        }
        for (depth, what) in [(2, "environment"), (3, "project")] {
            var lost: [RelativePath: [RelativePath]] = [:]
            for unit in removed {
                guard let directory = group(of: unit, depth), !kept.contains(directory) else { continue }
                if depth == 3, let environment = group(of: unit, 2), lostEnvironments.contains(environment) { continue }
                lost[directory, default: []].append(unit)
            }
            if depth == 2 { lostEnvironments = Set(lost.keys) }
            for (directory, units) in lost.sorted(by: { $0.key < $1.key }) {
                findings.append(
                    finding("the whole \(what) `\(directory)` would be removed: \(count(units))", units, fileSystem))
            }
        }
        if findings.isEmpty, existing.count >= minimumUnits, removed.count * 10 > existing.count {
            let message = "\(removed.count) of \(existing.count) units would be removed, more than a tenth"
            findings.append(finding(message, removed, fileSystem))
        }
        return findings
    }

    private static func finding(
        _ message: String, _ units: [RelativePath], _ fileSystem: any FileSystem
    ) -> Diagnostic {
        var notes = units.sorted().prefix(listed).map { Diagnostic.Note("would remove `\($0)`") }
        if units.count > listed { notes.append(Diagnostic.Note("and \(units.count - listed) more")) }
        return Diagnostic(
            .outputRemovalRefused, message, at: Location(path: fileSystem.displayPath), notes: notes,
            fix: "Pass --allow-removals if that is meant")
    }

    private static func count(_ units: [RelativePath]) -> String {
        units.count == 1 ? "1 unit" : "\(units.count) units"
    }

    /// The environment (depth 2) or project (depth 3) that a unit belongs to; nil for what no environment owns.
    private static func group(of unit: RelativePath, _ depth: Int) -> RelativePath? {
        let components = unit.components
        let first = components.first ?? ""
        // Below the sync objects lie organizations and environments, too, and planes that belong to none.
        if SyncObjects.directories.contains(first), components.count > 1, components[1].hasPrefix("_") { return nil }
        let start = first == "_planes" ? 3 : SyncObjects.directories.contains(first) ? 1 : 0
        return components.count >= start + depth ? unit.prefix(start + depth) : nil
    }
}
