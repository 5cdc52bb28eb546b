import Foundation
import TestSupport
import Testing

/// `choreoc diff --no-index` as `KUBECTL_EXTERNAL_DIFF`: under the real kubectl where there is one, and called as it calls.
@Suite("Kubectl") struct KubectlTests {
    private let folder: TemporaryDirectory

    private static let kubectl: String? = {
        let run = try? ProgramRun("kubectl", ["version", "--client"])
        if run?.status == 0 { return "kubectl" }
        FileHandle.standardError.write(Data("SKIPPED: kubectl is not installed, so that it is not run.\n".utf8))
        return nil
    }()

    private static func web(_ replicas: Int, _ stamps: String = "", _ status: String = "") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: shop\(stamps)}
        spec: {replicas: \(replicas)}
        \(status)
        """
    }

    init() throws {
        folder = try TemporaryDirectory()
        try folder.write(Self.web(1), to: "manifests/web.yaml")
        try folder.write(
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings.yaml, namespace: shop}\ndata: {a: b}\n",
            to: "manifests/settings.yaml")
    }

    /// kubectl as a user runs it, against a server of this test.
    private func diff(_ program: String, live: Int) throws -> ProgramRun {
        try folder.write(
            """
            {"apiVersion": "apps/v1", "kind": "Deployment", "spec": {"replicas": \(live)}, "status": {"readyReplicas": 3},
             "metadata": {"name": "web", "namespace": "shop", "uid": "1", "resourceVersion": "7", "generation": 3}}
            """, to: "live.json")
        let server = try LocalServer(Self.server, arguments: [folder.url.appendingPathComponent("live.json").path])
        return try ProgramRun(
            Self.kubectl ?? "", ["--server", server.url, "diff", "--server-side", "-f", "manifests"], in: folder.url,
            environment: ["KUBECTL_EXTERNAL_DIFF": program, "HOME": folder.url.path, "KUBECONFIG": "/dev/null"])
    }

    @Test(.enabled(if: kubectl != nil)) func theRealOneShowsWhatItWouldChange() throws {
        let program = ChoreocRun.executable.path
        let run = try diff("\(program) diff --no-index", live: 3)
        #expect(run.status == 1, "\(run.errors)")
        #expect(run.output.hasPrefix("objects: 1 added, 1 changed, 0 removed; restarts no pods\n"))
        #expect(run.output.contains("+ ConfigMap settings.yaml") && run.output.contains("OC3126"))
        // Options, in both spellings; what stamps and status say is no difference.
        let gated = try diff("\(program) diff --no-index --fail-on=error --format markdown", live: 1)
        #expect(gated.status == 0 && gated.output.hasPrefix("<!-- choreoc diff -->"), "\(gated.errors)")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("manifests/settings.yaml"))
        #expect(try diff("\(program) diff --no-index", live: 1).status == 0)
        // Status 2 of choreoc stays above 1.
        let failed = try diff("\(program) diff --no-index --fail-on=nothing", live: 3)
        #expect(failed.status > 1)
    }

    /// The directories, file names and order of arguments of `kubectl diff`: group, version, kind, namespace and name without an
    /// extension, an empty file for an object that is not live.
    @Test func calledAsItCalls() throws {
        let stamps = ", generation: 1, resourceVersion: \"100\", uid: x, creationTimestamp: \"2026-01-01T00:00:00Z\""
        try folder.write(Self.web(3, stamps, "status: {readyReplicas: 3}"), to: "LIVE-15/apps.v1.Deployment.shop.web")
        try folder.write("", to: "LIVE-15/v1.ConfigMap.shop.settings.yaml")
        try folder.write("", to: "LIVE-15/v1.Namespace..shop")
        try folder.write(Self.web(3), to: "MERGED-38/apps.v1.Deployment.shop.web")
        func diff(_ arguments: String...) throws -> ChoreocRun {
            let directories = ["LIVE-15", "MERGED-38"].map { folder.url.appendingPathComponent($0).path }
            return try ChoreocRun(directories + arguments, in: folder.url)
        }
        #expect(try diff("diff", "--no-index").status == 0)
        try folder.write(
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n", to: "MERGED-38/v1.Namespace..shop")
        let run = try diff("diff", "--no-index", "--format", "json")
        #expect(run.status == 1 && run.output.contains("\"Namespace\""))
        #expect(try diff("diff").status == 1)
        #expect(try diff("diff", "--no-index", "--fail-on=danger").status == 0)
        #expect(try diff("diff", "--no-index", "--fail-on=nothing").status == 2)
        // Other commands are not called like this.
        #expect(try diff("check").status == 2)
        #expect(try diff().status == 2)
    }

    /// An API server that knows one object, enough for `kubectl diff`: discovery, GET, and PATCH as a dry run.
    private static let server = """
        import json, sys
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        LIVE = {"/apis/apps/v1/namespaces/shop/deployments/web": json.load(open(sys.argv[1]))}
        VERSION = {"groupVersion": "apps/v1", "version": "v1"}
        KINDS = {"v1": [("configmaps", "ConfigMap", True), ("namespaces", "Namespace", False)],
                 "apps/v1": [("deployments", "Deployment", True)]}

        def resources(version):
            return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": [
                {"name": name, "singularName": "", "namespaced": namespaced, "kind": kind, "verbs": ["get", "patch"]}
                for name, kind, namespaced in KINDS[version]]}

        ANSWERS = {
            "/api": {"kind": "APIVersions", "versions": ["v1"]},
            "/apis": {"kind": "APIGroupList", "apiVersion": "v1",
                      "groups": [{"name": "apps", "versions": [VERSION], "preferredVersion": VERSION}]},
            "/api/v1": resources("v1"), "/apis/apps/v1": resources("apps/v1"),
            "/api/v1/namespaces/shop": {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}, **LIVE}
        MISSING = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}

        class Handler(BaseHTTPRequestHandler):
            def answer(self, body):
                data = json.dumps(body).encode()
                self.send_response(404 if body is MISSING else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self):
                self.answer(ANSWERS.get(self.path.split("?")[0], MISSING))

            def do_PATCH(self):
                merged = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                live = LIVE.get(self.path.split("?")[0])
                if "dryRun=All" not in self.path:
                    return self.answer(MISSING)
                if live:
                    merged["metadata"] = {**live["metadata"], **merged["metadata"], "generation": 4}
                    merged["status"] = live["status"]
                self.answer(merged)

            def log_message(self, *arguments):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        print(server.server_port, flush=True)
        server.serve_forever()
        """
}
