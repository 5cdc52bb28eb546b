import Analysis
import Basics
import OpenChoreo
import Rendering
import Tree

extension DiagnosticKind {
    /// A name that no rendered object has.
    public static let nothingLocated = DiagnosticKind(
        3430, "nothing-located", .error,
        "`choreoc locate` found no rendered object of the name, and none of whose controller would make it. The cluster may "
            + "run another revision (`--rev`), or the object is not from these sources.")

    /// The kinds of `choreoc locate`.
    public static let allLocate: [DiagnosticKind] = [.nothingLocated]
}

/// One answer of `choreoc locate`: an object or a namespace, its unit and its sources.
public struct LocatedMatch: Sendable {
    /// The object; nil when the name is a namespace that the sources do not declare themselves.
    public var object: LocatedObject?
    /// The unit.
    public var unit: Unit
    /// The declarations that the unit is rendered from.
    public var parts: [UnitSources.Part]
    /// Whether the binding is made up.
    public var isBindingMadeUp: Bool

    /// The answers from what was found in units: objects of the name itself before what controllers make; units in a
    /// namespace only when nothing else has the name.
    public static func matches(_ units: [CompiledUnit<LocatedObject.Found>], _ catalog: Catalog) -> [LocatedMatch] {
        var found: [LocatedMatch] = []
        for unit in units {
            for object in unit.output?.objects ?? [] { found.append(LocatedMatch(object, unit.unit, catalog)) }
        }
        if found.isEmpty {
            found = units.filter { $0.output?.isNamespace ?? false }.map { LocatedMatch(nil, $0.unit, catalog) }
        }
        return found.filter { $0.object?.isItself ?? true } + found.filter { !($0.object?.isItself ?? true) }
    }

    private init(_ object: LocatedObject?, _ unit: Unit, _ catalog: Catalog) {
        self.object = object
        self.unit = unit
        let sources = UnitSources(of: unit, in: catalog)
        parts = sources.parts
        isBindingMadeUp = sources.isBindingMadeUp
    }
}

/// Writes answers.
public struct LocatedPrinter {
    let sources: SourceTable

    /// A printer for answers whose places are in `sources`.
    public init(sources: SourceTable) {
        self.sources = sources
    }

    /// An answer as text: what it is, and a line for the unit, the file and each source.
    public func text(_ match: LocatedMatch) -> String {
        var lines: [(String, String)] = [("unit", match.unit.id.text)]
        if let object = match.object { lines.append(("rendered", object.path)) }
        if match.isBindingMadeUp { lines.append(("binding", "none; \(match.unit.binding.description) is made up")) }
        for part in match.parts { lines.append((part.role, "\(position(part.origin)): \(part.id.description)")) }
        if let object = match.object, object.template.isKnown {
            lines.append(("template", position(object.template)))
        }
        let width = (lines.map(\.0.count).max() ?? 0) + 2
        let body = lines.map { role, text in
            "  " + role + String(repeating: " ", count: width - role.count) + text + "\n"
        }
        return title(match) + "\n" + body.joined()
    }

    private func title(_ match: LocatedMatch) -> String {
        guard let object = match.object else { return "objects in this namespace" }
        let place = object.namespace.isEmpty ? "" : " in namespace `\(object.namespace)`"
        let what = "\(object.kind) `\(object.name)`"
        return (object.isItself ? what : "\(object.relation) of \(what)") + place
    }

    /// `path:line`; prelude templates of choreoc have no file.
    private func position(_ origin: Origin) -> String {
        guard let place = sources.place(of: origin) else { return "(built in)" }
        return "\(place.file.path):\(place.position.line)"
    }

    /// Answers as `{"matches": [{relation, kind, name, namespace, unit, …, sources: [{role, kind, namespace, name, file, line}]}]}`.
    public func value(_ matches: [LocatedMatch]) -> Value {
        .map(["matches": .list(matches.map(value))])
    }

    private func value(_ match: LocatedMatch) -> Value {
        let id = match.unit.id
        var map: Map = [:]
        if let object = match.object {
            map.set("relation", to: .string(object.isItself ? "itself" : object.relation))
            map.set("kind", to: .string(object.kind))
            map.set("name", to: .string(object.name))
            if !object.namespace.isEmpty { map.set("namespace", to: .string(object.namespace)) }
            map.set("rendered", to: .string(object.path))
        } else {
            map.set("relation", to: .string("namespace"))
        }
        map.set(
            "unit",
            to: .map([
                "role": .string(id.role.rawValue), "organization": .string(id.organization.text),
                "environment": .string(id.environment.text), "project": .string(id.project.text),
                "name": .string(id.name.text),
            ]))
        map.set("bindingMadeUp", to: .bool(match.isBindingMadeUp))
        var sources = match.parts.map { part -> Value in
            var entry: Map = ["role": .string(part.role), "kind": .string(part.id.kind.text)]
            if let namespace = part.id.namespace { entry.set("namespace", to: .string(namespace.text)) }
            entry.set("name", to: .string(part.id.name.text))
            add(part.origin, to: &entry)
            return .map(entry)
        }
        if let template = match.object?.template, template.isKnown {
            var entry: Map = ["role": .string("template")]
            add(template, to: &entry)
            sources.append(.map(entry))
        }
        map.set("sources", to: .list(sources))
        return .map(map)
    }

    private func add(_ origin: Origin, to map: inout Map) {
        guard let place = sources.place(of: origin) else { return }
        map.set("file", to: .string(place.file.path))
        map.set("line", to: Value(.int(Int64(place.position.line))))
    }
}
