import Basics
import Foundation
import TestSupport
import Testing
import Tree

/// Sync objects as part of the rendered tree: where they lie, who owns them, when they are written.
struct SyncTreeTests {
    @Test(arguments: [SyncFixture.argocd, SyncFixture.argocd + "  applicationSets: true\n", SyncFixture.flux])
    func noPathHoldsItsOwnSyncObject(_ settings: String) throws {
        let fixture = try SyncFixture(settings: settings.replacingOccurrences(of: "path: rendered", with: "path: ."))
        try fixture.addAlert()
        #expect(try fixture.compile("-q").status == 0)
        var synced: Set<String> = []
        var objects: [String] = []
        for (path, object) in try fixture.objects("_argocd").merging(fixture.objects("_flux"), uniquingKeysWith: { $1 })
        {
            objects.append(path)
            if let path = object[path: "spec", "source", "path"]?.string { synced.insert(path) }
            if let path = object[path: "spec", "path"]?.string { synced.insert(String(path.dropFirst(2))) }
            for element in object["spec"]?["generators"]?.items?.first?[path: "list", "elements"]?.items ?? [] {
                synced.insert(element["path"]?.string ?? "")
            }
        }
        synced.remove("{{.path}}")
        // Two projects, one of them in three environments and one in two, and the observability plane.
        #expect(synced.count == 6)
        for path in synced {
            #expect(!path.isEmpty)
            #expect(!objects.contains { $0.hasPrefix(path + "/") }, "\(path)")
        }
        // What is synced holds every manifest but the sync objects, each once.
        for path in try contents(of: fixture.output).keys where path.hasSuffix(".yaml") {
            let count = synced.count { path.hasPrefix($0 + "/") }
            #expect(count == (objects.contains(path) ? 0 : 1), "\(path)")
        }
    }

