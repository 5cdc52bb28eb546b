import Basics

extension Compilation {
    /// What is kept of a unit.
    struct Slot<Output: Sendable>: Sendable {
        /// What rendering gave. Slots are copied often, this never.
        private final class Made: Sendable {
            let output: Output?
            let findings: [Diagnostic]
            let digest: Digest
            let component: ProviderTable.Component?
            let resource: ProviderTable.Resource?
            let objects: [ObjectClashes.Entry]
            let observed: [String]
            let demand: CellDemand?

            init(
                _ outcome: RenderWorker.Outcome, _ output: Output?, _ objects: [ObjectClashes.Entry],
                _ observed: [String]
            ) {
                self.output = output
                findings = outcome.findings
                digest = outcome.digest
                component = outcome.component
                resource = outcome.resource
                self.objects = objects
                self.observed = observed
                demand = outcome.demand
            }
        }

        private let made: Made
        private var further: [Diagnostic] = []
        /// Whether consumers may use nothing of it any more.
        private var isRefused = false
        /// The first cause, when the unit is refused.
        private(set) var refusal: String?

        init(_ outcome: RenderWorker.Outcome, output: Output?, objects: [ObjectClashes.Entry], observed: [String]) {
            made = Made(outcome, output, objects, observed)
            refusal = outcome.refusal
        }

        /// What the objects were turned into; nil when the unit is refused or was not to be emitted.
        var output: Output? { refusal == nil ? made.output : nil }
        var findings: [Diagnostic] { further.isEmpty ? made.findings : made.findings + further }
        var digest: Digest { made.digest }
        var component: ProviderTable.Component? { isRefused ? .refused : made.component }
        var resource: ProviderTable.Resource? { made.resource }
        var objects: [ObjectClashes.Entry] { isRefused ? [] : made.objects }
        /// Namespaces that objects for the observability plane stand in.
        var observed: [String] { isRefused ? [] : made.observed }
        /// What it asks of its cell's quota.
        var demand: CellDemand? { isRefused ? nil : made.demand }

        /// Adds a finding.
        mutating func add(_ finding: Diagnostic) { further.append(finding) }

        /// Refuses the unit: nobody may use anything of it.
        mutating func refuse(_ cause: String) {
            refusal = cause
            isRefused = true
        }

        /// Refuses to emit the unit; those who used it may keep what they have.
        mutating func withhold(_ cause: String) { refusal = cause }
    }
}
