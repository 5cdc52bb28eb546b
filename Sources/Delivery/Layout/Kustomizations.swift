import Basics
import Tree
import YAML

/// Lists for kustomize: the `kustomization.yaml` of every directory of the rendered tree that a tool may be pointed at
/// (setting `kustomization`).
///
/// Each lists the manifests beside it and the nearest lists below it, so that a change of one component touches that
/// component's list alone. They are made when a plan meets the tree that it is about: a unit with errors keeps what it has,
/// and only the tree tells what that is. A directory that is not in the selection as a whole keeps its list, since the run
/// does not know all that belongs into it.
struct Kustomizations {
    /// The name of the file; no object has it, since there is no hyphen in it.
    static let name = "kustomization.yaml"
    /// What `apiVersion` begins with in such files.
    static let group = "kustomize.config.k8s.io/"

    /// An application of Argo CD that reads the directory as plain manifests passes files with this mark over.
    private static let mark = Array("# +argocd:skip-file-rendering\n".utf8)

    /// What a directory holds for kustomize.
    private struct Contents {
        /// Manifests, by their path below the directory.
        var manifests: [String] = []
        /// The lists below it that no list between names, by their path below the directory.
        var lists: [String] = []
        /// Whether it is there already and stays as it is.
        var isHeld = false

        var isEmpty: Bool { manifests.isEmpty && lists.isEmpty && !isHeld }
    }

    private var directories: [RelativePath: Contents] = [:]
    private let plan: WritePlan

    /// Everything that a plan puts into lists.
    private init(_ plan: WritePlan, in tree: ExistingTree) {
        self.plan = plan
        var kept: [RelativePath: [String]] = [:]
        for unit in plan.units where Self.mayHaveList(unit.directory) {
            directories[unit.directory] = Contents(manifests: unit.files.map(\.name))
        }
        for unit in plan.held where tree.units.contains(unit) {
            let names = (tree.entries[unit] ?? []).filter { $0.kind == .file }.map(\.name)
            if names.contains(Self.name) {
                directories[unit] = Contents(isHeld: true)
            } else {
                kept[unit] = names.filter { TreeVerification.isManifest($0) && !$0.hasPrefix(".") }
            }
        }
        for directory in Set(directories.keys).union(kept.keys) {
            for top in Self.tops(above: directory)
            where directories[top] == nil && !plan.held.contains(top) && plan.isSelected(top) {
                directories[top] = Contents()
            }
        }
        for (unit, names) in kept {
            guard let list = list(above: unit) else { continue }
            directories[list]?.manifests += names.map { Self.path(of: unit, below: list) + "/" + $0 }
        }
        // What lies deeper comes first: it decides whether there is anything to list.
        for directory in directories.keys.sorted(by: { $1 < $0 }) where directories[directory]?.isEmpty == false {
            guard let list = list(above: directory) else { continue }
            directories[list]?.lists.append(Self.path(of: directory, below: list))
        }
    }

    /// The plan with the lists for a tree.
    static func settle(_ plan: WritePlan, in tree: ExistingTree) -> WritePlan {
        var lists = Kustomizations(plan, in: tree)
        var settled = plan
        for index in settled.units.indices {
            guard let contents = lists.directories.removeValue(forKey: settled.units[index].directory),
                !contents.isEmpty
            else { continue }
            settled.units[index] = settled.units[index].adding(file(contents))
        }
        for (directory, contents) in lists.directories.sorted(by: { $0.key < $1.key })
        where !contents.isEmpty && !contents.isHeld {
            let file = file(contents)
            settled.units.append(
                UnitOutput(
                    directory: directory, unit: "kustomization \(directory)",
                    digest: Digest(of: file.bytes), files: [file]))
        }
        return settled
    }

    // MARK: Directories

    /// Argo CD's own objects are read as plain manifests, by releases that do not know the mark, too.
    private static func mayHaveList(_ directory: RelativePath) -> Bool { directory.components.first != "_argocd" }

    /// The directories above a unit's that have lists whether they are units or not: the environment and the project, a
    /// plane, all objects of Flux.
    private static func tops(above directory: RelativePath) -> [RelativePath] {
        let components = directory.components
        let first = components.first ?? ""
        let depths = SyncObjects.directories.contains(first) ? [1] : first == "_planes" ? [3] : [2, 3]
        return depths.filter { $0 < components.count }.map(directory.prefix)
    }

    /// Whether a directory of the rendered tree belongs to no unit and can only hold a list.
    static func isList(_ directory: RelativePath) -> Bool {
        let components = directory.components
        let first = components.first ?? ""
        let depth = SyncObjects.directories.contains(first) ? 1 : first == "_planes" ? 3 : 2
        return components.count <= depth
    }

    /// The nearest directory above with a list.
    private func list(above directory: RelativePath) -> RelativePath? {
        var path = directory.parent
        while !path.isRoot {
            if directories[path] != nil { return path }
            path = path.parent
        }
        return nil
    }

    private static func path(of directory: RelativePath, below list: RelativePath) -> String {
        directory.components.dropFirst(list.components.count).joined(separator: "/")
    }

    // MARK: Text

    private static func file(_ contents: Contents) -> UnitOutput.File {
        let resources = sorted(contents.manifests, first: isNamespace) + sorted(contents.lists) { $0 == "shared" }
        let object: Value = .map([
            "apiVersion": .string(group + "v1beta1"), "kind": .string("Kustomization"),
            "resources": .list(resources.map { .string($0) }),
        ])
        var bytes = mark
        YAMLWriter.appendObject(object, to: &bytes)
        return UnitOutput.File(name: name, bytes: bytes)
    }

    /// Namespaces come before what lies in them: not every version of kustomize and kubectl puts objects in order.
    private static func isNamespace(_ file: String) -> Bool {
        file.split(separator: "/").last?.hasPrefix("namespace-") == true
    }

    private static func sorted(_ names: [String], first isFirst: (String) -> Bool) -> [String] {
        names.sorted {
            isFirst($0) != isFirst($1) ? isFirst($0) : $0.precedesBytewise($1)
        }
    }
}
