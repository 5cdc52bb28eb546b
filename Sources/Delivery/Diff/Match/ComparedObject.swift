import Analysis
import Basics
import Rendering
import Tree

/// One object of one side of a comparison.
public struct ComparedObject: Sendable {
    /// Its identity.
    public var id: ObjectID
    /// The unit that gives it; for manifests in a directory one made up from its place.
    public var unit: UnitID
    /// Whether it goes to a production environment.
    public var isProduction: Bool
    /// The object.
    public var value: Value
    /// The template that made it, or the document.
    public var origin: Origin

    /// An object of a unit.
    public init(id: ObjectID, unit: UnitID, isProduction: Bool, value: Value, origin: Origin) {
        self.id = id
        self.unit = unit
        self.isProduction = isProduction
        self.value = value
        self.origin = origin
    }

    /// The objects of one side of a unit.
    static func all(of side: PairedUnit.Side) -> [ComparedObject] {
        let isProduction = side.unit.environmentLink?.environment.isProduction ?? false
        return side.objects.map { object in
            ComparedObject(
                id: ObjectID(object, plane: side.unit.planeName(object.plane)), unit: side.unit.id,
                isProduction: isProduction, value: object.value, origin: object.origin)
        }
    }

    /// `Deployment web`, as outputs and messages name it.
    public var label: String { "\(id.kind) \(id.name)" }
}
