import Basics
import OpenChoreo

/// Tells units of two plans whose inputs have equal digests, without building the inputs.
///
/// It looks at what the digests of `Resolver` are made of, so that both change together. Where it cannot tell cheaply it
/// says no, and the digests decide.
public struct InputComparison {
    private let hasSameSecrets: Bool

    /// A comparison of two plans under the same settings.
    public init(_ base: Plan, _ head: Plan) {
        hasSameSecrets = Self.secrets(of: base.catalog) == Self.secrets(of: head.catalog)
    }

    private static func secrets(of catalog: Catalog) -> [Digest] {
        var digests: [Digest] = []
        for case .secretReference(let secret) in catalog.declarations { digests.append(secret.declaration.digest) }
        return digests
    }

    /// Whether two units of the same identity surely have the same input.
    public func isSame(_ base: Unit, _ head: Unit) -> Bool {
        switch (base.content, head.content) {
        case (.component(let before), .component(let after)):
            hasSameSecrets && before.seed == nil && after.seed == nil && before.groupValues.isEmpty
                && after.groupValues.isEmpty && before.sources.digest == after.sources.digest
                && isSame(before.component.declaration, after.component.declaration)
                && isSame(before.binding?.declaration, after.binding?.declaration)
                && isSame(before.project.declaration, after.project.declaration)
                && isSame(before.environment, after.environment)
        case (.project(let before), .project(let after)):
            before.sources.digest == after.sources.digest
                && isSame(before.binding?.declaration, after.binding?.declaration)
                && isSame(before.project.declaration, after.project.declaration)
                && isSame(before.environment, after.environment)
        default: false
        }
    }

    private func isSame(_ base: EnvironmentLink, _ head: EnvironmentLink) -> Bool {
        isSame(base.environment.declaration, head.environment.declaration)
            && isSame(base.dataPlane.declaration, head.dataPlane.declaration)
            && base.observabilityPlane == head.observabilityPlane && base.isObserved == head.isObserved
            && base.channel?.string == head.channel?.string
    }

    private func isSame(_ base: Declaration?, _ head: Declaration?) -> Bool {
        base === head || base?.digest == head?.digest
    }
}
