import Basics
import OpenChoreo
import Tree

/// The control-plane namespace of documents that do not name one (specification 8.4).
struct NamespaceInference: Sendable {
    /// How a namespace was found.
    enum Source {
        case setting, flux, folder, fallback
    }

    /// What holds for the documents of one root.
    private struct Root {
        var settings: [(folder: String, namespace: String)]
        var flux: [(folder: String, namespace: String)] = []
        var fallback: String
    }

    /// The kinds that say something about the namespaces of other documents.
    static let kinds: Set<String> = ["Organization", "GitRepository", "Kustomization"]

    private var roots: [Root]
    private let hasOrganizations: Bool

    init(_ loaded: Load.Result, _ settings: Settings) {
        // A repository with one Organization speaks of it throughout (seed specification 1.0).
        let speakers = loaded.documents.filter(\.mayNameNamespaces)
        let organizations = Set(speakers.compactMap(Self.organization))
        hasOrganizations = !organizations.isEmpty
        let isGiven = settings.defaultNamespace != Settings().defaultNamespace
        let fallback = organizations.count == 1 && !isGiven ? organizations.first ?? "" : settings.defaultNamespace
        roots = loaded.roots.map { root in
            let own = Self.folders(settings.namespaceOfFolder, below: root.prefix)
            return Root(
                settings: Self.longestFirst(own)
                    + Self.longestFirst(root.namespaces.ofFolder.map { ($0.key, $0.value) }),
                fallback: root.namespaces.fallback ?? fallback)
        }
        for (index, targets) in FluxTargets(speakers, loaded.roots).byRoot {
            roots[index].flux = Self.longestFirst(targets)
        }
    }

    /// The folders of the settings that lie in a root, as paths inside of it: messages name those of a further root with its
    /// prefix, and so do the settings.
    private static func folders(_ folders: [String: String], below prefix: String) -> [(String, String)] {
        folders.compactMap { folder, namespace in
            if prefix.isEmpty { return (folder, namespace) }
            if folder + "/" == prefix { return ("", namespace) }
            return folder.hasPrefix(prefix) ? (String(folder.dropFirst(prefix.count)), namespace) : nil
        }
    }

    /// Whether both give every path the same namespace.
    func isSame(as other: NamespaceInference) -> Bool {
        hasOrganizations == other.hasOrganizations
            && roots.elementsEqual(other.roots) { one, other in
                one.fallback == other.fallback && one.settings.elementsEqual(other.settings, by: ==)
                    && one.flux.elementsEqual(other.flux, by: ==)
            }
    }

    /// The name of an Organization of the seed's vocabulary.
    private static func organization(_ document: SourceDocument) -> String? {
        guard document.value["kind"]?.string == "Organization",
            SeedDialect(apiVersion: document.value["apiVersion"]?.string ?? "") != nil
        else { return nil }
        return document.value[path: "metadata", "name"]?.string
    }

    private static func longestFirst(_ pairs: [(String, String)]) -> [(folder: String, namespace: String)] {
        pairs.map { (folder: $0.0, namespace: $0.1) }.sorted { left, right in
            left.folder.utf8.count != right.folder.utf8.count
                ? left.folder.utf8.count > right.folder.utf8.count : left.folder.precedesBytewise(right.folder)
        }
    }

    /// The namespace for a document, and how it was found.
    func namespace(for document: SourceDocument) -> (name: String, source: Source) {
        let root = roots[document.root]
        let path = document.path
        for entry in root.settings where Self.contains(entry.folder, path) { return (entry.namespace, .setting) }
        for entry in root.flux where Self.contains(entry.folder, path) { return (entry.namespace, .flux) }
        let segments = path.split(separator: "/")
        for index in segments.indices.dropLast(2)
        where segments[index] == "namespaces" || hasOrganizations && segments[index] == "organizations" {
            return (String(segments[index + 1]), .folder)
        }
        return (root.fallback, .fallback)
    }

    private static func contains(_ folder: String, _ path: String) -> Bool {
        folder.isEmpty || (path.hasPrefix(folder) && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/"))
    }
}
