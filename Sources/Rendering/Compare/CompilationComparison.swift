import Analysis
import Basics

/// Renders what differs between two compilations, and nothing else.
///
/// A unit is rendered when the digests of its inputs differ, or when a provider of it renders to something else than before;
/// consumers are looked at again until nothing new turns up. Units of equal inputs give equal objects, so that they, and
/// mistakes that only rendering them would find, are left alone.
public struct CompilationComparison {
    private let base: Side
    private let head: Side
    private let comparesAll: Bool

    /// One side.
    private struct Side {
        let compilation: Compilation
        let selected: [Bool]
        /// The positions of the units of an identity.
        let positions: [UnitID: Range<Int>]
        /// The digests of inputs; nil where the input is known to be that of the other side.
        var digests: [Digest?] = []

        var plan: Plan { compilation.plan }

        init(_ compilation: Compilation, isSelected: (Unit) -> Bool) {
            self.compilation = compilation
            selected = compilation.plan.units.map(isSelected)
            positions = compilation.plan.positions
        }

        func digests(of id: UnitID) -> [Digest?] { (positions[id] ?? 0..<0).map { digests[$0] } }
    }

    /// A comparison of two compilations.
    ///
    /// - Parameters:
    ///   - isSelected: which units count.
    ///   - comparesAll: whether all of them are rendered, since what stands outside of inputs differs: the settings.
    public init(base: Compilation, head: Compilation, isSelected: (Unit) -> Bool, comparesAll: Bool) {
        var sides = (base: Side(base, isSelected: isSelected), head: Side(head, isSelected: isSelected))
        if !comparesAll {
            let open = Self.open(sides.base, sides.head)
            sides.base.digests = base.inputDigests(where: open.base)
            sides.head.digests = head.inputDigests(where: open.head)
        }
        self.base = sides.base
        self.head = sides.head
        self.comparesAll = comparesAll
    }

    /// The units of both sides that only digests can compare.
    private static func open(_ base: Side, _ head: Side) -> (base: [Bool], head: [Bool]) {
        let comparison = InputComparison(base.plan, head.plan)
        var open = (
            base: [Bool](repeating: true, count: base.plan.units.count),
            head: [Bool](repeating: true, count: head.plan.units.count)
        )
        for index in base.plan.units.indices {
            let id = base.plan.units[index].id
            // Several units of one identity are refused, and their digests say how.
            guard base.positions[id]?.count == 1, let others = head.positions[id], others.count == 1,
                comparison.isSame(base.plan.units[index], head.plan.units[others.lowerBound])
            else { continue }
            open.base[index] = false
            open.head[others.lowerBound] = false
        }
        return open
    }

    /// Renders and pairs.
    public func run() -> CompilationDifference {
        var difference = CompilationDifference()
        difference.unitCounts = (count(base), count(head))
        var open = changed()
        var seen = open
        var rounds = Rounds(base: Progress().rendering(open, base), head: Progress())
        if let borrower = borrowing(from: rounds.base, open) {
            rounds.head = borrower
            open = []
        } else {
            rounds.head = rounds.head.rendering(open, head)
        }
        var consumers: [[UnitID: [UnitID]]]?
        while !open.isEmpty {
            let moved = changedProviders(among: open, rounds)
            if moved.isEmpty { break }
            let tables = consumers ?? [base.compilation.consumers, head.compilation.consumers]
            consumers = tables
            open = Set(moved.flatMap { id in tables.flatMap { $0[id] ?? [] } }).subtracting(seen)
            seen.formUnion(open)
            rounds.base = rounds.base.rendering(open, base)
            rounds.head = rounds.head.rendering(open, head)
        }
        renderPlanes(&rounds)
        difference.baseFindings = rounds.base.findings
        difference.headFindings = rounds.head.findings
        difference.renderedCount = seen.count
        difference.units = paired(rounds)
        return difference
    }

    /// Planes that list no object are no units.
    private func count(_ side: Side) -> Int {
        side.plan.units.indices.count { side.selected[$0] && side.plan.units[$0].id.role != .plane }
    }

    // MARK: What is rendered

    /// The units with inputs that differ; planes aside, which are made of what others render to.
    private func changed() -> Set<UnitID> {
        var ids: Set<UnitID> = []
        for side in [base, head] {
            for index in side.plan.units.indices where comparesAll ? side.selected[index] : side.digests[index] != nil {
                let id = side.plan.units[index].id
                if id.role == .plane { continue }
                if comparesAll || base.digests(of: id) != head.digests(of: id) { ids.insert(id) }
            }
        }
        return ids
    }

    /// The head, rendered with what the base knows of providers: units of equal inputs render to the same, unless a provider
    /// of theirs moves. Nil when one does or may, or when something is wrong with the base: then the head has to render its
    /// own providers, and to tell what is wrong with them.
    private func borrowing(from lender: Progress, _ ids: Set<UnitID>) -> Progress? {
        if comparesAll || ids.contains(where: readsBeyondTable) { return nil }
        if lender.findings.contains(where: { $0.severity == .error }) { return nil }
        var borrower = Progress()
        borrower.providers = lender.providers.without(ids)
        let rounds = Rounds(base: lender, head: borrower.rendering(ids, head))
        return changedProviders(among: ids, rounds).isEmpty ? rounds.head : nil
    }

    /// Those units that consumers may read something else of than before.
    private func changedProviders(among ids: Set<UnitID>, _ rounds: Rounds) -> [UnitID] {
        ids.filter { !rounds.base.providers.isSame(as: rounds.head.providers, for: $0) || readsBeyondTable($0) }
    }

