import Foundation
import TestSupport
import Testing

/// `choreoc diff` on real repositories: which sides, which formats, which exit status.
@Suite("DiffCommand")
struct DiffCommandTests {
    private let folder: TemporaryDirectory
    private static let web = "namespaces/ferry/projects/booking/web/component.yaml"
    private static let api = "namespaces/ferry/projects/booking/api/bindings.yaml"

    /// The ferry example on `main`, and a branch `work` on which the web's image goes back and production loses replicas.
    init() throws {
        folder = try TemporaryDirectory()
        try folder.copyContents(of: ConformanceData.repository.appendingPathComponent("examples/ferry"))
        try git("init", "-q", "-b", "main")
        try commit("one")
    }

    private func git(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments =
            ["-c", "user.name=a", "-c", "user.email=a@example", "-c", "commit.gpgsign=false"] + arguments
        process.currentDirectoryURL = folder.url
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "git \(arguments.joined(separator: " "))")
    }

    private func commit(_ message: String) throws {
        try git("add", "-A")
        try git("commit", "-q", "--allow-empty", "-m", message)
    }

    private func edit(_ path: String, _ old: String, _ new: String) throws {
        let file = folder.url.appendingPathComponent(path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old))
        try folder.write(text.replacingOccurrences(of: old, with: new), to: path)
    }

    private func change() throws {
        try git("checkout", "-q", "-b", "work")
        try edit(Self.web, "web:2.0.1", "web:1.9.0")
        try edit(Self.web, "{replicas: 2}", "{replicas: 0}")
    }

    private func diff(_ arguments: String...) throws -> ChoreocRun {
        try ChoreocRun(["diff"] + arguments, in: folder.url)
    }

    // MARK: Sides

    @Test func withoutArgumentsTheWorkTreeAgainstTheDefaultBranch() throws {
        let same = try diff()
        #expect(same.status == 0 && same.output == "")
        #expect(same.errors.hasPrefix("no difference; 0 of 13 units rendered"))
        try change()
        let run = try diff()
        #expect(run.status == 1)
        #expect(
            run.output.contains(
                "      - registry.ferry.example/booking/web:2.0.1\n      + registry.ferry.example/booking/web:1.9.0\n        from \(Self.web):15:12\n"
            ))
        #expect(run.output.contains("ferry/prod (production): 0 added, 1 changed, 0 removed; 1 restarts pods\n"))
        #expect(run.errors.contains("2 of 13 units rendered"))
        // What came to the default branch meanwhile is no change of this one.
        try commit("work")
        try git("checkout", "-q", "main")
        try edit(Self.api, "value: warn", "value: error")
        try commit("meanwhile")
        try git("checkout", "-q", "work")
        #expect(try diff().output == run.output)
        #expect(try diff("main...work").output == run.output)
        #expect(try diff("main..work").output.contains("LOG_LEVEL"))
    }

    @Test func theIndexIsTheSideAfter() throws {
        try change()
        #expect(try diff("--staged").status == 0)
        try git("add", "-A")
        try edit(Self.web, "web:1.9.0", "web:7.7.7")
        let staged = try diff("--staged", "HEAD")
        #expect(staged.status == 1)
        #expect(staged.output.contains("web:1.9.0") && !staged.output.contains("7.7.7"))
    }

    @Test func commitsAreReadFromTheObjectDatabaseAlone() throws {
        try change()
        try commit("two")
        let before = try diff("HEAD~1", "HEAD")
        #expect(before.status == 1)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) where name != ".git" {
            try FileManager.default.removeItem(at: folder.url.appendingPathComponent(name))
        }
        try git("gc", "-q")
        let after = try diff("HEAD~1", "HEAD")
        #expect(after.status == 1 && after.output == before.output)
    }

    @Test func furtherRepositoriesBelongToBothSides() throws {
        let apps = try TemporaryDirectory()
        let namespaces = folder.url.appendingPathComponent("namespaces")
        try FileManager.default.moveItem(at: namespaces, to: apps.url.appendingPathComponent("namespaces"))
        try commit("platform")
        try edit(
            "platform/types/service.yaml", "        replicas: ${", "        minReadySeconds: 5\n        replicas: ${")
        try commit("platform two")
        func run(_ also: String) throws -> ChoreocRun {
            let process = try ChoreocRun(["diff", "HEAD", "--also", also], in: apps.url)
            return process
        }
        for arguments in [
            ["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@e", "commit", "-qm", "x"],
        ] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
            process.arguments = arguments
            process.currentDirectoryURL = apps.url
            try process.run()
            process.waitUntilExit()
        }
        let same = try run("\(folder.url.path)@main")
        #expect(same.status == 0, "\(same.errors)")
        let range = try run("\(folder.url.path)@main~1..main")
        #expect(range.status == 1)
        #expect(range.output.components(separatedBy: "spec.minReadySeconds").count == 6)
    }

    @Test func selections() throws {
        try change()
        let run = try diff("--environment", "prod")
        #expect(run.output.contains("ferry/prod") && !run.output.contains("ferry/dev"))
        #expect(try diff("--component", "api").status == 0)
        let unknown = try diff("--environment", "prd")
        #expect(unknown.status == 2 && unknown.errors.contains("Write `--environment prod`"))
    }

    // MARK: Exit status

    @Test(arguments: [("any", 1), ("danger", 1), ("error", 1), ("none", 0)])
    func gates(_ gate: String, _ status: Int32) throws {
        try change()
        #expect(try diff("--fail-on", gate).status == status)
    }

    @Test func harmlessChangesPassTheGateOfDangers() throws {
        try edit(Self.api, "value: warn", "value: error")
        #expect(try diff().status == 1)
        #expect(try diff("--fail-on", "danger").status == 0)
    }

    @Test func aSideThatDoesNotCompile() throws {
        try edit(Self.web, "deployment/service}", "deployment/servce}")
        try edit(Self.api, "value: warn", "value: error")
        let run = try diff()
        #expect(run.status == 2)
        #expect(run.errors.contains("there is no ClusterComponentType `servce` [OC1302]"))
        #expect(run.output.contains("? component ferry/prod/booking/web: not compared, the head does not compile: "))
        // What compiles is compared all the same.
        #expect(run.output.contains("data.LOG_LEVEL"))
        try commit("broken")
        try edit(Self.web, "deployment/servce}", "deployment/service}")
        let mended = try diff("HEAD")
        #expect(mended.status == 2 && mended.errors.contains("this is so before the change, in HEAD"))
        #expect(mended.output.contains("the base does not compile"))
    }

    @Test func refusals() throws {
        #expect(try diff("HEAD~9").status == 2)
        #expect(try diff("nowhere").errors.contains("there is no commit, branch or tag `nowhere`"))
        #expect(try diff("--rev", "HEAD").errors.contains("diff takes revisions as arguments"))
        #expect(try diff("a", "b", "c").status == 2)
        #expect(try diff("--staged", "a", "b").errors.contains("--staged is the side after"))
        #expect(try diff("--no-index", "a").errors.contains("--no-index takes two directories"))
        #expect(try diff("--no-index", "a", "b").errors.contains("OC3103"))
        try git("branch", "-m", "main", "other")
        let run = try diff()
        #expect(run.status == 2 && run.errors.contains("OC3100"))
        try git("checkout", "-q", "--orphan", "main")
        try git("commit", "-q", "--allow-empty", "-m", "unrelated")
        #expect(try diff("other...main").errors.contains("OC3101"))
        let plain = try TemporaryDirectory()
        #expect(try ChoreocRun(["diff"], in: plain.url).status == 2)
    }

    @Test func aShallowCloneSaysWhatToFetch() throws {
        try change()
        try commit("two")
        try edit(Self.web, "web:1.9.0", "web:1.9.1")
        try commit("three")
        let clone = try TemporaryDirectory()
        try git("clone", "-q", "--depth", "1", "--no-single-branch", "file://\(folder.url.path)", clone.url.path)
        let run = try ChoreocRun(["diff", "origin/main...HEAD"], in: clone.url)
        #expect(run.status == 2)
        #expect(run.errors.contains("OC3102") && run.errors.contains("fetch-depth: 0"))
    }

    // MARK: Formats

    @Test func everyRunGivesTheSameBytes() throws {
        try change()
        for format in ["text", "markdown", "json", "html", "sarif", "github"] {
            let first = try diff("--format", format, "--jobs", "1")
            let second = try diff("--format", format, "--jobs", "8")
            #expect(first.status == 1 && first.output == second.output && !first.output.isEmpty, "\(format)")
        }
    }

    @Test func dangersInTheFormatsOfServices() throws {
        try change()
        let run = try diff("--format", "sarif")
        let sarif = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let runs = try #require(sarif["runs"] as? [[String: Any]])
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        #expect(results.compactMap { $0["ruleId"] as? String }.sorted() == ["OC3125", "OC3127", "OC3127", "OC3128"])
        #expect(try diff("--format", "github").output.contains("::error file=\(Self.web),line=34"))
        #expect(run.errors == "")
    }

    @Test func newComponentsAndRemovedOnes() throws {
        try edit(Self.web, "name: web-prod", "name: web-staging")
        try edit(Self.web, "environment: prod", "environment: staging")
        let run = try diff()
        #expect(run.output.contains("  ~ Deployment web-staging-"))
        #expect(run.output.contains("from environment prod, was web-prod-3fab4a9a"))
        #expect(run.output.contains("OC3133"))
    }

    // MARK: Directories

    @Test func directoriesOfManifests() throws {
        let directories = try TemporaryDirectory()
        for name in ["old", "new"] {
            if name == "new" { try change() }
            let run = try ChoreocRun(
                ["compile", "-o", directories.url.appendingPathComponent(name).path, "-q"], in: folder.url)
            try #require(run.status == 0, "\(run.errors)")
        }
        let run = try ChoreocRun(["diff", "--no-index", "old", "new"], in: directories.url)
        #expect(run.status == 1)
        #expect(run.output.contains("ferry/prod: 0 added, 1 changed, 0 removed; 1 restarts pods\n"))
        #expect(run.output.contains("from new/ferry/prod/booking/web/deployment-web-prod-3fab4a9a.yaml:"))
        // Two directories that are no revisions.
        #expect(try ChoreocRun(["diff", "old", "new"], in: directories.url).output == run.output)
        #expect(try ChoreocRun(["diff", "old", "old"], in: directories.url).status == 0)
    }

    @Test func asKubectlCallsIt() throws {
        let directory = try TemporaryDirectory()
        func live(_ generation: Int, _ replicas: Int) -> String {
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              generation: \(generation)
              resourceVersion: "\(generation)00"
            spec:
              replicas: \(replicas)
            status: {observedGeneration: \(generation)}

            """
        }
        try directory.write(live(1, 3), to: "LIVE-1/apps.v1.Deployment.shop.web")
        try directory.write(live(2, 3), to: "MERGED-2/apps.v1.Deployment.shop.web")
        #expect(try ChoreocRun(["diff", "--no-index", "LIVE-1", "MERGED-2"], in: directory.url).status == 0)
        try directory.write(live(2, 1), to: "MERGED-2/apps.v1.Deployment.shop.web")
        let run = try ChoreocRun(["diff", "--no-index", "LIVE-1", "MERGED-2"], in: directory.url)
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("objects: 0 added, 1 changed, 0 removed; restarts no pods\n  ~ Deployment web\n"))
        #expect(run.output.contains("OC3126"))
        try directory.write("a: [", to: "MERGED-2/broken.yaml")
        #expect(try ChoreocRun(["diff", "--no-index", "LIVE-1", "MERGED-2"], in: directory.url).status == 2)
    }

    @Test func twoManifestsOfOneObject() throws {
        let directory = try TemporaryDirectory()
        let text = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n"
        try directory.write(text, to: "old/a.yaml")
        try directory.write(text, to: "new/a.yaml")
        try directory.write(text, to: "new/b.yaml")
        let run = try ChoreocRun(["diff", "--no-index", "old", "new"], in: directory.url)
        #expect(run.errors.contains("OC3104") && run.status == 1)
    }

    @Test func directoriesThatAreRevisionsToo() throws {
        try change()
        try commit("two")
        try git("branch", "platform", "main")
        try git("branch", "namespaces", "work")
        let run = try diff("platform", "namespaces")
        #expect(run.errors.contains("OC3105") && run.output.contains("web:1.9.0"))
    }
}