    @Test func theyAreOwnedVerifiedAndPruned() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        #expect(try fixture.compile("-q", command: "verify").status == 0)
        let files = try contents(of: fixture.output)
        #expect(files["_argocd/ferry/.choreoc"] != nil)
        #expect(files["_argocd/ferry/prod/.choreoc"] != nil)
        let application = try #require(files.keys.first { $0.hasPrefix("_argocd/ferry/prod/application-") })
        try Data("stale\n".utf8).write(to: fixture.output.appendingPathComponent(application))
        let verify = try fixture.compile("-q", command: "verify")
        #expect(verify.status == 1)
        #expect(verify.output.contains("stale: \(fixture.output.path)/\(application)"))
        #expect(try fixture.compile("-q").status == 0)
        #expect(try contents(of: fixture.output) == files)
        // Turning the tool off takes them away, when that is allowed.
        try fixture.sources.write("", to: "choreoc.yaml")
        let refused = try fixture.compile("-q")
        #expect(refused.status == 1)
        #expect(refused.errors.contains("the whole environment `_argocd/ferry/prod` would be removed"))
        #expect(try fixture.compile("-q", "--allow-removals").status == 0)
        #expect(try !contents(of: fixture.output).keys.contains { $0.hasPrefix("_argocd") })
    }

    @Test func theyAreNoSources() throws {
        let fixture = try SyncFixture(settings: SyncFixture.flux)
        let inside = fixture.sources.url.appendingPathComponent("rendered")
        for _ in 0..<2 {
            let run = try ChoreocRun(["compile", "-C", fixture.sources.url.path, "-o", inside.path, "-v"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(!run.errors.contains("_flux"))
        }
    }

    @Test func aNarrowedRunLeavesThemAlone() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        let before = try contents(of: fixture.output)
        try fixture.sources.write(
            SyncFixture.argocd.replacingOccurrences(of: "shared", with: "other"), to: "choreoc.yaml")
        let run = try fixture.compile("-v", "--environment", "dev")
        #expect(run.status == 0)
        #expect(run.errors.contains("[OC3304]"))
        #expect(try contents(of: fixture.output) == before)
    }

    @Test func aRunWithErrorsLeavesThemAlone() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        let before = try contents(of: fixture.output).filter { $0.key.hasPrefix("_argocd") }
        try fixture.replace(
            "schedule: \"0 7", "schedul: \"0 7", in: "namespaces/ferry/projects/booking/reminder/component.yaml")
        #expect(try fixture.compile("-q", "--on-error", "hold").status == 1)
        #expect(try contents(of: fixture.output).filter { $0.key.hasPrefix("_argocd") } == before)
    }

    @Test func aPlaneWithoutADestinationIsRefused() throws {
        for settings in [SyncFixture.argocd, SyncFixture.flux] {
            let fixture = try SyncFixture(
                settings: settings.replacingOccurrences(of: "    production:", with: "    prodution:"))
            let run = try fixture.compile("-q")
            #expect(run.status == 1)
            #expect(run.errors.contains("`sync.destinations` does not say where data plane `production` is [OC3300]"))
            #expect(run.errors.contains("note: it has `prodution`"))
            #expect(!FileManager.default.fileExists(atPath: fixture.output.path))
        }
    }

    @Test func theSameBytesFromEveryThreadCount() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q", "--jobs", "1").status == 0)
        let first = try contents(of: fixture.output)
        try FileManager.default.removeItem(at: fixture.output)
        #expect(try fixture.compile("-q", "--jobs", "4").status == 0)
        #expect(try contents(of: fixture.output) == first)
    }

    @Test func aNewProjectRenamesNothing() throws {
        let fixture = try SyncFixture(settings: SyncFixture.argocd)
        #expect(try fixture.compile("-q").status == 0)
        let before = Set(try contents(of: fixture.output).keys)
        try FileManager.default.removeItem(at: fixture.sources.url.appendingPathComponent("billing.yaml"))
        #expect(try fixture.compile("-q", "--allow-removals").status == 0)
        let after = Set(try contents(of: fixture.output).keys)
        #expect(after.isSubset(of: before))
    }

    @Test(arguments: [
        ("sync: {tool: argo}", "argocd"), ("sync: {repoURL: x}", "does not say for which tool"),
        ("sync: {tool: argocd, path: a}", "`sync.repoURL` is missing"),
        ("sync: {tool: argocd, repoURL: x}", "`sync.path` is missing"),
        ("sync: {tool: argocd, repoURL: x, path: ../a}", "is no folder of the repository"),
        ("sync: {tool: argocd, repoURL: x, path: /a}", "is no folder of the repository"),
        ("sync: {tool: flux, repoURL: \"git@h:r\", path: a}", "Flux takes addresses"),
        ("sync: {tool: flux, repoURL: \"ssh://h/r\", path: a, interval: 10x}", "`10x` is no duration"),
        ("sync: {tool: flux, repoURL: \"ssh://h/r\", path: a, timeout: \"1.s\"}", "`1.s` is no duration"),
        ("sync: {tool: flux, repoURL: \"ssh://h/r\", path: a, applicationSets: true}", "is for Argo CD"),
        ("sync: {tool: argocd, repoURL: x, path: a, wait: true}", "is for Flux"),
        ("sync: {tool: argocd, repoURL: x, path: a, prefix: \"A_\"}", "cannot begin the name"),
        ("sync: {tool: argocd, repoURL: x, path: a, namespace: \"A\"}", "is no name of a namespace"),
        ("sync: {tool: argocd, repoURL: x, path: a, targetRevision: \"e/{enviroment}\"}", "Write `{environment}`"),
        (
            "sync: {tool: argocd, repoURL: x, path: a, targetRevision: \"e/{environment}\"}",
            "`sync.planeRevision` is needed"
        ),
        (
            "sync: {tool: argocd, repoURL: x, path: a, destinations: {d: {name: a, server: b}}}",
            "must be exactly one of `server`, `name` or `inCluster: true`"
        ),
        (
            "sync: {tool: flux, repoURL: \"ssh://h/r\", path: a, destinations: {d: {name: a}}}",
            "must be exactly one of `kubeConfigSecret` or `inCluster: true`"
        ),
        ("sync: {tool: argocd, repoURL: x, path: a, destinations: {d: {}}}", "must be exactly one of"),
        ("sync: {tool: argocd, repoUrl: x, path: a}", "repoURL"),
    ])
    func mistakesInTheSettings(_ settings: String, _ message: String) throws {
        let folder = try TemporaryDirectory()
        try folder.write(settings + "\n", to: "choreoc.yaml")
        let run = try ChoreocRun(["check", "-C", folder.url.path])
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test func settingsOnTheCommandLine() throws {
        let fixture = try SyncFixture(settings: "")
        let run = try fixture.compile(
            "-q", "--set", "sync.tool=flux", "--set", "sync.repoURL=https://git.example/r", "--set", "sync.path=.",
            "--set", "sync.destinations.default.inCluster=true", "--set",
            "sync.destinations.production.kubeConfigSecret=p")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.objects("_flux").count == 6)
    }
}
