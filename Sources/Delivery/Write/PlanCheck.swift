import Basics

/// The directories and names that a plan needs, after checking that they can stand in one tree.
struct PlanCheck {
    /// The names of directories that are needed, by the directory that holds them.
    var children: [RelativePath: Set<String>] = [.root: []]
    /// The unit of each unit directory, by its place in the plan.
    var units: [RelativePath: Int] = [:]
    /// Whether any name has letters that change when case is folded.
    var needsFolding = false

    /// Checks a plan, on up to `jobs` threads; refuses names that cannot be written and paths that collide, all of them
    /// at once.
    init(_ plan: WritePlan, jobs: Int = 1) throws(DiagnosticError) {
        var findings: [Diagnostic] = []
        units.reserveCapacity(plan.units.count)
        let checked = parallelMap(count: plan.units.count, jobs: min(jobs, plan.units.count / 64 + 1)) {
        } _: { (_, index) in
            UnitNames(of: plan.units[index])
        }
        for (index, unit) in plan.units.enumerated() {
            findings += checked[index].findings
            if checked[index].changesWhenFolded { needsFolding = true }
            if let other = units.updateValue(index, forKey: unit.directory) {
                findings.append(
                    Self.collision("`\(unit.directory)`", plan.units[other].unit, unit.unit, "the same directory"))
            }
            enter(unit.directory)
        }
        // Few directories hold those of units, and almost never any files.
        for index in children.keys.compactMap({ units[$0] }).sorted() {
            let unit = plan.units[index]
            guard let directories = children[unit.directory] else { continue }
            for file in unit.files where directories.contains(file.name) {
                findings.append(
                    Self.collision(
                        "`\(unit.directory)/\(file.name)`", unit.unit, unit.unit, "a file and a directory of units"))
            }
        }
        if needsFolding { findings += caseCollisions(in: plan) }
        if !findings.isEmpty { throw DiagnosticError(findings) }
    }

    private mutating func enter(_ directory: RelativePath) {
        var path = directory
        while !path.isRoot {
            let parent = path.parent
            let isNew = children[parent, default: []].insert(path.name).inserted
            if !isNew { return }
            path = parent
        }
    }

    /// Everything that must be in a directory: directories on the way to units, and the files of the unit there.
    func names(in directory: RelativePath, of plan: WritePlan) -> [String] {
        let files = units[directory].map { plan.units[$0].files.map(\.name) } ?? []
        return Array(children[directory] ?? []) + files
    }

    /// The directories that hold anything.
    var directories: Set<RelativePath> { Set(children.keys).union(units.keys) }

    private func caseCollisions(in plan: WritePlan) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for directory in directories.sorted() {
            var seen: [String: String] = [:]
            for name in names(in: directory, of: plan).sorted(by: { $0.precedesBytewise($1) }) {
                guard let other = seen.updateValue(name, forKey: Self.folded(name)), other != name else { continue }
                findings.append(
                    Diagnostic(
                        .outputCollision,
                        "`\(other)` and `\(name)` in `\(directory)` differ only in case",
                        fix: "Rename one of the declarations"))
            }
        }
        return findings
    }

    fileprivate static func collision(_ path: String, _ first: String, _ second: String, _ what: String) -> Diagnostic {
        let units = first == second ? "unit `\(first)`" : "units `\(first)` and `\(second)`"
        return Diagnostic(
            .outputCollision, "\(path) would be \(what) twice, for \(units)", fix: "Rename one of the declarations")
    }

    /// Whether a name may stand in the rendered tree: a component of a path without control characters or a leading dot.
    static func isWritable(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, first != 0x2e, bytes.count <= RelativePath.maximumComponent else { return false }
        return bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7f && $0 != 0x2f }
    }

    fileprivate static func printable(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7f ? "?" : $0 }))
    }

    /// Whether folding the case of a name might change it.
    static func changesWhenFolded(_ name: String) -> Bool {
        name.utf8.contains { (0x41...0x5a).contains($0) || $0 >= 0x80 }
    }

    /// A name as file systems that do not tell case apart see it.
    static func folded(_ name: String) -> String {
        name.lowercased()
    }
}

/// What the names of a unit say by themselves.
private struct UnitNames: Sendable {
    var findings: [Diagnostic] = []
    /// Whether any of them has letters that change when case is folded.
    var changesWhenFolded: Bool

    init(of unit: UnitOutput) {
        changesWhenFolded = PlanCheck.changesWhenFolded(unit.directory.text)
        var names: Set<String> = []
        // Units have few files: their names are compared, and not hashed.
        let files = unit.files
        let isSmall = files.count <= 16
        var areWritable = !unit.directory.isRoot && Self.areWritable(unit.directory)
        for index in files.indices {
            let name = files[index].name
            let isNew = isSmall ? !(0..<index).contains { files[$0].name == name } : names.insert(name).inserted
            if !isNew {
                findings.append(
                    PlanCheck.collision("`\(unit.directory)/\(name)`", unit.unit, unit.unit, "the same file"))
            }
            if PlanCheck.changesWhenFolded(name) { changesWhenFolded = true }
            if !PlanCheck.isWritable(name) { areWritable = false }
        }
        if !areWritable { findings = Self.invalid(in: unit) + findings }
    }

    /// Whether all names on the way may be written; they are no longer than file systems take.
    private static func areWritable(_ directory: RelativePath) -> Bool {
        var isStart = true
        for byte in directory.text.utf8 {
            if byte < 0x20 || byte == 0x7f || (isStart && byte == 0x2e) { return false }
            isStart = byte == 0x2f
        }
        return true
    }

    private static func invalid(in unit: UnitOutput) -> [Diagnostic] {
        let components = unit.directory.components
        var bad = components.filter { !PlanCheck.isWritable($0) }
        if components.isEmpty { bad.append("") }
        bad += unit.files.map(\.name).filter { !PlanCheck.isWritable($0) }
        return bad.map { name in
            Diagnostic(
                .outputPathInvalid,
                "unit `\(unit.unit)` leads to the name `\(PlanCheck.printable(name))`, which the rendered tree cannot have",
                fix: "Rename the declaration")
        }
    }
}
