import Analysis
import Basics
import TestSupport
import Testing

/// Load and Normalize: documents to declarations (specification 0.1, 8.4; decisions, "What a run reads").
@Suite struct LoadTests {
    @Test func listsAreExpandedAndOthersPassedOver() {
        let list = """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: openchoreo.dev/v1alpha1, kind: Environment, metadata: {name: a, namespace: acme}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: x}}
            - {apiVersion: openchoreo.dev/v1alpha1, kind: AuthzRole, metadata: {name: y, namespace: acme}}
            """
        let analysed = Analysed(["list.yaml": list])
        #expect(analysed.loaded.documents.count == 3)
        #expect(analysed.normalized.catalog.declarations.map(\.declaration.name) == ["a"])
        #expect(analysed.messages(.warning) == [])
    }

    @Test func documentsBeforeASyntaxErrorCount() {
        let text =
            "apiVersion: openchoreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: a, namespace: acme}\n---\nb: [\n"
        let analysed = Analysed(["a.yaml": text])
        #expect(analysed.normalized.catalog.declarations.map(\.declaration.name) == ["a"])
        #expect(analysed.normalized.catalog.hasUnreadableDocuments)
    }
}

@Suite struct NamespaceTests {
    private let environment = "apiVersion: openchoreo.dev/v1alpha1\nkind: Environment\nmetadata: {name: dev}\n"
    private let flux = """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: projects}
        spec: {path: ./apps, targetNamespace: from-flux}
        """

    private func namespace(_ path: String, _ settings: Settings = Settings()) -> String? {
        let analysed = Analysed([path: environment, "flux/sync.yaml": flux], settings)
        return analysed.normalized.catalog.declarations.first?.declaration.namespace
    }

    /// 8.4: the setting, then Flux, then the folder behind `namespaces/`, then the default.
    @Test func theNamespaceIsInferredInOrder() {
        var settings = Settings()
        settings.namespaceOfFolder = ["apps": "from-setting"]
        #expect(namespace("apps/namespaces/acme/dev.yaml", settings) == "from-setting")
        #expect(namespace("apps/namespaces/acme/dev.yaml") == "from-flux")
        #expect(namespace("other/namespaces/acme/dev.yaml") == "acme")
        #expect(namespace("other/dev.yaml") == "default")
        #expect(namespace("appsx/dev.yaml") == "default", "a folder is more than a prefix of its name")
    }

    @Test func aWrittenNamespaceWins() {
        let written = environment.replacingOccurrences("{name: dev}", "{name: dev, namespace: mine}")
        let analysed = Analysed(["namespaces/acme/dev.yaml": written])
        #expect(analysed.normalized.catalog.declarations.first?.declaration.namespace == "mine")
    }
}

/// Link: the table of references (specification 1.11), root environments (2.5).
@Suite struct LinkTests {
    @Test func theShopLinks() {
        let analysed = Analysed(ShopSources.files)
        #expect(analysed.messages() == [])
        #expect(analysed.units["component acme/dev/shop/orders"] == "live")
        #expect(analysed.units["project acme/dev/shop"] == "live", "made up where components are bound")
    }

    /// No reference: DataPlane `default` of the namespace, then ClusterDataPlane `default`, else an error.
    @Test func theDefaultDataPlane() {
        let own = """
            apiVersion: openchoreo.dev/v1alpha1
            kind: DataPlane
            metadata: {name: default, namespace: acme}
            spec: {clusterAgent: {}}
            """
        let cluster = Analysed(ShopSources.files).input("orders", "dev")?.metadata["dataPlaneUID"]?.string
        let namespaced = Analysed(ShopSources.with(["own.yaml": own])).input("orders", "dev")?.metadata["dataPlaneUID"]
        #expect(
            cluster
                == Settings().uniqueIdentifier(of: .init(kind: "ClusterDataPlane", namespace: nil, name: "default"))
                .string)
        #expect(
            namespaced?.string
                == Settings().uniqueIdentifier(of: .init(kind: "DataPlane", namespace: "acme", name: "default")).string)
        let none = Analysed(ShopSources.with(["platform/planes.yaml": nil]))
        #expect(none.messages() == ["environment `dev` has no data plane", "environment `prod` has no data plane"])
    }

    /// A Trait and a ClusterTrait of one name are two things; the kind defaults to Trait.
    @Test func aTraitIsFoundByKindAndName() {
        let use = ShopSources.component + "\n  traits: [{name: sidecar, instanceName: log, parameters: {image: x}}]\n"
        #expect(Analysed(ShopSources.with(["shop/orders/component.yaml": use])).messages() == [])
        let cluster = ShopSources.sidecar.replacingOccurrences(
            "kind: Trait\nmetadata: {name: sidecar, namespace: acme}", "kind: ClusterTrait\nmetadata: {name: sidecar}")
        let other = Analysed(ShopSources.with(["shop/orders/component.yaml": use, "platform/sidecar.yaml": cluster]))
        #expect(other.messages() == ["there is no Trait `sidecar` in namespace `acme`"])
    }

    /// 2.2.4: every trait of a component must be allowed; an empty list allows none.
    @Test func traitsMustBeAllowed() {
        let use = ShopSources.component + "\n  traits: [{name: sidecar, instanceName: log, parameters: {image: x}}]\n"
        let type = ShopSources.serviceType.replacingOccurrences(
            "allowedTraits: [{kind: Trait, name: sidecar}]", "allowedTraits: []")
        let analysed = Analysed(ShopSources.with(["shop/orders/component.yaml": use, "platform/service.yaml": type]))
        #expect(analysed.messages() == ["component type `service` does not allow Trait `sidecar`; it allows none"])
    }

    /// 2.5: the root is the source of the first path whose source is no target.
    @Test func theRootOfAPipeline() {
        let auto = ShopSources.component + "\n  autoDeploy: true\n"
        let sources = ShopSources.with(["shop/orders/component.yaml": auto, "shop/orders/dev.yaml": nil])
        #expect(Analysed(sources).units["component acme/dev/shop/orders"] == "live")
        let turned = ShopSources.environments.replacingOccurrences(
            "name: dev}\n    targetEnvironmentRefs: [{name: prod}]",
            "name: prod}\n    targetEnvironmentRefs: [{name: dev}]")
        let units = Analysed(sources.merging(["platform/environments.yaml": turned]) { $1 }).units
        #expect(units["component acme/prod/shop/orders"] == "live")
        #expect(units["component acme/dev/shop/orders"] == nil)
    }
}

