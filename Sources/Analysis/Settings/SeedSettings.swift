import Basics
import OpenChoreo
import Tree

/// Settings of the seed's vocabulary: the switches that its specification shows as flags.
public struct SeedSettings: Sendable {
    /// How secrets reach pods.
    public enum SecretBackend: String, Sendable, CaseIterable {
        case vaultCSI = "vault-csi"
        case externalSecrets = "external-secrets"
        case vaultAgent = "vault-agent"
    }

    /// Whose network policies are rendered.
    public enum PolicyFlavour: String, Sendable, CaseIterable {
        case cilium, kubernetes, none
    }

    /// How far pods trust each other.
    public enum NetworkMode: String, Sendable, CaseIterable {
        case cell
        case zeroTrust = "zero-trust"
    }

    /// What proves to pods who the other side is.
    public enum MutualTLS: String, Sendable, CaseIterable {
        case none, cilium, istio
    }

    /// What a task becomes that nothing but a person starts.
    public enum ManualTask: String, Sendable, CaseIterable {
        /// A suspended CronJob: `kubectl create job --from=cronjob/…` starts a run, as often as wanted.
        case cronJob
        /// A suspended Job: it runs once when `suspend` goes.
        case job
    }

    /// Which value of a ConfigurationGroup wins.
    public enum ConfigurationOrder: String, Sendable, CaseIterable {
        /// Environment before group before default.
        case precedence
        /// The first one that matches, as the releases of that time had it.
        case document
    }

    /// Secrets.
    public var secretBackend = SecretBackend.vaultCSI
    var vaultAddress: String?
    var vaultRole = "openchoreo-secret-reader-role"
    var fixesVaultPaths = false
    var secretStore = "default"
    var refreshInterval = "1h"
    /// Configuration.
    public var configurationOrder = ConfigurationOrder.precedence
    var inlinesConfiguration = false
    /// Environment groups of every ConfigurationGroup that declares none of the name: name → environments.
    var environmentGroups: [String: Set<String>] = [:]
    var rendersWholeGroups = false
    /// Network.
    public var policyFlavour = PolicyFlavour.cilium
    var networkMode = NetworkMode.cell
    var allowsWorld: Bool?
    var mutualTLS = MutualTLS.none
    var publicImpliesOrganization = false
    var defaultExposeLevel = "Project"
    /// The domain of web applications.
    public var webDomain = "choreoapps.localhost"
    var webNeedsToken = false
    /// Whether endpoints of TCP and UDP may be open beyond their project.
    public var allowsL4Routes = false
    /// Whether Cilium lets only those calls pass that the definitions of APIs know.
    public var limitsCalls = false
    /// Tasks.
    public var manualTask = ManualTask.cronJob
    /// Data planes.
    public var dataPlaneNamespace = "openchoreo-data-plane"
    var allowsInlineCredentials = false
    /// Kinds outside of namespaces that Releases may hold.
    public var clusterScopedKinds: Set<String> = []
    var rendersPlatform = false
    var certificateSecret = "envoy-gateway-tls-secret"
    /// The ClusterIssuer of the gateways' certificate; empty: one that signs itself is rendered.
    var certificateIssuer = ""

    /// The defaults.
    public init() {}

    /// The address of the vault.
    public var vault: String { vaultAddress ?? "http://hashicorp-vault.\(dataPlaneNamespace).svc:8200" }

    /// The fields of `choreoc.yaml`.
    static let fields: [Field] = [
        Field(
            "secrets",
            .object([
                Field("backend", .string(oneOf: SecretBackend.allCases.map(\.rawValue)), "How secrets reach pods."),
                Field(
                    "vault",
                    .object([
                        Field("address", .string(minimum: 1), "The vault's address."),
                        Field("role", .string(minimum: 1), "The role that pods read with."),
                        Field("fixPaths", .boolean, "Whether `data` is put into paths that lack it."),
                    ]), "HashiCorp Vault."),
                Field("store", .string(minimum: 1), "The ClusterSecretStore of External Secrets."),
                Field("refreshInterval", .string(minimum: 1), "How often External Secrets reads again."),
            ]), "Secrets of ConfigurationGroups."),
        Field(
            "configuration",
            .object([
                Field(
                    "order", .string(oneOf: ConfigurationOrder.allCases.map(\.rawValue)), "Which value of a key wins."),
                Field("inline", .boolean, "Whether plain values stand in the pod instead of a ConfigMap."),
                Field("wholeGroups", .boolean, "Whether ConfigMaps hold every key of a group, used or not."),
                Field(
                    "environmentGroups", .map(.list(.string(minimum: 1), minimum: 1)),
                    "Environment groups for all ConfigurationGroups, by name."),
            ]), "ConfigurationGroups."),
        Field(
            "network",
            .object([
                Field(
                    "policy", .string(oneOf: PolicyFlavour.allCases.map(\.rawValue)),
                    "Whose network policies are rendered."),
                Field("mode", .string(oneOf: NetworkMode.allCases.map(\.rawValue)), "Who may talk inside a project."),
                Field(
                    "world", .boolean,
                    "Whether pods may reach the internet without a connection that says so; outside production unless given."
                ),
                Field(
                    "mutualTLS", .string(oneOf: MutualTLS.allCases.map(\.rawValue)),
                    "What proves to components of a project who calls them."),
                Field("publicImpliesOrganization", .boolean, "Whether public APIs are open to the organization, too."),
                Field(
                    "defaultExposeLevel", .string(oneOf: ["Project", "Organization", "Public"]),
                    "For APIs that name none."),
                Field("webDomain", .string(minimum: 1), "The domain of web applications."),
                Field("webTokens", .boolean, "Whether web applications need tokens where APIs do."),
                Field(
                    "l4Routes", .boolean,
                    "Whether TCP and UDP endpoints may be open beyond their project; the gateways need a listener for each port."
                ),
                Field(
                    "l7", .boolean,
                    "Whether network policies let only the methods and paths pass that schemas of endpoints define."),
            ]), "Network of the seed's vocabulary."),
        Field(
            "tasks",
            .object([
                Field(
                    "manual", .string(oneOf: ManualTask.allCases.map(\.rawValue)),
                    "What a component of type ManualTask becomes: a suspended CronJob to make Jobs from, or a suspended Job."
                )
            ]), "Tasks of the seed's vocabulary."),
        Field(
            "releases",
            .object([
                Field(
                    "clusterScoped", .list(.string(minimum: 1)), "Kinds outside of namespaces that Releases may hold.")
            ]), "Objects that Releases pass through."),
        Field(
            "dataPlanes",
            .object([
                Field("namespace", .string(minimum: 1), "The namespace of gateways and vault on data planes."),
                Field(
                    "objects", .boolean,
                    "Whether gateways, certificates and cluster-wide policies of data planes are rendered, too."),
                Field(
                    "certificate",
                    .object([
                        Field("secret", .string(minimum: 1), "The Secret with the certificate of the gateways."),
                        Field("issuer", .string(minimum: 1), "The ClusterIssuer; one that signs itself unless given."),
                    ]), "The certificate of the gateways."),
                Field("allowInlineCredentials", .boolean, "Whether keys of clusters may stand in the sources."),
            ]), "Data planes of the seed's vocabulary."),
    ]

