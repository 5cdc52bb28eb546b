import Basics

/// What the names of a unit say by themselves.
struct UnitNames: Sendable {
    var findings: [Diagnostic] = []
    /// Whether any of them has letters that change when case is folded.
    var changesWhenFolded: Bool

    init(of unit: String, in directory: RelativePath, _ files: [UnitOutput.File]) {
        changesWhenFolded = PlanCheck.changesWhenFolded(directory.text)
        var names: Set<String> = []
        // Units have few files: their names are compared, and not hashed.
        let isSmall = files.count <= 16
        var areWritable = !directory.isRoot && Self.areWritable(directory)
        for index in files.indices {
            let name = files[index].name
            let isNew = isSmall ? !(0..<index).contains { files[$0].name == name } : names.insert(name).inserted
            if !isNew {
                findings.append(
                    PlanCheck.collision("`\(directory)/\(name)`", unit, unit, "the same file"))
            }
            if PlanCheck.changesWhenFolded(name) { changesWhenFolded = true }
            if !PlanCheck.isWritable(name) { areWritable = false }
        }
        if !areWritable { findings = Self.invalid(unit, directory, files) + findings }
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

    private static func invalid(
        _ unit: String, _ directory: RelativePath, _ files: [UnitOutput.File]
    ) -> [Diagnostic] {
        let components = directory.components
        var bad = components.filter { !PlanCheck.isWritable($0) }
        if components.isEmpty { bad.append("") }
        bad += files.map(\.name).filter { !PlanCheck.isWritable($0) }
        return bad.map { name in
            Diagnostic(
                .outputPathInvalid,
                "unit `\(unit)` leads to the name `\(PlanCheck.printable(name))`, which the rendered tree cannot have",
                fix: "Rename the declaration")
        }
    }
}