/// Plan: which units there are (specification 2.5 with the policy of the decisions).
@Suite struct PlanTests {
    private let production = """
        apiVersion: openchoreo.dev/v1alpha1
        kind: ReleaseBinding
        metadata: {name: orders-prod, namespace: acme}
        spec: {owner: {projectName: shop, componentName: orders}, environment: prod}
        """

    @Test func aBindingWithoutAReleaseRendersLiveSources() {
        let analysed = Analysed(ShopSources.with(["prod.yaml": production]))
        #expect(analysed.units["component acme/dev/shop/orders"] == "live")
        #expect(analysed.units["component acme/prod/shop/orders"] == "live")
        let warnings = analysed.messages(.warning)
        #expect(
            warnings.count == 1 && warnings[0].contains("`orders-prod` pins no release"),
            "not for the root: \(warnings)")
    }

    @Test func aReleaseThatIsNotThereIsRefusedOrFollowed() {
        let pinned = production.replacingOccurrences("environment: prod", "environment: prod, releaseName: orders-1")
        let sources = ShopSources.with(["prod.yaml": pinned])
        #expect(Analysed(sources).units["component acme/prod/shop/orders"]?.hasPrefix("refused") == true)
        var settings = Settings()
        settings.followsUpstream = true
        #expect(Analysed(sources, settings).units["component acme/prod/shop/orders"] == "live")
    }

    @Test func undeployedUnitsAreListed() {
        let off = production.replacingOccurrences("environment: prod", "environment: prod, state: Undeploy")
        #expect(Analysed(ShopSources.with(["prod.yaml": off])).units["component acme/prod/shop/orders"] == "undeployed")
    }

    @Test func nothingIsDeployedWithoutABinding() {
        let units = Analysed(ShopSources.with(["shop/orders/dev.yaml": nil])).units
        #expect(units.keys.filter { $0.hasPrefix("component ") } == [])
    }
}

extension String {
    /// The text with every occurrence of a part replaced; without Foundation.
    fileprivate func replacingOccurrences(_ old: String, _ new: String) -> String {
        let parts = split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count > 1, "`\(old)` does not occur")
        return parts.joined(separator: new)
    }
}

/// Plan: what threads share does not show.
@Suite struct PlanThreadTests {
    /// Many components in two environments, some of them with mistakes: a type, a project, an environment and a secret that
    /// are not there, no workload, two bindings for one environment, a component that deploys by itself.
    private var files: [String: String] {
        var files = ShopSources.files
        for number in 0..<400 {
            let name = "c\(number)"
            func renamed(_ text: String) -> String { text.replacingOccurrences("orders", name) }
            var component = renamed(ShopSources.component)
            var workload = renamed(ShopSources.workload)
            var dev = renamed(ShopSources.binding)
            var prod = dev.replacingOccurrences("-dev", "-prod")
                .replacingOccurrences("environment: dev", "environment: prod")
            switch number % 40 {
            case 3: component = component.replacingOccurrences("deployment/service", "deployment/servce")
            case 7: prod = prod.replacingOccurrences("environment: prod", "environment: production")
            case 11: workload = ""
            case 13: dev = dev.replacingOccurrences("{projectName: shop", "{projectName: shopp")
            case 17: prod = prod.replacingOccurrences("environment: prod", "environment: dev")
            case 19: component += "\n  autoDeploy: true"; dev = ""
            case 23:
                workload +=
                    "\n  container: {image: a, env: [{key: K, valueFrom: {secretKeyRef: {name: none, key: k}}}]}"
                workload = workload.replacingOccurrences("  container: {image: \"\(name):1\"}\n", "")
            default: break
            }
            files["shop/\(name)/all.yaml"] = [component, workload, dev, prod].filter { !$0.isEmpty }
                .joined(separator: "\n---\n")
        }
        return files
    }

    @Test(arguments: [2, 3, 64]) func threadsDoNotShow(_ jobs: Int) {
        let alone = Analysed(files)
        let shared = Analysed(files, jobs: jobs)
        #expect(shared.plan.units.map(\.id) == alone.plan.units.map(\.id))
        #expect(shared.units == alone.units)
        #expect(shared.messages(.info).sorted() == alone.messages(.info).sorted())
        // Every mistake is among them, and told once for each of its ten components.
        let errors = alone.messages()
        for part in ["servce", "production", "no Workload", "shopp", "two bindings", "SecretReference `none`"] {
            #expect(errors.count { $0.contains(part) } >= 10, "\(part)")
        }
        #expect(alone.units.values.contains("live") && alone.units["component acme/dev/shop/c19"] == "live")
        // Units of one environment share what it links to.
        var links: [String: Set<ObjectIdentifier>] = [:]
        for unit in shared.plan.units {
            guard case .component(let component) = unit.content else { continue }
            links[unit.id.environment.text, default: []].insert(ObjectIdentifier(component.environment))
        }
        #expect(links.count == 2 && links.values.allSatisfy { $0.count == 1 })
    }
}
