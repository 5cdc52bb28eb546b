import Basics
import Foundation
import TestSupport
import Testing
import Tree

/// GitRepositories and Kustomizations.
struct FluxTests {
    @Test(arguments: ["", "  wait: false\n  secret: git\n", "  automated: false\n  cascade: true\n"])
    func objectsFitThePublishedSchemas(_ more: String) throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux + more)
        let run = try fixture.compile("-q")
        #expect(run.status == 0, "\(run.errors)")
        let objects = try fixture.objects("_flux")
        #expect(objects.count == 6)
        for (path, object) in objects {
            let fact = try #require(SchemaFact.kinds[object["kind"]?.string ?? ""], "\(path)")
            #expect(fact.faults(object) == [], "\(path)")
            #expect(object[path: "spec", "targetNamespace"] == nil)
            #expect((object[path: "metadata", "name"]?.string ?? "").utf8.count <= 63)
        }
    }

    private func kustomization(_ project: String, _ fixture: SyncFixture, _ environment: String = "prod") throws
        -> Value
    {
        try #require(
            try fixture.objects("_flux/ferry/\(environment)").values.first {
                $0[path: "spec", "path"]?.string == "./rendered/ferry/\(environment)/\(project)"
            })
    }

    @Test func consumersWaitForProviders() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux)
        #expect(try fixture.compile("-q").status == 0)
        let booking = try kustomization("booking", fixture)
        let billing = try kustomization("billing", fixture)
        #expect(booking[path: "spec", "dependsOn"] == nil)
        #expect(
            billing[path: "spec", "dependsOn"]?.items?.map { $0["name"]?.string } == [
                booking[path: "metadata", "name"]?.string
            ])
        #expect(booking[path: "spec", "wait"]?.bool == true)
        #expect(booking[path: "spec", "prune"]?.bool == true)
        #expect(booking[path: "spec", "deletionPolicy"]?.string == "Orphan")
        #expect(booking[path: "spec", "kubeConfig", "secretRef", "name"]?.string == "production")
        #expect(try kustomization("booking", fixture, "dev")[path: "spec", "kubeConfig"] == nil)
        #expect(booking[path: "spec", "sourceRef", "name"]?.string == "openchoreo")
    }

    @Test func projectsThatCallEachOtherDoNotWait() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux)
        try fixture.replace(
            "    - component: api\n      name: http\n      visibility: project\n      envBindings: {address: API_URL}\n",
            "    - {project: billing, component: invoices, name: http, visibility: namespace, "
                + "envBindings: {address: API_URL}}\n", in: "namespaces/ferry/projects/booking/web/component.yaml")
        let run = try fixture.compile("-v")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("[OC3303]"))
        for project in ["booking", "billing"] {
            #expect(try kustomization(project, fixture)[path: "spec", "dependsOn"] == nil)
        }
    }

    @Test func withoutWaitingWhatRunsIsChecked() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux + "  wait: false\n")
        #expect(try fixture.compile("-q").status == 0)
        let checks = try #require(try kustomization("booking", fixture)[path: "spec", "healthChecks"]?.items)
        #expect(
            checks.map { $0["name"]?.string } == ["api-prod-ec2dc5d6", "web-prod-3fab4a9a"])
        #expect(checks.allSatisfy { $0["kind"]?.string == "Deployment" })
    }

    @Test func anExistingSourceIsUsed() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux + "  source: {name: flux-system, namespace: flux}\n")
        #expect(try fixture.compile("-q").status == 0)
        #expect(try fixture.objects("_flux").values.allSatisfy { $0["kind"]?.string == "Kustomization" })
        let source = try kustomization("booking", fixture)[path: "spec", "sourceRef"]
        #expect(source?["name"]?.string == "flux-system")
        #expect(source?["namespace"]?.string == "flux")
    }

    @Test func aSourceForEachRevision() throws {
        let fixture = try SyncFixture(
            settings: SyncFixture.flux
                + "  targetRevision: environments/{organization}/{environment}\n  planeRevision: main\n")
        #expect(try fixture.compile("-q").status == 0)
        let sources = try fixture.objects("_flux/_sources").values
        var branches: [String: String] = [:]
        for source in sources {
            branches[source[path: "metadata", "name"]?.string ?? ""] =
                source[path: "spec", "ref", "branch"]?.string
        }
        #expect(branches.count == 3)
        for environment in ["dev", "staging", "prod"] {
            let name = try kustomization("booking", fixture, environment)[path: "spec", "sourceRef", "name"]?.string
            #expect(branches[name ?? ""] == "environments/ferry/\(environment)")
        }
    }

    @Test(arguments: [
        ("refs/tags/v1", "name"), ("0123456789abcdef0123456789abcdef01234567", "commit"), ("release", "branch"),
    ])
    func revisions(_ revision: String, _ field: String) throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux + "  targetRevision: \"\(revision)\"\n")
        #expect(try fixture.compile("-q").status == 0)
        let source = try fixture.object("GitRepository", in: "_flux/_sources")
        #expect(source[path: "spec", "ref", Symbol(field)]?.string == revision)
    }

    @Test func fluxFillsInNothing() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux)
        #expect(try fixture.compile("-q").status == 0)
        var marked = 0
        for (path, object) in try fixture.objects("ferry") {
            let text = String(
                decoding: try Data(contentsOf: fixture.output.appendingPathComponent(path)), as: UTF8.self)
            let mark = object[path: "metadata", "annotations", "kustomize.toolkit.fluxcd.io/substitute"]?.string
            #expect(mark == (text.contains("${") ? "disabled" : nil), "\(path)")
            if mark != nil { marked += 1 }
        }
        #expect(marked == 2)
        let other = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try other.compile("-q").status == 0)
        for (path, bytes) in try contents(of: other.output) {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("substitute: disabled"), "\(path)")
        }
    }

    @Test func replicasThatAnAutoscalerWritesAreWarnedOf() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux)
        #expect(try !fixture.compile().errors.contains("OC3302"))
        try fixture.replace(
            "  - {op: remove, path: /spec/replicas}", "  - {op: replace, path: /spec/replicas, value: 1}",
            in: "platform/traits/autoscaler.yaml")
        let run = try fixture.compile()
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("[OC3302]"), "\(run.errors)")
    }
}
