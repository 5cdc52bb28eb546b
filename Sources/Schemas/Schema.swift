import Basics
import Tree

/// A compiled `openAPIV3Schema` (specification 4.4): fills in defaults and checks values.
///
/// It is immutable and may be shared; `unshared()` gives a worker a copy of its own.
public final class Schema: Sendable {
    /// What is odd about the schema without making it unusable: ignored keywords, invalid patterns, defaults that fail.
    public let findings: [Diagnostic]

    /// All parts, children before their parents; the last is the root.
    let nodes: [SchemaNode]

    /// Compiles a schema; refuses what the control plane refuses, with the place of each offending keyword.
    public init(compiling source: Value) throws(DiagnosticError) {
        let resolved = try ReferenceResolver.resolve(source)
        var compiler = SchemaCompiler()
        compiler.compileRoot(resolved)
        if !compiler.errors.isEmpty { throw DiagnosticError(compiler.errors) }
        nodes = compiler.nodes
        findings = compiler.findings
    }

    private init(nodes: [SchemaNode], findings: [Diagnostic]) {
        self.nodes = nodes
        self.findings = findings
    }

    /// A copy that shares no storage with this value.
    public func unshared() -> Schema {
        Schema(nodes: nodes.map(\.unshared), findings: findings)
    }

    var root: Int { nodes.count - 1 }

    /// The value with defaults filled in, as Kubernetes does for custom resources (specification 4.4.4).
    ///
    /// The root's own default is ignored. A value that needs no default is returned as it is, without a copy. Defaults
    /// keep their place in the schema.
    public func applyDefaults(to value: Value) -> Value {
        Defaulting(nodes: nodes).apply(root, to: value) ?? value
    }

    /// Everything in a value that the schema refuses, in the order of the value (specification 4.4.6); defaults come first.
    public func validate(_ value: Value) -> [SchemaViolation] {
        var validator = Validator(nodes)
        validator.check(value, root)
        return validator.violations
    }

    /// Fields that the schema does not declare though the maps they stand in have declared ones, and that it yet allows.
    ///
    /// Upstream keeps them silently. Maps with `additionalProperties`, with `x-kubernetes-preserve-unknown-fields` or
    /// without any declared property take any field.
    public func unknownFields(in value: Value) -> [SchemaViolation] {
        var search = UnknownFieldSearch(nodes: nodes)
        search.visit(value, root)
        return search.found
    }

    /// The properties declared at the root, in the order of the schema.
    public var declaredProperties: [Symbol] { declaredProperties(at: []) }

    /// The properties declared below a path of fields; empty where nothing is declared.
    public func declaredProperties(at path: [Symbol]) -> [Symbol] {
        var index = root
        for field in path {
            guard let next = nodes[index].properties.node(of: field) ?? nodes[index].additional.node else { return [] }
            index = next
        }
        return nodes[index].properties.keys
    }

    /// Whether the root says `additionalProperties: false`.
    public var rejectsUnknownKeys: Bool { nodes[root].additional == .refused }

    /// Whether a default is declared anywhere below the root.
    public var hasDefaults: Bool { nodes[root].hasDefaults }
}