    /// Consumers of components of the seed's vocabulary also read their routes.
    private func readsBeyondTable(_ id: UnitID) -> Bool {
        [base, head].contains { side in
            (side.positions[id] ?? 0..<0).contains { index in
                if case .component(let unit) = side.plan.units[index].content { return unit.seed != nil }
                return false
            }
        }
    }

    /// What a side has rendered so far.
    private struct Progress {
        var units: [Int: CompiledUnit<[RenderedObject]>] = [:]
        var providers = ProviderTable()
        var findings: [Diagnostic] = []
        private var seen: Set<Diagnostic> = []

        /// What this becomes by rendering the units of these identities.
        func rendering(_ ids: Set<UnitID>, _ side: Side) -> Progress {
            var progress = self
            progress.render(ids, side)
            return progress
        }

        private mutating func render(_ ids: Set<UnitID>, _ side: Side) {
            var wanted = [Bool](repeating: false, count: side.plan.units.count)
            for id in ids { for index in side.positions[id] ?? 0..<0 { wanted[index] = true } }
            if !wanted.contains(true) { return }
            render(wanted, side)
        }

        private mutating func render(_ wanted: [Bool], _ side: Side) {
            // Units that are to be rendered are rendered again even if a consumer needed them before.
            let result = side.compilation.run(selected: wanted, known: providers) { { _, objects, _ in objects } }
            providers = result.providers
            for finding in result.findings where seen.insert(finding).inserted { findings.append(finding) }
            for unit in result.units {
                for index in side.positions[unit.unit.id] ?? 0..<0
                where side.plan.units[index].binding == unit.unit.binding {
                    units[index] = unit
                }
            }
        }
    }

    private struct Rounds {
        var base: Progress
        var head: Progress
    }

    // MARK: Planes

    /// Planes hold the namespaces of what components render for them. They are rendered, with every component, only when
    /// channels differ or a unit that was rendered stands in other namespaces than before.
    private func renderPlanes(_ rounds: inout Rounds) {
        let isPlane: (Side) -> [Int] = { side in
            side.plan.units.indices.filter { side.selected[$0] && side.plan.units[$0].id.role == .plane }
        }
        let planes = (isPlane(base), isPlane(head))
        if planes.0.isEmpty, planes.1.isEmpty { return }
        let ids = Set(planes.0.map { base.plan.units[$0].id } + planes.1.map { head.plan.units[$0].id })
        let differs =
            comparesAll || ids.contains { base.digests(of: $0) != head.digests(of: $0) }
            || observed(rounds.base) != observed(rounds.head)
        guard differs else { return }
        for (progress, side, list) in [(\Rounds.base, base, planes.0), (\Rounds.head, head, planes.1)]
        where !list.isEmpty {
            var wanted = [Bool](repeating: false, count: side.plan.units.count)
            for index in list { wanted[index] = true }
            // Every component has to be rendered: what is known of providers says nothing about namespaces.
            let result = side.compilation.run(selected: wanted, known: ProviderTable()) { { _, objects, _ in objects } }
            for unit in result.units {
                for index in side.positions[unit.unit.id] ?? 0..<0 { rounds[keyPath: progress].units[index] = unit }
            }
        }
    }

    /// Namespaces on observability planes, by unit.
    private func observed(_ progress: Progress) -> [UnitID: Set<String>] {
        var namespaces: [UnitID: Set<String>] = [:]
        for unit in progress.units.values {
            for object in unit.output ?? [] where object.plane == .observability && !object.namespace.isEmpty {
                namespaces[unit.unit.id, default: []].insert(object.namespace)
            }
        }
        return namespaces
    }

    // MARK: Pairs

    private func paired(_ rounds: Rounds) -> [PairedUnit] {
        var pairs: [UnitID: PairedUnit] = [:]
        func add(_ progress: Progress, _ side: Side, _ path: WritableKeyPath<PairedUnit, PairedUnit.Side?>) {
            for index in progress.units.keys.sorted() where side.selected[index] {
                guard let unit = progress.units[index] else { continue }
                let objects = unit.output ?? []
                var pair = pairs[unit.unit.id] ?? PairedUnit(id: unit.unit.id)
                var made =
                    pair[keyPath: path] ?? PairedUnit.Side(unit: unit.unit, objects: [], refusal: unit.refusal)
                made.objects += objects
                made.refusal = made.refusal ?? unit.refusal
                pair[keyPath: path] = made
                pairs[unit.unit.id] = pair
            }
        }
        add(rounds.base, base, \.base)
        add(rounds.head, head, \.head)
        return pairs.values.sorted { UnitID.precedes($0.id, $1.id) }
    }
}

extension Compilation {
    /// The digests of the own inputs of some units, in the order of the plan; nil for the others.
    func inputDigests(where isWanted: [Bool]) -> [Digest?] {
        let plan = plan
        let settings = settings
        let wanted = plan.units.indices.filter { isWanted[$0] }
        let made = parallelMap(
            count: wanted.count, jobs: min(jobs, wanted.count / 8 + 1),
            worker: { RenderWorker(plan: plan, settings: settings) },
            { (worker, position) -> Digest in worker.inputDigest(of: plan.units[wanted[position]]) })
        var digests = [Digest?](repeating: nil, count: plan.units.count)
        for (index, digest) in zip(wanted, made) { digests[index] = digest }
        return digests
    }

    /// For each unit that others depend on, those that do.
    var consumers: [UnitID: [UnitID]] {
        var consumers: [UnitID: [UnitID]] = [:]
        for unit in plan.units {
            guard case .component(let component) = unit.content else { continue }
            let providers =
                DependencyResolver.providers(of: component, id: unit.id)
                + DependencyResolver.resources(of: component, id: unit.id)
            for provider in providers { consumers[provider, default: []].append(unit.id) }
        }
        return consumers
    }
}
