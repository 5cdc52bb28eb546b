import Analysis
import Basics
import Rendering
import Tree
import YAML

/// Where objects lie in the rendered tree (cli.md, "The rendered tree").
public enum TreeLayout {
    /// The directories of a unit with their files, given its objects; planes apart from the data plane have their own.
    ///
    /// Refuses names that cannot be directories.
    public static func outputs(
        of unit: Unit, _ objects: [RenderedObject], digest: Digest, writer: YAMLObjectWriter = YAMLObjectWriter()
    ) throws(DiagnosticError) -> [UnitOutput] {
        var outputs: [UnitOutput] = []
        let data = objects.filter { $0.plane == .data }
        let observability = objects.filter { $0.plane == .observability }
        if unit.id.role != .plane {
            outputs.append(
                try output(directory(of: unit.id), unit: unit.id.text, data, digest, at: unit.origin, writer))
        }
        if !observability.isEmpty {
            outputs.append(
                try output(
                    observabilityDirectory(of: unit), unit: unit.id.text, observability, digest, at: unit.origin,
                    writer))
        }
        return outputs
    }

    /// The paths of objects in the rendered tree, in their order.
    public static func paths(of unit: Unit, _ objects: [RenderedObject]) -> [String] {
        var names = FileNames()
        var observed = FileNames()
        return objects.enumerated().map { position, object in
            object.plane == .data
                ? directory(of: unit.id) + "/" + names.name(of: object, position: position).name
                : observabilityDirectory(of: unit) + "/" + observed.name(of: object, position: position).name
        }
    }

    /// The directories that a unit may have, for units that keep what they have.
    public static func directories(of unit: Unit) -> [RelativePath] {
        [try? RelativePath(directory(of: unit.id)), try? RelativePath(observabilityDirectory(of: unit))].compactMap {
            $0
        }
    }

    /// The directory of a unit on its data plane.
    public static func directory(of id: UnitID) -> String {
        switch id.role {
        case .project: "\(id.organization)/\(id.environment)/\(id.project)"
        case .component: "\(id.organization)/\(id.environment)/\(id.project)/\(id.name)"
        case .resource: "\(id.organization)/\(id.environment)/\(id.project)/_resources/\(id.name)"
        case .dataPlane: "_planes/data/\(id.organization.isEmpty ? "" : id.organization.text + ".")\(id.name)/shared"
        case .plane:
            "_planes/observability/\(id.organization.isEmpty ? "" : id.organization.text + ".")\(id.name)/shared"
        }
    }

    /// The directory of a unit on the observability plane.
    static func observabilityDirectory(of unit: Unit) -> String {
        guard case .component(let component) = unit.content else { return directory(of: unit.id) }
        let plane = component.environment.observabilityPlane
        let name = plane.map { ($0.namespace.map { $0.text + "." } ?? "") + $0.name.text } ?? "default"
        return "_planes/observability/\(name)/\(directory(of: unit.id))"
    }

    /// The files of objects in one directory, and the digest of what they were made from: that of the files, unless it is
    /// given. Refuses a name that cannot be one.
    static func output(
        _ directory: String, unit: String, _ objects: [RenderedObject], _ digest: Digest? = nil, at origin: Origin,
        _ writer: YAMLObjectWriter = YAMLObjectWriter()
    ) throws(DiagnosticError) -> UnitOutput {
        let path: RelativePath
        do throws(InvalidPath) {
            path = try RelativePath(directory)
        } catch {
            throw DiagnosticError(
                Diagnostic(
                    .outputPathInvalid, "\(unit) has no place in the output: \(error.reason)",
                    at: Location(origin)))
        }
        var names = FileNames(count: objects.count)
        var files: [UnitOutput.File] = []
        files.reserveCapacity(objects.count)
        for object in objects {
            let (name, earlier) = names.name(of: object, position: files.count)
            let file = UnitOutput.File(name: name, bytes: writer.bytes(of: object.value))
            // Of two objects of one identity the later one counts, as in a cluster.
            if let earlier { files[earlier] = file } else { files.append(file) }
        }
        return UnitOutput(
            directory: path, unit: unit, digest: digest ?? Digest.combining(files.map { Digest(of: $0.bytes) }),
            files: files)
    }
}
