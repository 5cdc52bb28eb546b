import Foundation
import TestSupport
import Testing

/// Declarations that contradict each other, and templates that cannot be rendered: each is refused where the cause
/// stands, or rendered as upstream does. The lines are those of the checklist.
struct BadModelTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var file: String
        var old: String
        var new: String
        /// The id of the only error; nil for what is allowed.
        var id: String?
        /// Files beside those of the shop.
        var more: [String: String] = [:]
        var testDescription: String { line }

        init(
            _ line: String, _ file: String, _ old: String, _ new: String, _ id: String?, more: [String: String] = [:]
        ) {
            (self.line, self.file, self.old, self.new, self.id, self.more) = (line, file, old, new, id, more)
        }
    }

    private static let component = "shop/orders/component.yaml"
    private static let workload = "shop/orders/workload.yaml"
    private static let binding = "shop/orders/dev.yaml"
    private static let environments = "platform/environments.yaml"
    private static let named = "{name: orders, namespace: acme}"

    private static func name(_ line: String, _ name: String, _ id: String? = "OC1205") -> Case {
        Case(line, component, named, "{name: \(name), namespace: acme}", id)
    }

    @Test(arguments: ["con", "nul", "com1", "lpt9.x"]) func namesOfDevices(_ name: String) throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.with([:]) {
            try folder.write(text.replacingOccurrences(of: "orders", with: name), to: path)
        }
        let run = try ChoreocRun(["check", "-C", folder.url.path])
        #expect(run.status == 0)
        #expect(
            run.errors.contains("warning[OC1229]: `\(name)` is a device on Windows")
                || run.output.contains("OC1229"), "\(run.output)\(run.errors)")
    }

    static let identity: [Case] = [
        Case("missing apiVersion", component, "apiVersion: openchoreo.dev/v1alpha1\n", "", "OC1203"),
        Case("missing kind", component, "kind: Component\n", "", "OC1203"),
        Case("missing name", component, named, "{namespace: acme}", "OC1203"),
        name("name as a number", "7", "OC1203"), name("upper case", "Orders"), name("name with `/`", "\"a/b\""),
        name("`..`", ".."), name("`%2e%2e`", "\"%2e%2e\""), name("leading `-`", "-orders"),
        name("trailing dot", "orders."), name("254 characters", String(repeating: "x", count: 254)),
        name("empty", "\"\"", "OC1203"), name("Trojan source", "\"or\u{202e}ders\""),
        Case("two objects of one identity", "zz.yaml", "", ShopSources.component, "OC1301"),
        Case(
            "same name in different case", "copy.yaml", "",
            ShopSources.component.replacingOccurrences(of: "orders", with: "Orders"), "OC1205"),
        Case(
            "API version mix", "copy.yaml", "", "apiVersion: openchoreo.dev/v9\nkind: Component\nmetadata: {name: a}\n",
            "OC1062"),
        Case("unknown field", workload, "container: {", "container: {imge: x, ", "OC1201"),
        Case("unknown field at the top", component, "spec:", "sepc: {}\nspec:", "OC1201"),
        Case("wrong-case field", workload, "targetPort: 8080", "targetport: 8080", "OC1201"),
    ]

    static let references: [Case] = [
        Case("component → project", component, "projectName: shop", "projectName: shup", "OC1302"),
        Case("component → type", component, "deployment/service", "deployment/servis", "OC1302"),
        Case(
            "component → trait", component, "deployment/service}",
            "deployment/service}\n  traits: [{name: sidcar, instanceName: a, parameters: {image: x}}]", "OC1302"),
        Case("workload → component", workload, "componentName: orders", "componentName: order", "OC1302"),
        Case("binding → environment", binding, "environment: dev", "environment: div", "OC1302"),
        Case("binding → component", binding, "componentName: orders", "componentName: ordres", "OC1302"),
        Case("binding → release", binding, "environment: dev", "environment: dev, releaseName: nope", "OC1407"),
        Case("project → pipeline", "shop/project.yaml", "name: main", "name: man", "OC1302"),
        Case("project → type", "shop/project.yaml", "name: default", "name: defalt", "OC1302"),
        Case("pipeline → environment", environments, "[{name: prod}]", "[{name: prood}]", "OC1302"),
        Case(
            "environment → data plane", environments, "{name: dev, namespace: acme}",
            "{name: dev, namespace: acme}\nspec: {dataPlaneRef: {kind: DataPlane, name: x}}", "OC1302"),
        Case(
            "workload → secret reference", workload, "container: {",
            "container: {env: [{key: A, valueFrom: {secretKeyRef: {name: s, key: k}}}], ", "OC2001"),
        Case(
            "workload → component that it depends on", workload, "  endpoints:",
            "  dependencies: {endpoints: [{component: pay, name: http, visibility: project, envBindings: {address: A}}]}\n  endpoints:",
            "OC2010"),
        Case(
            "workload → resource", workload, "  endpoints:",
            "  dependencies: {resources: [{ref: db, envBindings: {url: U}}]}\n  endpoints:", "OC2010"),
        Case(
            "release of another component", binding, "environment: dev", "environment: dev, releaseName: other",
            "OC1408", more: ["release.yaml": release]),
    ]

    private static let release = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ComponentRelease
        metadata: {name: other, namespace: acme}
        spec:
          owner: {projectName: shop, componentName: billing}
          componentType:
            kind: ComponentType
            name: deployment/x
            spec:
              workloadType: deployment
              resources:
              - id: deployment
                template: {apiVersion: apps/v1, kind: Deployment, metadata: {name: x}}
          workload: {container: {image: "x:1"}}
        """

    static let graph: [Case] = [
        Case(
            "pipeline without a root", environments, "[{name: prod}]",
            "[{name: prod}]\n  - sourceEnvironmentRef: {name: prod}\n    targetEnvironmentRefs: [{name: dev}]", "OC1305"
        ),
        Case("environment twice in one step", environments, "[{name: prod}]", "[{name: prod}, {name: prod}]", "OC2128"),
        Case(
            "pipeline with two roots", environments, "[{name: prod}]",
            "[]\n  - sourceEnvironmentRef: {name: prod}\n    targetEnvironmentRefs: []", nil),
        Case(
            "override of an unknown parameter", binding, "environment: dev",
            "environment: dev, componentTypeEnvironmentConfigs: {cpuu: 1m}", "OC1911"),
        Case(
            "override of the wrong type", binding, "environment: dev",
            "environment: dev, componentTypeEnvironmentConfigs: {cpu: {a: 1}}", "OC1910"),
        Case(
            "override by null gives the default", binding, "environment: dev",
            "environment: dev, componentTypeEnvironmentConfigs: {cpu: null}", nil),
        Case(
            "override of an unknown trait instance", binding, "environment: dev",
            "environment: dev, traitEnvironmentConfigs: {log: {a: 1}}", "OC1913"),
        Case("list entry without its key", workload, "container: {", "container: {env: [{value: \"1\"}], ", "OC1203"),
        Case(
            "two bindings for one environment", "again.yaml", "",
            ShopSources.binding.replacingOccurrences(of: "name: orders-dev", with: "name: orders-dev-2"), "OC1406"),
        Case(
            "namespace that is a path", "other.yaml", "",
            "apiVersion: openchoreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: dev, namespace: ../x}\n", "OC1205"
        ),
    ]

    /// A case with a further resource in the component type; YAML of a template below `- id: extra`.
    private static func resource(_ line: String, _ text: String, _ id: String?) -> Case {
        Case(line, "platform/service.yaml", "  - id: service\n", "  - id: extra\n    \(text)\n  - id: service\n", id)
    }

    /// A case with an expression in a field of an object.
    private static func expression(_ line: String, _ text: String, _ id: String?) -> Case {
        resource(
            line,
            "template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: \"${metadata.namespace}\"}, data: {\(text)}}",
            id)
    }

    private static func map(_ metadata: String) -> String {
        "template: {apiVersion: v1, kind: ConfigMap, metadata: {\(metadata), namespace: \"${metadata.namespace}\"}}"
    }

    static let expressions: [Case] = [
        expression("`${` unterminated stays text", "a: \"${1\"", nil),
        expression("`$${` has no meaning", "a: \"$${1}\"", nil),
        expression("nested", "a: \"${1 + ${2}}\"", "OC1701"), expression("in keys", "\"${'k'}\": v", nil),
        expression("key that is no string", "\"${1}\": v", "OC1703"),
        expression(
            "10^5 terms", "a: \"${\(Array(repeating: "a", count: 100_000).joined(separator: " && "))}\"", "OC1708"),
        expression(
            "1,000 nested parentheses",
            "a: \"${\(String(repeating: "(", count: 1000))1\(String(repeating: ")", count: 1000))}\"", "OC1701"),
        expression("1,000 nested ternaries", "a: \"${\(String(repeating: "true ? 1 : ", count: 1000))1}\"", "OC1701"),
        expression(
            "string doubling",
            "a: \"${['x']\(String(repeating: ".map(a, a + a + a + a + a + a + a + a)", count: 12))[0]}\"", "OC1709"),
        expression("integer overflow", "a: \"${9223372036854775807 + 1}\"", "OC1702"),
        expression("division by zero", "a: \"${1 / 0}\"", "OC1702"),
        expression("modulo zero", "a: \"${1 % 0}\"", "OC1702"),
        expression("uint and int", "a: \"${1u + 1}\"", "OC1701"),
        expression("NaN is compared", "a: \"${string(0.0 / 0.0 < 1.0)}\"", "OC1702"),
        expression("regex bomb", "a: \"${string('\(String(repeating: "a", count: 5000))!'.matches('(a+)+$'))}\"", nil),
        expression(
            "pattern of 14 KB", "a: \"${string('a'.matches('\(String(repeating: "a", count: 14_000))'))}\"", nil),
        expression("invalid RE2", "a: \"${string('a'.matches('('))}\"", "OC1702"),
        expression("look-ahead is no RE2", "a: \"${string('a'.matches('(?=a)'))}\"", "OC1702"),
        expression("null becomes 0", "a: \"${null}\"", "OC1705"),
        resource("forEach with duplicate names", "forEach: ${[1, 2]}\n    var: i\n    \(map("name: x"))", "OC2501"),
        resource("forEach with no items", "forEach: ${[]}\n    var: i\n    \(map("name: x"))", nil),
        resource("template that is no object", "template: \"${1}\"", "OC1202"),
        resource(
            "template of a Secret",
            "template: {apiVersion: v1, kind: Secret, metadata: {name: x, namespace: \"${metadata.namespace}\"}, stringData: {a: b}}",
            "OC2505"),
        resource(
            "cluster-scoped object",
            "template: {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: x}}", nil),
        resource(
            "other namespace",
            "template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: kube-system}}", "OC1210"),
        resource(
            "other namespace by an expression",
            "template: {apiVersion: v1, kind: ConfigMap, metadata: {name: x, namespace: \"${'kube-system'}\"}}",
            "OC1210"),
        resource("name that leaves the tree", map("name: ../../x"), "OC2504"),
        resource("name that an expression makes leave the tree", map("name: \"${'../' + '../x'}\""), "OC2504"),
        resource(
            "kind that leaves the tree", "template: {apiVersion: x.dev/v1, kind: ../X, metadata: {name: x}}", "OC2504"),
    ]

    /// A case with another path in the trait's patch.
    private static func patch(_ line: String, _ path: String, _ id: String?, _ operation: String = "add") -> Case {
        let old = "{op: add, path: /spec/template/spec/containers/-,"
        let use = "deployment/service}\n  traits: [{name: sidecar, instanceName: a, parameters: {image: x}}]"
        return Case(
            "patch: " + line, "platform/sidecar.yaml", old, "{op: \(operation), path: \"\(path)\",", id,
            more: [component: ShopSources.component.replacingOccurrences(of: "deployment/service}", with: use)])
    }

    static let patches: [Case] = [
        patch("escapes `~0` and `~1`", "/metadata/annotations/a~1b~0c", nil),
        patch("index 10^9", "/spec/template/spec/containers/1000000000", "OC1803"),
        patch("negative index", "/spec/template/spec/containers/-1/x", "OC1803"),
        patch("`-` followed by more", "/a/-/b", "OC1803"), patch("on a missing parent", "/metadata/nope/0/x", "OC1803"),
        patch("replace on a missing parent", "/spec/a/b", "OC1803", "replace"), patch("the root", "/", "OC1803"),
        patch("empty path", "", "OC1204"),
        patch("filter without an end", "/spec/template/spec/containers[?(@.name==]/x", "OC1803"),
        patch("10,000 steps", "/" + String(repeating: "a/", count: 5000), "OC1803"),
    ]

    @Test(.timeLimit(.minutes(1)), arguments: identity + references + graph + expressions + patches)
    func isRefusedAtItsCause(_ bad: Case) throws {
        let folder = try TemporaryDirectory()
        for (path, text) in ShopSources.files.merging(bad.more, uniquingKeysWith: { $1 }) {
            guard path == bad.file else {
                try folder.write(text, to: path)
                continue
            }
            #expect(text.contains(bad.old), "\(text)")
            try folder.write(text.replacingOccurrences(of: bad.old, with: bad.new), to: path)
        }
        if ShopSources.files[bad.file] == nil { try folder.write(bad.new, to: bad.file) }
        let run = try ChoreocRun(["check", "-C", folder.url.path, "-q"])
        let errors = run.output.split(separator: "\n").filter { $0.contains(": error: ") }
        guard let id = bad.id else {
            #expect(run.status == 0 && run.output == "", "\(run.output)")
            return
        }
        #expect(run.status == 1)
        #expect(errors.count == 1, "one finding, no after-effects: \(run.output.prefix(2000))")
        #expect(errors.first?.hasPrefix(bad.file + ":") == true, "at its cause: \(run.output.prefix(500))")
        #expect(errors.first?.hasSuffix("[\(id)]") == true, "\(run.output.prefix(500))")
    }
}
