import Analysis

/// The files of a starter repository (`choreoc init`): sources, settings, hooks, CI, and what makes a cluster follow it.
public enum StarterRepository {
    /// The address of the repository, until somebody sets it.
    public static let unknownRepository = "https://git.example.org/platform.git"

    /// Path → text; `tool` is one that syncs.
    public static func files(for tool: SyncTool, repository: String) -> [String: String] {
        [
            "README.md": StarterDelivery.readme(tool),
            "choreoc.yaml": StarterDelivery.settings(tool, repository: repository),
            ".choreocignore": StarterDelivery.ignored,
            ".gitattributes": StarterDelivery.attributes,
            ".pre-commit-config.yaml": StarterDelivery.hooks,
            "bootstrap/\(tool.rawValue).yaml": StarterDelivery.bootstrap(tool, repository: repository),
            ".github/actions/choreoc/action.yml": StarterGitHub.action,
            ".github/workflows/choreoc.yml": StarterGitHub.workflow,
            ".gitlab-ci.yml": StarterGitLab.pipeline,
            "ci/choreoc.gitlab-ci.yml": StarterGitLab.template,
            "platform/planes/data-planes.yaml": StarterSources.planes,
            "platform/types/project.yaml": StarterSources.projectType,
            "platform/types/service.yaml": StarterSources.service,
            "namespaces/acme/platform/environments.yaml": StarterSources.environments,
            "namespaces/acme/projects/shop/project.yaml": StarterSources.project,
            "namespaces/acme/projects/shop/web/component.yaml": StarterSources.component,
        ]
    }

    /// The files of CI as `examples/ci` shows them.
    public static let examples: [String: String] = [
        "github/action.yml": StarterGitHub.action, "github/workflow.yml": StarterGitHub.workflow,
        "gitlab/choreoc.gitlab-ci.yml": StarterGitLab.template, "gitlab/gitlab-ci.yml": StarterGitLab.pipeline,
    ]
}
