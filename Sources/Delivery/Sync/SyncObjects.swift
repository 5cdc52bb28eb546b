import Analysis
import Basics
import OpenChoreo
import Rendering
import Tree

/// Objects that make Argo CD or Flux sync the rendered tree (cli.md, "The rendered tree").
///
/// They lie in `_argocd` or `_flux`, beside the directories that they sync and never inside one of them.
public enum SyncObjects {
    /// The directories of sync objects at the top of the rendered tree.
    public static let directories: Set<String> = ["_argocd", "_flux"]

    /// The units of sync objects for the units of a whole run, and what there is to say about them.
    ///
    /// - Parameters:
    ///   - units: the facts of every unit that was rendered.
    ///   - outputs: what those units have in the rendered tree.
    public static func outputs(
        _ units: [SyncUnit], _ outputs: [UnitOutput], settings: Settings
    ) -> (outputs: [UnitOutput], findings: [Diagnostic]) {
        guard let sync = settings.sync else { return ([], []) }
        var findings: [Diagnostic] = []
        if settings.syncAnnotations != .none, settings.syncAnnotations != sync.tool {
            findings.append(
                Diagnostic(
                    .syncToolsDiffer,
                    "`sync.tool` is `\(sync.tool.rawValue)`, but `syncAnnotations` is "
                        + "`\(settings.syncAnnotations.rawValue)`", at: Location(path: SettingsFile.name),
                    fix: "Set both to the same tool."))
        }
        let sites = SyncSites(units, outputs: outputs, settings: settings).sites
        findings += missingDestinations(sites, sync)
        if findings.contains(where: { $0.severity == .error }) { return ([], findings) }
        var writer = SyncWriter()
        switch sync.tool {
        case .none: break
        case .argocd:
            let argocd = ArgoCD(sync: sync, usesKustomize: settings.writesKustomizations)
            argocd.write(sites, to: &writer, &findings)
        case .flux: Flux(sync: sync).write(sites, to: &writer, &findings)
        }
        let made = writer.outputs(&findings)
        findings += inside(made, sites)
        return (made, findings)
    }

    private static func missingDestinations(_ sites: [SyncSite], _ sync: SyncSettings) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        var seen: Set<String> = []
        for site in sites where sync.destinations[site.plane] == nil && seen.insert(site.plane).inserted {
            let isPlane = if case .plane = site.subject { true } else { false }
            let what = isPlane ? "plane" : "data plane"
            let nearest = nearestName(
                to: site.plane, among: sync.destinations.keys.sorted { $0.precedesBytewise($1) })
            let example = sync.tool == .argocd ? "{name: <cluster>}" : "{kubeConfigSecret: <secret>}"
            findings.append(
                Diagnostic(
                    .syncDestinationMissing,
                    "`sync.destinations` does not say where \(what) `\(site.plane)` is", at: Location(site.origin),
                    notes: nearest.map { [Diagnostic.Note("it has `\($0)`")] } ?? [],
                    fix: "Write `sync: {destinations: {\(site.plane): \(example)}}` in `\(SettingsFile.name)`."))
        }
        return findings
    }

    /// Proves that no sync object lies in a directory that is synced.
    static func inside(_ outputs: [UnitOutput], _ sites: [SyncSite]) -> [Diagnostic] {
        let synced = sites.compactMap { try? RelativePath($0.directory) }
        return outputs.compactMap { output in
            guard let site = synced.first(where: { output.directory.isWithin($0) }) else { return nil }
            return Diagnostic(
                .syncInsideItself,
                "the sync objects in `\(output.directory)` would lie inside `\(site)`, which they sync")
        }
    }
}

/// Collects sync objects by the directory that they lie in.
struct SyncWriter {
    private var directories: [String: [(object: Value, origin: Origin)]] = [:]

    /// Adds an object; its place is for findings.
    mutating func add(_ object: Value, in directory: String, at origin: Origin) {
        directories[directory, default: []].append((object, origin))
    }

    /// The directories as units.
    func outputs(_ findings: inout [Diagnostic]) -> [UnitOutput] {
        var outputs: [UnitOutput] = []
        for (directory, objects) in directories.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            do throws(DiagnosticError) {
                outputs.append(
                    try TreeLayout.output(
                        directory, unit: "sync \(directory)",
                        objects.map { RenderedObject(plane: .data, value: $0.object, origin: $0.origin) },
                        at: objects.first?.origin ?? .none))
            } catch {
                findings += error.diagnostics
            }
        }
        return outputs
    }
}

extension SyncSettings {
    /// The revision that a site is synced from.
    func revision(of site: SyncSite) -> String {
        switch site.subject {
        case .project(let organization, let environment, _):
            Self.filled(revision, ["organization": organization, "environment": environment])
        case .plane(let role, let plane): Self.filled(planeRevision, ["role": role, "plane": plane])
        }
    }

    /// The path of a site in the repository.
    func path(of site: SyncSite) -> String { path.isEmpty ? site.directory : "\(path)/\(site.directory)" }
}

extension SyncSite {
    /// The name of its object, 63 bytes at most: it becomes the value of a label.
    ///
    /// The hash tells `a-b`/`c` from `a`/`b-c`, and keeps a name from changing when another project comes.
    var name: String {
        switch subject {
        case .project(let organization, let environment, let project):
            NameGenerator.generate([organization, environment, project], limit: 63)
        case .plane(let role, let plane): NameGenerator.generate([role, plane], limit: 63, extra: "plane")
        }
    }

    /// The labels of its object.
    var labels: Map {
        var labels: Map = ["app.kubernetes.io/managed-by": .string("choreoc")]
        switch subject {
        case .project(let organization, let environment, let project):
            labels.set("openchoreo.dev/namespace", to: .string(organization))
            labels.set("openchoreo.dev/environment", to: .string(environment))
            labels.set("openchoreo.dev/project", to: .string(project))
        case .plane(let role, _): labels.set("openchoreo.dev/plane", to: .string(role))
        }
        return labels
    }

    /// The directory of its sync object below `_argocd` or `_flux`.
    var syncDirectory: String {
        switch subject {
        case .project(let organization, let environment, _): "\(organization)/\(environment)"
        case .plane(let role, let plane): "_planes/\(role)/\(plane)"
        }
    }
}
