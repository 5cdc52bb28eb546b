import Analysis
import Basics

/// A unit on both sides of a comparison. At least one side has it.
public struct PairedUnit: Sendable {
    /// One side of it.
    public struct Side: Sendable {
        /// The unit.
        public var unit: Unit
        /// Its objects; none when it is refused or undeployed.
        public var objects: [RenderedObject]
        /// The first cause, when it is refused.
        public var refusal: String?
    }

    /// The identity.
    public var id: UnitID
    /// The unit before; nil when it is new.
    public var base: Side?
    /// The unit after; nil when it is gone.
    public var head: Side?
}

/// What comparing two compilations gives.
public struct CompilationDifference: Sendable {
    /// The units whose inputs differ, by role and identity.
    public var units: [PairedUnit] = []
    /// The number of units of each side, selected ones only.
    public var unitCounts = (base: 0, head: 0)
    /// The number of units that were rendered on either side.
    public var renderedCount = 0
    /// Findings of rendering the base.
    public var baseFindings: [Diagnostic] = []
    /// Findings of rendering the head.
    public var headFindings: [Diagnostic] = []
}
