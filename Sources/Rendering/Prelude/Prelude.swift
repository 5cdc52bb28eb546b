import Analysis

/// The golden paths that choreoc brings along: component types, traits and the project type under reserved names.
///
/// A ClusterComponentType, ClusterTrait or ClusterProjectType of the same name in a repository replaces one of them.
public enum Prelude {
    /// Every template by name.
    public static let library = PreludeLibrary(Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0.text) }))

    /// Names and texts, types before traits.
    public static let templates: [(name: String, text: String)] = [
        ("choreo-project", project), ("choreo-data-plane", dataPlane), ("choreo-service", service),
        ("choreo-web-application", webApplication), ("choreo-scheduled-task", scheduledTask),
        ("choreo-manual-task", manualTask), ("choreo-api-proxy", apiProxy), ("choreo-api-exposure", apiExposure),
        ("choreo-configuration", configuration), ("choreo-secrets", secrets), ("choreo-network-policy", networkPolicy),
        ("choreo-autoscaling", autoscaling), ("choreo-disruption-budget", disruptionBudget),
        ("choreo-monitoring", monitoring), ("choreo-alerts", alerts),
    ]
}
