import Analysis

/// What surrounds the sources of the starter repository: settings, hooks, what makes a cluster follow it, and its README.
enum StarterDelivery {
    static func settings(_ tool: SyncTool, repository: String) -> String {
        let (development, production, more) =
            tool == .argocd
            ? ("{server: \"https://kubernetes.default.svc\"}", "{name: production}", "")
            : ("{inCluster: true}", "{kubeConfigSecret: production}", "  source: {name: platform}\n")
        return """
            # Settings of choreoc. `choreoc help compile` and the schema of this file tell which there are.
            requires: ">=0.1"

            # \(tool == .argocd ? "Argo CD" : "Flux"): objects that sync what is compiled, written to rendered/_\(tool.rawValue).
            sync:
              tool: \(tool.rawValue)
              repoURL: \(repository)
              path: rendered
            \(more)  destinations:
                development: \(development)
                production: \(production)

            # Namespaces and volumes are never pruned; changed Jobs are replaced.
            syncAnnotations: \(tool.rawValue)

            """
    }

    static let hooks = """
        # https://pre-commit.com: `pre-commit install` once; then commits with mistakes, or without their rendered output, are
        # refused. choreoc is taken from the path.
        repos:
        - repo: local
          hooks:
          - id: choreoc-compile
            name: choreoc compile
            entry: choreoc compile --staged --quiet -o rendered
            language: system
            pass_filenames: false
            always_run: true
            require_serial: true

        """

    static let attributes = """
        # Only what nobody reads is hidden in pull requests: the rendered difference is the point.
        rendered/**/.choreoc linguist-generated=true

        """

    static let ignored = """
        # What choreoc does not read, as .gitignore has it.
        /bootstrap/

        """

    static func bootstrap(_ tool: SyncTool, repository: String) -> String {
        tool == .argocd
            ? """
            # Apply this once by hand: from then on Argo CD follows rendered/_argocd, and with it everything else.
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata:
              name: platform
              namespace: argocd
            spec:
              project: default
              source:
                repoURL: \(repository)
                targetRevision: main
                path: rendered/_argocd
                directory:
                  recurse: true
              destination:
                server: https://kubernetes.default.svc
                namespace: argocd
              syncPolicy:
                automated:
                  prune: true
                  selfHeal: true

            """
            : """
            # Apply this once by hand: from then on Flux follows rendered/_flux, and with it everything else.
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata:
              name: platform
              namespace: flux-system
            spec:
              interval: 1m
              url: \(repository)
              ref:
                branch: main
            ---
            apiVersion: kustomize.toolkit.fluxcd.io/v1
            kind: Kustomization
            metadata:
              name: platform
              namespace: flux-system
            spec:
              interval: 10m
              path: ./rendered/_flux
              prune: true
              sourceRef:
                kind: GitRepository
                name: platform

            """
    }

    static func readme(_ tool: SyncTool) -> String {
        let name = tool == .argocd ? "Argo CD" : "Flux"
        return """
            # Platform repository

            What this organization runs, declared for [OpenChoreo](https://openchoreo.dev) and compiled by choreoc into plain
            Kubernetes YAML, which \(name) syncs.

            | Path | What it is |
            |---|---|
            | `platform/` | written by platform engineers: planes (clusters) and golden paths (types) |
            | `namespaces/acme/` | what belongs to the organization `acme`: environments, projects, components |
            | `rendered/` | what choreoc made of it, one directory per environment; never edited by hand |
            | `bootstrap/` | applied once by hand, so that \(name) follows this repository |
            | `choreoc.yaml` | settings: the clusters behind the data planes, among others |

            ## First steps

            ```sh
            git init -b main                 # unless this is a repository already
            git add -A
            choreoc compile -o rendered      # writes rendered/
            git add -A
            pre-commit install               # commits without their rendered output are refused from now on
            git commit -m "Start"
            ```

            Then set `sync.repoURL` and the destinations in `choreoc.yaml` and in `bootstrap/`, push, and
            `kubectl apply -f bootstrap/\(tool.rawValue).yaml`.

            ## Every day

            * `choreoc check` finds every mistake, `choreoc diff` shows what a change does to the clusters.
            * A component goes to production by a ReleaseBinding:

              ```yaml
              apiVersion: openchoreo.dev/v1alpha1
              kind: ReleaseBinding
              metadata: {name: web-production, namespace: acme}
              spec:
                owner: {projectName: shop, componentName: web}
                environment: production
                componentTypeEnvironmentConfigs: {replicas: 2}
              ```

            * CI (`.github/` or `.gitlab-ci.yml`; remove the other) checks, verifies that `rendered/` is what the sources give,
              and posts the difference to pull requests. Set `CHOREOC_PACKAGE` there to the address of choreoc's Debian package.

            """
    }
}
