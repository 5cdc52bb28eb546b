import Basics
import OpenChoreo
import Tree

/// Judges a pipeline by itself: its environments, where it starts, and what its steps lead to (seed specification 1.5).
struct PipelineCheck {
    private let linker: Linker
    private let pipeline: DeploymentPipeline
    private var place: Location { Location(pipeline.declaration.nameOrigin) }

    init(_ linker: Linker, _ pipeline: DeploymentPipeline) {
        self.linker = linker
        self.pipeline = pipeline
    }

    func run() {
        var environments: [Symbol: EnvironmentLink] = [:]
        for reference in pipeline.paths.flatMap({ [$0.source] + $0.targets }) {
            if case .success(let link) = linker.environment(pipeline.declaration.id.namespace, reference) {
                environments[reference.name] = link
            }
        }
        checkRoots()
        checkSteps()
        checkReach()
        checkApproval(environments)
    }

    private func checkRoots() {
        if pipeline.root == nil {
            linker.report(
                Diagnostic(
                    .pipelineWithoutRoot, "pipeline `\(pipeline.declaration.name)` has no environment to start from",
                    at: place,
                    fix:
                        "Give it a path whose source is no target: `promotionPaths: [{sourceEnvironmentRef: {name: …}}]`."
                ))
        }
        let targets = Set(pipeline.paths.flatMap(\.targets).map(\.name))
        var roots: [NameReference] = []
        for source in pipeline.paths.map(\.source) where !targets.contains(source.name) {
            if !roots.contains(where: { $0.name == source.name }) { roots.append(source) }
        }
        if roots.count > 1 {
            linker.report(
                Diagnostic(
                    .pipelineWithSeveralRoots,
                    "pipeline `\(pipeline.declaration.name)` starts from several environments; `\(roots[0].name.text)` is its root",
                    at: Location(roots[1].origin),
                    notes: [Diagnostic.Note("the root", at: Location(roots[0].origin))]))
        }
    }

    /// Steps from an environment to itself, and steps that are there twice.
    private func checkSteps() {
        var first: [Step: Origin] = [:]
        for path in pipeline.paths {
            for target in path.targets {
                let isLoop = path.source.name == target.name
                let step = Step(source: path.source.name, target: target.name)
                if !isLoop, first[step] == nil {
                    first[step] = target.origin
                    continue
                }
                _ = linker.diverge(
                    Diagnostic(
                        .pipelineEdge,
                        isLoop
                            ? "environment `\(target.name.text)` is promoted to itself"
                            : "the step from `\(path.source.name.text)` to `\(target.name.text)` is there twice",
                        at: Location(target.origin),
                        notes: first[step].map { [Diagnostic.Note("the first time", at: Location($0))] } ?? [],
                        fix: "Remove it."))
            }
        }
    }

    private struct Step: Hashable {
        var source: Symbol
        var target: Symbol
    }

    /// Environments that no promotion from the root reaches.
    private func checkReach() {
        guard let root = pipeline.root else { return }
        let reached = reachable(from: [root.name]) { _ in true }
        for path in pipeline.paths where !reached.contains(path.source.name) {
            linker.report(
                Diagnostic(
                    .pipelineUnreachable,
                    "no promotion from `\(root.name.text)` leads to environment `\(path.source.name.text)`",
                    at: Location(path.source.origin), notes: [Diagnostic.Note("the root", at: Location(root.origin))],
                    fix: "Add a step that leads there."))
        }
    }

    /// The environments that steps of a kind lead to, those at the start included.
    private func reachable(from start: Set<Symbol>, _ isTaken: (Value) -> Bool) -> Set<Symbol> {
        var reached = start
        var open = Array(start)
        while let name = open.popLast() {
            for path in pipeline.declaration.spec["promotionPaths"]?.items ?? []
            where Self.name(path["sourceEnvironmentRef"]) == name {
                for target in path["targetEnvironmentRefs"]?.items ?? [] where isTaken(target) {
                    if let next = Self.name(target), reached.insert(next).inserted { open.append(next) }
                }
            }
        }
        return reached
    }

    private static func name(_ reference: Value?) -> Symbol? {
        (reference?[.name]?.string ?? reference?.string).map { Symbol($0) }
    }

    /// A production environment that steps without any approval lead to. Releases of the current vocabulary know no approvals.
    private func checkApproval(_ environments: [Symbol: EnvironmentLink]) {
        guard linker.seed != nil, let root = pipeline.root else { return }
        func asks(_ target: Value) -> Bool {
            ["requiresApproval", "isManualApprovalRequired"].contains { target[$0]?.bool ?? false }
        }
        let unapproved = reachable(from: [root.name]) { !asks($0) }
        for path in pipeline.paths {
            for target in path.targets where unapproved.contains(target.name) && target.name != root.name {
                guard let link = environments[target.name], link.environment.isProduction else { continue }
                linker.report(
                    Diagnostic(
                        .productionWithoutApproval,
                        "production environment `\(target.name.text)` is reached without an approval",
                        at: Location(target.origin), fix: "Write `requiresApproval: true` at this step."))
            }
        }
    }
}
