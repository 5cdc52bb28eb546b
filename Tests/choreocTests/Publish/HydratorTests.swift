import Foundation
import TestSupport
import Testing

/// `choreoc publish --hydrator`: the files, messages and notes of Argo CD's source hydrator and GitOps Promoter's contract.
struct HydratorTests {
    private let fixture: PublishFixture
    private let url = "https://git.example.com/ferry/platform"

    init() throws {
        fixture = try PublishFixture()
    }

    private func hydrate(_ arguments: String...) throws -> ChoreocRun {
        try ChoreocRun(
            ["publish", "-q", "--hydrator", "--repo-url", url] + arguments, in: fixture.url,
            environment: fixture.repository.environment)
    }

    private func note(_ revision: String) throws -> String {
        try fixture.output("notes", "--ref=hydrator.metadata", "show", revision)
    }

    private let next = "environments/ferry/dev-next"
    private let active = "environments/ferry/dev"

    @Test func filesAreThoseOfTheContract() throws {
        let trailers = """


            Why it was done.

            Signed-off-by: Ada <ada@example.com>
            Argocd-reference-commit-author: Grace Hopper <grace@example.com>
            Argocd-reference-commit-sha: b82add298aa045d3672880802d5305c5a8aaa46e
            Argocd-reference-commit-subject: Count <faster>
            Argocd-reference-commit-body: "Because.\\n\\nSigned-off-by: G"
            Argocd-reference-commit-repourl: https://git.example.com/ferry/web
            Argocd-reference-commit-date: 2025-06-09T13:50:18-04:00
            """
        try fixture.changeImage(to: "2")
        let source = try fixture.commit("Bump web & api", trailers: trailers)
        let run = try hydrate()
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try fixture.files(next) == [
                ".gitattributes", "ferry/dev/booking/README.md", "ferry/dev/booking/hydrator.metadata",
                "ferry/dev/booking/manifest.yaml", "hydrator.metadata",
            ])
        #expect(
            try fixture.output("show", "\(next):hydrator.metadata") == """
                {
                  "repoURL": "\(url)",
                  "drySha": "\(source)",
                  "author": "Test <test@example.com>",
                  "date": "2023-11-14T22:14:20Z",
                  "subject": "Bump web & api",
                  "body": "Why it was done.\\n\\nSigned-off-by: Ada <ada@example.com>\\n",
                  "references": [
                    {
                      "commit": {
                        "author": "\\"Grace Hopper\\" <grace@example.com>",
                        "date": "2025-06-09T13:50:18-04:00",
                        "subject": "Count <faster>",
                        "body": "Because.\\n\\nSigned-off-by: G",
                        "sha": "b82add298aa045d3672880802d5305c5a8aaa46e",
                        "repoUrl": "https://git.example.com/ferry/web"
                      }
                    }
                  ]
                }
                """)
        let command = "choreoc compile --stdout --organization ferry --environment dev --project booking"
        #expect(
            try fixture.output("show", "\(next):ferry/dev/booking/hydrator.metadata") == """
                {
                  "repoURL": "\(url)",
                  "drySha": "\(source)",
                  "commands": [
                    "\(command)"
                  ]
                }
                """)
        #expect(
            try fixture.output("show", "\(next):ferry/dev/booking/README.md") == """
                # Manifest Hydration

                To hydrate the manifests in this repository, run the following commands:

                ```shell
                git clone \(url)
                # cd into the cloned directory
                git checkout \(source)
                \(command)
                ```
                """)
        #expect(
            try fixture.output("show", "\(next):.gitattributes")
                == "**/README.md linguist-generated=true\n**/hydrator.metadata linguist-generated=true")
        #expect(
            try fixture.output("show", "-s", "--format=%B", next) == """
                \(source.prefix(7)): Bump web & api

                Why it was done.

                Signed-off-by: Ada <ada@example.com>

                Co-authored-by: "Grace Hopper" <grace@example.com>
                Co-authored-by: Test <test@example.com>

                """)
        #expect(try note(next) == "{\"drySha\":\"\(source)\"}")
        // The active branch begins without files; only the proposed one has the manifests.
        #expect(try fixture.files(active) == [])
        #expect(try fixture.output("show", "-s", "--format=%B", active) == "Initial commit for \(active)\n")
        #expect(try fixture.id("\(next)~") == fixture.id(active))
        try fixture.repository.git("fsck", "--strict", "--full")
    }

    /// The README's command makes the objects of the manifest.
    @Test func manifestsHoldTheObjectsOfTheProject() throws {
        _ = try hydrate()
        let manifest = try fixture.output("show", "\(next):ferry/dev/booking/manifest.yaml")
        let run = try ChoreocRun(
            ["compile", "-q", "--stdout", "--organization", "ferry", "--environment", "dev", "--project", "booking"],
            in: fixture.url)
        let parts = { (text: String) in
            Set(
                text.components(separatedBy: "---\n").map { $0.trimmingCharacters(in: .newlines) }.filter {
                    !$0.isEmpty
                })
        }
        #expect(parts(manifest) == parts(run.output))
        #expect(parts(manifest).count == 18)
        #expect(!manifest.hasPrefix("---"))
    }

    @Test func withoutAChangeOnlyTheNoteMoves() throws {
        _ = try hydrate()
        let before = try fixture.id(next)
        let again = try hydrate()
        #expect(again.output.hasPrefix("environments/ferry/dev-next      unchanged\n"))
        let notes = try fixture.id("refs/notes/hydrator.metadata")
        try fixture.repository.folder.write("words", to: "README.md")
        let source = try fixture.commit("Only words")
        #expect(try hydrate().status == 0)
        #expect(try fixture.id(next) == before)
        #expect(try note(next) == "{\"drySha\":\"\(source)\"}")
        #expect(try fixture.id("refs/notes/hydrator.metadata~") == notes)
        // The note, newer than the metadata, tells what was published last.
        let older = try hydrate("--rev", "HEAD~")
        #expect(older.status == 1)
        #expect(PublishFixture.ids(older).allSatisfy { $0 == "OC3214" } && !PublishFixture.ids(older).isEmpty)
    }

    @Test func pathsThatHaveNotChangedKeepTheirMetadata() throws {
        // A second project in the same environments.
        let project = fixture.url.appendingPathComponent("namespaces/ferry/projects/booking/project.yaml")
        let text = try String(contentsOf: project, encoding: .utf8)
        try fixture.repository.folder.write(
            text.replacingOccurrences(of: "booking", with: "tours"), to: "namespaces/ferry/projects/tours/project.yaml")
        let first = try fixture.commit("Tours")
        let run = try hydrate()
        try #require(run.status == 0, "\(run.errors)")
        try fixture.changeImage("reminder", to: "3")
        let second = try fixture.commit("Bump")
        #expect(try hydrate().status == 0)
        let metadata = { (path: String) in try fixture.output("show", "\(next):\(path)") }
        #expect(try metadata("hydrator.metadata").contains(second))
        #expect(try metadata("ferry/dev/booking/hydrator.metadata").contains(second))
        #expect(try metadata("ferry/dev/tours/hydrator.metadata").contains(first))
        // A project that is gone takes its path along, which Argo CD would leave.
        try fixture.remove("namespaces/ferry/projects/tours")
        try fixture.commit("No tours")
        #expect(PublishFixture.ids(try hydrate()).allSatisfy { $0 == "OC3005" })
        #expect(try hydrate("--allow-removals").status == 0)
        #expect(try !fixture.files(next).contains { $0.contains("tours") })
    }

    @Test func proposedBranchesBeginAtTheActiveOnes() throws {
        // A branch that was published as a tree becomes a hydrated one; files of others stay, manifests of others refuse.
        _ = try fixture.publish()
        let tip = try fixture.id(active)
        let run = try hydrate()
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.id("\(next)~") == tip)
        #expect(try !fixture.files(next).contains { $0.hasSuffix(".choreoc") })
        let folder = try TemporaryDirectory()
        let work = folder.url.appendingPathComponent("w")
        try fixture.repository.git("worktree", "add", "-q", work.path, next)
        try Data("a: 1\n".utf8).write(to: work.appendingPathComponent("ferry/dev/booking/extra.yaml"))
        try Data("words".utf8).write(to: work.appendingPathComponent("ferry/dev/booking/NOTES"))
        try fixture.repository.git("-C", work.path, "add", "-A")
        try fixture.repository.git("-C", work.path, "commit", "-q", "-m", "By hand")
        try fixture.repository.git("worktree", "remove", work.path)
        let refused = try hydrate()
        #expect(refused.status == 1)
        #expect(PublishFixture.ids(refused) == ["OC3219"])
        #expect(refused.errors.contains("`\(next):ferry/dev/booking/extra.yaml` was not written by the hydrator"))
    }

    @Test func metadataThatTellsNothing() throws {
        _ = try hydrate()
        try fixture.repository.git("notes", "--ref=hydrator.metadata", "add", "-f", "-m", "{}", next)
        let run = try hydrate()
        #expect(run.status == 1)
        #expect(PublishFixture.ids(run) == ["OC3220"])
        #expect(try hydrate("--allow-older").status == 0)
        #expect(try note(next).contains(fixture.id("HEAD") ?? "-"))
    }

    @Test func branchesAndNotesArePushedTogether() throws {
        let remote = try fixture.addRemote()
        let run = try hydrate()
        try fixture.push(run)
        let there = try ProgramRun(
            "git", ["-C", remote.url.path, "for-each-ref", "--format=%(refname)"]
        ).output.split(separator: "\n")
        #expect(there.count == 8)
        #expect(there.contains("refs/notes/hydrator.metadata") && there.contains("refs/heads/environments/ferry/dev"))
        // A clone that has fetched the notes, too, goes on where this one ended.
        let folder = try TemporaryDirectory()
        let clone = folder.url.appendingPathComponent("clone")
        try fixture.repository.git("clone", "-q", remote.url.path, clone.path)
        try fixture.repository.git("-C", clone.path, "fetch", "-q", "origin", "+refs/notes/*:refs/notes/*")
        let again = try ChoreocRun(["publish", "-q", "--hydrator", "--repo-url", url], in: clone)
        #expect(again.status == 0)
        #expect(!again.output.contains("git push"))
        try fixture.repository.folder.write("words", to: "README.md")
        try fixture.commit("Only words")
        try fixture.push(try hydrate())
    }
}
