import Basics
import Tree

/// The precomputed views behind the helper macros (specification 4.6), except those of dependencies.
struct DerivedViews {
    private let configurations: Configurations
    /// `<component>-<environment>`, the start of generated names.
    private let prefix: String
    /// A file with the names of its ConfigMap or Secret and of its volume.
    private struct NamedFile {
        var file: Configurations.Item
        var resource: String
        var volume: String
    }

    private var literalFiles: [NamedFile] = []
    private var secretFiles: [NamedFile] = []
    /// The names of the ConfigMap and of the Secret that hold variables; empty when there are none.
    private var variablesName = ""
    private var secretVariablesName = ""

    /// - Parameter prefix: `<component>-<environment>`, the start of generated names.
    init(configurations: Configurations, prefix: String) {
        self.configurations = configurations
        self.prefix = prefix
        literalFiles = configurations.literalFiles.map {
            NamedFile(file: $0, resource: configName($0), volume: $0.volumeName)
        }
        secretFiles = configurations.secretFiles.map {
            NamedFile(file: $0, resource: secretName($0), volume: $0.volumeName)
        }
        if !configurations.literalVariables.isEmpty {
            variablesName = NameGenerator.generate([prefix, "env-configs"], limit: 253)
        }
        if !configurations.secretVariables.isEmpty { secretVariablesName = nameOfSecretVariables }
    }

    /// The views of configurations, as fields of `derived`.
    var fields: [(Symbol, Value)] {
        [
            ("configFileList", .list(literalFiles.map(fileEntry))),
            ("secretFileList", .list(secretFiles.map(fileEntry))),
            ("containerEnvFrom", .list(environmentSources)),
            ("configVolumeMounts", .list((literalFiles + secretFiles).map(mount))),
            ("configVolumes", .list(volumes)),
            ("configEnvs", .list(byContainer(configurations.literalValues, name: variablesName))),
            ("secretEnvs", .list(byContainer(configurations.secretValues, name: secretVariablesName))),
        ]
    }

    private var nameOfSecretVariables: String {
        var hashed: [UInt8] = []
        for item in configurations.secretVariables {
            for part in [item.name] + (item.remoteReference?.parts ?? ["", "", ""]) {
                hashed.append(contentsOf: part.utf8)
                hashed.append(0)
            }
        }
        return NameGenerator.generate([prefix, "env-secrets"], limit: 253, extra: NameGenerator.hash(hashed))
    }

    private func configName(_ file: Configurations.Item) -> String {
        NameGenerator.generate([prefix, "config", dashed(file.name)], limit: 253)
    }

    private func secretName(_ file: Configurations.Item) -> String {
        let hashed = (file.remoteReference?.parts ?? []).joined(separator: "\0")
        return NameGenerator.generate(
            [prefix, "secret", dashed(file.name)], limit: 253, extra: NameGenerator.hash(hashed))
    }

    private func dashed(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }

    private func fileEntry(_ named: NamedFile) -> Value {
        let file = named.file
        var map: Map = [.name: file.nameValue]
        if let mountPath = file.mountPath { map.set(.mountPath, to: mountPath) }
        if file.remoteReference == nil { map.set(.value, to: file.value) }
        map.set(.resourceName, to: .string(named.resource, origin: file.origin))
        if let reference = file.remoteReference { map.set(.remoteRef, to: reference.value) }
        return .map(map, origin: file.origin)
    }

    private var environmentSources: [Value] {
        var sources: [Value] = []
        if let first = configurations.literalVariables.first {
            sources.append(named("configMapRef", variablesName, origin: first.origin))
        }
        if let first = configurations.secretVariables.first {
            sources.append(named("secretRef", secretVariablesName, origin: first.origin))
        }
        return sources
    }

    private func named(_ field: Symbol, _ name: String, origin: Origin) -> Value {
        .map([field: .map([.name: .string(name, origin: origin)], origin: origin)], origin: origin)
    }

    private func mount(_ named: NamedFile) -> Value {
        let file = named.file
        return .map(
            [
                .name: .string(named.volume, origin: file.origin),
                .mountPath: .string((file.mountPath?.string ?? "") + "/" + file.name, origin: file.origin),
                .subPath: file.nameValue,
            ], origin: file.origin)
    }

    /// One volume a file, a secret one instead of a literal one of the same name, sorted by name.
    private var volumes: [Value] {
        var byName: [String: Value] = [:]
        for named in literalFiles {
            let origin = named.file.origin
            byName[named.volume] = .map(
                [
                    .name: .string(named.volume, origin: origin),
                    .configMap: .map([.name: .string(named.resource, origin: origin)], origin: origin),
                ], origin: origin)
        }
        for named in secretFiles {
            let origin = named.file.origin
            byName[named.volume] = .map(
                [
                    .name: .string(named.volume, origin: origin),
                    .secret: .map([.secretName: .string(named.resource, origin: origin)], origin: origin),
                ], origin: origin)
        }
        return byName.sorted { $0.key.precedesBytewise($1.key) }.map(\.value)
    }

    private func byContainer(_ values: [Value], name: String) -> [Value] {
        guard let first = values.first else { return [] }
        return [
            .map(
                [
                    .resourceName: .string(name, origin: first.origin),
                    .envs: .list(values, origin: first.origin),
                ], origin: first.origin)
        ]
    }
}
