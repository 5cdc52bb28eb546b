import Analysis
import Basics
import OpenChoreo
import Tree

/// A unit after rendering, and what its objects were turned into.
public struct CompiledUnit<Output: Sendable>: Sendable {
    /// The unit.
    public var unit: Unit
    /// The first cause, when the unit is refused; then there is no output.
    public var refusal: String?
    /// What its objects were turned into; nil when it is refused.
    public var output: Output?
    /// The digest of its input.
    public var digest: Digest
}

/// Renders the units of a plan (design, "The way of the data": Resolve to Emit).
///
/// Units are rendered in the order of their dependencies, so that each is rendered once with the addresses of its
/// providers; only units on a cycle are rendered in rounds. The trees of a unit are let go once they have been emitted.
public struct Compilation: Sendable {
    /// Turns the objects of a unit, and the digest of its input, into what is kept of them. Each thread makes one of its own.
    public typealias Emitter<Output> = (Unit, [RenderedObject], Digest) -> Output

    let plan: Plan
    let settings: Settings
    let jobs: Int

    /// The most rounds in which units on a cycle are rendered.
    static let maximumRounds = 4

    /// A compilation of a plan.
    public init(_ plan: Plan, settings: Settings, jobs: Int) {
        self.plan = plan
        self.settings = settings
        self.jobs = jobs
    }

    /// What a compilation gives.
    public struct Result<Output: Sendable>: Sendable {
        /// The selected units in the order of the plan.
        public var units: [CompiledUnit<Output>]
        /// Findings of rendering, in the order of the units.
        public var findings: [Diagnostic]
        /// The number of objects.
        public var objectCount: Int
        /// What consumers may read of the units that were rendered.
        var providers = ProviderTable()
        /// What is let go with the result, and not before, so that nobody waits until it has been taken apart.
        var kept: [any Sendable] = []
    }

    /// Renders the selected units and what they depend on.
    ///
    /// - Parameters:
    ///   - isSelected: whether a unit is emitted; others are rendered only as providers.
    ///   - makeEmitter: makes the emitter of a thread.
    public func run<Output: Sendable>(
        isSelected: (Unit) -> Bool = { _ in true }, makeEmitter: @escaping @Sendable () -> Emitter<Output>
    ) -> Result<Output> {
        run(selected: plan.units.map(isSelected), known: ProviderTable(), makeEmitter: makeEmitter)
    }

    /// Renders units and those of their providers of which nothing is known yet.
    func run<Output: Sendable>(
        selected: [Bool], known: ProviderTable, makeEmitter: @escaping @Sendable () -> Emitter<Output>
    ) -> Result<Output> {
        let threads = RenderThreads(plan, settings, makeEmitter)
        var state = State(table: known, slots: [Slot<Output>?](repeating: nil, count: plan.units.count))
        var forecast = AddressForecast(settings: settings)
        for level in RenderOrder(plan, selected: selected, known: known).levels {
            renderLevel(level, selected, threads, &forecast, &state)
        }
        renderPlanes(selected, makeEmitter, &state.slots)
        var result = collect(state.slots, selected)
        result.providers = state.table
        result.kept = [state.slots, threads]
        return result
    }

    /// What is known so far.
    private struct State<Output: Sendable> {
        var table: ProviderTable
        var slots: [Slot<Output>?]

        mutating func keep(_ slot: Slot<Output>, _ index: Int, _ id: UnitID) {
            if let component = slot.component { table.components[id] = component }
            if let resource = slot.resource { table.resources[id] = resource }
            slots[index] = slot
        }
    }

    // MARK: Levels

