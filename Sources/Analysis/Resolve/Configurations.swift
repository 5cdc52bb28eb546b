import Basics
import Tree

/// The environment variables and files of a container, split into literal and secret ones (specification 4.3).
struct Configurations {
    /// A variable or a file.
    struct Item {
        var name: String
        /// The directory of a file; nil for a variable.
        var mountPath: Value?
        /// The literal value; the empty string for secrets.
        var value: Value
        /// Key, property and version in the secret store; nil for literals.
        var remoteReference: RemoteReference?
        var nameValue: Value
        var origin: Origin
    }

    /// Where the secret store keeps a value.
    struct RemoteReference {
        var key: Value
        var property: Value?
        var version: Value?

        var value: Value {
            var map = Map(capacity: 3)
            map.set(.key, to: key)
            if let property { map.set(.property, to: property) }
            if let version { map.set(.version, to: version) }
            return .map(map, origin: key.origin)
        }

        /// The three parts as hashed into names: absent ones are empty.
        var parts: [String] { [key.string ?? "", property?.string ?? "", version?.string ?? ""] }
    }

    var literalVariables: [Item] = []
    var secretVariables: [Item] = []
    var literalFiles: [Item] = []
    var secretFiles: [Item] = []
    /// The variables as the context and the views show them.
    private(set) var literalValues: [Value] = []
    private(set) var secretValues: [Value] = []

    /// - Parameters:
    ///   - variables: `container.env` after overrides.
    ///   - files: `container.files` after overrides.
    ///   - secret: finds the remote reference of a key of a SecretReference; what it does not find is left out, since
    ///     Link has reported it.
    ///   - group: finds the value of a key of a ConfigurationGroup, in the same way.
    init(
        variables: [Value], files: [Value], group: (_ reference: Value) -> GroupValue?,
        secret: (_ name: String, _ key: String) -> RemoteReference?
    ) {
        for variable in variables {
            guard let item = Self.item(variable, group: group, secret: secret) else { continue }
            if item.remoteReference == nil { literalVariables.append(item) } else { secretVariables.append(item) }
        }
        for file in files {
            guard let item = Self.item(file, group: group, secret: secret) else { continue }
            if item.remoteReference == nil { literalFiles.append(item) } else { secretFiles.append(item) }
        }
        literalValues = literalVariables.map(\.contextValue)
        secretValues = secretVariables.map(\.contextValue)
    }

    private static func item(
        _ entry: Value, group: (_ reference: Value) -> GroupValue?,
        secret: (_ name: String, _ key: String) -> RemoteReference?
    ) -> Item? {
        guard let name = entry[.key], let text = name.string else { return nil }
        var item = Item(
            name: text, mountPath: entry[.mountPath], value: entry[.value] ?? .string("", origin: entry.origin),
            nameValue: name, origin: entry.origin)
        if let reference = entry[path: .valueFrom, .secretKeyRef] {
            guard let secretName = reference[.name]?.string, let key = reference[.key]?.string,
                let remote = secret(secretName, key)
            else { return nil }
            item.remoteReference = remote
            item.value = .string("", origin: entry.origin)
        } else if let reference = entry[path: .valueFrom, "configurationGroupRef"] {
            switch group(reference) {
            case .plain(let text): item.value = text
            case .secret(let key, let property):
                item.remoteReference = RemoteReference(key: key, property: property, version: nil)
                item.value = .string("", origin: entry.origin)
            case nil: return nil
            }
        } else if entry[.value]?.isNull ?? false {
            item.value = .string("", origin: entry.origin)
        }
        return item
    }

    /// Merges overrides by key (4.3.1): the last override of a key replaces the first base entry of that key at its position;
    /// each override with a new key is appended.
    static func merge(_ base: [Value], overrides: [Value]) -> [Value] {
        if overrides.isEmpty { return base }
        var remaining: [String: Value] = [:]
        for override in overrides { if let key = override[.key]?.string { remaining[key] = override } }
        var merged: [Value] = base.map { entry in
            guard let key = entry[.key]?.string else { return entry }
            return remaining.removeValue(forKey: key) ?? entry
        }
        for override in overrides where remaining[override[.key]?.string ?? ""] != nil { merged.append(override) }
        return merged
    }
}

extension Configurations.Item {
    /// The item of the `configurations` context.
    var contextValue: Value {
        var map = Map(capacity: 4)
        map.set(.name, to: nameValue)
        if let mountPath { map.set(.mountPath, to: mountPath) }
        map.set(.value, to: value)
        if let remoteReference { map.set(.remoteRef, to: remoteReference.value) }
        return .map(map, origin: origin)
    }

    /// The name of the volume that mounts a file.
    var volumeName: String {
        "file-mount-" + NameGenerator.hash((mountPath?.string ?? "") + "/" + name)
    }
}

extension Configurations {
    /// The `configurations` variable: all four lists are always there.
    var value: Value {
        .map([
            "configs": .map([.envs: .list(literalValues), .files: .list(literalFiles.map(\.contextValue))]),
            "secrets": .map([.envs: .list(secretValues), .files: .list(secretFiles.map(\.contextValue))]),
        ])
    }
}
