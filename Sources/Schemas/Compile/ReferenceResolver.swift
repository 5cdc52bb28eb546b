import Basics
import Tree

/// Writes out the references of a schema (specification 4.4.2).
struct ReferenceResolver {
    private static let reference: Symbol = "$ref"
    private static let definitionsKey: Symbol = "$defs"
    /// The keywords whose values hold one schema or a list of them.
    private static let schemaKeywords: [Symbol] = [
        "items", "additionalProperties", "not", "if", "then", "else", "allOf", "oneOf", "anyOf",
    ]
    /// The keywords whose values map names to schemas.
    private static let mapKeywords: [Symbol] = ["properties", "patternProperties"]
    /// The deepest level that is followed, as upstream.
    private static let maximumDepth = 64
    /// The most parts that are visited.
    private static let maximumVisits = 200_000

    private let definitions: Map?
    private var visits = 0

    /// The schema without references and without `$defs`.
    static func resolve(_ source: Value) throws(DiagnosticError) -> Value {
        guard case .map(let root) = source.content else {
            throw DiagnosticError(
                Diagnostic(
                    .schemaInvalid, "the schema is \(source.typePhrase), but a map is expected",
                    at: Location(source.origin), fix: "Write a map with `type` and `properties`."))
        }
        var resolver = ReferenceResolver(definitions: root[definitionsKey]?.map)
        var result = try resolver.resolve(source, chain: [], depth: 0) ?? source
        guard case .map(var map) = result.content, map[definitionsKey] != nil else { return result }
        map.remove(definitionsKey)
        result.content = .map(map)
        return result
    }

    /// The value with references written out; nil if it has none.
    private mutating func resolve(_ value: Value, chain: [Symbol], depth: Int) throws(DiagnosticError) -> Value? {
        visits += 1
        if visits > Self.maximumVisits {
            throw failure(.schemaTooLarge, "the schema is too large with its references written out", at: value)
        }
        if depth > Self.maximumDepth {
            throw failure(
                .schemaReferenceUnresolved, "the schema is nested more than \(Self.maximumDepth) levels deep", at: value
            )
        }
        switch value.content {
        case .list(let list):
            var items = list.items
            var hasChanged = false
            for index in items.indices {
                guard let new = try resolve(items[index], chain: chain, depth: depth + 1) else { continue }
                items[index] = new
                hasChanged = true
            }
            return hasChanged ? .list(items, origin: value.origin) : nil
        case .map(let map):
            if let reference = map[Self.reference] {
                return try follow(reference, map, value, chain: chain, depth: depth)
            }
            return try resolveKeywords(of: map, value, chain: chain, depth: depth)
        default: return nil
        }
    }

    private mutating func resolveKeywords(
        of map: Map, _ value: Value, chain: [Symbol], depth: Int
    ) throws(DiagnosticError) -> Value? {
        var copy: Map?
        for keyword in Self.schemaKeywords {
            guard let child = map[keyword], let new = try resolve(child, chain: chain, depth: depth + 1) else {
                continue
            }
            copy = copy ?? map
            copy?.set(keyword, to: new)
        }
        for keyword in Self.mapKeywords {
            guard let child = map[keyword], case .map(let schemas) = child.content else { continue }
            var changed: Map?
            for entry in schemas.entries {
                guard let new = try resolve(entry.value, chain: chain, depth: depth + 1) else { continue }
                changed = changed ?? schemas
                changed?.set(entry.key, to: new)
            }
            guard let changed else { continue }
            copy = copy ?? map
            copy?.set(keyword, to: .map(changed, origin: child.origin))
        }
        return copy.map { .map($0, origin: value.origin) }
    }

    /// The definition that a reference names, with the keys beside the reference written over its own.
    private mutating func follow(
        _ reference: Value, _ map: Map, _ value: Value, chain: [Symbol], depth: Int
    ) throws(DiagnosticError) -> Value {
        let name = try definitionName(of: reference)
        if chain.contains(name) {
            let circle = (chain + [name]).map(\.text).joined(separator: " → ")
            throw failure(.schemaReferenceUnresolved, "`$ref` leads in a circle: \(circle)", at: reference)
        }
        let definition = try self.definition(name, reference)
        var resolved = try resolve(definition, chain: chain + [name], depth: depth + 1) ?? definition
        guard map.count > 1, case .map(var merged) = resolved.content else { return resolved }
        for entry in map.entries where entry.key != Self.reference {
            merged.set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin)
        }
        resolved = .map(merged, origin: value.origin)
        return try resolve(resolved, chain: chain, depth: depth + 1) ?? resolved
    }

    private func definitionName(of reference: Value) throws(DiagnosticError) -> Symbol {
        guard let text = reference.string else {
            throw failure(
                .schemaReferenceUnresolved, "`$ref` is \(reference.typePhrase), but a string is expected", at: reference
            )
        }
        let segments = text.utf8.split(separator: 0x2f, omittingEmptySubsequences: false)
        guard segments.count == 3, segments[0].elementsEqual("#".utf8), segments[1].elementsEqual("$defs".utf8),
            !segments[2].isEmpty
        else {
            let isRemote = text.hasPrefix("http://") || text.hasPrefix("https://")
            throw failure(
                .schemaReferenceUnresolved,
                isRemote
                    ? "`$ref` leads to another document: `\(text)`"
                    : "`$ref` is `\(text)`, which is not `#/$defs/Name`",
                at: reference, fix: "Declare the schema under `$defs` at the root and write `#/$defs/Name`.")
        }
        return Symbol(String(decoding: Array(segments[2]), as: UTF8.self))
    }

    private func definition(_ name: Symbol, _ reference: Value) throws(DiagnosticError) -> Value {
        guard let definitions, !definitions.isEmpty else {
            throw failure(
                .schemaReferenceUnresolved, "`$ref` names `\(name)`, but the schema has no `$defs`", at: reference,
                fix: "Declare `\(name)` under `$defs` at the root of the schema.")
        }
        guard let definition = definitions[name] else {
            var message = "`$ref` names `\(name)`, which is not in `$defs`"
            if let nearest = suggestion(for: name.text, among: definitions.entries.lazy.map(\.key.text)) {
                message += ", the nearest is `\(nearest)`"
            }
            throw failure(.schemaReferenceUnresolved, message, at: reference)
        }
        guard definition.map != nil else {
            throw failure(
                .schemaReferenceUnresolved, "`$ref` names `\(name)`, which is \(definition.typePhrase), not a schema",
                at: reference)
        }
        return definition
    }

    private init(definitions: Map?) {
        self.definitions = definitions
    }

    private func failure(
        _ kind: DiagnosticKind, _ message: String, at value: Value, fix: String? = nil
    ) -> DiagnosticError {
        DiagnosticError(Diagnostic(kind, message, at: Location(value.origin), fix: fix))
    }
}

extension Value {
    /// The kind of value with its article, as messages name it.
    var typePhrase: String {
        switch content {
        case .null, .nullEnum, .bytes: typeName
        case .int, .uint, .optional, .omitted: "an \(typeName)"
        default: "a \(typeName)"
        }
    }
}
