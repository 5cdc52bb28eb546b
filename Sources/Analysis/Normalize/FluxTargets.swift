import Basics
import Tree

/// The namespaces that Flux's Kustomizations give the documents below their paths (specification 8.4).
///
/// A Kustomization speaks of the repository that its source names: the root whose directory is called like the last part of
/// that repository's address. If no root is, it speaks of the root in which it stands.
struct FluxTargets {
    /// Folder and namespace by the position of the root.
    private(set) var byRoot: [Int: [(String, String)]] = [:]

    init(_ documents: [SourceDocument], _ roots: [Load.Root]) {
        var repositories: [String: String] = [:]
        for document in documents where Self.is(document, "GitRepository", "source.toolkit.fluxcd.io/") {
            guard let name = document.value[path: "metadata", "name"]?.string,
                let address = document.value[path: "spec", "url"]?.string
            else { continue }
            let namespace = document.value[path: "metadata", "namespace"]?.string ?? ""
            repositories["\(namespace)/\(name)"] = Self.directory(address)
        }
        for document in documents where Self.is(document, "Kustomization", "kustomize.toolkit.fluxcd.io/") {
            guard let target = document.value[path: "spec", "targetNamespace"]?.string, !target.isEmpty else {
                continue
            }
            let path = document.value[path: "spec", "path"]?.string ?? "./"
            let folder = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            let root = Self.root(of: document, repositories, roots)
            byRoot[root, default: []].append((folder, target))
        }
    }

    private static func `is`(_ document: SourceDocument, _ kind: String, _ group: String) -> Bool {
        document.value["kind"]?.string == kind && document.value["apiVersion"]?.string?.hasPrefix(group) ?? false
    }

    /// The directory into which a repository is cloned: the last part of its address.
    private static func directory(_ address: String) -> String {
        let last = address.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init) ?? ""
        return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    }

    private static func root(
        of document: SourceDocument, _ repositories: [String: String], _ roots: [Load.Root]
    ) -> Int {
        guard roots.count > 1, let source = document.value[path: "spec", "sourceRef"],
            let name = source["name"]?.string
        else { return document.root }
        let own = document.value[path: "metadata", "namespace"]?.string ?? ""
        guard let directory = repositories["\(source["namespace"]?.string ?? own)/\(name)"] else {
            return document.root
        }
        let named = roots.indices.filter { roots[$0].name == directory }
        return named.count == 1 ? named[0] : document.root
    }
}
