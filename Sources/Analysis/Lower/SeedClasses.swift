import Basics
import OpenChoreo
import Tree
import YAML

/// Classes: declared ones, and the `default` ones that every installation has (seed specification 1.7 – 1.9).
struct SeedClasses {
    let index: SeedIndex
    let linker: Linker

    init(_ index: SeedIndex, _ linker: Linker) {
        self.index = index
        self.linker = linker
    }

    /// The class of a binding, else of its claim, else `default`.
    func spec(
        of family: ComponentFamily, _ namespace: Symbol?, _ binding: SeedDeclaration?, _ claim: SeedDeclaration?
    ) -> Result<Value, LinkRefusal> {
        spec(kind: family.classKind, namespace, name(binding, claim))
    }

    private func name(_ binding: SeedDeclaration?, _ claim: SeedDeclaration?) -> Value {
        for seed in [binding, claim] {
            if let name = seed?.declaration.spec["className"], !(name.string ?? "").isEmpty { return name }
        }
        return .string("default", origin: (binding ?? claim)?.declaration.nameOrigin ?? .none)
    }

    /// The declared class of a binding, else of its claim; nil for one of the installation's.
    func declaration(
        of family: ComponentFamily, _ namespace: Symbol?, _ binding: SeedDeclaration?, _ claim: SeedDeclaration?
    ) -> Declaration? {
        let name = name(binding, claim).string ?? ""
        guard case .found(let seed) = index.find(family.classKind, namespace, name) else { return nil }
        return seed.declaration
    }

    /// A class by kind and name.
    func spec(kind: Symbol, _ namespace: Symbol?, _ name: Value) -> Result<Value, LinkRefusal> {
        let text = (name.string ?? "").isEmpty ? "default" : name.string ?? "default"
        switch index.find(kind, namespace, text) {
        case .found(let seed): return .success(seed.declaration.spec)
        case .poisoned: return .failure(LinkRefusal(text: "\(kind.text) `\(text)` has errors of its own"))
        case .missing:
            // Upstream has only what an installation put there.
            if !linker.settings.followsUpstream, let builtIn = Self.builtIn[kind.text]?[text] {
                linker.report(
                    Diagnostic(
                        .builtInClass, "\(kind.text) `\(text)` is not declared; the one of every installation is used",
                        at: Location(name.origin)))
                let file = SourceFile(path: "choreoc:classes/\(kind.text)-\(text).yaml", contents: Array(builtIn.utf8))
                let read = YAMLReader.read(file, sources: linker.sources, options: YAMLReader.Options())
                return .success(read.documents.first?.root ?? .map([:]))
            }
            let missing = linker.missing(
                DeclarationID(kind: kind, namespace: namespace, name: Symbol(text)), at: name.origin,
                fix: "Declare it, or leave `className` out to use `default`.")
            return linker.refuse(
                Diagnostic(
                    .seedClassNotFound, missing.message, at: missing.location, notes: missing.notes, fix: missing.fix))
        }
    }

    private static let deployed = """
        deploymentTemplate:
          replicas: 1
          template:
            spec:
              containers:
              - name: main
                resources:
                  requests: {cpu: 100m, memory: 64Mi}
                  limits: {cpu: 400m, memory: 256Mi}
        serviceTemplate:
          type: ClusterIP
        """

    private static let task = """
        cronJobTemplate:
          concurrencyPolicy: Forbid
          successfulJobsHistoryLimit: 3
          failedJobsHistoryLimit: 1
          jobTemplate:
            spec:
              template:
                spec:
                  containers:
                  - name: main
                    resources:
                      requests: {cpu: 100m, memory: 64Mi}
                      limits: {cpu: 400m, memory: 256Mi}
        """

    static let builtIn: [String: [String: String]] = [
        "ServiceClass": ["default": deployed], "WebApplicationClass": ["default": deployed],
        "ScheduledTaskClass": ["default": task],
        "APIClass": [
            "default": "restPolicy: {defaults: {}}",
            "default-with-cors": """
            restPolicy:
              defaults:
                cors:
                  allowOrigins: [https://example.com, https://app.example.com]
                  allowMethods: [GET, POST, PUT, DELETE]
                  allowHeaders: [Content-Type, Authorization]
                  exposeHeaders: [X-Request-ID]
                  maxAge: 86400
            """,
            "default-with-rate-limit": "restPolicy: {defaults: {rateLimit: {requests: 10, window: 1m}}}",
            "default-with-circuit-breaker": """
            restPolicy:
              defaults:
                circuitBreaker:
                  enabled: true
                  maxConnections: 50
                  maxPendingRequests: 20
                  maxParallelRequests: 50
                  maxParallelRetries: 1
            """,
            "default-with-jwt-auth": """
            restPolicy:
              defaults:
                authentication:
                  type: jwt
                  jwt:
                    jwks: http://identity-provider.openchoreo-identity-system.svc.cluster.local:8090/oauth2/jwks
                    issuer: https://openchoreo.example.com
            """,
        ],
    ]
}
