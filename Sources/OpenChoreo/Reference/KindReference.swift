import Basics
import Tree

/// The reference page of the vocabulary in Markdown.
public enum KindReference {
    /// The page of the current vocabulary.
    public static func markdown(_ definitions: [KindDefinition]) -> String {
        let others = definitions.filter { $0.role != .input }.map { "`\($0.kind.text)`" }.joined(separator: ", ")
        return """
            # Kinds

            Every kind of `\(CurrentVocabulary.apiVersion)` that choreoc compiles, with the fields of its `spec`. A field
            marked `*` must be there. Schemas for editors lie in `schemas/`.


            """ + sections(definitions)
                + "Known but without effect on what is deployed, and therefore passed over: \(others).\n"
    }

    /// The page of the vocabulary of the founding document.
    public static func markdownOfSeed(_ definitions: [KindDefinition]) -> String {
        """
        # Kinds of the founding document

        Every kind of `choreo.dev/v1alpha1`, `openchoreo.dev/v1alpha1` of version 0.3 and `core.choreo.dev/v1` that choreoc
        compiles, with the fields of its `spec` in their canonical spelling. A field marked `*` must be there. Project and
        DeploymentPipeline are those of [kinds.md](kinds.md). Other spellings are read, too, and told with `-v`.


        """ + sections(definitions)
    }

    /// One section for each kind that is compiled, with its fields.
    private static func sections(_ definitions: [KindDefinition]) -> String {
        var text = ""
        for definition in definitions where definition.role == .input {
            text += "## \(definition.kind.text)\n\n\(definition.summary)"
            text += definition.isClusterScoped ? " Cluster-scoped.\n\n" : "\n\n"
            if definition.spec.isEmpty { continue }
            text += "| Field | Type | Default | Meaning |\n|---|---|---|---|\n"
            rows(definition.spec, prefix: "", into: &text)
            text += "\n"
        }
        return text
    }

    private static func rows(_ fields: [Field], prefix: String, into text: inout String) {
        for field in fields {
            let path = prefix + field.name.text
            text += "| `\(path)`\(field.isRequired ? " *" : "") | \(name(of: field.shape)) | "
            text += "\(field.defaultValue.map { "`\($0)`" } ?? "") | \(field.summary.replacing("|", with: "\\|")) |\n"
            // What Kubernetes defines, its own reference tells.
            if field.summary != KubernetesShapes.meaning { nested(field.shape, path, into: &text) }
        }
    }

    private static func nested(_ shape: Shape, _ path: String, into text: inout String) {
        switch shape {
        case .object(let fields), .nameOrObject(let fields): rows(fields, prefix: path + ".", into: &text)
        case .list(let item, _, _, _, _): nested(item, path + "[]", into: &text)
        case .map(let item, _): nested(item, path + ".*", into: &text)
        default: break
        }
    }

    private static func name(of shape: Shape) -> String {
        switch shape {
        case .string(let allowed, let pattern, _, _):
            if !allowed.isEmpty { return allowed.map { "`\($0)`" }.joined(separator: " \\| ") }
            return pattern.map { "string: \($0.description.replacing("|", with: "\\|"))" } ?? "string"
        case .integer(let range):
            return range.upperBound == .max ? "integer" : "integer \(range.lowerBound)–\(range.upperBound)"
        case .boolean: return "boolean"
        case .numberOrText: return "integer or string"
        case .countOrPercentage: return "integer or percentage"
        case .quantity: return "amount"
        case .resourceAmounts: return "amounts by resource"
        case .freeObject: return "any object"
        case .free: return "any value"
        case .object: return "object"
        case .nameOrObject: return "object (or a bare name, before 1.0)"
        case .list(let item, _, _, _, _): return "list of \(name(of: item))"
        case .map(let item, _): return "map of \(name(of: item))"
        }
    }
}

extension String {
    fileprivate func replacing(_ part: String, with other: String) -> String {
        split(separator: part, omittingEmptySubsequences: false).joined(separator: other)
    }
}
