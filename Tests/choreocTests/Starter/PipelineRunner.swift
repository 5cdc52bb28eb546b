import Delivery
import Foundation
import TestSupport
import Testing
import Tree

/// Runs the scripts of `examples/ci` as a runner does, on a starter repository with a bare remote and beside a server that
/// answers for GitHub and GitLab.
final class PipelineRunner {
    let repository: TemporaryRepository
    /// Where runners put what they need for a job.
    let temporary: TemporaryDirectory
    let remote: TemporaryDirectory
    let server: LocalServer
    private let programs: TemporaryDirectory
    private let state: TemporaryDirectory

    /// The component whose image and name tests change.
    static let component = "namespaces/acme/projects/shop/web/component.yaml"

    /// Whether the programs that the scripts call are here.
    static let isAvailable: Bool = {
        let missing = ["bash", "curl", "jq"].filter { (try? ProgramRun("which", [$0]))?.status != 0 }
        if missing.isEmpty { return true }
        FileHandle.standardError.write(Data("SKIPPED: CI scripts need \(missing.joined(separator: ", ")).\n".utf8))
        return false
    }()

    init() throws {
        repository = try TemporaryRepository()
        temporary = try TemporaryDirectory()
        remote = try TemporaryDirectory()
        programs = try TemporaryDirectory()
        state = try TemporaryDirectory()
        server = try LocalServer(Self.script, arguments: [state.url.appendingPathComponent("comments.json").path])
        #expect(try ChoreocRun(["init"], in: repository.folder.url).status == 0)
        #expect(try ChoreocRun(["compile", "-q", "-o", "rendered"], in: repository.folder.url).status == 0)
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", "start")
        try repository.git("init", "-q", "--bare", "-b", "main", remote.url.path)
        try repository.git("remote", "add", "origin", remote.url.path)
        try repository.git("push", "-q", "origin", "main")
        // Installing packages is the one thing that must not happen here: what would be installed is written down.
        let apt = programs.url.appendingPathComponent("apt-get")
        try Data("#!/bin/sh\necho \"$@\" >>'\(installed.path)'\n".utf8).write(to: apt)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: apt.path)
        try FileManager.default.copyItem(at: apt, to: programs.url.appendingPathComponent("sudo"))
    }

    private var installed: URL { state.url.appendingPathComponent("installed") }

    /// The calls of `apt-get`, a line each.
    var installations: String { (try? String(contentsOf: installed, encoding: .utf8)) ?? "" }

    /// The comments that the server has: author, body.
    func comments() throws -> [(author: String, body: String)] {
        let file = state.url.appendingPathComponent("comments.json")
        let list = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]] ?? []
        return list.map { comment in
            let user = comment["user"] as? [String: Any]
            return (user?["login"] as? String ?? "", comment["body"] as? String ?? "")
        }
    }

    /// Replaces a text in the component.
    func edit(_ old: String, _ new: String) throws {
        let file = repository.folder.url.appendingPathComponent(Self.component)
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains(old))
        try repository.folder.write(text.replacingOccurrences(of: old, with: new), to: Self.component)
    }

    /// Compiles and commits everything.
    func commit(_ message: String) throws {
        #expect(try ChoreocRun(["compile", "-q", "-o", "rendered"], in: repository.folder.url).status == 0)
        try repository.git("add", "-A")
        try repository.git("commit", "-q", "-m", message)
    }

    /// Runs a script with the options that GitHub gives bash; GitLab's stops at the first failure, too.
    func run(_ script: String, _ variables: [String: String]) throws -> ProgramRun {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let places = [programs.url.path, ChoreocRun.executable.deletingLastPathComponent().path, path]
        var environment = repository.environment
        environment["PATH"] = places.joined(separator: ":")
        environment.merge(variables) { $1 }
        return try ProgramRun(
            "bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], in: repository.folder.url,
            environment: environment)
    }

    /// The comments of one request in GitHub's and GitLab's words: lists in pages, making and changing; a token; a package.
    private static let script = """
        import json, sys
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
        from urllib.parse import urlparse, parse_qs

        BOT = {"id": 7, "login": "github-actions[bot]"}
        # Others have written so much that one page does not hold it, and the marker, too.
        COMMENTS = [{"id": i, "user": {"id": 1, "login": "eve"}, "author": {"id": 1}, "body": "<!-- choreoc diff --> mine"}
                    for i in range(1, 131)]

        def save():
            with open(sys.argv[1], "w") as file:
                json.dump(COMMENTS, file)

        class Handler(BaseHTTPRequestHandler):
            def answer(self, status, body, kind="application/json"):
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def handle_request(self):
                url = urlparse(self.path)
                size = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(size)
                if url.path == "/choreoc.deb":
                    return self.answer(200, b"package", "application/octet-stream")
                gitlab = url.path.startswith("/api/v4/")
                token = self.headers.get("PRIVATE-TOKEN") if gitlab else self.headers.get("Authorization")
                if token != ("secret" if gitlab else "Bearer secret"):
                    return self.answer(401, {"message": "who are you?"})
                if url.path == "/api/v4/user":
                    return self.answer(200, {"id": 7})
                parts = url.path.strip("/").split("/")
                many = parts in (["repos", "acme", "shop", "issues", "12", "comments"],
                                 ["api", "v4", "projects", "3", "merge_requests", "12", "notes"])
                one = parts[:-1] in (["repos", "acme", "shop", "issues", "comments"],
                                     ["api", "v4", "projects", "3", "merge_requests", "12", "notes"])
                if many and self.command == "GET":
                    query = parse_qs(url.query)
                    count, page = int(query["per_page"][0]), int(query.get("page", ["1"])[0])
                    return self.answer(200, COMMENTS[count * (page - 1):count * page])
                if many and self.command == "POST":
                    comment = {"id": 1000 + len(COMMENTS), "user": BOT, "author": BOT, "body": json.loads(body)["body"]}
                    COMMENTS.append(comment)
                    save()
                    return self.answer(201, comment)
                if one and self.command == ("PUT" if gitlab else "PATCH"):
                    for comment in COMMENTS:
                        if str(comment["id"]) == parts[-1]:
                            comment["body"] = json.loads(body)["body"]
                            save()
                            return self.answer(200, comment)
                self.answer(404, {"message": self.command + " " + self.path})

            do_GET = do_POST = do_PATCH = do_PUT = handle_request

            def log_message(self, *arguments):
                pass

        save()
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}
