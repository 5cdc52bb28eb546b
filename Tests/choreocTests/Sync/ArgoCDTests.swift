import Basics
import Foundation
import TestSupport
import Testing
import Tree

/// AppProjects, Applications and ApplicationSets.
struct ArgoCDTests {
    @Test(arguments: ["", "  applicationSets: true\n", "  automated: false\n  cascade: true\n"])
    func objectsFitThePublishedSchemas(_ more: String) throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd + more)
        let run = try fixture.compile("-q")
        #expect(run.status == 0, "\(run.errors)")
        let objects = try fixture.objects("_argocd")
        #expect(objects.count == (more.contains("Sets") ? 4 : 6))
        for (path, object) in objects {
            let fact = try #require(SchemaFact.kinds[object["kind"]?.string ?? ""], "\(path)")
            #expect(fact.faults(object) == [], "\(path)")
        }
    }

    @Test func theProjectAllowsExactlyWhatIsRendered() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        let project = try fixture.object("AppProject", in: "_argocd/ferry")
        #expect(project[path: "metadata", "name"]?.string == "openchoreo-ferry")
        let spec = try #require(project["spec"])
        #expect(spec["sourceRepos"]?.texts == ["https://git.example/platform.git"])
        #expect(
            spec["clusterResourceWhitelist"]?.items?.map { $0["kind"]?.string } == ["Namespace"])
        var allowed: Set<String> = []
        for destination in spec["destinations"]?.items ?? [] {
            let cluster = destination["name"]?.string ?? destination["server"]?.string ?? ""
            allowed.insert("\(cluster) \(destination["namespace"]?.string ?? "")")
        }
        var needed: Set<String> = []
        for (path, object) in try fixture.objects("ferry") {
            guard let namespace = object[path: "metadata", "namespace"]?.string else { continue }
            needed.insert((path.contains("/prod/") ? "https://production.example:6443 " : "shared ") + namespace)
        }
        #expect(needed.count == 5)
        #expect(allowed == needed)
    }

    @Test func anApplicationSyncsItsProjectOnItsCluster() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        let applications = try fixture.objects("_argocd/ferry/prod").values.sorted {
            ($0[path: "spec", "source", "path"]?.string ?? "") < ($1[path: "spec", "source", "path"]?.string ?? "")
        }
        #expect(
            applications.map { $0[path: "spec", "source", "path"]?.string } == [
                "rendered/ferry/prod/billing", "rendered/ferry/prod/booking",
            ])
        let spec = try #require(applications.last?["spec"])
        #expect(spec[path: "source", "directory", "recurse"]?.bool == true)
        #expect(spec[path: "source", "targetRevision"]?.string == "main")
        #expect(spec[path: "destination", "server"]?.string == "https://production.example:6443")
        #expect(spec[path: "destination", "namespace"]?.string == "dp-ferry-booking-prod-260b09b9")
        #expect(spec["project"]?.string == "openchoreo-ferry")
        let options = spec[path: "syncPolicy", "syncOptions"]?.texts ?? []
        #expect(options.contains("ServerSideApply=true"))
        #expect(options.contains("RespectIgnoreDifferences=true"))
        #expect(options.contains("CreateNamespace=false"))
        let annotations = applications.last?[path: "metadata", "annotations"]
        #expect(annotations?["argocd.argoproj.io/compare-options"]?.string == "ServerSideDiff=true")
        #expect(annotations?["argocd.argoproj.io/manifest-generate-paths"]?.string == ".")
        // Only the Deployment that the autoscaler names; the others keep the replicas of Git.
        let ignored = try #require(spec["ignoreDifferences"]?.items)
        #expect(ignored.map { $0["name"]?.string } == ["api-prod-ec2dc5d6"])
        #expect(ignored[0]["jsonPointers"]?.texts == ["/spec/replicas"])
        #expect(applications.first?[path: "spec", "ignoreDifferences"] == nil)
    }

    @Test func anApplicationSetNeverTemplatesTheProject() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd + "  applicationSets: true\n")
        #expect(try fixture.compile("-q").status == 0)
        let set = try fixture.object("ApplicationSet", in: "_argocd/ferry/prod")
        let spec = try #require(set["spec"])
        #expect(spec["goTemplate"]?.bool == true)
        #expect(spec["goTemplateOptions"]?.texts == ["missingkey=error"])
        #expect(spec[path: "template", "spec", "project"]?.string == "openchoreo-ferry")
        let elements = try #require(spec["generators"]?.items?.first?[path: "list", "elements"]?.items)
        #expect(elements.map { $0["project"]?.string } == ["billing", "booking"])
        // With `missingkey=error` every element has every key that the template asks for.
        let text = try #require(try fixture.text("_argocd/ferry/prod", kind: "ApplicationSet"))
        for match in text.matches(of: /\{\{(?:\s*toJson\s+)?\s*\.([A-Za-z]+)\s*\}\}/) {
            for element in elements { #expect(element[Symbol(String(match.1))] != nil, "\(match.0)") }
        }
        #expect(text.contains("toJson .ignoreDifferences"))
        #expect(spec[path: "syncPolicy", "preserveResourcesOnDeletion"]?.bool == true)
    }

    @Test func aBranchForEachEnvironment() throws {
        let fixture = try SyncFixture(
            settings: SyncFixture.argocd
                + "  targetRevision: environments/{organization}/{environment}\n  planeRevision: planes/{role}/{plane}\n"
        )
        #expect(try fixture.compile("-q").status == 0)
        let revisions = Set(
            try fixture.objects("_argocd").values.compactMap { $0[path: "spec", "source", "targetRevision"]?.string })
        #expect(
            revisions == [
                "environments/ferry/dev", "environments/ferry/staging", "environments/ferry/prod",
            ])
    }

    @Test func aPlaneHasAProjectAndAnApplicationOfItsOwn() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        try fixture.addAlert()
        let run = try fixture.compile("-q")
        #expect(run.status == 0, "\(run.errors)")
        let directory = "_argocd/_planes/observability/default"
        let project = try fixture.object("AppProject", in: directory)
        #expect(project[path: "metadata", "name"]?.string == "openchoreo-planes.observability.default")
        let application = try fixture.object("Application", in: directory)
        #expect(application[path: "spec", "project"]?.string == "openchoreo-planes.observability.default")
        #expect(
            application[path: "spec", "source", "path"]?.string == "rendered/_planes/observability/default")
        #expect(application[path: "spec", "destination", "name"]?.string == "watch")
    }

    @Test func finalizersOnlyWithCascade() throws {
        for (more, expected) in [("", nil), ("  cascade: true\n", ["resources-finalizer.argocd.argoproj.io"])] {
            let fixture = try SyncFixture(settings: SyncFixture.argocd + more)
            #expect(try fixture.compile("-q").status == 0)
            let applications = try fixture.objects("_argocd/ferry/dev").values
            #expect(applications.allSatisfy { $0[path: "metadata", "finalizers"]?.texts == expected })
        }
    }

    @Test func aDirectoryThatArgoCDWouldNotReadIsRefused() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd + "  directoryBytes: 5000\n")
        let run = try fixture.compile("-q")
        #expect(run.status == 1)
        #expect(run.errors.contains("[OC3301]"), "\(run.errors)")
        #expect(run.errors.contains("more than the 5000 that Argo CD reads of one directory"))
        #expect(run.errors.contains("note: `ferry/prod/booking/api` has "))
        #expect(!FileManager.default.fileExists(atPath: fixture.output.path))
        let check = try ChoreocRun(["check", "-q", "-C", fixture.sources.url.path])
        #expect(check.status == 1)
        #expect(check.output.contains("[OC3301]"))
    }
}
