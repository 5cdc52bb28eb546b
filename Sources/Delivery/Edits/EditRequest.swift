import Basics
import Tree
import YAML

/// What is asked of `choreoc set` for one component.
public struct EditRequest: Sendable {
    /// What is to change.
    public enum Change: Sendable {
        /// The image of a container.
        case image(String)
        /// The number of pods.
        case replicas(Int64)
        /// Environment variables by name; nil takes one away.
        case variables([(name: String, value: String?)])
    }

    /// The component's name.
    public var component: String
    /// Organizations and projects in which it may be; empty for any.
    public var organizations: Set<String>
    /// Projects in which it may be; empty for any.
    public var projects: Set<String>
    /// The environments in which it is to change; empty for all, through what they have in common.
    public var environments: [String]
    /// The container that is meant; nil for the component's own.
    public var container: String?
    /// What is to change.
    public var change: Change

    /// A request.
    public init(
        component: String, organizations: Set<String> = [], projects: Set<String> = [], environments: [String] = [],
        container: String? = nil, change: Change
    ) {
        self.component = component
        self.organizations = organizations
        self.projects = projects
        self.environments = environments
        self.container = container
        self.change = change
    }
}

/// A place in the sources: a value that is there, and steps below it.
struct SourcePlace: Sendable {
    var origin: Origin
    var steps: [EditStep]

    init(_ origin: Origin, _ steps: [EditStep] = []) {
        self.origin = origin
        self.steps = steps
    }

    func appending(_ further: [EditStep]) -> SourcePlace { SourcePlace(origin, steps + further) }
}

/// One change of the sources that is going to be made.
enum PlannedEdit: Sendable {
    case set(SourcePlace, Value)
    /// Removes a value; parents that are empty then go with it, so many at most.
    case remove(SourcePlace, pruning: Int)
    /// Adds a document to a file that is there.
    case addDocument(path: String, Value)
    /// Makes a file of one document.
    case create(path: String, Value)

    /// The edits in an order in which none moves what another one means: what is taken away goes last, from behind.
    static func ordered(_ edits: [PlannedEdit]) -> [PlannedEdit] {
        var removals: [(key: [Int], edit: PlannedEdit)] = []
        var others: [PlannedEdit] = []
        for edit in edits {
            guard case .remove(let place, _) = edit else {
                others.append(edit)
                continue
            }
            let indices = place.steps.map { step in
                if case .index(let index) = step { index } else { 0 }
            }
            removals.append(([place.origin.document, place.origin.offset] + indices, edit))
        }
        removals.sort { $1.key.lexicographicallyPrecedes($0.key) }
        return others + removals.map(\.edit)
    }
}

/// What must be seen in the objects of a unit after the change.
struct EditExpectation: Sendable {
    var unit: String
    /// What was wanted, for messages.
    var text: String
    /// Whether objects show it.
    var isMet: @Sendable ([RenderedView]) -> Bool
}
