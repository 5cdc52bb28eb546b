import Analysis
import Basics
import Rendering
import Tree
import YAML

/// A directory of manifests: a rendered tree, or the files that kubectl hands to an external diff program.
///
/// What the API server adds does not count: `status`, and in `metadata` what it stamps and counts.
public struct ManifestDirectory {
    /// The objects, in the order of their files.
    public private(set) var objects: [ComparedObject] = []
    /// What was noticed.
    public private(set) var findings: [Diagnostic] = []

    private let root: String
    private let sources: SourceTable
    private var seen: [ObjectID: Origin] = [:]

    /// The largest manifest in bytes.
    static let maximumBytes = 32 << 20

    /// Refuses a directory that cannot be read, and manifests in it that are no YAML.
    ///
    /// Files whose names begin with a dot are passed over; of files without the extension of YAML or JSON, such as those of
    /// kubectl, also those that hold no object.
    public init(_ path: String, sources: SourceTable) throws(DiagnosticError) {
        root = path
        self.sources = sources
        do throws(FileSystemError) {
            let fileSystem = try RealFileSystem(root: path)
            let tree = try ExistingTree(of: fileSystem, jobs: 1)
            let units = Set(tree.units)
            for (directory, entries) in tree.entries.sorted(by: { $0.key < $1.key }) {
                let unit = units.contains(directory) ? Self.unit(of: directory) : Self.nobody
                for entry in entries.sorted(by: { $0.name.precedesBytewise($1.name) })
                where entry.kind == .file && !entry.name.hasPrefix(".") {
                    guard let file = try? directory.appending(entry.name) else { continue }
                    read(try fileSystem.read(file, limit: Self.maximumBytes), file, unit)
                }
            }
        } catch {
            throw DiagnosticError(
                Diagnostic(
                    .diffManifestUnreadable, "the directory `\(path)` cannot be compared: \(error.message)",
                    at: Location(path: path)))
        }
        let errors = findings.filter { $0.severity == .error }
        if !errors.isEmpty { throw DiagnosticError(errors) }
    }

    // MARK: Units

    /// What stands for the unit of a manifest that no rendered tree holds.
    private static let nobody = (
        id: UnitID(role: .component, organization: .empty, environment: .empty, project: .empty, name: .empty),
        plane: ""
    )

    /// The unit that a directory of a rendered tree belongs to, and the plane of its objects (cli.md, "The rendered tree").
    private static func unit(of directory: RelativePath) -> (id: UnitID, plane: String) {
        var parts = directory.components
        var plane = "data"
        if parts.first == "_planes", parts.count >= 3 {
            plane = "\(parts[1])/\(parts[2])"
            parts.removeFirst(3)
        }
        guard parts.count >= 3 else {
            return (
                UnitID(role: .plane, organization: .empty, environment: .empty, project: .empty, name: Symbol(plane)),
                plane
            )
        }
        let isResource = parts.count == 5 && parts[3] == "_resources"
        return (
            UnitID(
                role: isResource ? .resource : parts.count == 3 ? .project : .component, organization: Symbol(parts[0]),
                environment: Symbol(parts[1]), project: Symbol(parts[2]), name: Symbol(parts[parts.count - 1])),
            plane == "data" ? "data/\(parts[0])/\(parts[1])" : plane
        )
    }

    // MARK: Manifests

    private mutating func read(_ bytes: [UInt8], _ file: RelativePath, _ unit: (id: UnitID, plane: String)) {
        var options = YAMLReader.Options()
        options.maximumBytes = Self.maximumBytes
        options.duplicateKeys = .lastWins
        let isManifest = [".yaml", ".yml", ".json"].contains { file.name.hasSuffix($0) }
        let path = root.hasSuffix("/") ? root + file.text : "\(root)/\(file.text)"
        let result = YAMLReader.read(SourceFile(path: path, contents: bytes), sources: sources, options: options)
        let values = result.documents.filter { !$0.isBroken }.map(\.root)
        if isManifest || values.contains(where: Self.isObject) {
            findings += result.diagnostics.filter { $0.severity == .error }
        }
        for value in values { add(value, unit, depth: 0) }
    }

    private static func isObject(_ value: Value) -> Bool {
        value["apiVersion"]?.string != nil && value["kind"]?.string != nil
    }

    /// Whether a document tells kustomize what to apply, and is not applied itself.
    private static func isKustomization(_ value: Value) -> Bool {
        value["apiVersion"]?.string?.hasPrefix(Kustomizations.group) == true
    }

    private mutating func add(_ value: Value, _ unit: (id: UnitID, plane: String), depth: Int) {
        guard Self.isObject(value), !Self.isKustomization(value) else { return }
        if value["kind"]?.string == "List", value["apiVersion"]?.string == "v1", depth < 8 {
            for item in value["items"]?.items ?? [] { add(item, unit, depth: depth + 1) }
            return
        }
        let object = RenderedObject(plane: .data, value: Self.declared(value), origin: value.origin)
        let id = ObjectID(object, plane: unit.plane)
        if let earlier = seen[id] {
            findings.append(
                Diagnostic(
                    .diffManifestDuplicate, "\(id.kind) `\(id.name)` stands in `\(root)` twice",
                    at: Location(value.origin), notes: [Diagnostic.Note("the first one", at: Location(earlier))]))
        }
        seen[id] = value.origin
        objects.append(
            ComparedObject(
                id: id, unit: unit.id, isProduction: false, value: object.value, origin: value.origin))
    }

    /// The object without what the API server adds.
    private static func declared(_ value: Value) -> Value {
        guard var map = value.map else { return value }
        map.remove("status")
        if var metadata = map["metadata"]?.map {
            for field in [
                "managedFields", "generation", "resourceVersion", "uid", "creationTimestamp", "selfLink",
            ] as [Symbol] {
                metadata.remove(field)
            }
            if var annotations = metadata["annotations"]?.map {
                annotations.remove("kubectl.kubernetes.io/last-applied-configuration")
                let origin = metadata["annotations"]?.origin ?? .none
                if annotations.isEmpty {
                    metadata.remove("annotations")
                } else {
                    metadata.set("annotations", to: .map(annotations, origin: origin))
                }
            }
            map.set("metadata", to: .map(metadata, origin: map["metadata"]?.origin ?? .none))
        }
        return .map(map, origin: value.origin)
    }
}
