import Basics
import Patches
import Testing
import Tree
import YAML

/// Kubernetes' strategic merge as appendix B of the seed specification records it.
struct StrategicMergeTests {
    private func read(_ text: String) -> Value {
        YAMLReader.read(
            SourceFile(path: "test.yaml", contents: Array(text.utf8)), sources: SourceTable(),
            options: YAMLReader.Options()
        ).documents.first?.root ?? .null
    }

    private func merged(_ base: String, _ overlay: String) -> Value { StrategicMerge.merge(read(base), read(overlay)) }

    /// The order of a keyed list: names of the base, of the overlay, and of the result; a merged one has a `p` behind it.
    @Test(arguments: [
        ("A B C", "X B Z", "X A Bp Zp C", ["X", "Z"]), ("A B C", "C A", "B Cp Ap", []),
        ("A B", "X Z", "X Z A B", ["X", "Z"]),
        ("A B C", "X C Z A", "X B Cp Z Ap", ["X", "Z"]), ("sidecar main", "main", "sidecar mainp", []),
        ("sidecar main", "other", "other sidecar main", ["other"]),
    ])
    func orderOfKeyedLists(_ base: String, _ overlay: String, _ result: String, _ new: [String]) {
        func list(_ names: String, _ value: String) -> String {
            "containers:\n" + names.split(separator: " ").map { "- {name: \($0), image: \(value)}\n" }.joined()
        }
        let items = merged(list(base, "b"), list(overlay, "p"))["containers"]?.items ?? []
        let shown = items.map { item in
            let name = item["name"]?.string ?? ""
            return item["image"]?.string == "p" && !new.contains(name) ? name + "p" : name
        }
        // The specification marks elements with the overlay's value by `p`; new ones have it anyway.
        let wanted = result.split(separator: " ").map { word -> String in
            let bare =
                word.hasSuffix("p") && new.contains(String(word.dropLast())) ? String(word.dropLast()) : String(word)
            return bare
        }
        #expect(shown == wanted)
    }

    @Test func servicePortsAreKeyedByNumber() {
        let result = merged(
            "ports: [{name: metrics, port: 12001}, {name: web, port: 9090, targetPort: 8080}]",
            "ports: [{name: ep-9090-tcp, port: 9090, targetPort: 9090, protocol: TCP}]")
        let ports = result["ports"]?.items ?? []
        #expect(ports.map { $0["name"]?.string } == ["metrics", "ep-9090-tcp"])
        #expect(ports.last?["targetPort"]?.exactInteger == 9090)
    }

    @Test func portsOfOneNumberAndTwoProtocolsStayTwo() {
        let result = merged(
            "ports: [{name: metrics, containerPort: 1}]",
            "ports: [{name: a, containerPort: 53, protocol: UDP}, {name: b, containerPort: 53, protocol: TCP}]")
        #expect(result["ports"]?.items?.compactMap { $0["name"]?.string } == ["a", "b", "metrics"])
    }

    @Test func mapsMergeAndOtherListsAreReplaced() {
        let result = merged(
            "{replicas: 2, template: {metadata: {labels: {a: '1', b: '2'}}}, args: [x, y]}",
            "{template: {metadata: {labels: {b: '3'}}}, args: [z]}")
        #expect(result["replicas"]?.exactInteger == 2)
        #expect(result[path: "template", "metadata", "labels", "a"]?.string == "1")
        #expect(result[path: "template", "metadata", "labels", "b"]?.string == "3")
        #expect(result["args"]?.items?.compactMap(\.string) == ["z"])
    }

    @Test func nullRemoves() {
        #expect(merged("{replicas: 2, paused: true}", "{replicas: null}")["replicas"] == nil)
    }

    @Test func variablesOfOneNameAreReplacedWhole() {
        let result = merged(
            "env: [{name: A, valueFrom: {secretKeyRef: {name: s, key: k}}}, {name: B, value: b}]",
            "env: [{name: A, value: a}]")
        #expect(result["env"]?.items?.first?["valueFrom"] == nil)
        #expect(result["env"]?.items?.count == 2)
    }

    @Test func volumesOfAnotherSourceAreReplacedWhole() {
        let result = merged("volumes: [{name: v, emptyDir: {}}]", "volumes: [{name: v, configMap: {name: c}}]")
        #expect(result["volumes"]?.items?.first?["emptyDir"] == nil)
        #expect(result["volumes"]?.items?.first?[path: "configMap", "name"]?.string == "c")
    }

    @Test func anotherStrategyReplacesTheOldOne() {
        let result = merged(
            "strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}", "strategy: {type: Recreate}")
        #expect(result[path: "strategy", "rollingUpdate"] == nil)
    }
}
