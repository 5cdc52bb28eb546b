/// Paths of HashiCorp Vault's key-value engine, version 2 (seed specification 4.6).
enum VaultPath {
    /// The path with `data` as its second element; nil when it has it already.
    static func corrected(_ path: String) -> String? {
        let bare = split(path).path
        var parts = bare.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        guard parts.count >= 2, parts[1] != "data" else { return nil }
        parts.insert("data", at: 1)
        return parts.joined(separator: "/") + path.dropFirst(bare.count)
    }

    /// The path as External Secrets writes it, which adds `data` by itself.
    static func withoutVersion(_ path: String) -> String {
        var parts = path.split(separator: "/").map(String.init)
        if parts.count > 2, parts[1] == "data" { parts.remove(at: 1) }
        return parts.joined(separator: "/")
    }

    /// Path and field: `path#field`, the field `value` unless given.
    static func split(_ path: String) -> (path: String, field: String) {
        guard let mark = path.lastIndex(of: "#") else { return (path, "value") }
        return (String(path[..<mark]), String(path[path.index(after: mark)...]))
    }
}
