import Foundation
import TestSupport
import Testing

/// Sources in several repositories: `--also`, namespaces by root, Flux's targets.
final class SeveralRootsTests {
    private let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func path(_ text: String) -> String { folder.url.appendingPathComponent(text).path }

    /// Writes the shop: its platform below one directory, the rest below another.
    private func writeShop(platform: String, apps: String, changing: (String) -> String = { $0 }) throws {
        for (path, text) in ShopSources.files {
            let root = path.hasPrefix("platform/") ? platform : apps
            try folder.write(changing(text) + "\n", to: "\(root)/\(path)")
        }
    }

    private func git(_ arguments: String, in directory: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git"] + arguments.split(separator: " ").map(String.init)
        process.currentDirectoryURL = folder.url.appendingPathComponent(directory)
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments)")
    }

    private func commit(_ directory: String) throws {
        try git("init -q -b main", in: directory)
        try git("add .", in: directory)
        try git("-c user.name=a -c user.email=a@b commit -qm a", in: directory)
    }

    /// The rendered stream of the shop from one root: what every arrangement of the same sources must give.
    private func whole() throws -> String {
        try writeShop(platform: "whole", apps: "whole")
        let run = try ChoreocRun(["compile", "-C", path("whole"), "--stdout", "-q"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("kind: Deployment"))
        return run.output
    }

    @Test func twoRootsGiveWhatOneGives() throws {
        try writeShop(platform: "platform", apps: "apps")
        let run = try ChoreocRun(["compile", "-C", path("apps"), "--also", path("platform"), "--stdout", "-q"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == (try whole()))
        let alone = try ChoreocRun(["check", "-C", path("apps"), "-q"])
        #expect(alone.status == 1)
        #expect(alone.output.contains("there is no Environment `dev` in namespace `acme` [OC1302]"))
    }

    @Test func aRevisionOfABareRepository() throws {
        try writeShop(platform: "platform", apps: "apps")
        try commit("platform")
        try git("clone -q --bare platform platform.git", in: ".")
        // The bare repository keeps what the work tree loses.
        try FileManager.default.removeItem(atPath: path("platform/platform/service.yaml"))
        for revision in ["main", "HEAD", "refs/heads/main"] {
            let run = try ChoreocRun([
                "compile", "-C", path("apps"), "--also", path("platform.git") + "@" + revision, "--stdout", "-q",
            ])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output == (try whole()))
        }
        let bare = try ChoreocRun(["check", "-C", path("apps"), "--also", path("platform.git")])
        #expect(bare.status == 2)
        #expect(bare.errors.contains("is a bare repository, which has no files [OC3441]"))
        let unknown = try ChoreocRun(["check", "-C", path("apps"), "--also", path("platform.git") + "@nowhere"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("nowhere"))
    }

    @Test(arguments: ["apps/../platform", "platform/", "./platform"])
    func relativePaths(_ also: String) throws {
        try writeShop(platform: "platform", apps: "apps")
        let run = try ChoreocRun(["check", "-C", "apps", "--also", also, "-q"], in: folder.url)
        #expect(run.status == 0, "\(run.output)\(run.errors)")
    }

    @Test func duplicatesNameBothFiles() throws {
        try writeShop(platform: "platform", apps: "apps")
        try folder.write(ShopSources.project + "\n", to: "platform/extra/project.yaml")
        let run = try ChoreocRun(["check", "-C", path("apps"), "--also", path("platform"), "-q"])
        #expect(run.status == 1)
        #expect(run.output.contains("platform/extra/project.yaml:3:"))
        #expect(run.output.contains("declared here first: shop/project.yaml:3:"))
        #expect(run.output.contains("Project `acme/shop` is declared twice"))
    }

    /// Messages tell roots of one name, and a root from a folder of that name in the first one.
    @Test func pathsAreUnambiguous() throws {
        let broken = "apiVersion: openchoreo.dev/v1alpha1\nkind: Componet\nmetadata: {name: a, namespace: acme}\n"
        try writeShop(platform: "one/config", apps: "apps")
        try folder.write(broken, to: "one/config/platform/x.yaml")
        try folder.write(broken, to: "two/config/platform/x.yaml")
        try folder.write(broken, to: "apps/platform/x.yaml")
        try folder.write(broken, to: "three/platform/x.yaml")
        let run = try ChoreocRun([
            "check", "-C", path("apps"), "--also", path("one/config"), "--also", path("two/config"), "--also",
            path("three/platform"), "-q", "--format", "github",
        ])
        #expect(run.status == 1)
        for expected in [
            "file=platform/x.yaml,line=2", "file=one/config/platform/x.yaml,line=2",
            "file=two/config/platform/x.yaml,line=2", "file=three/platform/x.yaml,line=2",
        ] { #expect(run.output.contains("::error " + expected), "\(expected)\n\(run.output)") }
    }

    @Test func twoRevisionsOfOneRepositoryAreTwoRoots() throws {
        try writeShop(platform: "platform", apps: "apps")
        try commit("platform")
        let run = try ChoreocRun([
            "check", "-C", path("apps"), "--also", path("platform"), "--also", path("platform") + "@main", "-q",
        ])
        #expect(run.status == 1)
        #expect(run.output.contains("is declared twice"))
        #expect(run.output.contains("platform~2/platform/"))
    }

    @Test func aRootIsReadOnce() throws {
        try writeShop(platform: "platform", apps: "apps")
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: "platform")
        for pair in [("platform", "platform"), ("platform", "link"), ("platform", "apps")] {
            let run = try ChoreocRun([
                "check", "-C", path("apps"), "--also", path(pair.0), "--also", path(pair.1),
            ])
            #expect(run.status == 2)
            #expect(run.errors.contains("is read already [OC3440]"))
        }
    }

    @Test func theOutputInsideAFurtherRootIsNoSource() throws {
        try writeShop(platform: "platform", apps: "apps")
        let arguments = ["compile", "-C", path("apps"), "--also", path("platform"), "-o", path("platform/rendered")]
        #expect(try ChoreocRun(arguments).status == 0)
        // Something that would be a declaration, were it read.
        try folder.write(ShopSources.project + "\n", to: "platform/rendered/foreign/project.yaml")
        let again = try ChoreocRun(arguments)
        #expect(again.status == 0, "\(again.errors)")
        let top = try ChoreocRun(["compile", "-C", path("apps"), "--also", path("platform"), "-o", path("platform")])
        #expect(top.status == 2)
        #expect(top.errors.contains("[OC9002]"))
    }

    @Test func eachRootHasItsOwnIgnoreFile() throws {
        try writeShop(platform: "platform", apps: "apps")
        try folder.write(ShopSources.project + "\n", to: "platform/extra/project.yaml")
        try folder.write(ShopSources.project + "\n", to: "apps/extra/project.yaml")
        try folder.write("extra/\n", to: "platform/.choreocignore")
        let one = try ChoreocRun(["check", "-C", path("apps"), "--also", path("platform"), "-q"])
        #expect(one.status == 1, "the ignore file of one root says nothing about another")
        try folder.write("/extra\n", to: "apps/.choreocignore")
        let both = try ChoreocRun(["check", "-C", path("apps"), "--also", path("platform"), "-q"])
        #expect(both.status == 0, "\(both.output)")
    }

    // MARK: Namespaces

    private let unnamed = { (text: String) in text.replacingOccurrences(of: ", namespace: acme", with: "") }

    @Test func theFirstRootMapsFoldersOfOthers() throws {
        try writeShop(platform: "platform", apps: "apps", changing: unnamed)
        let arguments = ["compile", "-C", path("apps"), "--also", path("platform"), "--stdout", "-q"]
        // Everything is in `default` unless something says otherwise.
        #expect(try ChoreocRun(arguments).output.contains("namespace: dp-default-shop-dev-"))
        try folder.write("controlPlane: {paths: {shop: acme, platform: acme}}\n", to: "apps/choreoc.yaml")
        #expect(try ChoreocRun(arguments).output == (try whole()))
        // A folder of a further root is named as messages name it.
        try folder.write("controlPlane: {paths: {shop: acme, platform/platform: acme}}\n", to: "apps/choreoc.yaml")
        #expect(try ChoreocRun(arguments).output == (try whole()))
        try folder.write("controlPlane: {paths: {shop: acme, platform/other: acme}}\n", to: "apps/choreoc.yaml")
        #expect(try ChoreocRun(arguments).status == 1)
    }

    @Test func aFurtherRootBringsItsNamespaces() throws {
        try writeShop(platform: "platform", apps: "apps", changing: unnamed)
        let arguments = ["compile", "-C", path("apps"), "--also", path("platform"), "--stdout", "-q"]
        try folder.write("controlPlane: {namespace: acme}\n", to: "apps/choreoc.yaml")
        for settings in ["controlPlane: {namespace: acme}", "controlPlane: {paths: {platform: acme}}"] {
            try folder.write("strict: true\n\(settings)\n", to: "platform/choreoc.yaml")
            let run = try ChoreocRun(arguments)
            #expect(run.status == 0, "its other settings do not count: \(run.errors)")
            #expect(run.output == (try whole()))
        }
        try folder.write("controlPlane: {namespace: globex}\n", to: "platform/choreoc.yaml")
        #expect(try ChoreocRun(arguments).status == 1)
        try folder.write("contrlPlane: {namespace: globex}\n", to: "platform/choreoc.yaml")
        let wrong = try ChoreocRun(arguments)
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("platform/choreoc.yaml:1: error: "))
        #expect(wrong.errors.contains("Write `controlPlane`."))
    }

    private func flux(_ path: String, source: String = "") -> String {
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: k\(abs(path.hashValue % 1000)), namespace: flux-system}
        spec:
          interval: 5m
          prune: true
        \(path.isEmpty ? "" : "  path: \(path)\n")  targetNamespace: acme
          sourceRef: {kind: GitRepository, name: \(source.isEmpty ? "repo" : source)}

        """
    }

    @Test(arguments: ["./", ".", "", "/"]) func fluxTargetsAWholeRoot(_ path: String) throws {
        try writeShop(platform: "one", apps: "one", changing: unnamed)
        try folder.write(flux(path), to: "one/flux/k.yaml")
        let run = try ChoreocRun(["compile", "-C", self.path("one"), "--stdout", "-q"])
        #expect(run.output == (try whole()), "\(run.errors)")
    }

    @Test func fluxTargetsFolders() throws {
        try writeShop(platform: "one", apps: "one", changing: unnamed)
        try folder.write(flux("./shop") + "---\n" + flux("platform/"), to: "one/flux/k.yaml")
        let run = try ChoreocRun(["compile", "-C", path("one"), "--stdout", "-q"])
        #expect(run.output == (try whole()), "\(run.errors)")
        // A setting wins over Flux, a namespace in the document over both.
        try folder.write("controlPlane: {paths: {shop: globex, platform: globex}}\n", to: "one/choreoc.yaml")
        #expect(
            try ChoreocRun(["compile", "-C", path("one"), "--stdout", "-q"]).output.contains(
                "namespace: dp-globex-shop-dev-"))
        try folder.write(ShopSources.project + "\n", to: "one/shop/project.yaml")
        #expect(try ChoreocRun(["check", "-C", path("one"), "-q"]).status == 1)
    }

    @Test func fluxSpeaksOfTheRepositoryThatItNames() throws {
        try writeShop(platform: "platform", apps: "apps", changing: unnamed)
        let repositories = ["apps", "platform"].map { name in
            """
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: \(name), namespace: flux-system}
            spec: {interval: 1m, url: "ssh://git@example.test/acme/\(name).git"}

            """
        }
        try folder.write(
            (repositories + [flux("./shop", source: "apps"), flux("./platform", source: "platform")]).joined(
                separator: "---\n"), to: "platform/flux/all.yaml")
        let run = try ChoreocRun(["compile", "-C", path("apps"), "--also", path("platform"), "--stdout", "-q"])
        #expect(run.output == (try whole()), "\(run.errors)")
    }
}
