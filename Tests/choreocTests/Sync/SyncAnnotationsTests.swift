import Basics
import Foundation
import TestSupport
import Testing
import Tree

/// `syncAnnotations`: what is protected from pruning, and what may be replaced.
struct SyncAnnotationsTests {
    /// A component with a volume and a Job.
    private static let extras = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ClusterTrait
        metadata: {name: extras}
        spec:
          creates:
          - template:
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata: {name: data, namespace: "${metadata.namespace}"}
              spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}

        """

    private static let job = """
          - id: migrate
            template:
              apiVersion: batch/v1
              kind: Job
              metadata:
                name: migrate
                namespace: ${metadata.namespace}
                annotations: {argocd.argoproj.io/sync-options: "Force=false, SkipDryRunOnMissingResource=true"}
              spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:1"}]}}}
        """

    private func compile(_ settings: String) throws -> [String: Value] {
        let fixture = try SyncFixture(settings: settings)
        try fixture.sources.write(Self.extras, to: "extras.yaml")
        try fixture.replace(
            "  - {kind: ClusterTrait, name: autoscaler}\n",
            "  - {kind: ClusterTrait, name: autoscaler}\n  - {kind: ClusterTrait, name: extras}\n",
            in: "platform/types/service.yaml")
        try fixture.replace(
            "  autoDeploy: true\n",
            "  autoDeploy: true\n  traits: [{kind: ClusterTrait, name: extras, instanceName: x}]\n",
            in: "namespaces/ferry/projects/booking/web/component.yaml")
        try fixture.replace("  resources:\n", "  resources:\n\(Self.job)\n", in: "platform/types/project.yaml")
        let run = try fixture.compile("-q")
        #expect(run.status == 0, "\(run.errors)")
        return try fixture.objects("ferry/prod")
    }

    private func annotation(_ name: String, _ path: String, _ objects: [String: Value]) throws -> String? {
        let found = objects.filter { $0.key.contains(path) }
        try #require(!found.isEmpty)
        return found.first?.value[path: "metadata", "annotations", Symbol(name)]?.string
    }

    @Test func argocd() throws {
        let objects = try compile("syncAnnotations: argocd\n")
        let options = "argocd.argoproj.io/sync-options"
        let protected = "Delete=false,Prune=false"
        #expect(try annotation(options, "booking/namespace-", objects) == protected)
        #expect(try annotation(options, "web/persistentvolumeclaim-data", objects) == protected)
        #expect(try annotation(options, "_resources/seats-db/cluster-", objects) == protected)
        // What the template says already wins, the rest is added.
        #expect(
            try annotation(options, "booking/job-migrate", objects)
                == "Force=false,SkipDryRunOnMissingResource=true,Replace=true")
        #expect(try annotation(options, "web/deployment-", objects) == nil)
    }

    @Test func flux() throws {
        let objects = try compile("syncAnnotations: flux\n")
        let prune = "kustomize.toolkit.fluxcd.io/prune"
        for path in ["booking/namespace-", "web/persistentvolumeclaim-data", "_resources/seats-db/cluster-"] {
            #expect(try annotation(prune, path, objects) == "disabled")
        }
        #expect(try annotation("kustomize.toolkit.fluxcd.io/force", "booking/job-migrate", objects) == "enabled")
        #expect(try annotation(prune, "booking/job-migrate", objects) == nil)
    }

    @Test func noneIsTheDefaultAndChangesNothing() throws {
        let plain = try compile("")
        let none = try compile("syncAnnotations: none\n")
        #expect(plain.keys.sorted() == none.keys.sorted())
        for (path, object) in plain {
            #expect(object.isSame(as: none[path] ?? .null), "\(path)")
            #expect(object[path: "metadata", "annotations", "kustomize.toolkit.fluxcd.io/prune"] == nil)
        }
    }

    @Test func retainedResourcesAlone() throws {
        let objects = try compile("resources: {retain: argocd}\n")
        let options = "argocd.argoproj.io/sync-options"
        #expect(try annotation(options, "_resources/seats-db/cluster-", objects) == "Delete=false,Prune=false")
        #expect(try annotation(options, "booking/namespace-", objects) == nil)
        let none = try compile("syncAnnotations: argocd\nresources: {retain: none}\n")
        #expect(try annotation(options, "_resources/seats-db/cluster-", none) == nil)
        #expect(try annotation(options, "booking/namespace-", none) == "Delete=false,Prune=false")
    }

    @Test func annotationsOfTheOtherToolAreWarnedOf() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd + "syncAnnotations: flux\n")
        let run = try fixture.compile()
        #expect(run.status == 0)
        #expect(run.errors.contains("[OC3305]"))
    }

    @Test func namespacesOfPlanes() throws {
        let fixture = try SyncFixture(settings: "syncAnnotations: flux\n")
        try fixture.addAlert()
        #expect(try fixture.compile("-q").status == 0)
        let namespaces = try fixture.objects("_planes").filter { $0.key.contains("/namespace-") }
        #expect(!namespaces.isEmpty)
        for (path, object) in namespaces {
            let mark = object[path: "metadata", "annotations", "kustomize.toolkit.fluxcd.io/prune"]?.string
            #expect(mark == "disabled", "\(path)")
        }
    }
}
