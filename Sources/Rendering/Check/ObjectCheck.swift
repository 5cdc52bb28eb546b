import Analysis
import Basics
import OpenChoreo
import Tree

/// Judges single objects: names, labels, size and secrets in plain text.
struct ObjectCheck {
    let settings: Settings

    /// The findings for an object; divergences are warnings when upstream is followed.
    func findings(_ object: RenderedObject, unit: UnitID) -> [Diagnostic] {
        var findings: [Diagnostic] = []
        checkNames(object, &findings)
        checkLabels(object, &findings)
        if object.kind == "Secret", object.apiVersion == "v1" { checkSecret(object, &findings) }
        var left = settings.limits.objectBytes
        var infinite: Value?
        if !Self.fits(object.value, &left, &infinite) {
            findings.append(
                Diagnostic(
                    .objectTooLarge,
                    "\(object.kind) `\(object.name)` is larger than \(settings.limits.objectBytes) bytes",
                    at: Location(object.origin), fix: "Split it, or raise `limits.objectBytes` in `choreoc.yaml`."))
        }
        if let infinite {
            findings.append(
                Diagnostic(
                    .numberNotFinite, "\(object.kind) `\(object.name)` holds a number that is not finite",
                    at: place(infinite, object), fix: "Give the field a number, or leave it out with `oc_omit()`."))
        }
        guard settings.followsUpstream else { return findings }
        return findings.map { finding in
            var finding = finding
            if finding.kind.upstream != nil { finding.severity = .warning }
            return finding
        }
    }

    private func place(_ value: Value?, _ object: RenderedObject) -> Location {
        Location(value.map { $0.origin.isKnown ? $0.origin : object.origin } ?? object.origin)
    }

    private func checkNames(_ object: RenderedObject, _ findings: inout [Diagnostic]) {
        let metadata = object.value[.metadata]
        if !Self.isKind(object.kind) {
            findings.append(
                Diagnostic(
                    .objectNameInvalid, "`\(object.kind.prefix(80))` is no kind that Kubernetes accepts",
                    at: place(object.value[.kind], object), fix: "Use letters and digits: `ConfigMap`."))
        }
        if !Self.isPathSegment(object.name) {
            findings.append(
                Diagnostic(
                    .objectNameInvalid,
                    "`\(object.name.prefix(80))` is no name that Kubernetes accepts for a \(object.kind)",
                    at: place(metadata?[.name], object),
                    fix: "Use at most 253 lower-case letters, digits, `-` and `.`, with a letter or digit at both ends."
                ))
        }
        guard let namespace = metadata?[.namespace], let text = namespace.string, !text.isEmpty else { return }
        if !KubernetesName.isLabel(text.utf8) {
            findings.append(
                Diagnostic(
                    .objectNameInvalid, "`\(text.prefix(80))` is no namespace that Kubernetes accepts",
                    at: place(namespace, object),
                    fix: "Use at most 63 lower-case letters, digits and `-`, with a letter or digit at both ends."))
        }
    }

    /// Kinds are words of letters, digits and `-`, at most 63 of them.
    private static func isKind(_ kind: String) -> Bool {
        kind.isEmpty || kind.utf8.allSatisfy { $0 > 0x20 } && KubernetesName.isLabel(kind.utf8.lazy.map { $0 | 0x20 })
    }

    /// Most kinds take RFC 1123 subdomains; some, such as those of RBAC, any path segment. What no kind takes is refused.
    private static func isPathSegment(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { bytes in
            guard bytes.count <= 253, !bytes.isEmpty else { return false }
            if bytes.count <= 2, bytes.allSatisfy({ $0 == UInt8(ascii: ".") }) { return false }
            return bytes.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "%") }
        }
    }

    private func checkLabels(_ object: RenderedObject, _ findings: inout [Diagnostic]) {
        guard let labels = object.value[path: .metadata, .labels]?.map else { return }
        for entry in labels.entries {
            guard let text = entry.value.string else {
                findings.append(
                    Diagnostic(
                        .labelInvalid,
                        "the label `\(entry.key.text)` must be a string, but is a \(entry.value.typeName)",
                        at: place(entry.value, object), fix: "Convert it with `string(…)`."))
                continue
            }
            if KubernetesName.isLabelValue(text) { continue }
            findings.append(
                Diagnostic(
                    .labelInvalid,
                    "the label `\(entry.key.text)` has a value that Kubernetes refuses: `\(text.prefix(80))`",
                    at: place(entry.value, object),
                    fix: "Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends."))
        }
    }

    private func checkSecret(_ object: RenderedObject, _ findings: inout [Diagnostic]) {
        for field in ["data", "stringData"] as [Symbol] {
            guard let data = object.value[field]?.map, let first = data.entries.first else { continue }
            findings.append(
                Diagnostic(
                    .plaintextSecret, "Secret `\(object.name)` holds `\(first.key.text)` in plain text",
                    at: place(object.value[field], object),
                    fix: "Render an ExternalSecret that reads the value from the secret store."))
            return
        }
    }

    /// Whether an object stays below a number of bytes, keys and strings counted.
    private static func fits(_ value: Value, _ left: inout Int, _ infinite: inout Value?) -> Bool {
        switch value.content {
        case .string(let text): left -= text.utf8.count + 3
        case .bytes(let bytes): left -= bytes.count * 4 / 3 + 3
        case .list(let list):
            let items = list.items
            for index in items.indices { if !fits(items[index], &left, &infinite) { return false } }
        case .map(let map):
            // By index: an entry that is bound to a name is copied.
            let entries = map.entries
            for index in entries.indices {
                left -= entries[index].key.utf8.count + 4
                if !fits(entries[index].value, &left, &infinite) { return false }
            }
        case .double(let number):
            left -= 6
            if !number.isFinite { infinite = value }
        default: left -= 6
        }
        return left >= 0
    }
}
