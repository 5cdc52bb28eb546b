import Foundation
import TestSupport
import Testing

/// The whole command on Git repositories: whose they are, and what the environment says about them.
struct GitSourcesTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        try FileManager.default.createDirectory(at: repository, withIntermediateDirectories: true)
        try git(["init", "-q", "-b", "main"])
        try write(image: "orders:1")
        try commit()
    }

    private var home: URL { folder.url.appendingPathComponent("home") }
    private var repository: URL { folder.url.appendingPathComponent("repo") }

    private func write(image: String) throws {
        for (path, text) in ShopSources.files {
            try folder.write(text.replacingOccurrences(of: "orders:1", with: image), to: "repo/" + path)
        }
    }

    private func commit() throws {
        try git(["add", "-A"])
        try git(["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "sources"])
    }

    private func git(_ arguments: [String], in directory: URL? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/git")
        process.arguments = arguments
        process.currentDirectoryURL = directory ?? repository
        process.environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments)")
    }

    /// The image that is rendered, or the findings.
    private func image(_ options: [String], _ environment: [String: String] = [:]) throws -> String {
        let run = try ChoreocRun(
            ["compile", "-C", repository.path, "--stdout"] + options, in: repository,
            environment: environment.merging(["HOME": home.path]) { mine, _ in mine })
        guard run.status == 0 else { return run.errors }
        let line = run.output.split(separator: "\n").first { $0.contains("image: ") }
        return line.map { String($0.split(separator: " ").last ?? "") } ?? run.output
    }

    @Test func workTreeIndexAndCommitEachGiveTheirOwn() throws {
        try write(image: "orders:2")
        try git(["add", "-A"])
        try write(image: "orders:3")
        #expect(try image(["--rev", "HEAD"]) == "orders:1")
        #expect(try image(["--rev", "main"]) == "orders:1")
        #expect(try image(["--staged"]) == "orders:2")
        #expect(try image([]) == "orders:3")
    }

    /// Git's own variables would point `git` somewhere else; what `-C` names is what is read.
    @Test func variablesOfGitHaveNoEffect() throws {
        try git(["clone", "-q", repository.path, folder.url.appendingPathComponent("other").path])
        let other = folder.url.appendingPathComponent("other/.git").path
        try write(image: "orders:2")
        try commit()
        let variables = [
            "GIT_DIR": other, "GIT_WORK_TREE": folder.url.appendingPathComponent("other").path,
            "GIT_OBJECT_DIRECTORY": other + "/objects", "GIT_ALTERNATE_OBJECT_DIRECTORIES": "/nonexistent",
            "GIT_COMMON_DIR": other, "GIT_NAMESPACE": "x", "GIT_CEILING_DIRECTORIES": folder.url.path,
            "GIT_INDEX_FILE": other + "/index", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.bare",
            "GIT_CONFIG_VALUE_0": "true", "GIT_REPLACE_REF_BASE": "refs/x/", "GIT_GRAFT_FILE": "/nonexistent",
        ]
        #expect(try image(["--rev", "HEAD"], variables) == "orders:2")
        #expect(try image(["--staged"], variables) == "orders:2")
        #expect(try image([], variables) == "orders:2")
    }

    /// `git commit FILE` runs its hooks with an index of its own inside the repository.
    @Test func theIndexOfAHookCounts() throws {
        try write(image: "orders:2")
        let index = repository.appendingPathComponent(".git/index")
        let saved = try Data(contentsOf: index)
        try git(["add", "-A"])
        let hook = repository.appendingPathComponent(".git/next-index-7.lock")
        try FileManager.default.moveItem(at: index, to: hook)
        try saved.write(to: index)
        #expect(try image(["--staged"]) == "orders:1")
        #expect(try image(["--staged"], ["GIT_INDEX_FILE": hook.path]) == "orders:2")
        #expect(try image(["--staged"], ["GIT_INDEX_FILE": ".git/next-index-7.lock"]) == "orders:2")
    }

    @Test(.enabled(if: geteuid() == 0, "needs root"))
    func aRepositoryOfAnotherUserNeedsTheSetting() throws {
        for path in [repository.path, repository.path + "/.git"] { #expect(chown(path, 12_345, 12_345) == 0) }
        let fix = "git config --global --add safe.directory '\(repository.resolvingSymlinksInPath().path)'"
        for options in [["--rev", "HEAD"], ["--staged"]] {
            let run = try ChoreocRun(
                ["compile", "-C", repository.path, "--stdout"] + options, environment: ["HOME": home.path])
            #expect(run.status == 2)
            #expect(run.errors.contains("the repository belongs to another user [OC1021]"), "\(run.errors)")
            #expect(run.errors.contains(fix), "\(run.errors)")
        }
        #expect(try image([]) == "orders:1", "the work tree needs no library")
        try git(["config", "--global", "--add", "safe.directory", repository.path])
        #expect(try image(["--rev", "HEAD"]) == "orders:1")
        #expect(try image(["--staged"]) == "orders:1")
    }

    @Test func aDamagedRepositoryIsNoMistakeOfTheSources() throws {
        let objects = repository.appendingPathComponent(".git/objects")
        let folders = try FileManager.default.contentsOfDirectory(atPath: objects.path).filter { $0.utf8.count == 2 }
        for name in folders {
            for file in try FileManager.default.contentsOfDirectory(atPath: objects.path + "/" + name) {
                let path = objects.path + "/" + name + "/" + file
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                try FileManager.default.removeItem(atPath: path)
                try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
            }
        }
        let run = try ChoreocRun(["check", "-C", repository.path, "--rev", "HEAD"], environment: ["HOME": home.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("is damaged"), "\(run.errors)")
    }

    @Test func aShallowCloneNamesTheFix() throws {
        try write(image: "orders:2")
        try commit()
        let shallow = folder.url.appendingPathComponent("shallow").path
        try git(["clone", "-q", "--depth", "1", "file://" + repository.path, shallow])
        let run = try ChoreocRun(["check", "-C", shallow, "--rev", "HEAD~1"], environment: ["HOME": home.path])
        #expect(run.status == 2)
        #expect(run.errors.contains("[OC1027]"), "\(run.errors)")
        #expect(run.errors.contains("fetch-depth: 0"), "\(run.errors)")
    }
}
