import Foundation
import TestSupport
import Testing
import Tree

/// The setting `kustomization`: lists for kustomize in the rendered tree.
struct KustomizationTests {
    private let fixture: SyncFixture

    private static let on = "kustomization: true\n"
    private static let name = "kustomization.yaml"

    init() throws {
        fixture = try SyncFixture(settings: Self.on)
        try fixture.addAlert()
    }

    // MARK: What is there

    /// The lists of a tree, by directory.
    private static func lists(_ files: [String: Data]) throws -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for (path, bytes) in files where path.hasSuffix("/" + name) {
            let object = try SyncFixture.read(bytes, path)
            #expect(object["apiVersion"]?.string == "kustomize.config.k8s.io/v1beta1")
            #expect(object["kind"]?.string == "Kustomization")
            #expect(object.map?.entries.count == 3)
            lists[String(path.dropLast(name.count + 1))] = try #require(object["resources"]).texts
        }
        return lists
    }

    /// The manifests that a list leads to, as kustomize goes through them; each must be there.
    private static func manifests(
        _ directory: String, _ lists: [String: [String]], _ files: [String: Data]
    ) -> [String] {
        (lists[directory] ?? []).flatMap { entry -> [String] in
            let path = "\(directory)/\(entry)"
            if lists[path] != nil { return manifests(path, lists, files) }
            #expect(files[path] != nil, "\(directory)/\(name) lists `\(entry)`")
            return [path]
        }
    }

    /// Checks that every list leads to exactly the manifests below its directory, and returns the directories.
    @discardableResult
    private func check(_ folder: URL? = nil) throws -> Set<String> {
        let files = try contents(of: folder ?? fixture.output)
        let lists = try Self.lists(files)
        for directory in lists.keys {
            let below = files.keys.filter {
                $0.hasPrefix(directory + "/") && $0.hasSuffix(".yaml") && !$0.hasSuffix("/" + Self.name)
            }
            #expect(!below.isEmpty, "\(directory)")
            #expect(Self.manifests(directory, lists, files).sorted() == below.sorted(), "\(directory)")
        }
        return Set(lists.keys)
    }

    @Test func listsLeadToEveryManifest() throws {
        let run = try fixture.compile("-v")
        #expect(run.status == 0 && !run.errors.contains("OC3307"), "\(run.errors)")
        let directories = try check()
        let wanted = [
            "ferry/prod", "ferry/prod/booking", "ferry/prod/booking/api", "ferry/prod/billing/invoices", "ferry/dev",
            "_planes/observability/default", "_planes/observability/default/ferry/prod/booking/api",
        ]
        for directory in wanted { #expect(directories.contains(directory), "\(directory)") }
        // Nothing is pointed at an organization, which has several clusters, or at what lies between a plane and its units.
        #expect(!directories.contains("ferry") && !directories.contains("_planes/observability/default/ferry"))
        let lists = try Self.lists(try contents(of: fixture.output))
        #expect(lists["ferry/prod"] == ["billing", "booking"])
        let project = try #require(lists["ferry/prod/booking"])
        #expect(project.first?.hasPrefix("namespace-") == true, "\(project)")
        #expect(
            lists["_planes/observability/default"] == [
                "shared", "ferry/dev/booking/api", "ferry/prod/booking/api", "ferry/staging/booking/api",
            ])
        let text = String(
            decoding: try contents(of: fixture.output)["ferry/prod/\(Self.name)"] ?? Data(), as: UTF8.self)
        #expect(text.hasPrefix("# +argocd:skip-file-rendering\napiVersion: "))
    }

    @Test func listsChangeNoManifestAndNoCount() throws {
        let with = try fixture.compile()
        let files = try contents(of: fixture.output)
        let again = try fixture.compile()
        #expect(again.errors.contains(" 0 files written,") && again.errors.contains(" 0 removed"), "\(again.errors)")
        #expect(try fixture.compile(command: "verify").status == 0)
        // Off again: the lists go, without leave to remove much.
        let without = try fixture.compile("--set", "kustomization=false")
        #expect(without.status == 0, "\(without.errors)")
        let objects = { (run: ChoreocRun) in run.errors.split(separator: "\n").last?.split(separator: ";").first }
        #expect(objects(with) == objects(without))
        let manifests = files.filter { $0.key.hasSuffix(".yaml") && !$0.key.hasSuffix("/" + Self.name) }
        #expect(try contents(of: fixture.output).filter { $0.key.hasSuffix(".yaml") } == manifests)
        #expect(!FileManager.default.fileExists(atPath: fixture.output.path + "/ferry/prod/.choreoc"))
        #expect(try fixture.compile("--set", "kustomization=false", command: "verify").status == 0)
    }

    @Test func kustomizeBuildsEveryDirectory() throws {
        guard (try? ProgramRun("kubectl", ["version", "--client"]))?.status == 0 else {
            FileHandle.standardError.write(Data("SKIPPED: kubectl is not installed, so that it builds nothing.\n".utf8))
            return
        }
        try fixture.compile("-q")
        for directory in try check() {
            let folder = fixture.output.appendingPathComponent(directory)
            let run = try ProgramRun("kubectl", ["kustomize", folder.path])
            #expect(run.status == 0, "\(run.errors)")
            let objects = run.output.split(separator: "\n").count { $0.hasPrefix("kind:") }
            let files = try contents(of: folder).keys.count { $0.hasSuffix(".yaml") && !$0.hasSuffix(Self.name) }
            #expect(objects == files, "\(directory)")
        }
    }

    // MARK: Changes

    @Test func listsFollowTheSources() throws {
        try fixture.compile("-q")
        try FileManager.default.removeItem(at: fixture.sources.url.appendingPathComponent("billing.yaml"))
        let verified = try fixture.compile(command: "verify")
        #expect(
            verified.output.contains("stale: \(fixture.output.path)/ferry/prod/\(Self.name)\n"), "\(verified.output)")
        #expect(try fixture.compile("-q").status == 1)
        let run = try fixture.compile("-q", "--allow-removals")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try !check().contains("ferry/prod/billing"))
    }

    @Test func anEnvironmentThatIsGoneTakesItsListAlong() throws {
        try fixture.compile("-q")
        try FileManager.default.removeItem(at: fixture.sources.url.appendingPathComponent("billing.yaml"))
        for (project, component) in [("booking", "web"), ("booking", "reminder")] {
            let binding = "namespaces/ferry/projects/\(project)/\(component)"
            try? FileManager.default.removeItem(at: fixture.sources.url.appendingPathComponent(binding))
        }
        let refused = try fixture.compile("-q")
        // Lists are no units, neither those that go nor those that stay.
        #expect(refused.status == 1 && refused.errors.contains("[OC3005]"), "\(refused.errors)")
        #expect(!refused.errors.contains("would remove `ferry/prod`\n"), "\(refused.errors)")
        #expect(try fixture.compile("-q", "--allow-removals").status == 0)
        try check()
    }

    @Test func aSelectionLeavesTheListsOfWhatItDoesNotSee() throws {
        try fixture.compile("-q")
        let before = try contents(of: fixture.output)
        for selection in [
            ["--component", "api"], ["--project", "booking"], ["--environment", "prod"], ["--organization", "ferry"],
        ] {
            let run = try ChoreocRun(
                ["compile", "-C", fixture.sources.url.path, "-o", fixture.output.path, "-v"] + selection)
            #expect(run.status == 0 && run.errors.contains("[OC3307]"), "\(run.errors)")
            #expect(try contents(of: fixture.output) == before, "\(selection)")
        }
        // Into an empty directory: lists of exactly those directories that are there as a whole.
        for (selection, wanted) in [
            (["--component", "api"], ["ferry/prod/booking/api"]), (["--environment", "prod"], ["ferry/prod"]),
            (["--project", "booking"], ["ferry/prod/booking"]),
        ] {
            let folder = try TemporaryDirectory()
            let output = folder.url.appendingPathComponent("out")
            let run = try ChoreocRun(
                ["compile", "-C", fixture.sources.url.path, "-o", output.path, "-q"] + selection)
            #expect(run.status == 0, "\(run.errors)")
            let directories = try check(output)
            #expect(directories.isSuperset(of: wanted))
            #expect(directories.contains("ferry/prod") == wanted.contains("ferry/prod"))
            #expect(directories.contains("ferry/prod/booking") == !selection.contains("--component"))
            #expect(!directories.contains("_planes/observability/default"))
        }
    }

    @Test func unitsWithErrorsStayListedAsTheyAre() throws {
        try fixture.compile("-q")
        let before = try contents(of: fixture.output)
        let folder = try TemporaryDirectory()
        let plain = folder.url.appendingPathComponent("plain")
        func compile(to output: URL, _ arguments: String...) throws -> ChoreocRun {
            try ChoreocRun(["compile", "-C", fixture.sources.url.path, "-o", output.path, "-q"] + arguments)
        }
        #expect(try compile(to: plain, "--set", "kustomization=false").status == 0)
        try fixture.replace("http: {type: HTTP, port: 80,", "http: {type: HTP, port: 80,", in: "billing.yaml")
        #expect(try fixture.compile("-q", "--on-error", "hold").status == 1)
        #expect(try contents(of: fixture.output) == before)
        // Lists that are new reach the manifests that such a unit keeps.
        #expect(try compile(to: plain, "--on-error", "hold").status == 1)
        try check(plain)
        let entries = try Self.lists(try contents(of: plain))["ferry/prod"] ?? []
        #expect(entries.contains { $0.hasPrefix("billing/invoices/deployment-") }, "\(entries)")
        #expect(entries.first?.hasPrefix("billing/namespace-") == true, "\(entries)")
        // One that never was is in no list.
        let fresh = folder.url.appendingPathComponent("fresh")
        #expect(try compile(to: fresh, "--on-error", "hold").status == 1)
        #expect(try check(fresh).contains("ferry/prod/booking"))
        #expect(try fixture.compile(command: "verify").output == "")
    }

    // MARK: Others that read the tree

    @Test func listsAreNoSourcesAndNoObjects() throws {
        let inside = fixture.sources.url.appendingPathComponent("rendered")
        #expect(try ChoreocRun(["compile", "-o", "rendered", "-q"], in: fixture.sources.url).status == 0)
        let check = try ChoreocRun(["check", "-v"], in: fixture.sources.url)
        #expect(check.status == 0 && !check.errors.contains(Self.name), "\(check.errors)")
        try fixture.compile("-q", "--set", "kustomization=false")
        let difference = try ChoreocRun(["diff", "--no-index", inside.path, fixture.output.path])
        #expect(
            difference.status == 0 && !difference.errors.contains("twice"), "\(difference.output)\(difference.errors)")
    }

    @Test func foreignListsAreInTheWay() throws {
        try FileManager.default.createDirectory(
            at: fixture.output.appendingPathComponent("ferry/prod"), withIntermediateDirectories: true)
        try Data("resources: []\n".utf8).write(to: fixture.output.appendingPathComponent("ferry/prod/\(Self.name)"))
        let run = try fixture.compile("-q")
        #expect(run.status == 1 && run.errors.contains("[OC3003]"), "\(run.errors)")
    }

    @Test func branchesListWhatTheyHold() throws {
        let published = try PublishFixture()
        try published.repository.folder.write(Self.on, to: "choreoc.yaml")
        try published.commit("Lists for kustomize")
        #expect(try published.publish().status == 0)
        let files = try published.files("environments/ferry/prod")
        #expect(files.contains("ferry/prod/\(Self.name)") && files.contains("ferry/prod/booking/api/\(Self.name)"))
        let branch = "environments/{organization}/{environment}"
        let verified = try ChoreocRun(
            ["verify", "--rev", "HEAD", "--branch", branch], in: published.url,
            environment: published.repository.environment)
        #expect(verified.status == 0, "\(verified.output)")
        // A branch for a project: the list of the environment names no other.
        #expect(try published.publish("--branch", "rendered/{project}/{environment}").status == 0)
        let list = try published.output("show", "rendered/booking/prod:ferry/prod/\(Self.name)")
        #expect(list.hasSuffix("resources:\n- booking"))
        // Argo CD's hydrator has a form of its own.
        #expect(
            try published.publish(
                "--hydrator", "--repo-url", "https://git.example/a", "--branch", "hydrated/{environment}"
            )
            .status == 0)
        let hydrated = try published.files("hydrated/prod-next")
        #expect(!hydrated.contains { $0.hasSuffix(Self.name) })
        let manifest = try published.output("show", "hydrated/prod-next:ferry/prod/booking/manifest.yaml")
        #expect(!manifest.contains("kustomize.config.k8s.io"))
    }

    @Test func syncObjectsLetTheToolsUseThem() throws {
        let argocd = try SyncFixture(settings: SyncFixture.argocd + Self.on)
        try argocd.replace("  repoURL", "  directoryBytes: 10\n  repoURL", in: "choreoc.yaml")
        let run = try argocd.compile("-q")
        #expect(run.status == 0, "\(run.errors)")
        let source = try argocd.object("Application", in: "_argocd/ferry/staging")[path: "spec", "source"]
        #expect(source?["path"]?.string == "rendered/ferry/staging/booking" && source?["directory"] == nil)
        // Those are read as plain manifests.
        #expect(
            try contents(of: argocd.output).keys.allSatisfy { !$0.hasPrefix("_argocd") || !$0.hasSuffix(Self.name) })
        let flux = try SyncFixture(settings: SyncFixture.flux + Self.on)
        try flux.compile("-q")
        let lists = try Self.lists(try contents(of: flux.output))
        #expect(lists["_flux"] == ["_sources", "ferry/dev", "ferry/prod", "ferry/staging"])
        #expect(try flux.compile(command: "verify").status == 0)
        // A run that does not see everything leaves sync objects, and so their list.
        let before = try contents(of: flux.output)
        #expect(try flux.compile("-q", "--environment", "prod").status == 0)
        #expect(try contents(of: flux.output) == before)
    }
}