    /// Reads the fields; what is not given keeps its default.
    init(_ root: Value) {
        if let text = root[path: "secrets", "backend"]?.string {
            secretBackend = SecretBackend(rawValue: text) ?? secretBackend
        }
        vaultAddress = root[path: "secrets", "vault", "address"]?.string
        vaultRole = root[path: "secrets", "vault", "role"]?.string ?? vaultRole
        fixesVaultPaths = root[path: "secrets", "vault", "fixPaths"]?.bool ?? false
        secretStore = root[path: "secrets", "store"]?.string ?? secretStore
        refreshInterval = root[path: "secrets", "refreshInterval"]?.string ?? refreshInterval
        if let text = root[path: "configuration", "order"]?.string {
            configurationOrder = ConfigurationOrder(rawValue: text) ?? configurationOrder
        }
        inlinesConfiguration = root[path: "configuration", "inline"]?.bool ?? false
        for entry in root[path: "configuration", "environmentGroups"]?.map?.entries ?? [] {
            environmentGroups[entry.key.text] = Set((entry.value.items ?? []).compactMap(\.string))
        }
        rendersWholeGroups = root[path: "configuration", "wholeGroups"]?.bool ?? false
        if let text = root[path: "network", "policy"]?.string {
            policyFlavour = PolicyFlavour(rawValue: text) ?? policyFlavour
        }
        if let text = root[path: "network", "mode"]?.string { networkMode = NetworkMode(rawValue: text) ?? networkMode }
        allowsWorld = root[path: "network", "world"]?.bool
        if let text = root[path: "network", "mutualTLS"]?.string { mutualTLS = MutualTLS(rawValue: text) ?? mutualTLS }
        publicImpliesOrganization = root[path: "network", "publicImpliesOrganization"]?.bool ?? false
        defaultExposeLevel = root[path: "network", "defaultExposeLevel"]?.string ?? defaultExposeLevel
        webDomain = root[path: "network", "webDomain"]?.string ?? webDomain
        webNeedsToken = root[path: "network", "webTokens"]?.bool ?? false
        allowsL4Routes = root[path: "network", "l4Routes"]?.bool ?? false
        limitsCalls = root[path: "network", "l7"]?.bool ?? false
        if let text = root[path: "tasks", "manual"]?.string { manualTask = ManualTask(rawValue: text) ?? manualTask }
        dataPlaneNamespace = root[path: "dataPlanes", "namespace"]?.string ?? dataPlaneNamespace
        clusterScopedKinds = Set((root[path: "releases", "clusterScoped"]?.items ?? []).compactMap(\.string))
        rendersPlatform = root[path: "dataPlanes", "objects"]?.bool ?? false
        certificateSecret = root[path: "dataPlanes", "certificate", "secret"]?.string ?? certificateSecret
        certificateIssuer = root[path: "dataPlanes", "certificate", "issuer"]?.string ?? certificateIssuer
        allowsInlineCredentials = root[path: "dataPlanes", "allowInlineCredentials"]?.bool ?? false
    }

    // MARK: Data planes

    /// Annotations of a DataPlane that win over the repository's settings, with the values that they may have.
    static let planeAnnotations: [(name: String, allowed: [String])] = [
        ("secrets-backend", SecretBackend.allCases.map(\.rawValue)), ("vault-address", []), ("vault-role", []),
        ("secret-store", []), ("web-domain", []),
    ]

    /// The settings as they are on a data plane.
    func adapted(to plane: DataPlane) -> SeedSettings {
        func text(_ name: String) -> String? {
            SeedLabels.annotation(name, in: plane.declaration.metadata)?.string.flatMap { $0.isEmpty ? nil : $0 }
        }
        var result = self
        result.secretBackend = text("secrets-backend").flatMap(SecretBackend.init) ?? secretBackend
        result.vaultAddress = text("vault-address") ?? vaultAddress
        result.vaultRole = text("vault-role") ?? vaultRole
        result.secretStore = text("secret-store") ?? plane.secretStore?.string ?? secretStore
        result.webDomain = text("web-domain") ?? webDomain
        return result
    }
}
