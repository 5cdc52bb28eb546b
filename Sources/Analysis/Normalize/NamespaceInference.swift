import Basics
import OpenChoreo
import Tree

/// The control-plane namespace of documents that do not name one (specification 8.4).
struct NamespaceInference: Sendable {
    /// How a namespace was found.
    enum Source {
        case setting, flux, folder, fallback
    }

    private let settings: [(folder: String, namespace: String)]
    private let flux: [(folder: String, namespace: String)]
    private let fallback: String
    private let hasOrganizations: Bool

    init(_ documents: [SourceDocument], _ settings: Settings) {
        self.settings = Self.longestFirst(settings.namespaceOfFolder.map { ($0.key, $0.value) })
        var flux: [(String, String)] = []
        for document in documents {
            guard let version = document.value["apiVersion"]?.string, version.hasPrefix("kustomize.toolkit.fluxcd.io/"),
                let path = document.value[path: "spec", "path"]?.string,
                let namespace = document.value[path: "spec", "targetNamespace"]?.string
            else { continue }
            flux.append((path.split(separator: "/").filter { $0 != "." }.joined(separator: "/"), namespace))
        }
        self.flux = Self.longestFirst(flux)
        // A repository with one Organization speaks of it throughout (seed specification 1.0).
        let organizations = Set(documents.compactMap(Self.organization))
        hasOrganizations = !organizations.isEmpty
        let isGiven = settings.defaultNamespace != Settings().defaultNamespace
        fallback = organizations.count == 1 && !isGiven ? organizations.first ?? "" : settings.defaultNamespace
    }

    /// Whether both give every path the same namespace.
    func isSame(as other: NamespaceInference) -> Bool {
        fallback == other.fallback && hasOrganizations == other.hasOrganizations
            && settings.elementsEqual(other.settings, by: ==) && flux.elementsEqual(other.flux, by: ==)
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

    /// The namespace for a file, and how it was found.
    func namespace(for path: String) -> (name: String, source: Source) {
        for entry in settings where Self.contains(entry.folder, path) { return (entry.namespace, .setting) }
        for entry in flux where Self.contains(entry.folder, path) { return (entry.namespace, .flux) }
        let segments = path.split(separator: "/")
        for index in segments.indices.dropLast(2)
        where segments[index] == "namespaces" || hasOrganizations && segments[index] == "organizations" {
            return (String(segments[index + 1]), .folder)
        }
        return (fallback, .fallback)
    }

    private static func contains(_ folder: String, _ path: String) -> Bool {
        folder.isEmpty || (path.hasPrefix(folder) && path.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/"))
    }
}
