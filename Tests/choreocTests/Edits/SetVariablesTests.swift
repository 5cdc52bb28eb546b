import Foundation
import TestSupport
import Testing

/// `choreoc set env`, bindings that are made for it, and `--dry-run`.
struct SetVariablesTests {
    private let workload = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: Workload
        metadata: {name: orders, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: orders}
          container:
            image: "orders:1"
            env:
            # How much is logged.
            - key: LOG_LEVEL   # info or debug
              value: info
            - key: TOKEN
              valueFrom: {secretKeyRef: {name: token, key: t}}
          endpoints: {http: {type: HTTP, port: 80, targetPort: 8080}}
        """

    private let secret = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: SecretReference
        metadata: {name: token, namespace: acme}
        spec: {data: [{secretKey: t, remoteRef: {key: shop/token}}], template: {type: Opaque}}
        """

    private func fixture(_ changes: [String: String?] = [:]) throws -> SetFixture {
        var files: [String: String?] = ["shop/orders/workload.yaml": workload, "shop/secret.yaml": secret]
        files.merge(changes) { _, new in new }
        return try SetFixture(files)
    }

    @Test func theWorkloadKeepsItsComments() throws {
        let fixture = try fixture()
        let run = try fixture.set("env orders LOG_LEVEL=debug NEW=1")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output == """
                shop/orders/workload.yaml:11: spec.container.env[0].value: info → debug
                shop/orders/workload.yaml:14: spec.container.env[2]: (none) → {"key":"NEW","value":"1"}

                """)
        #expect(
            try fixture.changes()["shop/orders/workload.yaml"] == [
                "-      value: info", "+      value: debug", "+    - key: NEW", "+      value: '1'",
            ])
    }

    @Test func aReferenceBecomesAValue() throws {
        let fixture = try fixture()
        #expect(try fixture.set("env orders TOKEN=none").status == 0)
        #expect(
            try fixture.changes()["shop/orders/workload.yaml"] == [
                "-      valueFrom: {secretKeyRef: {name: token, key: t}}", "+      value: none",
            ])
    }

    @Test func variablesAreTakenAway() throws {
        let fixture = try fixture()
        #expect(try fixture.set("env orders LOG_LEVEL-").status == 0)
        #expect(
            try fixture.changes()["shop/orders/workload.yaml"] == [
                "-    - key: LOG_LEVEL   # info or debug", "-      value: info",
            ])
        // With the last one, the list goes.
        #expect(try fixture.set("env orders TOKEN-").status == 0)
        #expect(
            try fixture.text("shop/orders/workload.yaml").hasSuffix(
                "    image: \"orders:1\"\n  endpoints: {http: {type: HTTP, port: 80, targetPort: 8080}}\n"))
    }

    @Test func anEnvironmentOverrides() throws {
        let fixture = try fixture(["shop/orders/prod.yaml": SetFixture.prod()])
        let run = try fixture.set("env orders LOG_LEVEL=warn --environment prod --environment dev")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.changes().keys.sorted() == ["shop/orders/dev.yaml", "shop/orders/prod.yaml"])
        #expect(
            try fixture.text("shop/orders/prod.yaml").hasSuffix(
                "environment: prod, workloadOverrides: {container: {env: [{key: LOG_LEVEL, value: warn}]}}}\n"))
        // In the workload it changes nothing any more.
        let shared = try fixture.set("env orders LOG_LEVEL=error")
        #expect(shared.status == 0, "\(shared.errors)")
        #expect(shared.errors.contains("note: prod is left as it is: its binding or release decides there"))
        // Taking it away leaves the binding as it was.
        #expect(try fixture.set("env orders LOG_LEVEL- --environment prod").status == 0)
        #expect(try fixture.text("shop/orders/prod.yaml") == SetFixture.prod() + "\n")
    }

    @Test func severalAreTakenAwayAtOnce() throws {
        let overrides =
            ", workloadOverrides: {container: {env: [{key: A, value: a}, {key: B, value: b}, {key: C, value: c}]}}"
        let fixture = try fixture(["shop/orders/prod.yaml": SetFixture.prod(overrides)])
        #expect(try fixture.set("env orders A- C- --environment prod").status == 0)
        #expect(try fixture.text("shop/orders/prod.yaml").contains("env: [{key: B, value: b}]"))
        #expect(try fixture.set("env orders A=1 B- D=2 --environment prod").status == 0)
        #expect(
            try fixture.text("shop/orders/prod.yaml").contains("env: [{key: A, value: '1'}, {key: D, value: '2'}]"))
        #expect(try fixture.set("env orders A- D- --environment prod").status == 0)
        #expect(try fixture.text("shop/orders/prod.yaml") == SetFixture.prod() + "\n")
    }

    @Test func whatIsNotThereCannotBeTakenAway() throws {
        let fixture = try fixture()
        let misspelt = try fixture.set("env orders LOGLEVEL-")
        #expect(misspelt.status == 2)
        #expect(misspelt.errors.contains("the workload of `orders` does not set `LOGLEVEL` [OC3410]"))
        #expect(misspelt.errors.contains("Write `LOG_LEVEL-`."))
        let shared = try fixture.set("env orders LOG_LEVEL- --environment dev")
        #expect(shared.status == 2)
        #expect(
            shared.errors.contains(
                "note: the workload sets it here, and a binding cannot take it away: shop/orders/workload.yaml:10:"))
        #expect(try fixture.changes().isEmpty)
    }

    // MARK: Bindings that are not there

    private var automatic: String { ShopSources.component + "\n  autoDeploy: true" }

    @Test func aBindingIsWrittenBesideItsNeighbours() throws {
        let fixture = try fixture([
            "shop/orders/component.yaml": automatic, "shop/orders/dev.yaml": nil,
            "shop/orders/bindings/orders-prod.yaml": SetFixture.prod(),
        ])
        let run = try fixture.set("env orders A=1 --environment dev")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "shop/orders/bindings/orders-dev.yaml:1: ReleaseBinding added\n")
        #expect(
            try fixture.text("shop/orders/bindings/orders-dev.yaml") == """
                apiVersion: openchoreo.dev/v1alpha1
                kind: ReleaseBinding
                metadata:
                  name: orders-dev
                  namespace: acme
                spec:
                  owner:
                    projectName: shop
                    componentName: orders
                  environment: dev
                  workloadOverrides:
                    container:
                      env:
                      - key: A
                        value: '1'

                """)
    }

    @Test func aBindingIsAddedToAFileOfSeveralDocuments() throws {
        let fixture = try fixture([
            "shop/orders/component.yaml": automatic + "\n---\n" + workload, "shop/orders/workload.yaml": nil,
            "shop/orders/dev.yaml": nil,
        ])
        let run = try fixture.set("env orders A=1 --environment dev")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "shop/orders/component.yaml:24: ReleaseBinding added\n")
        #expect(try fixture.changes().keys.sorted() == ["shop/orders/component.yaml"])
    }

    @Test func whereNobodyShowsThePlaceTheDocumentIsShown() throws {
        let fixture = try fixture(["shop/orders/component.yaml": automatic, "shop/orders/dev.yaml": nil])
        let run = try fixture.set("env orders A=1 --environment dev")
        #expect(run.status == 1)
        #expect(run.errors.contains("has no binding in environment `dev`, where it goes by itself [OC3418]"))
        #expect(
            run.errors.contains(
                "fix: Add this document: {apiVersion: openchoreo.dev/v1alpha1, kind: ReleaseBinding, "
                    + "metadata: {name: orders-dev, namespace: acme}, spec: {owner: {projectName: shop, "
                    + "componentName: orders}, environment: dev, workloadOverrides: {container: {env: "
                    + "[{key: A, value: '1'}]}}}}\n"))
        #expect(try fixture.changes().isEmpty)
    }

    // MARK: Showing

    @Test func aDryRunShowsAPatch() throws {
        let fixture = try fixture(["shop/orders/prod.yaml": SetFixture.prod()])
        let run = try fixture.set("env orders LOG_LEVEL=debug NEW=1 --dry-run")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors == "1 file would change, 2 units rendered anew\n")
        #expect(try fixture.changes().isEmpty)
        #expect(
            run.output.hasPrefix(
                """
                --- a/shop/orders/workload.yaml
                +++ b/shop/orders/workload.yaml
                @@ -8,7 +8,9 @@
                     env:
                     # How much is logged.
                     - key: LOG_LEVEL   # info or debug
                -      value: info
                +      value: debug
                     - key: TOKEN
                """))
        try fixture.folder.write(run.output, to: "change.patch")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "apply", "change.patch"]
        process.currentDirectoryURL = fixture.folder.url
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try fixture.text("shop/orders/workload.yaml").contains("      value: debug\n"))
    }

    // MARK: Further roots

    @Test func furtherRootsAreEditedInTheirWorkTreeOnly() throws {
        let fixture = try fixture()
        let platform = try TemporaryDirectory()
        try FileManager.default.moveItem(
            at: fixture.folder.url.appendingPathComponent("shop/orders"),
            to: platform.url.appendingPathComponent("orders"))
        let run = try fixture.set("image orders orders:2 --also \(platform.url.path)")
        #expect(run.status == 0, "\(run.errors)")
        let text = try String(contentsOf: platform.url.appendingPathComponent("orders/workload.yaml"), encoding: .utf8)
        #expect(text == workload.replacingOccurrences(of: "orders:1", with: "orders:2") + "\n")
        for arguments in [
            ["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "a"],
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["git", "-C", platform.url.path] + arguments
            try process.run()
            process.waitUntilExit()
        }
        let stored = try fixture.set("image orders orders:3 --also \(platform.url.path)@HEAD")
        #expect(stored.status == 2)
        #expect(stored.errors.contains("belongs to a revision, which cannot be edited"))
    }
}
