import Foundation
import TestSupport
import Testing

/// A secret in plain text reaches neither the output nor a finding, whatever is asked for.
struct SeedSecretsTests {
    /// What must not be seen: each stands in another place of the sources.
    static let secrets: [String: String] = [
        "key of a cluster": String(repeating: "U2VjcmV0S2V5", count: 12),
        "password of an observer": "observer-hunter2", "value of a group": "group-hunter2",
        "variable of a workload": "variable-hunter2", "Secret of a Release": "cmVsZWFzZS1odW50ZXIy",
        "text of a Release": "text-hunter2", "second line of a value": "second-hunter2",
    ]

    private static func sources(named name: String) -> String { secrets[name] ?? "" }

    static let repository =
        SeedSources.platform + """
            ---
            apiVersion: choreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: other}
            spec:
              kubernetesCluster:
                name: other
                credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: "\(sources(named: "key of a cluster"))"}
              gateway: {publicVirtualHost: a, organizationVirtualHost: b}
            ---
            apiVersion: choreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: third}
            spec:
              kubernetesCluster: {name: third}
              gateway: {publicVirtualHost: a, organizationVirtualHost: b}
              observer: {url: u, authentication: {basicAuth: {username: u, password: \(sources(named: "password of an observer")), pasword: x}}}
            ---
            apiVersion: choreo.dev/v1alpha1
            kind: ConfigurationGroup
            metadata: {name: g}
            spec:
              configurations:
              - {key: db.password, values: [{value: \(sources(named: "value of a group"))}]}
              - key: other.token
                values:
                - value: |
                    first
                    \(sources(named: "second line of a value"))
            ---
            apiVersion: choreo.dev/v1alpha1
            kind: Release
            metadata: {name: extra}
            spec:
              owner: {projectName: shop, componentName: api}
              environmentName: development
              resources:
              - id: a
                object: {apiVersion: v1, kind: Secret, metadata: {name: a}, data: {x: \(sources(named: "Secret of a Release"))}}
              - id: b
                object: {apiVersion: v1, kind: Secret, metadata: {name: b}, stringData: {x: \(sources(named: "text of a Release"))}}
            ---

            """
        + SeedSources.component(
            "api", container: "env: [{key: API_PASSWORD, value: \(sources(named: "variable of a workload"))}]")

    private func check(_ text: String, _ what: String) {
        for (place, secret) in Self.secrets {
            #expect(!text.contains(secret), "\(what) shows the \(place)")
        }
    }

    @Test(arguments: ["text", "json", "github", "sarif", "junit", "gitlab"])
    func noFindingShowsOne(_ format: String) throws {
        let folder = try TemporaryDirectory()
        try folder.write(Self.repository, to: "all.yaml")
        let run = try ChoreocRun(["check", "-C", folder.url.path, "-v", "--format", format])
        #expect(run.status == 1)
        for id in ["OC2117", "OC2177", "OC2505"] { #expect(run.output.contains(id), "\(id) is not found") }
        check(run.output + run.errors, format)
    }

    @Test func noOutputHasOne() throws {
        let folder = try TemporaryDirectory()
        try folder.write(Self.repository, to: "all.yaml")
        let stream = try ChoreocRun([
            "compile", "-C", folder.url.path, "--stdout", "--output-format", "jsonl", "-v",
        ])
        #expect(stream.status == 1)
        let refused = stream.output.split(separator: "\n").filter { $0.contains("\"Release\"") }
        #expect(refused.count == 1)
        #expect(refused.first?.contains("\"resources\":[]") == true)
        for (place, secret) in Self.secrets where place != "variable of a workload" {
            #expect(!stream.output.contains(secret), "the stream shows the \(place)")
        }
        check(stream.errors, "the log")
        let output = folder.url.appendingPathComponent("rendered")
        #expect(try ChoreocRun(["compile", "-C", folder.url.path, "-o", output.path]).status == 1)
        #expect(!FileManager.default.fileExists(atPath: output.path))
    }

    /// Paths in the vault are references: no annotation, label, name or checksum tells more than that they changed.
    @Test func credentialsThatAreAllowedStayOutOfTheOutput() throws {
        let folder = try TemporaryDirectory()
        let key = Self.secrets["key of a cluster"] ?? ""
        let plane = SeedSources.platform.replacing("clientKey: k}", with: "clientKey: \(key)}")
        try folder.write(plane + "---\n" + SeedSources.component("api"), to: "all.yaml")
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun([
            "compile", "-C", folder.url.path, "-o", output.path, "--set", "dataPlanes.allowInlineCredentials=true",
            "-v",
        ])
        #expect(run.status == 0, "\(run.errors)")
        check(run.output + run.errors, "the log")
        let tree = try contents(of: output)
        #expect(!tree.isEmpty)
        for (path, bytes) in tree { check(String(decoding: bytes, as: UTF8.self), path) }
    }
}
