import Analysis
import Basics
import Rendering
import Tree

/// The difference for programs (`schemas/diff.schema.json`).
public struct JSONDiff {
    private let places: DiffPlaces

    /// A printer.
    public init(places: DiffPlaces) {
        self.places = places
    }

    /// The whole document.
    public func value(_ difference: ManifestDifference, _ heading: DiffHeading) -> Value {
        var summary = counts(difference.counts)
        summary.set("dangers", to: number(difference.dangers.count))
        var document: Map = [
            "version": number(1), "base": side(heading.base), "head": side(heading.head), "summary": .map(summary),
        ]
        if let units = heading.units {
            document.set(
                "units",
                to: .map([
                    "base": number(units.base), "head": number(units.head), "rendered": number(units.rendered),
                ]))
        }
        document.set("environments", to: .list(difference.environments.map(environment)))
        document.set("dangers", to: .list(difference.dangers.map(danger)))
        document.set(
            "refused",
            to: .list(
                difference.refusals.map { refusal in
                    .map([
                        "unit": unit(refusal.unit), "side": .string(refusal.side), "cause": .string(refusal.text),
                    ])
                }))
        return .map(document)
    }

    private func number(_ number: Int) -> Value { Value(.int(Int64(number))) }

    private func side(_ side: DiffHeading.Side) -> Value {
        var map: Map = ["name": .string(side.name)]
        if let commit = side.commit { map.set("commit", to: .string(commit)) }
        return .map(map)
    }

    private func counts(_ counts: ManifestDifference.Counts) -> Map {
        [
            "added": number(counts.added), "changed": number(counts.changed), "removed": number(counts.removed),
            "restarting": number(counts.restarting),
        ]
    }

    private func environment(_ environment: ManifestDifference.Environment) -> Value {
        .map([
            "organization": .string(environment.organization), "name": .string(environment.name),
            "isProduction": .bool(environment.isProduction), "summary": .map(counts(environment.counts)),
            "objects": .list(environment.objects.map(object)),
        ])
    }

    private func object(_ difference: ObjectDifference) -> Value {
        var map: Map = [
            "relation": .string(difference.relation.rawValue), "restartsPods": .bool(difference.restartsPods),
            "unit": unit(difference.object.unit),
        ]
        if let old = difference.old { map.set("old", to: identity(old)) }
        if let new = difference.new { map.set("new", to: identity(new)) }
        map.set("fields", to: .list(difference.fields.map(field)))
        map.set("dangers", to: .list(difference.dangers.map { .string($0.kind.id) }))
        if difference.relation == .added { map.set("object", to: Redaction.redacted(difference.object.value)) }
        return .map(map)
    }

    private func unit(_ unit: UnitID) -> Value {
        .map([
            "role": .string(unit.role.rawValue), "organization": .string(unit.organization.text),
            "environment": .string(unit.environment.text), "project": .string(unit.project.text),
            "name": .string(unit.name.text),
        ])
    }

    private func identity(_ object: ComparedObject) -> Value {
        var map: Map = [
            "plane": .string(object.id.plane), "group": .string(object.id.group), "kind": .string(object.id.kind),
            "namespace": .string(object.id.namespace), "name": .string(object.id.name),
        ]
        if let source = source(Location(object.origin)) { map.set("source", to: source) }
        return .map(map)
    }

    private func field(_ change: FieldChange) -> Value {
        var map: Map = [
            "kind": .string(change.kind.rawValue), "path": .string(change.path.text),
            "steps": .list(
                change.path.steps.map { step in
                    switch step {
                    case .field(let name): .string(name)
                    case .element(let key): .map(["key": .string(key)])
                    case .index(let position): number(position)
                    }
                }), "isSecret": .bool(change.isSecret), "isEdited": .bool(change.isEdited),
        ]
        if !change.isSecret {
            if let old = change.old { map.set("old", to: old) }
            if let new = change.new { map.set("new", to: new) }
        }
        if let source = source(Location(change.oldOrigin)) { map.set("oldSource", to: source) }
        if let source = source(Location(change.newOrigin)) { map.set("newSource", to: source) }
        return .map(map)
    }

    private func danger(_ finding: Diagnostic) -> Value {
        var map: Map = [
            "id": .string(finding.kind.id), "name": .string(finding.kind.name),
            "severity": .string(finding.severity.name), "message": .string(finding.message),
        ]
        if let source = source(finding.location) { map.set("source", to: source) }
        if let fix = finding.fix { map.set("fix", to: .string(fix)) }
        return .map(map)
    }

    private func source(_ location: Location) -> Value? {
        places.position(location).map { place in
            .map(["file": .string(place.file), "line": number(place.line), "column": number(place.column)])
        }
    }
}
