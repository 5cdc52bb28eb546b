import Basics

/// How a rendered tree differs from what the sources give; nothing is written.
public struct TreeVerification: Sendable {
    /// One file that is not as it should be.
    public struct Difference: Hashable, Sendable {
        /// What is wrong with it.
        public enum Kind: String, Sendable, CaseIterable {
            /// It has other bytes than the sources give.
            case stale
            /// It is not there.
            case missing
            /// choreoc wrote it, and the sources do not give it any more.
            case obsolete
            /// A manifest that choreoc did not write, which would be applied with the others.
            case foreign
        }

        /// What is wrong with it.
        public var kind: Kind
        /// Its path below the output directory.
        public var path: RelativePath
        /// Its path for messages: `rendered/a/b.yaml` in a directory, `rendered:a/b.yaml` on a branch.
        public var shown: String
        /// For a stale file: the lines in which it differs.
        public var lines: LineDifference?
    }

    /// Everything that differs, by path.
    public internal(set) var differences: [Difference] = []
    /// Whole trees that are not there: branches that were never published.
    public internal(set) var missing: [Diagnostic] = []
    /// The number of files that were compared, ownership files left out.
    public internal(set) var fileCount = 0

    /// The largest file whose lines are compared, in bytes.
    static let maximumCompared = 1 << 20

    /// Compares a tree with what a plan says.
    ///
    /// Units outside of the plan's selection and held units are passed over. Refuses plans that cannot be written and
    /// ownership files of a later format.
    public init(of plan: WritePlan, in fileSystem: any FileSystem, jobs: Int) throws(DiagnosticError) {
        let plan = try plan.settled(in: fileSystem, jobs: jobs)
        _ = try PlanCheck(plan)
        var findings: [Diagnostic] = []
        do throws(FileSystemError) {
            let tree = try ExistingTree(of: fileSystem, jobs: jobs)
            var wanted: [RelativePath: Set<String>] = [:]
            for unit in plan.units {
                fileCount += unit.files.count
                wanted[unit.directory] = Set(unit.files.map(\.name))
                try compare(unit, tree.entries[unit.directory] ?? [], fileSystem)
            }
            for directory in tree.entries.keys where !plan.held.contains(directory) {
                try judge(directory, tree.entries[directory] ?? [], wanted[directory], plan, fileSystem, &findings)
            }
        } catch {
            throw DiagnosticError(.failed(error, note: "nothing was changed"))
        }
        if !findings.isEmpty { throw DiagnosticError(findings) }
        sort()
    }

    /// Puts the differences in order, by path.
    mutating func sort() { differences.sort { ($0.path, $0.kind.rawValue) < ($1.path, $1.kind.rawValue) } }

    /// Whether the tree is what the sources give.
    public var isCurrent: Bool { differences.isEmpty && missing.isEmpty }

    /// Nothing that differs.
    public init() {}

    private mutating func compare(
        _ unit: UnitOutput, _ entries: [DirectoryEntry], _ fileSystem: any FileSystem
    ) throws(FileSystemError) {
        var kinds: [String: FileKind] = [:]
        for entry in entries { kinds[entry.name] = entry.kind }
        let files = unit.files + [UnitOutput.File(name: OwnershipFile.name, bytes: unit.ownership)]
        for file in files {
            try compare(file.bytes, at: unit.directory.child(file.name), isThere: kinds[file.name] == .file, fileSystem)
        }
    }

    /// Compares one file with the bytes that it should have.
    mutating func compare(
        _ bytes: [UInt8], at path: RelativePath, isThere: Bool, _ fileSystem: any FileSystem
    ) throws(FileSystemError) {
        guard isThere else { return add(.missing, path, fileSystem) }
        if try fileSystem.holds(bytes, at: path) { return }
        var difference = Difference(kind: .stale, path: path, shown: fileSystem.shown(path))
        if bytes.count <= Self.maximumCompared, let old = try? fileSystem.read(path, limit: Self.maximumCompared) {
            difference.lines = LineDifference(from: old, to: bytes)
        }
        differences.append(difference)
    }

    /// Adds what is wrong with a file.
    mutating func add(_ kind: Difference.Kind, _ path: RelativePath, _ fileSystem: any FileSystem) {
        differences.append(Difference(kind: kind, path: path, shown: fileSystem.shown(path)))
    }

    /// Finds what is in a directory and should not be.
    private mutating func judge(
        _ directory: RelativePath, _ entries: [DirectoryEntry], _ wanted: Set<String>?, _ plan: WritePlan,
        _ fileSystem: any FileSystem, _ findings: inout [Diagnostic]
    ) throws(FileSystemError) {
        guard plan.isSelected(directory) else { return }
        var owned: Set<String> = []
        if entries.contains(where: { $0.name == OwnershipFile.name && $0.kind == .file }) {
            let path = directory.child(OwnershipFile.name)
            let file = OwnershipFile(parsing: try fileSystem.read(path, limit: OwnershipFile.maximumSize))
            if file.claimedVersion > OwnershipFile.version {
                findings.append(.newerFormat(path, file.claimedVersion, in: fileSystem))
            }
            owned = file.names
            if wanted == nil {
                add(.obsolete, path, fileSystem)
            }
        }
        for entry in entries where wanted?.contains(entry.name) != true && !entry.name.hasPrefix(".") {
            guard entry.kind != .directory, let path = try? directory.appending(entry.name) else { continue }
            if owned.contains(entry.name) {
                add(.obsolete, path, fileSystem)
            } else if Self.isManifest(entry.name) {
                add(.foreign, path, fileSystem)
            }
        }
    }

    /// Whether Argo CD or Flux would apply a file of this name.
    static func isManifest(_ name: String) -> Bool {
        [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) }
    }

    /// Adds the differences of another tree: that of another branch.
    public mutating func add(_ other: TreeVerification) {
        differences += other.differences
        fileCount += other.fileCount
    }

    // MARK: Text

    /// The differences for people: a line a file, below it the first lines in which it differs.
    ///
    /// - Parameter limit: the most files of which lines are shown.
    public func text(limit: Int = 20) -> String {
        var text = ""
        for (index, difference) in differences.enumerated() {
            text += "\(difference.kind.rawValue): \(difference.shown.escapedForTerminal)\n"
            if index < limit, let lines = difference.lines { text += lines.text(maximum: 12, indent: "    ") }
        }
        return text
    }

    /// `2 stale, 1 missing`; empty when nothing differs.
    public var summary: String {
        var parts = Difference.Kind.allCases.compactMap { kind in
            let count = differences.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        if !missing.isEmpty { parts.append("\(missing.count) branches missing") }
        return parts.joined(separator: ", ")
    }
}
