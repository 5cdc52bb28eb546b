import Basics
import RegularExpressions
import Tree

/// Turns a schema without references into nodes, and collects what is wrong with it.
struct SchemaCompiler {
    /// The most parts of a schema.
    static let maximumNodes = 50_000

    private(set) var nodes: [SchemaNode] = []
    private(set) var errors: [Diagnostic] = []
    private(set) var findings: [Diagnostic] = []

    /// Compiles the root, whose own default is ignored.
    mutating func compileRoot(_ schema: Value) {
        _ = compile(schema, takesDefaults: true)
    }

    /// Compiles one schema and returns its node; the depth is bounded by the resolver.
    mutating func compile(_ schema: Value, takesDefaults: Bool) -> Int {
        var node = SchemaNode()
        // A null is an empty schema, as the control plane decodes it.
        let content = schema.isNull ? Content.map(Map()) : schema.content
        guard case .map(let map) = content else {
            fail(.schemaInvalid, "a schema is \(schema.typePhrase), but a map is expected", at: schema.origin)
            return add(node)
        }
        if nodes.count >= Self.maximumNodes {
            if errors.last?.kind != .schemaTooLarge {
                fail(.schemaTooLarge, "the schema has more than \(Self.maximumNodes) parts", at: schema.origin)
            }
            return nodes.count - 1
        }
        var declared: Value?
        for entry in map.entries where !entry.value.isNull {
            guard let keyword = Keyword(entry.key) else {
                reportIgnored(entry)
                continue
            }
            if keyword == .defaultValue {
                declared = entry.value
            } else {
                read(keyword, entry, into: &node, takesDefaults: takesDefaults)
            }
        }
        finish(&node, map)
        if takesDefaults { setDefault(declared, of: &node) }
        return add(node)
    }

    private mutating func add(_ node: SchemaNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    mutating func fail(_ kind: DiagnosticKind, _ message: String, at origin: Origin, fix: String? = nil) {
        errors.append(Diagnostic(kind, message, at: Location(origin), fix: fix))
    }

    mutating func remark(_ kind: DiagnosticKind, _ message: String, at origin: Origin, fix: String? = nil) {
        findings.append(Diagnostic(kind, message, at: Location(origin), fix: fix))
    }

    mutating func patternFails(_ message: String, at location: Location) {
        findings.append(Diagnostic(.schemaPatternInvalid, message, at: location))
    }

    private mutating func reportIgnored(_ entry: Map.Entry) {
        let name = entry.key.text
        if Keyword.isAnnotation(name) { return }
        var message = "the keyword `\(name)` has no effect"
        if let nearest = suggestion(for: name, among: Keyword.allCases.map(\.rawValue)) {
            message += ", the nearest known one is `\(nearest)`"
        }
        remark(.schemaKeywordIgnored, message, at: entry.keyOrigin.isKnown ? entry.keyOrigin : entry.value.origin)
    }

    /// Settles what depends on several keywords.
    private mutating func finish(_ node: inout SchemaNode, _ map: Map) {
        if map["x-kubernetes-int-or-string"]?.bool == true { node.types = [.integer, .string] }
        if let format = map["format"]?.string {
            // As upstream: a format counts only with the type that it is for.
            switch node.types {
            case .integer: node.isNarrow = format == "int32"
            case .number: node.isNarrow = format == "float"
            case [], .string, [.integer, .string]: node.format = StringFormat(named: format)
            default: break
            }
        }
        node.hasDefaults =
            node.properties.keys.indices.contains { position in
                let child = nodes[node.properties.nodes[position]]
                return node.properties.takesDefaults[position] && (child.defaultValue != nil || child.hasDefaults)
            }
            || [node.items, node.additional.node].contains { child in
                child.map { nodes[$0].defaultValue != nil || nodes[$0].hasDefaults } ?? false
            }
    }

    /// Completes the default with the defaults below it, and checks it against its own schema.
    private mutating func setDefault(_ declared: Value?, of node: inout SchemaNode) {
        guard let declared else { return }
        let stripped = declared.withoutVendorExtensions.withDoubles
        nodes.append(node)
        let (complete, violation) = Self.complete(stripped, nodes)
        nodes.removeLast()
        node.defaultValue = complete
        if let violation {
            remark(
                .schemaDefaultInvalid, "the default does not satisfy its own schema: \(violation.message)",
                at: violation.origin.isKnown ? violation.origin : declared.origin)
        }
    }
}

extension SchemaCompiler {
    /// A default of the last node with the defaults below it, and what its schema refuses.
    ///
    /// A function of its own, so that no second reference to the nodes lives on and makes the next change a copy.
    fileprivate static func complete(_ value: Value, _ nodes: [SchemaNode]) -> (Value, SchemaViolation?) {
        let complete = Defaulting(nodes: nodes).apply(nodes.count - 1, to: value) ?? value
        var validator = Validator(nodes)
        validator.check(complete, nodes.count - 1)
        return (complete, validator.violations.first)
    }
}

extension Value {
    /// The value without keys `x-…` other than `x-kubernetes-…`, at any depth (specification 4.4.3).
    fileprivate var withoutVendorExtensions: Value {
        switch content {
        case .list(let list): return .list(list.items.map(\.withoutVendorExtensions), origin: origin)
        case .map(let map):
            let kept = map.entries.filter { !$0.key.isVendorExtension }.map {
                Map.Entry(key: $0.key, keyOrigin: $0.keyOrigin, value: $0.value.withoutVendorExtensions)
            }
            return .map(Map(distinct: kept), origin: origin)
        default: return self
        }
    }
}

extension Symbol {
    /// Whether the name is taken for a vendor extension.
    var isVendorExtension: Bool {
        let bytes = utf8
        guard bytes.count > 2, bytes[0] == 0x78, bytes[1] == 0x2d else { return false }
        return !bytes.starts(with: "x-kubernetes-".utf8)
    }
}
