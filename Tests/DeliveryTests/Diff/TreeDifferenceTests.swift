import Basics
import Testing
import Tree

@testable import Delivery

/// Fields that differ: by key, by the longest common subsequence, by meaning.
struct TreeDifferenceTests {
    private func fields(_ old: String, _ new: String) -> [String] {
        let head = "apiVersion: v1\nkind: X\nmetadata: {name: x}\n"
        return DiffSides().fields(head + old, head + new)
    }

    @Test func mapsByKeyInOrder() {
        #expect(fields("a: 1\nc: 2", "c: 3\nb: 4") == ["a: removed", "b: added", "c: changed"])
        #expect(fields("a: {b: {c: 1}}", "a: {b: {c: 2}}") == ["a.b.c: changed"])
        #expect(fields("a: {x: 1}", "a: [1]") == ["a: changed"])
        #expect(fields("a: {b.c/d: 1}", "a: {b.c/d: 2}") == ["a[\"b.c/d\"]: changed"])
    }

    @Test func orderOfKeysAndFormOfNumbersDoNotCount() {
        #expect(fields("a: {x: 1, y: 2}", "a: {y: 2, x: 1}") == [])
        #expect(fields("a: 1.0", "a: 1") == [])
        #expect(fields("a: 1", "a: '1'") == ["a: changed"])
        #expect(fields("a: true", "a: 'true'") == ["a: changed"])
    }

    @Test(
        arguments: [
            (
                "containers: [{name: a, image: x}, {name: b, image: y}]", "containers: [{name: b, image: z}]",
                ["containers[b].image: changed", "containers[a]: removed"]
            ),
            (
                "env: [{name: A, value: '1'}]", "env: [{name: B, value: '1'}, {name: A, value: '2'}]",
                ["env[B]: added", "env[A].value: changed"]
            ),
            (
                "volumeMounts: [{mountPath: /a, name: v}]", "volumeMounts: [{mountPath: /a, name: w}]",
                ["volumeMounts[/a].name: changed"]
            ),
            (
                "ports: [{containerPort: 80}, {containerPort: 80, protocol: UDP}]",
                "ports: [{containerPort: 80, protocol: UDP, name: x}, {containerPort: 80}]",
                ["ports[80/UDP].name: added", "ports: reordered"]
            ),
            (
                "initContainers: [{name: a}, {name: b}]", "initContainers: [{name: b}, {name: a}]",
                ["initContainers: reordered"]
            ),
            // A key that stands twice is none.
            ("env: [{name: A}, {name: A}]", "env: [{name: A}, {name: A, value: x}]", ["env[1].value: added"]),
        ] as [(String, String, [String])])
    func keyedLists(_ old: String, _ new: String, _ expected: [String]) {
        #expect(fields(old, new) == expected)
    }

    @Test(
        arguments: [
            ("l: [a, b, c]", "l: [a, c]", ["l[1]: removed"]), ("l: [a, c]", "l: [a, b, c]", ["l[1]: added"]),
            ("l: [a, b]", "l: [a, x]", ["l[1]: changed"]),
            ("l: [a, b, c, d]", "l: [x, a, c, y]", ["l[0]: added", "l[1]: removed", "l[3]: changed"]),
            ("l: []", "l: [a]", ["l[0]: added"]), ("l: [[1], [2]]", "l: [[1], [3]]", ["l[1][0]: changed"]),
            ("l: [{x: 1, z: 1}]", "l: [{x: 1, z: 2}]", ["l[0].z: changed"]),
        ] as [(String, String, [String])])
    func otherLists(_ old: String, _ new: String, _ expected: [String]) {
        #expect(fields(old, new) == expected)
    }

    @Test func longListsArePairedByPosition() {
        let old = (0..<600).map { Value(.int($0)) }
        let new = (0..<600).map { Value(.int($0 + 1000)) }
        #expect(ListPairing.pairs(old, new).count == 600)
        #expect(ListPairing.pairs(old, old).isEmpty)
    }

    @Test func everyDifferenceIsFoundWhateverTheLists() {
        // Both sides of every pairing together name each element that is not common once.
        var seed: UInt64 = 42
        func next(_ bound: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % bound
        }
        for _ in 0..<300 {
            let old = (0..<next(9)).map { _ in Value(.int(Int64(next(4)))) }
            let new = (0..<next(9)).map { _ in Value(.int(Int64(next(4)))) }
            let pairs = ListPairing.pairs(old, new)
            let left = pairs.compactMap(\.old)
            let right = pairs.compactMap(\.new)
            #expect(Set(left).count == left.count && Set(right).count == right.count)
            let keptOld = old.indices.filter { !left.contains($0) }.map { JSONWriter.text(old[$0]) }
            let keptNew = new.indices.filter { !right.contains($0) }.map { JSONWriter.text(new[$0]) }
            #expect(keptOld == keptNew)
        }
    }

    @Test func placesOfValuesThatComeAndGo() throws {
        let sides = DiffSides()
        let difference = sides.difference(deployment(replicas: 2), deployment(replicas: nil))
        let fields = difference.environments.flatMap(\.objects).flatMap(\.fields)
        let lines = DiffLines(places: sides.places)
        #expect(
            fields.map { "\($0.path.text) \(lines.place($0) ?? "")" } == [
                "spec.paused from new.yaml:5:11", "spec.replicas was from old.yaml:5:13",
            ])
    }

    @Test func secretsAreNeverKept() {
        let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: x}\n"
        let difference = DiffSides().difference(secret + "data: {a: eA==}", secret + "data: {a: eQ==, b: eg==}")
        let fields = difference.environments.flatMap(\.objects).flatMap(\.fields)
        #expect(fields.map(\.isSecret) == [true, true])
        var tainted = Value.string("hidden", origin: Origin(bits: 1))
        #expect(tainted.holdsSecret)
        tainted = .map(["a": .list([tainted])])
        #expect(tainted.holdsSecret)
        #expect(DiffLines.text(tainted) == ["a:", "- \(DiffLines.secret)"])
    }

    @Test func generatedNames() {
        #expect(GeneratedName.stem("web-prod-3fab4a9a") == "web-prod")
        #expect(GeneratedName.stem("web-prod") == nil)
        #expect(GeneratedName.stem("web-prod-3fab4a9g") == nil)
        #expect(GeneratedName.stem("-3fab4a9a") == nil)
        #expect(GeneratedName.stem("web-prod-3fab4a9a", without: "prod") == "web")
    }

    @Test func renamesAreOneChangedObject() throws {
        let sides = DiffSides()
        func map(_ name: String, _ data: String) -> String {
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name), namespace: n}\ndata: {a: \(data)}\n"
        }
        let difference = sides.difference(map("c-00000001", "x"), map("c-00000002", "y"))
        let object = try #require(difference.environments.first?.objects.first)
        #expect(object.relation == .renamed)
        #expect(object.fields.map(\.path.text) == ["data.a", "metadata.name"])
        // Two that could be meant: none is.
        let two = sides.difference(map("c-00000001", "x"), map("c-00000002", "y") + "---\n" + map("c-00000003", "y"))
        #expect(two.counts.added == 2 && two.counts.removed == 1)
    }

    @Test func podsRestartWhenTheirTemplateChanges() {
        func restarts(_ old: String, _ new: String) -> Int { DiffSides().difference(old, new).counts.restarting }
        #expect(restarts(deployment(), deployment(image: "other:2")) == 1)
        #expect(restarts(deployment(), deployment(replicas: 5)) == 0)
        #expect(restarts(deployment("w-00000001"), deployment("w-00000002")) == 1)
        #expect(restarts("", deployment()) == 0)
    }
}
