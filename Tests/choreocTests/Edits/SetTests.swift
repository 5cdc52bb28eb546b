import Foundation
import TestSupport
import Testing

/// `choreoc set`: the right source changes, by its bytes only, and nothing else.
struct SetTests {
    // MARK: Images

    @Test func anImageChangesInTheWorkload() throws {
        let fixture = try SetFixture()
        let file = fixture.folder.url.appendingPathComponent("shop/orders/workload.yaml")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
        let run = try fixture.set("image orders orders:2")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.output == "shop/orders/workload.yaml:6: spec.container.image: orders:1 → orders:2\n")
        #expect(run.errors == "1 file changed, 1 unit rendered anew\n")
        #expect(
            try fixture.changes() == [
                "shop/orders/workload.yaml": [
                    "-  container: {image: \"orders:1\"}", "+  container: {image: \"orders:2\"}",
                ]
            ])
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o640)
        let again = try fixture.set("image orders orders:2")
        #expect(again.status == 0)
        #expect(again.output == "")
        #expect(again.errors == "nothing to change\n")
    }

    @Test func inTheOnlyLiveEnvironmentTheWorkloadMayChange() throws {
        let fixture = try SetFixture([
            "shop/orders/prod.yaml": SetFixture.prod(", releaseName: orders-1"),
            "shop/release.yaml": SetFixture.release,
        ])
        let run = try fixture.set("image orders orders:2 --environment dev")
        #expect(run.status == 0, "\(run.errors)")
        #expect(try fixture.changes().keys.sorted() == ["shop/orders/workload.yaml"])
    }

    @Test func anImageThatOthersRunIsRefused() throws {
        let fixture = try SetFixture(["shop/orders/prod.yaml": SetFixture.prod()])
        let run = try fixture.set("image orders orders:2 --environment dev")
        #expect(run.status == 1)
        #expect(run.errors.contains("error: the change would reach 1 unit that was not named [OC3414]"))
        #expect(run.errors.contains("component acme/prod/shop/orders: shop/orders/prod.yaml:3:"))
        #expect(try fixture.changes().isEmpty)
        #expect(try fixture.set("image orders orders:2").status == 0)
    }

    @Test func aReleaseIsFrozen() throws {
        let fixture = try SetFixture([
            "shop/orders/prod.yaml": SetFixture.prod(", releaseName: orders-1"),
            "shop/release.yaml": SetFixture.release,
        ])
        let run = try fixture.set("image orders orders:2 --environment prod")
        #expect(run.status == 1)
        #expect(run.errors.contains("in `prod` is frozen in release `orders-1` [OC3413]"))
        #expect(run.errors.contains("the binding pins it here: shop/orders/prod.yaml:4:"))
        #expect(try fixture.changes().isEmpty)
        let everywhere = try fixture.set("image orders orders:2")
        #expect(everywhere.status == 0, "\(everywhere.errors)")
        #expect(
            everywhere.errors.contains("note: prod is left as it is: its release freezes the value (shop/release.yaml:")
        )
    }

    @Test func anotherContainerIsFoundThroughItsTrait() throws {
        let component =
            ShopSources.component
            + "\n  traits: [{kind: Trait, name: sidecar, instanceName: proxy, parameters: {image: 'envoy:1'}}]"
        let fixture = try SetFixture(["shop/orders/component.yaml": component])
        let run = try fixture.set("image orders envoy:2 --container proxy")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try fixture.changes()["shop/orders/component.yaml"]?.last
                == "+  traits: [{kind: Trait, name: sidecar, instanceName: proxy, parameters: {image: 'envoy:2'}}]")
        // Without --container it is the workload's own.
        #expect(try fixture.set("image orders orders:2").output.contains("workload.yaml:6:"))
        let unknown = try fixture.set("image orders envoy:2 --container prxy")
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("Write `--container proxy`."))
    }

    @Test func aComputedImageIsRefused() throws {
        let type = SetFixture.type("${workload.container.image}", "mirror/${workload.container.image}")
        let fixture = try SetFixture(["platform/service.yaml": type])
        let run = try fixture.set("image orders orders:2")
        #expect(run.status == 1)
        #expect(
            run.errors.contains(
                "platform/service.yaml:23:22: error: the image of container `main` is computed by a template [OC3412]"))
        #expect(run.errors.contains("note: it reads `workload.container.image`"))
        #expect(try fixture.changes().isEmpty)
    }

    @Test func severalComponentsAtOnce() throws {
        let other = { (text: String) in
            text.replacingOccurrences(of: "orders", with: "carts")
        }
        let fixture = try SetFixture([
            "shop/carts/component.yaml": other(ShopSources.component),
            "shop/carts/workload.yaml": other(ShopSources.workload), "shop/carts/dev.yaml": other(ShopSources.binding),
        ])
        let run = try fixture.set("image orders=o:2 carts=c:2")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("2 files changed, 2 units rendered anew"))
        #expect(try fixture.changes().keys.sorted() == ["shop/carts/workload.yaml", "shop/orders/workload.yaml"])
    }

    @Test func aliasesAreRefused() throws {
        let workload = ShopSources.workload.replacingOccurrences(
            of: "metadata: {name: orders, namespace: acme}",
            with: "metadata: {name: orders, namespace: acme, annotations: {image: &i \"orders:1\"}}"
        ).replacingOccurrences(of: "image: \"orders:1\"}\n", with: "image: *i}\n")
        let fixture = try SetFixture(["shop/orders/workload.yaml": workload])
        let run = try fixture.set("image orders orders:2")
        #expect(run.status == 1)
        #expect(run.errors.contains("the value is anchored as `&i` and used again as `*i` [OC3400]"))
        #expect(try fixture.changes().isEmpty)
    }

    @Test func jsonIsEditedAsJSON() throws {
        let workload = """
            {
              "apiVersion": "openchoreo.dev/v1alpha1", "kind": "Workload",
              "metadata": {"name": "orders", "namespace": "acme"},
              "spec": {
                "owner": {"projectName": "shop", "componentName": "orders"},
                "container": {"image": "orders:1"}
              }
            }
            """
        let fixture = try SetFixture(["shop/orders/workload.yaml": nil, "shop/orders/workload.json": workload])
        let run = try fixture.set("env orders A=1 B=x")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try fixture.changes()["shop/orders/workload.json"]?.last
                == "+    \"container\": {\"image\": \"orders:1\", \"env\": [{\"key\": \"A\", \"value\": \"1\"}, {\"key\": \"B\", \"value\": \"x\"}]}"
        )
    }

    // MARK: Replicas

    @Test func aDefaultOfAParameterGoesToTheComponent() throws {
        let fixture = try SetFixture()
        let run = try fixture.set("replicas orders 3")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "shop/orders/component.yaml:8: spec.parameters.replicas: (none) → 3\n")
        #expect(
            try fixture.changes() == ["shop/orders/component.yaml": ["+  parameters:", "+    replicas: 3"]])
        #expect(try fixture.set("replicas orders=4 --environment dev").status == 0)
        #expect(try fixture.text("shop/orders/component.yaml").hasSuffix("    replicas: 4\n"))
    }

    /// A type whose replicas are a value of each environment.
    private var perEnvironment: String {
        SetFixture.type("${parameters.replicas}", "${environmentConfigs.scale.replicas}").replacingOccurrences(
            of: "properties: {cpu:",
            with:
                "properties: {scale: {type: object, default: {}, properties: {replicas: {type: integer, default: 2}}}, cpu:"
        )
    }

    @Test func aDefaultOfAnEnvironmentGoesToTheBinding() throws {
        let fixture = try SetFixture([
            "platform/service.yaml": perEnvironment, "shop/orders/prod.yaml": SetFixture.prod(),
        ])
        let everywhere = try fixture.set("replicas orders 5")
        #expect(everywhere.status == 1)
        #expect(everywhere.errors.contains("each environment has its own value for `spec.replicas`"))
        #expect(everywhere.errors.contains("Name one: `--environment dev` or `--environment prod`."))
        let run = try fixture.set("replicas orders 5 --environment prod")
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            try fixture.changes() == [
                "shop/orders/prod.yaml": [
                    "-spec: {owner: {projectName: shop, componentName: orders}, environment: prod}",
                    "+spec: {owner: {projectName: shop, componentName: orders}, environment: prod, "
                        + "componentTypeEnvironmentConfigs: {scale: {replicas: 5}}}",
                ]
            ])
        #expect(try fixture.set("replicas orders 6 --environment prod").output.contains(": 5 → 6"))
    }

    @Test func aFrozenTypeStillReadsTheBinding() throws {
        let fixture = try SetFixture([
            "shop/orders/prod.yaml": SetFixture.prod(", releaseName: orders-1"),
            "shop/release.yaml": SetFixture.release,
        ])
        let run = try fixture.set("replicas orders 5 --environment prod")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == "shop/orders/prod.yaml:4: spec.componentTypeEnvironmentConfigs.replicas: (none) → 5\n")
    }

    @Test func replicasOfATemplateAreRefused() throws {
        let computed = try SetFixture([
            "platform/service.yaml": SetFixture.type("${parameters.replicas}", "${int(parameters.replicas) * 2}")
        ])
        let run = try computed.set("replicas orders 5")
        #expect(run.status == 1)
        #expect(run.errors.contains("is computed by a template [OC3412]"))
        #expect(run.errors.contains("note: it reads `parameters.replicas`"))
        let constant = try SetFixture(["platform/service.yaml": SetFixture.type("${parameters.replicas}", "2")])
        let fixed = try constant.set("replicas orders 5")
        #expect(fixed.status == 1)
        #expect(fixed.errors.contains("is set by a template itself [OC3412]"))
        let absent = try SetFixture([
            "platform/service.yaml": SetFixture.type("replicas: ${parameters.replicas}", "paused: false")
        ])
        #expect(try absent.set("replicas orders 5").errors.contains("has no `spec.replicas` [OC3412]"))
    }

    @Test func twoUsesOfATraitAreAmbiguous() throws {
        let trait = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: Trait
            metadata: {name: sidecar, namespace: acme}
            spec:
              environmentConfigs: {openAPIV3Schema: {type: object, properties: {count: {type: integer, default: 3}}}}
              patches:
              - target: {group: apps, version: v1, kind: Deployment}
                operations: [{op: replace, path: /spec/replicas, value: "${environmentConfigs.count}"}]
            """
        func uses(_ names: [String]) -> String {
            ShopSources.component + "\n  traits: ["
                + names.map { "{kind: Trait, name: sidecar, instanceName: \($0)}" }.joined(separator: ", ") + "]"
        }
        let two = try SetFixture(["platform/sidecar.yaml": trait, "shop/orders/component.yaml": uses(["a", "b"])])
        let run = try two.set("replicas orders 5 --environment dev")
        #expect(run.status == 2)
        #expect(run.errors.contains("may come from 2 uses of a trait [OC3411]"))
        let one = try SetFixture(["platform/sidecar.yaml": trait, "shop/orders/component.yaml": uses(["a"])])
        let set = try one.set("replicas orders 5 --environment dev")
        #expect(set.status == 0, "\(set.errors)")
        #expect(set.output == "shop/orders/dev.yaml:4: spec.traitEnvironmentConfigs.a.count: (none) → 5\n")
    }

    // MARK: Refusals of the result

    @Test func newErrorsAreRefused() throws {
        let fixture = try SetFixture([
            "platform/service.yaml": SetFixture.type(
                "type: integer, default: 2", "type: integer, maximum: 4, default: 2")
        ])
        let run = try fixture.set("replicas orders 5")
        #expect(run.status == 1)
        #expect(run.errors.contains("with the change, the sources would have 1 new error [OC3416]"))
        #expect(run.errors.contains("note: shop/orders/component.yaml:8: parameters: "))
        #expect(try fixture.changes().isEmpty)
    }

    @Test func aValueThatNobodyReadsIsRefused() throws {
        let fixture = try SetFixture([
            "platform/service.yaml": SetFixture.type(
                "envFrom: ${configurations.toContainerEnvFrom()}", "stdin: false"
            ).replacingOccurrences(of: "${configurations.toConfigEnvsByContainer()}", with: "${[]}")
        ])
        let run = try fixture.set("env orders A=1")
        #expect(run.status == 1)
        #expect(run.errors.contains("still does not show `A=1` [OC3415]"))
        #expect(try fixture.changes().isEmpty)
    }

    // MARK: Names and usage

    @Test(arguments: [
        ("image ordres x", "there is no component `ordres` [OC3410]\n  fix: Write `orders`."),
        (
            "image orders x --environment prd",
            "there is no environment `prd` [OC3410]\n  fix: Write `--environment prod`."
        ),
        ("image orders x --environment prod", "component `orders` is not deployed in environment `prod` [OC3410]"),
        ("image orders x --project stock", "there is no component `orders` in that organization and project [OC3410]"),
        ("image orders x --rev HEAD", "Edits are made in the work tree"),
        ("image orders x --staged", "Edits are made in the work tree"),
        ("image orders x --component orders", "leave out --component"),
        ("image orders", "Write COMPONENT IMAGE"), ("replicas orders=-1", "`-1` is no number of replicas"),
        ("replicas orders many", "`many` is no number of replicas"), ("env orders A", "neither NAME=VALUE nor NAME-"),
        ("env orders A=1 A-", "`A` is named twice"),
    ])
    func usage(_ arguments: String, _ message: String) throws {
        let fixture = try SetFixture()
        let run = try fixture.set(arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.output == "")
        #expect(try fixture.changes().isEmpty)
    }

    @Test func oneNameInTwoProjects() throws {
        let stock = { (text: String) in
            text.replacingOccurrences(of: "namespace: acme", with: "namespace: globex")
        }
        var files: [String: String?] = [:]
        for (path, text) in ShopSources.files where !path.contains("planes") { files["globex/\(path)"] = stock(text) }
        let fixture = try SetFixture(files)
        let run = try fixture.set("image orders x:2")
        #expect(run.status == 2)
        #expect(run.errors.contains("2 components are called `orders` [OC3411]"))
        #expect(run.errors.contains("note: `--organization globex --project shop`: globex/shop/orders/dev.yaml:3:"))
        #expect(try fixture.set("image orders x:2 --organization globex").status == 0)
        #expect(try fixture.changes().keys.sorted() == ["globex/shop/orders/workload.yaml"])
    }
}
