import Analysis
import Basics
import TestSupport
import Testing
import Tree

/// The snippets of the founding document, each completed by names and owners only (seed specification, section 8).
struct SeedSnippetsTests {
    static let repository = """
        apiVersion: choreo.dev/v1alpha1
        kind: Organization
        metadata:
          name: acme-corp
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: DataPlane
        metadata: {name: production-cluster}
        spec:
          kubernetesCluster: {name: c, credentials: {apiServerURL: u, caCert: c, clientCert: c, clientKey: k}}
          gateway: {publicVirtualHost: acme.example, organizationVirtualHost: acme.internal}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Environment
        metadata: {name: production}
        spec:
          dataPlaneRef: "production-cluster"
          isProduction: true
          gateway:
            dnsPrefix: "prod"
            enableJWTAuth: true
            security: {remoteJwks: {uri: https://login.example/jwks}}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Environment
        metadata: {name: development}
        spec: {dataPlaneRef: "production-cluster"}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: DeploymentPipeline
        metadata: {name: standard-pipeline}
        spec:
          promotionPaths: [{sourceEnvironmentRef: {name: development}, targetEnvironmentRefs: [{name: production}]}]
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: ServiceClass
        metadata: {name: standard-service}
        spec:
          deploymentTemplate:
            # Standard deployment configuration
            replicas: 3
          serviceTemplate:
            # Standard service configuration
            sessionAffinity: ClientIP
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Project
        metadata:
          name: payment-service
          namespace: acme-corp
        spec:
          deploymentPipelineRef: "standard-pipeline"
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: ComponentV2
        metadata: {name: payment-api}
        spec:
          componentOwner:
            projectRef: "payment-service"
          componentType: "Service"
          buildSpecInComponent:
            repository: "https://github.com/acme/payments"
            buildTemplate: "docker-build"
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Workload
        metadata: {name: payment-api}
        spec:
          owner: {projectName: payment-service, componentName: payment-api}
          containers:
            main:
              image: registry.example/payments:1.0.0
              env:
                - {key: DATABASE_URL, valueFrom: {configurationGroupRef: {name: payments, key: database.url}}}
          endpoints:
            http: {type: HTTP, port: 8080}
            grpc: {type: gRPC, port: 9090}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: ServiceBinding
        metadata: {name: payment-api}
        spec:
          serviceClassRef: "standard-service"
          environmentRef: "development"
          workload:
            # Environment-specific overrides
            containers: {main: {args: [--verbose]}}
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: ServiceBinding
        metadata: {name: payment-api-production}
        spec:
          serviceClassRef: "standard-service"
          environmentRef: "production"
          componentRef: payment-api
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: Endpoint
        metadata: {name: payments}
        spec:
          backendRef:
            componentRef: "payment-api"
          visibility: "organization"
          protocols: ["HTTP", "gRPC"]
        ---
        apiVersion: choreo.dev/v1alpha1
        kind: ConfigurationGroup
        metadata: {name: payments}
        spec:
          configurations:
            - key: "database.url"
              values:
                - environmentGroupRef: "non-production"
                  value: "postgresql://dev-db:5432/payments"
                - environmentGroupRef: "production"
                  vaultKey: "secret/prod/database/url"

        """

    static let outcome = SeedSources.compile(MarkedSources(["seed.yaml": repository]), withPlatform: false)

    @Test func nothingIsRefused() {
        let errors = Self.outcome.findings.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.message))")
    }

    @Test func theSpellingsOfTheDocumentAreToldWithTheirCanonicalOnes() {
        let aliases = Self.outcome.findings.filter { $0.kind.name == "alias-used" }.compactMap(\.fix)
        for canonical in [
            "Component", "owner.projectName", "type", "build.repository.url", "build.templateRef.name", "className",
            "environment", "owner.componentName",
        ] {
            #expect(aliases.contains("Write `\(canonical)`."), "\(aliases)")
        }
    }

    @Test func theClassIsTheBaseOfTheDeployment() {
        let deployment = Self.outcome.object("Deployment", in: "development/payment-service/payment-api")
        #expect(deployment?[path: "spec", "replicas"]?.exactInteger == 3)
        let container = deployment?[path: "spec", "template", "spec", "containers"]?.items?.first
        #expect(container?["image"]?.string == "registry.example/payments:1.0.0")
        #expect(container?["args"]?.items?.compactMap(\.string) == ["--verbose"])
        let service = Self.outcome.object("Service", in: "development/payment-service/payment-api")
        #expect(service?[path: "spec", "sessionAffinity"]?.string == "ClientIP")
    }

    @Test func plainValuesAndVaultKeysFollowTheEnvironment() {
        let plain = Self.outcome.object("ConfigMap", in: "development/payment-service/payment-api")
        #expect(plain?[path: "data", "database.url"]?.string == "postgresql://dev-db:5432/payments")
        #expect(Self.outcome.object("ConfigMap", in: "production/payment-service/payment-api") == nil)
        let secret = Self.outcome.object("SecretProviderClass", in: "production/payment-service/payment-api")
        #expect(secret?[path: "spec", "parameters", "objects"]?.string?.contains("secret/prod/database/url") == true)
    }

    @Test func theEndpointOpensBothProtocolsToTheOrganization() {
        let unit = "production/payment-service/payment-api"
        let http = Self.outcome.object("HTTPRoute", in: unit)
        #expect(http?[path: "spec", "hostnames"]?.items?.first?.string == "prod.acme.internal")
        #expect(http?[path: "spec", "parentRefs"]?.items?.first?["name"]?.string == "gateway-internal")
        #expect(Self.outcome.object("GRPCRoute", in: unit) != nil)
    }

    @Test func routesOfAnEnvironmentWithTokensAskForOne() {
        let policy = Self.outcome.object("SecurityPolicy", in: "production/payment-service/payment-api")
        let provider = policy?[path: "spec", "jwt", "providers"]?.items?.first
        #expect(provider?[path: "remoteJWKS", "uri"]?.string == "https://login.example/jwks")
        #expect(Self.outcome.object("SecurityPolicy", in: "development/payment-service/payment-api") == nil)
    }

    @Test func theCellIsANamespaceWithPolicies() {
        let cell = "production/payment-service/payment-service"
        #expect(
            Self.outcome.object("Namespace", in: cell)?[path: "metadata", "name"]?.string
                == "dp-acme-corp-payment-servi-production-57f2a158")
        #expect(Self.outcome.object("CiliumNetworkPolicy", in: cell) != nil)
    }
}
