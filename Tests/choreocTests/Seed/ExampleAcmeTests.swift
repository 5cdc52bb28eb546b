import Foundation
import TestSupport
import Testing

/// `examples/acme`: no finding, and objects that Kubernetes accepts.
struct ExampleAcmeTests {
    static let example = ConformanceData.repository.appendingPathComponent("examples/acme")

    @Test func hasNoMistake() throws {
        let run = try ChoreocRun(["check", "-C", Self.example.path, "-q"])
        #expect(run.status == 0)
        #expect(run.output == "")
    }

    /// Every object of a core kind, judged by the PyPI package `kubernetes-validate`. Without it, or the network to fetch it,
    /// the test says so and is skipped.
    @Test func objectsOfCoreKindsAreValid() throws {
        let folder = try TemporaryDirectory()
        let output = folder.url.appendingPathComponent("rendered")
        let run = try ChoreocRun(["compile", "-C", Self.example.path, "-o", output.path, "-q"])
        #expect(run.status == 0)
        let packages = FileManager.default.temporaryDirectory.appendingPathComponent("choreoc-kubernetes-validate")
        if !FileManager.default.fileExists(atPath: packages.appendingPathComponent("kubernetes_validate").path) {
            _ = try? Self.python(["-m", "pip", "install", "-q", "--target", packages.path, "kubernetes-validate"])
        }
        let script = folder.url.appendingPathComponent("validate.py")
        try Data(Self.script.utf8).write(to: script)
        let judged = try Self.python([script.path, packages.path, output.path])
        guard judged.status != 77 else {
            FileHandle.standardError.write(
                Data("SKIPPED: kubernetes-validate is not there and cannot be fetched.\n".utf8))
            return
        }
        #expect(judged.status == 0, "\(judged.text)")
    }

    private static func python(_ arguments: [String]) throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, text)
    }

    private static let script = """
        import os, sys
        sys.path.insert(0, sys.argv[1])
        try:
            import kubernetes_validate, yaml
        except ImportError:
            sys.exit(77)
        judged = 0
        for folder, _, names in os.walk(sys.argv[2]):
            for name in names:
                if not name.endswith('.yaml'): continue
                path = os.path.join(folder, name)
                value = yaml.safe_load(open(path))
                group = value['apiVersion'].rpartition('/')[0]
                if group not in ('', 'apps', 'batch', 'autoscaling', 'policy', 'networking.k8s.io',
                    'rbac.authorization.k8s.io'): continue
                judged += 1
                try: kubernetes_validate.validate(value, '1.31', strict=True)
                except Exception as error: print(path, error); sys.exit(1)
        print(judged); sys.exit(0 if judged > 20 else 1)
        """
}