    private func renderLevel<Output: Sendable>(
        _ level: RenderOrder.Level, _ selected: [Bool], _ threads: RenderThreads<Output>,
        _ forecast: inout AddressForecast, _ state: inout State<Output>
    ) {
        let cyclic = level.cycles.flatMap { $0 }
        let samples = forecast.samples(among: cyclic, of: plan)
        for (index, slot) in zip(samples, render(samples, state.table, selected, isProvisional: true, threads)) {
            forecast.learn(plan.units[index], slot.component)
        }
        var expected = [ProviderTable.Component?](repeating: nil, count: cyclic.isEmpty ? 0 : plan.units.count)
        for index in cyclic {
            expected[index] = forecast.component(plan.units[index])
            state.table.components[plan.units[index].id] = expected[index]
        }
        var rendered = render(level.units, state.table, selected, isProvisional: false, threads)
        while let slot = rendered.popLast() {
            let index = level.units[rendered.count]
            state.keep(slot, index, plan.units[index].id)
        }
        // Whoever was rendered with the addresses that came out is done.
        for cycle in level.cycles
        where !cycle.allSatisfy({ Self.areSame(expected[$0], state.slots[$0]?.component) }) {
            for index in cycle { state.table.components[plan.units[index].id] = nil }
            renderCycle(cycle, selected, threads, &state)
        }
    }

    private func render<Output: Sendable>(
        _ indices: [Int], _ table: ProviderTable, _ selected: [Bool], isProvisional: Bool,
        _ threads: RenderThreads<Output>
    ) -> [Slot<Output>] {
        let plan = plan
        return parallelMap(
            count: indices.count, jobs: jobs, worker: { threads.lease() },
            { (lease, position) -> Slot<Output> in
                let unit = plan.units[indices[position]]
                let outcome = lease.thread.renderer.render(unit, table, isProvisional: isProvisional)
                return Self.slot(
                    outcome, unit, isEmitted: selected[indices[position]] && !isProvisional, lease.thread.emit)
            })
    }

    private static func slot<Output: Sendable>(
        _ outcome: RenderWorker.Outcome, _ unit: Unit, isEmitted: Bool, _ emit: Emitter<Output>
    ) -> Slot<Output> {
        let data = unit.planeName(.data)
        let observability = unit.planeName(.observability)
        var observed: [String] = []
        for object in outcome.objects where object.plane == .observability {
            if !object.namespace.isEmpty, !observed.contains(object.namespace) { observed.append(object.namespace) }
        }
        return Slot(
            outcome, output: isEmitted && outcome.refusal == nil ? emit(unit, outcome.objects, outcome.digest) : nil,
            objects: outcome.objects.map { object in
                ObjectClashes.Entry(
                    ObjectID(object, plane: object.plane == .data ? data : observability), origin: object.origin)
            }, observed: observed)
    }

    // MARK: Cycles

    /// Renders the units of a cycle in rounds until the addresses of their endpoints stay the same (specification 6.4.4).
    private func renderCycle<Output: Sendable>(
        _ cycle: [Int], _ selected: [Bool], _ threads: RenderThreads<Output>, _ state: inout State<Output>
    ) {
        var isStable = false
        for round in 0..<Self.maximumRounds where !isStable {
            let rendered = render(cycle, state.table, selected, isProvisional: true, threads)
            isStable = round > 0
            for (index, slot) in zip(cycle, rendered) {
                let id = plan.units[index].id
                if !Self.areSame(state.table.components[id], slot.component) { isStable = false }
                // A unit that fails without addresses may do well with them: its failure counts in the last round only.
                state.table.components[id] = slot.component
                if round == 0, case .refused = slot.component { state.table.components[id] = .rendered([:]) }
            }
        }
        let rendered = render(cycle, state.table, selected, isProvisional: false, threads)
        for (index, slot) in zip(cycle, rendered) {
            let unit = plan.units[index]
            var slot = slot
            if !isStable, slot.refusal == nil, !Self.areSame(state.table.components[unit.id], slot.component) {
                let finding = Diagnostic(
                    .dependencyUnstable,
                    "the addresses of component `\(unit.id.name)` change with those of its providers",
                    at: Location(unit.origin), fix: "Break the cycle, or name Services without dependencies.")
                slot.add(finding)
                slot.refuse(finding.message)
            }
            state.keep(slot, index, unit.id)
        }
        refuseConsumers(in: cycle, &state)
    }

