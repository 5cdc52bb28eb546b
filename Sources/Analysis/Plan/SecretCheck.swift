import Basics
import OpenChoreo
import Tree

/// Checks that every secret that a component uses in an environment is declared (specification 6.3).
enum SecretCheck {
    /// The first secret of a container and of what overrides it that is missing; all of them are reported.
    static func refusal(
        _ unit: ComponentUnit, _ container: Value?, _ overrides: Value?, _ linker: Linker
    ) -> LinkRefusal? {
        var refusal: LinkRefusal?
        for list in [Symbol.env, .files] {
            let own = container?[list]?.items ?? []
            let overriding = overrides?[list]?.items ?? []
            let isSecret: (Value) -> Bool = { $0[path: .valueFrom, .secretKeyRef] != nil }
            guard own.contains(where: isSecret) || overriding.contains(where: isSecret) else { continue }
            // An override that a later one of the same key replaces is checked too, as upstream does.
            for entry in Configurations.merge(own, overrides: overriding) + overriding {
                guard let reference = entry[path: .valueFrom, .secretKeyRef] else { continue }
                if let text = check(reference, unit.component.declaration.id.namespace, linker) {
                    refusal = refusal ?? LinkRefusal(text: text)
                }
            }
        }
        return refusal
    }

    /// Whether a variable or file takes nothing from a secret, or from one that is declared. Nothing is reported.
    static func isDeclared(_ entry: Value, _ namespace: Symbol?, _ catalog: Catalog) -> Bool {
        guard let reference = entry[path: .valueFrom, .secretKeyRef] else { return true }
        guard let name = reference[.name]?.string, let key = reference[.key]?.string else { return false }
        let id = DeclarationID(kind: "SecretReference", namespace: namespace, name: Symbol(name))
        guard case .found(.secretReference(let secret)) = catalog.lookup(id) else { return false }
        return secret.remoteReference(of: key) != nil
    }

    private static func check(_ reference: Value, _ namespace: Symbol?, _ linker: Linker) -> String? {
        guard let name = reference[.name], let nameText = name.string, let key = reference[.key],
            let keyText = key.string
        else { return nil }
        let id = DeclarationID(kind: "SecretReference", namespace: namespace, name: Symbol(nameText))
        switch linker.catalog.lookup(id) {
        case .found(.secretReference(let secret)):
            if secret.remoteReference(of: keyText) != nil { return nil }
            var diagnostic = Diagnostic(
                .secretKeyNotFound, "SecretReference `\(nameText)` has no key `\(keyText)`", at: Location(key.origin),
                notes: [Diagnostic.Note("it is declared here", at: Location(secret.declaration.nameOrigin))],
                fix: "Add the key to its `data`.")
            if let nearest = nearestName(to: keyText, among: secret.keys) {
                diagnostic.fix = "Write `\(nearest)`."
            } else if !secret.keys.isEmpty {
                diagnostic.notes.append(
                    Diagnostic.Note("its keys are: " + secret.keys.map { "`\($0)`" }.joined(separator: ", ")))
            }
            linker.report(diagnostic)
            return diagnostic.message
        case .found, .poisoned: return "\(id.description) has errors of its own"
        case .missing:
            let missing = linker.missing(
                id, at: name.origin, fix: "Declare a SecretReference of this name, with the key `\(keyText)`.")
            let diagnostic = Diagnostic(
                .secretNotFound, missing.message, at: missing.location, notes: missing.notes, fix: missing.fix)
            linker.report(diagnostic)
            return diagnostic.message
        }
    }
}
