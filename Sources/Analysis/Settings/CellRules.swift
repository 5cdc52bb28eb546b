import Basics
import OpenChoreo
import Tree

/// A rule for cells, projects in environments: an item of the key `cells` of `choreoc.yaml`.
public struct CellRule: Sendable {
    private let organizations: [String]
    private let projects: [String]
    private let environments: [String]
    private let dataPlanes: [String]
    private let isProduction: Bool?
    /// What holds in the cells that it selects.
    let policy: CellPolicy

    /// Where a cell lies, as rules select it.
    struct Place: Hashable {
        var organization: String
        var project: String
        var environment: String
        var dataPlane: String
        var isProduction: Bool
    }

    /// The field of `choreoc.yaml`.
    static let field = Field(
        "cells",
        .list(
            .object([
                Field("organizations", .list(.string(minimum: 1)), "Organizations; all unless given."),
                Field("projects", .list(.string(minimum: 1)), "Projects; all unless given."),
                Field("environments", .list(.string(minimum: 1)), "Environments; all unless given."),
                Field("dataPlanes", .list(.string(minimum: 1)), "Data planes; all unless given."),
                Field("production", .boolean, "Only cells of production environments, or only others."),
                Field("quota", .map(.free), "A ResourceQuota: resource → quantity."),
                Field(
                    "limits",
                    .object(
                        CellPolicy.Limit.allCases.map {
                            Field(Symbol($0.rawValue), .map(.free), "Resource → quantity.")
                        }), "A LimitRange for containers."),
                Field(
                    "access",
                    .object(
                        CellPolicy.Role.allCases.map {
                            Field(Symbol($0.word), .list(.string(minimum: 1)), "Groups with the role `cell-\($0)`.")
                        }), "Who may do what."),
                Field(
                    "baseline",
                    .object([
                        Field(
                            "podSecurity", .string(oneOf: CellPolicyReader.levels),
                            "The Pod Security Standard that is enforced."),
                        Field(
                            "securityContext", .freeObject, "Security context of every pod, as Kubernetes writes it."),
                        Field(
                            "containerSecurityContext", .freeObject,
                            "Security context of every container, as Kubernetes writes it."),
                        Field(
                            "topologySpread",
                            .list(
                                .object([
                                    Field("topologyKey", .string(minimum: 1), required: true, "The label of nodes."),
                                    Field("maxSkew", .integer(1...10_000), default: "1", "How uneven it may be."),
                                    Field(
                                        "whenUnsatisfiable", .string(oneOf: ["ScheduleAnyway", "DoNotSchedule"]),
                                        default: "ScheduleAnyway", "What happens when it cannot be kept."),
                                ])), "How replicas are spread over nodes."),
                        Field("labels", .map(.string()), "Labels of every object of components and its pods."),
                    ]), "What every pod gets, whatever its class says."),
            ])), "Quotas, access and the baseline of pods by cell; later items win over earlier ones.")

    /// Reads the field. Reports quantities, resources, groups and labels that are none.
    static func all(_ root: Value, _ report: (Diagnostic) -> Void) -> [CellRule] {
        (root["cells"]?.items ?? []).map { item in
            var reader = CellPolicyReader()
            reader.read(rule: item, report)
            func names(_ field: Symbol) -> [String] { (item[field]?.items ?? []).compactMap(\.string) }
            return CellRule(
                organizations: names("organizations"), projects: names("projects"), environments: names("environments"),
                dataPlanes: names("dataPlanes"), isProduction: item["production"]?.bool, policy: reader.policy)
        }
    }

    func selects(_ place: Place) -> Bool {
        func fits(_ names: [String], _ name: String) -> Bool { names.isEmpty || names.contains(name) }
        return fits(organizations, place.organization) && fits(projects, place.project)
            && fits(environments, place.environment) && fits(dataPlanes, place.dataPlane)
            && (isProduction ?? place.isProduction) == place.isProduction
    }
}