    /// Refuses what depends on a refused unit of its cycle, as the consumers behind the cycle are.
    private func refuseConsumers<Output>(in cycle: [Int], _ state: inout State<Output>) {
        var consumers: [UnitID: [Int]] = [:]
        for index in cycle {
            guard case .component(let unit) = plan.units[index].content else { continue }
            for provider in DependencyResolver.providers(of: unit, id: plan.units[index].id) {
                consumers[provider, default: []].append(index)
            }
        }
        var open = cycle.filter { state.slots[$0]?.refusal != nil }
        while let index = open.popLast() {
            let id = plan.units[index].id
            for consumer in consumers[id] ?? [] where state.slots[consumer]?.refusal == nil {
                state.slots[consumer]?.refuse("its provider, component `\(id.name)`, is refused")
                state.table.components[plan.units[consumer].id] = .refused
                open.append(consumer)
            }
        }
    }

    private static func areSame(_ left: ProviderTable.Component?, _ right: ProviderTable.Component?) -> Bool {
        switch (left, right) {
        case (.rendered(let a), .rendered(let b)): a == b
        case (.undeployed, .undeployed), (.refused, .refused): true
        default: false
        }
    }

    // MARK: Planes

    private func renderPlanes<Output: Sendable>(
        _ selected: [Bool], _ makeEmitter: @Sendable () -> Emitter<Output>, _ slots: inout [Slot<Output>?]
    ) {
        let planes = plan.units.indices.filter { plan.units[$0].id.role == .plane }
        if planes.isEmpty { return }
        let emit = makeEmitter()
        for index in planes {
            guard case .plane(let unit) = plan.units[index].content else { continue }
            var namespaces = PlaneRenderer(plane: unit.plane)
            for position in slots.indices {
                guard let observed = slots[position]?.observed, !observed.isEmpty,
                    case .component(let component) = plan.units[position].content,
                    component.environment.observabilityPlane == unit.plane
                else { continue }
                for namespace in observed { namespaces.add(namespace, plan.units[position].id) }
            }
            var (objects, findings) = namespaces.render(unit)
            SyncAnnotations(settings).mark(&objects)
            var outcome = RenderWorker.Outcome(objects: objects, findings: findings)
            outcome.digest = Digest(of: Array(objects.map { JSONWriter.text($0.value, style: .go) }.joined().utf8))
            slots[index] = Self.slot(
                outcome, plan.units[index], isEmitted: selected[index] && !objects.isEmpty, emit)
        }
    }

    // MARK: Results

    private func collect<Output: Sendable>(_ slots: [Slot<Output>?], _ selected: [Bool]) -> Result<Output> {
        var slots = slots
        var findings: [Diagnostic] = []
        let objects = slots.indices.map { slots[$0]?.refusal == nil ? slots[$0]?.objects ?? [] : [] }
        let clashes = ObjectClashes.find(objects, plan: plan)
        for clash in clashes {
            var finding = clash.finding
            if settings.followsUpstream { finding.severity = .warning }
            for index in clash.units where slots[index] != nil {
                slots[index]?.add(finding)
                if !settings.followsUpstream { slots[index]?.withhold(finding.message) }
            }
        }
        let demands = slots.indices.compactMap { index in slots[index]?.demand.map { (index, $0) } }
        for (index, finding) in CellQuotas.findings(demands, plan: plan) {
            slots[index]?.add(finding)
            let refusal = slots[index]?.refusal
            slots[index]?.withhold(refusal ?? finding.message)
        }
        var seen: Set<Diagnostic> = []
        var units: [CompiledUnit<Output>] = []
        var objectCount = 0
        units.reserveCapacity(slots.count)
        for index in slots.indices where selected[index] {
            guard let slot = slots[index] else { continue }
            for finding in slot.findings where seen.insert(finding).inserted { findings.append(finding) }
            if plan.units[index].id.role == .plane, slot.objects.isEmpty { continue }
            if slot.refusal == nil { objectCount += slot.objects.count }
            units.append(
                CompiledUnit(unit: plan.units[index], refusal: slot.refusal, output: slot.output, digest: slot.digest))
        }
        return Result(units: units, findings: findings, objectCount: objectCount)
    }
}
