import Basics

/// The directories and names that a plan needs, after checking that they can stand in one tree.
struct PlanCheck {
    /// The names of directories that are needed, by the directory that holds them.
    var children: [RelativePath: Set<String>] = [.root: []]
    /// The unit of each unit directory, by its place in the plan.
    var units: [RelativePath: Int] = [:]
    /// Whether any name has letters that change when case is folded.
    var needsFolding = false

    /// Checks a plan; refuses names that cannot be written and paths that collide, all of them at once.
    init(_ plan: WritePlan) throws(DiagnosticError) {
        var findings: [Diagnostic] = []
        units.reserveCapacity(plan.units.count)
        // Most units lie beside the one before: the names of one directory are gathered before they are kept.
        var beside: (directory: RelativePath, names: Set<String>) = (.root, [])
        for index in plan.units.indices {
            let unit = plan.units[index]
            findings += unit.names.findings
            if unit.names.changesWhenFolded { needsFolding = true }
            if let other = units.updateValue(index, forKey: unit.directory) {
                findings.append(
                    Self.collision("`\(unit.directory)`", plan.units[other].unit, unit.unit, "the same directory"))
            }
            let parent = unit.directory.parent
            if parent != beside.directory {
                enter(beside.directory, beside.names)
                beside = (parent, [])
            }
            if !unit.directory.isRoot { beside.names.insert(unit.directory.name) }
        }
        enter(beside.directory, beside.names)
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

    /// Enters directories, and all that hold them.
    private mutating func enter(_ directory: RelativePath, _ names: Set<String>) {
        if names.isEmpty { return }
        children[directory, default: []].formUnion(names)
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

    /// Whether a directory holds anything.
    func isNeeded(_ directory: RelativePath) -> Bool { children[directory] != nil || units[directory] != nil }

    private func caseCollisions(in plan: WritePlan) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        for directory in Set(children.keys).union(units.keys).sorted() {
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

    static func collision(_ path: String, _ first: String, _ second: String, _ what: String) -> Diagnostic {
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

    static func printable(_ name: String) -> String {
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
