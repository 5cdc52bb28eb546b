import Foundation
import TestSupport
import Testing

/// `choreoc init`: the starter repository compiles, verifies and passes its own hook, and overwrites nothing.
struct InitTests {
    private let folder: TemporaryDirectory

    init() throws { folder = try TemporaryDirectory() }

    private func start(_ tool: String) throws -> URL {
        let directory = folder.url.appendingPathComponent("platform")
        let run = try ChoreocRun([
            "init", directory.path, "--\(tool)", "--repository", "https://git.example.com/acme/platform.git",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.split(separator: "\n").count == 16)
        return directory
    }

    @Test(arguments: ["argocd", "flux"])
    func theResultCompilesWithoutAnyFinding(_ tool: String) throws {
        let directory = try start(tool)
        let compile = try ChoreocRun(["compile", "--strict", "-C", directory.path, "-o", directory.path + "/rendered"])
        #expect(compile.status == 0, "\(compile.errors)")
        #expect(!compile.errors.contains("warning"))
        #expect(
            try ChoreocRun(["verify", "-C", directory.path, "-o", directory.path + "/rendered"]).status == 0)
        let check = try ChoreocRun(["check", "--strict", "-C", directory.path])
        #expect(check.status == 0, "\(check.output)")
        let files = try contents(of: directory)
        #expect(files.keys.contains { $0.hasPrefix("rendered/_\(tool)/acme/development/") })
        let other = tool == "argocd" ? "flux" : "argocd"
        #expect(!files.keys.contains { $0.contains("_\(other)/") || $0 == "bootstrap/\(other).yaml" })
    }

    /// What is applied by hand must not lie in what it syncs, and names what is written.
    @Test(arguments: ["argocd", "flux"])
    func theBootstrapFollowsTheSyncObjects(_ tool: String) throws {
        let directory = try start(tool)
        #expect(
            try ChoreocRun(["compile", "-q", "-C", directory.path, "-o", directory.path + "/rendered"]).status == 0)
        let text = try String(
            contentsOf: directory.appendingPathComponent("bootstrap/\(tool).yaml"), encoding: .utf8)
        #expect(text.contains("rendered/_\(tool)\n"))
        #expect(text.contains("https://git.example.com/acme/platform.git"))
        for (index, document) in text.components(separatedBy: "---\n").enumerated() {
            let object = try SyncFixture.read(Data(document.utf8), "bootstrap \(index)")
            let fact = try #require(SchemaFact.kinds[object["kind"]?.string ?? ""])
            #expect(fact.faults(object) == [])
        }
        if tool == "flux" {
            let kustomizations = try contents(of: directory).filter {
                $0.key.hasPrefix("rendered/_flux/acme/") && $0.key.hasSuffix(".yaml")
            }
            #expect(!kustomizations.isEmpty)
            for (path, bytes) in kustomizations {
                let object = try SyncFixture.read(bytes, path)
                // The source that the bootstrap makes.
                #expect(object[path: "spec", "sourceRef", "name"]?.string == "platform")
            }
        }
    }

    @Test(.enabled(if: PreCommit.isAvailable, "pre-commit could not be installed"), arguments: ["argocd", "flux"])
    func theResultPassesItsOwnHook(_ tool: String) throws {
        let repository = try TemporaryRepository()
        let home = try TemporaryDirectory()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let variables = repository.environment.merging(
            [
                "PRE_COMMIT_HOME": home.url.path,
                "PATH": ChoreocRun.executable.deletingLastPathComponent().path + ":" + path,
            ], uniquingKeysWith: { $1 })
        #expect(try ChoreocRun(["init", "--\(tool)"], in: repository.folder.url).status == 0)
        // What the README says.
        try repository.git("add", "-A")
        #expect(try ChoreocRun(["compile", "-o", "rendered"], in: repository.folder.url).status == 0)
        try repository.git("add", "-A")
        let preCommit = PreCommit.environment.program("pre-commit")
        let install = try ProgramRun(preCommit, ["install"], in: repository.folder.url, environment: variables)
        #expect(install.status == 0, "\(install.errors)")
        try repository.git("commit", "-q", "-m", "Start", environment: variables)
        let run = try ProgramRun(
            preCommit, ["run", "--all-files"], in: repository.folder.url, environment: variables)
        #expect(run.status == 0, "\(run.output)")
        // A mistake is refused.
        let component = "namespaces/acme/projects/shop/web/component.yaml"
        let text = try String(
            contentsOf: repository.folder.url.appendingPathComponent(component), encoding: .utf8)
        try repository.folder.write(
            text.replacingOccurrences(of: "projectName: shop}", with: "projectName: shpo}"), to: component)
        let refused = try repository.git(
            "commit", "-q", "-a", "-m", "Break", allowsFailure: true, environment: variables)
        #expect(refused.status == 1)
        #expect((refused.output + refused.errors).contains("fix: Write `shop`."))
    }

    @Test func nothingIsOverwritten() throws {
        try folder.write("mine\n", to: "platform/choreoc.yaml")
        let directory = folder.url.appendingPathComponent("platform")
        let run = try ChoreocRun(["init", directory.path])
        #expect(run.status == 1)
        #expect(run.errors.contains("nothing is overwritten"))
        #expect(run.errors.contains("\(directory.path)/choreoc.yaml\n"))
        #expect(try contents(of: folder.url) == ["platform/choreoc.yaml": Data("mine\n".utf8)])
    }

    @Test func aDanglingLinkIsNotWrittenThrough() throws {
        let directory = folder.url.appendingPathComponent("platform")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let target = folder.url.appendingPathComponent("elsewhere")
        try FileManager.default.createSymbolicLink(
            at: directory.appendingPathComponent("README.md"), withDestinationURL: target)
        #expect(try ChoreocRun(["init", directory.path]).status == 1)
        #expect(!FileManager.default.fileExists(atPath: target.path))
    }

    @Test(arguments: [
        ["--argocd", "--flux"], ["--repository", "git.example.com:acme"], ["--repository", "https://a b"],
        ["--repository", "https://a\nb"],
    ])
    func usage(_ arguments: [String]) throws {
        let run = try ChoreocRun(["init", folder.url.path] + arguments)
        #expect(run.status == 2)
        #expect(try contents(of: folder.url).isEmpty)
    }

    @Test func anUnwritableDirectoryIsAFaultOfTheMachine() throws {
        try folder.write("", to: "file")
        let run = try ChoreocRun(["init", folder.url.appendingPathComponent("file").path])
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot be written"))
    }
}
