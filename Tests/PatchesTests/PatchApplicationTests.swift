import Basics
import Patches
import Testing
import Tree

/// The vectors of specification A.4 and the rules of 5.6, on one document.
@Suite struct PatchApplicationTests {
    static let document = map(
        ("metadata", map(("name", "x"), ("annotations", map(("a.b/c", "1"))))),
        (
            "spec",
            map(
                ("replicas", 1), ("empty", list()), ("none", .null),
                (
                    "containers",
                    list(
                        map(
                            ("name", "app"), ("env", list(map(("name", "A")))),
                            ("ports", list(map(("containerPort", 80))))),
                        map(("name", "side")))
                ),
                ("rules", list(map(("refs", list(name("a")))), map(("refs", list(name("a"), name("b")))))),
                ("matrix", list(list(1))),
                ("words", Value(.list(List(["a", "b"], isStringList: true))))
            )
        ))

    struct Row: Sendable, CustomTestStringConvertible {
        var operation: String
        var path: String
        var value: Value = "v"
        /// The place to look at, and the JSON text expected there.
        var place: [Symbol] = []
        var result: String

        var testDescription: String { "\(operation) \(path)" }
    }

    static let applied: [Row] = [
        Row(operation: "add", path: "/metadata/labels/x", place: ["metadata", "labels"], result: #"{"x":"v"}"#),
        Row(operation: "add", path: "spec/replicas", place: ["spec", "replicas"], result: #""v""#),
        Row(operation: "ADD", path: "/spec/replicas", place: ["spec", "replicas"], result: #""v""#),
        Row(
            operation: "add", path: "/metadata/annotations/k8s.io~1n", place: ["metadata", "annotations"],
            result: #"{"a.b/c":"1","k8s.io/n":"v"}"#),
        Row(
            operation: "replace", path: "/metadata/annotations/a.b~1c", place: ["metadata", "annotations"],
            result: #"{"a.b/c":"v"}"#),
        Row(
            operation: "add", path: "/metadata/annotations/~01", place: ["metadata", "annotations"],
            result: #"{"a.b/c":"1","~1":"v"}"#),
        Row(operation: "remove", path: "/spec/nope", place: ["metadata", "name"], result: #""x""#),
        Row(operation: "remove", path: "/metadata/annotations", place: ["metadata"], result: #"{"name":"x"}"#),
        Row(
            operation: "add", path: "/spec/containers/-", place: ["spec", "containers"],
            result: #"[{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"side"},"v"]"#),
        Row(
            operation: "add", path: "/spec/containers/0", place: ["spec", "containers"],
            result: #"["v",{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"side"}]"#),
        Row(
            operation: "add", path: "/spec/containers[-]", place: ["spec", "containers"],
            result: #"[{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"side"},"v"]"#),
        Row(
            operation: "remove", path: "/spec/containers/0", place: ["spec", "containers"],
            result: #"[{"name":"side"}]"#),
        Row(
            operation: "add", path: "/spec/containers/1/env/-", place: ["spec", "containers"],
            result:
                #"[{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"side","env":["v"]}]"#),
        Row(
            operation: "replace", path: "/spec/containers[1]/name", place: ["spec", "containers"],
            result: #"[{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"v"}]"#),
        Row(
            operation: "add", path: "/spec/containers/[?(@.name=='app')]/env/-", place: ["spec", "containers"],
            result: #"[{"name":"app","env":[{"name":"A"},"v"],"ports":[{"containerPort":80}]},{"name":"side"}]"#),
        Row(
            operation: "add", path: "/spec/containers[?(@.name==\"app\")]/env", place: ["spec", "containers"],
            result: #"[{"name":"app","env":"v","ports":[{"containerPort":80}]},{"name":"side"}]"#),
        Row(
            operation: "add", path: "/spec/containers[?( @.name == 'app' )]/env", place: ["spec", "containers"],
            result: #"[{"name":"app","env":"v","ports":[{"containerPort":80}]},{"name":"side"}]"#),
        Row(
            operation: "add", path: "/spec/rules/[*]/refs/-", place: ["spec", "rules"],
            result: #"[{"refs":[{"name":"a"},"v"]},{"refs":[{"name":"a"},{"name":"b"},"v"]}]"#),
        Row(
            operation: "replace", path: "/spec/rules[*]/refs[?(@.name=='a')]", place: ["spec", "rules"],
            result: #"[{"refs":["v"]},{"refs":["v",{"name":"b"}]}]"#),
        Row(
            operation: "remove", path: "/spec/rules[*]/refs[?(@.name=='a')]", place: ["spec", "rules"],
            result: #"[{"refs":[]},{"refs":[{"name":"b"}]}]"#),
        Row(operation: "add", path: "/spec/new/-", place: ["spec", "new"], result: #"["v"]"#),
        Row(operation: "add", path: "/spec/none/x/y", place: ["spec", "none"], result: #"{"x":{"y":"v"}}"#),
        Row(operation: "add", path: "/spec/none/-", place: ["spec", "none"], result: #"["v"]"#),
        Row(operation: "add", path: "/spec//empty/", place: ["spec", "empty"], result: #""v""#),
        Row(operation: "add", path: "/metadata/", place: ["metadata"], result: #""v""#),
        Row(
            operation: "mergeShallow", path: "/metadata/annotations", value: map(("a.b/c", "2"), ("d", .null)),
            place: ["metadata", "annotations"], result: #"{"a.b/c":"2","d":null}"#),
        Row(
            operation: "mergeshallow", path: "/spec/a/b", value: map(("c", 1)), place: ["spec", "a"],
            result: #"{"b":{"c":1}}"#),
        Row(
            operation: "mergeShallow", path: "/spec/replicas", value: map(("c", 1)), place: ["spec", "replicas"],
            result: #"{"c":1}"#),
        Row(
            operation: "mergeShallow", path: "/spec/containers/1", value: map(("c", 1)), place: ["spec", "containers"],
            result:
                #"[{"name":"app","env":[{"name":"A"}],"ports":[{"containerPort":80}]},{"name":"side","c":1}]"#),
        Row(
            operation: "mergeShallow", path: "/spec/empty[*]/x", value: map(("c", 1)), place: ["spec", "empty"],
            result: "[]"),
    ]

    @Test(arguments: applied)
    func `applies`(row: Row) throws {
        var root = Self.document
        try applyPatch(
            try #require(PatchOperation(named: row.operation)), path: row.path, value: row.value, to: &root)
        var value: Value? = root
        for field in row.place { value = value?[field] }
        #expect(try JSONWriter.text(#require(value)) == row.result)
    }

    static let refused: [Row] = [
        Row(operation: "replace", path: "/spec/nope", result: "the key `nope` does not exist, the nearest is `none`"),
        Row(operation: "replace", path: "/spec/nope/deep", result: "the path does not exist at `nope`, the nearest"),
        Row(operation: "remove", path: "/metadata/nope/deep", result: "the path does not exist at `nope`"),
        Row(operation: "remove", path: "/spec/none/deep", result: "`deep` expects a map, but `/spec/none` is null"),
        Row(
            operation: "add", path: "/spec/containers/2",
            result: "index 2 is out of bounds: `/spec/containers` has 2 items"),
        Row(operation: "replace", path: "/spec/containers/-1/x", result: "index -1 is out of bounds"),
        Row(
            operation: "add", path: "/spec/containers/1/env/0",
            result: "index 0 expects a list, but `/spec/containers/1/env` does not exist"),
        Row(
            operation: "add", path: "/spec/containers[?(@.name=='sid')]/env/-",
            result: "no element of `/spec/containers` has the `name` `sid`; there is `app`, `side`"),
        Row(
            operation: "add", path: "/spec/containers[?(@.name=='zzzzz')]/env/-",
            result: "no element of `/spec/containers` has the `name` `zzzzz`; there is `app`, `side`"),
        Row(
            operation: "add", path: "/spec/containers[?(@.name=='app'&&@.x=='y')]/image",
            result: "no element of `/spec/containers` has the `name` `app'&&@.x=='y`; there is `app`, `side`"),
        Row(operation: "remove", path: "/spec/containers[*]", result: "index 1 is out of bounds"),
        Row(operation: "add", path: "/spec/empty[*]/x", result: "`[*]` matched 0 elements"),
        Row(
            operation: "add", path: "/spec/replicas[*]",
            result: "the wildcard `[*]` expects a list, but `/spec/replicas` is an integer"),
        Row(operation: "add", path: "", result: "the path names the whole object, the root"),
        Row(operation: "remove", path: "/", result: "the path names the whole object, the root"),
        Row(
            operation: "add", path: "/spec/replicas/x",
            result: "`x` expects a map, but `/spec/replicas` is an integer"),
        Row(operation: "add", path: "/metadata/annotations/0", result: "index 0 expects a list, but"),
        Row(operation: "add", path: "/spec/arr/-/x", result: "`-` names the place behind the last item, so nothing"),
        Row(operation: "add", path: "/spec/matrix/0/0", result: "`0` expects a map, but `/spec/matrix/0` is a list"),
        Row(operation: "remove", path: "/spec/empty/0", result: "index 0 is out of bounds"),
        Row(operation: "replace", path: "/spec/containers/-", result: "`-` names the place behind the last item, so"),
        Row(operation: "remove", path: "/spec/containers/-", result: "`-` names the place behind the last item, so"),
        Row(
            operation: "add", path: "/spec/words[?(@.a=='b')]/x",
            result: "the filter expects a list, but `/spec/words` is a list of strings made by `split`"),
        Row(
            operation: "add", path: "/spec/containers/[?(@.name!='main')]/tty",
            result: "the filter `@.name!='main'` is not understood"),
        Row(
            operation: "add", path: "/spec/containers/[?(@.name=='main'/x", result: "the bracket is not closed in"),
        Row(operation: "add", path: "/spec/containers[?(@.url=='a/b')]/x", result: "the bracket is not closed in"),
        Row(
            operation: "add", path: "/spec/containers[?(@.a=='[x]')]",
            result: "the filter `[?(@.a=='[x]` does not end in `)]`"),
        Row(operation: "add", path: "/spec/containers[x]", result: "`[x]` is not an index"),
        Row(
            operation: "add", path: String(repeating: "/a", count: 201), result: "the path has more than 200 steps"),
        Row(operation: "mergeShallow", path: "/spec", result: "mergeShallow expects a map as its value, not a string"),
        Row(
            operation: "mergeShallow", path: "/spec/containers/-", value: map(("a", 1)),
            result: "`-` names the place behind the last item"),
    ]

    @Test(arguments: refused)
    func `refuses`(row: Row) throws {
        var root = Self.document
        let operation = try #require(PatchOperation(named: row.operation))
        let error = #expect(throws: PatchError.self) {
            try applyPatch(operation, path: row.path, value: row.value, to: &root)
        }
        #expect(error?.message.hasPrefix(row.result) == true, "\(error?.message ?? "")")
        #expect(error.map { $0.range.upperBound <= row.path.utf8.count } == true)
    }

    @Test func `an unknown operation has no name`() {
        #expect(PatchOperation(named: "test") == nil)
        #expect(PatchOperation(named: "Remove") == .remove)
    }

    @Test func `the refused part of the path is marked`() throws {
        var root = Self.document
        let path = "/spec/containers[?(@.name=='zz')]/env/-"
        let error = #expect(throws: PatchError.self) { try applyPatch(.add, path: path, value: "v", to: &root) }
        let range = try #require(error?.range)
        #expect(String(decoding: Array(path.utf8)[range], as: UTF8.self) == "[?(@.name=='zz')]")
    }

    @Test func `a missing value is null`() throws {
        var root = Self.document
        try applyPatch(.add, path: "/spec/x", value: nil, to: &root)
        #expect(root["spec"]?["x"]?.isNull == true)
    }

    @Test func `numbers are compared in G6`() throws {
        for (number, text, matches) in [
            (Value(.double(1_000_000)), "1e+06", true), (Value(.double(1_000_000)), "1000000", false),
            (Value(.int(1_000_000)), "1000000", true), (Value(.double(8080)), "8080", true),
            (.bool(true), "true", true),
            (.null, "", true), (.null, "null", false), (Self.map(), "map", false),
        ] {
            var root = Self.map(("l", Self.list(Self.map(("k", number)))))
            let path = try PatchPath("/l[?(@.k=='\(text)')]/hit")
            let outcome = try? applyPatch(.add, at: path, value: "v", to: &root)
            #expect((outcome?.targetCount == 1) == matches, "\(text)")
        }
    }

    @Test func `changing several items of one list in one operation is told`() throws {
        for (operation, path, shifts) in [
            (PatchOperation.remove, "/spec/rules[*]/refs[?(@.name=='a')]", false),
            (.remove, "/spec/rules[1]/refs[0]", false), (.add, "/spec/rules[*]", true),
            (.replace, "/spec/rules[*]", false), (.add, "/spec/rules[*]/x", false),
        ] {
            var root = Self.document
            #expect(try applyPatch(operation, path: path, value: "v", to: &root).shiftsItems == shifts, "\(path)")
        }
        var root = Self.map(("l", Self.list(Self.name("a"), Self.name("a"), Self.name("b"), Self.name("c"))))
        let outcome = try applyPatch(.remove, path: "/l[?(@.name=='a')]", value: nil, to: &root)
        #expect(outcome.shiftsItems)
        #expect(try JSONWriter.text(#require(root["l"])) == #"[{"name":"a"},{"name":"c"}]"#)
    }

    @Test func `origins stay with their values`() throws {
        let ours = Origin(document: 1, offset: 10, length: 3)
        let theirs = Origin(document: 2, offset: 20, length: 4)
        var root = Self.map(("a", Value.map(Map(), origin: ours)))
        try applyPatch(
            .add, at: PatchPath("/a/b/c"), value: .string("v", origin: theirs), to: &root,
            pathOrigin: Origin(document: 3, offset: 1, length: 1))
        #expect(root["a"]?.origin == ours)
        #expect(root[path: "a", "b"]?.origin.document == 3)
        #expect(root[path: "a", "b", "c"]?.origin == theirs)
    }

    @Test func `a path that leads to too many places is refused`() throws {
        let items = Self.list((0..<300).map { _ in Self.map(("m", .list((0..<300).map { _ in Value.map(Map()) }))) })
        var root = Self.map(("l", items))
        let error = #expect(throws: PatchError.self) {
            try applyPatch(.add, path: "/l[*]/m[*]/x", value: "v", to: &root)
        }
        #expect(error?.message == "the path leads to more than 65536 places")
    }

    // MARK: Building values

    static func map(_ pairs: (Symbol, Value)...) -> Value { .map(Map(pairs)) }

    static func list(_ items: Value...) -> Value { .list(items) }

    static func list(_ items: [Value]) -> Value { .list(items) }

    static func name(_ name: String) -> Value { map(("name", .string(name))) }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }

    /// An integer.
    public init(integerLiteral value: Int64) { self.init(.int(value)) }
}
