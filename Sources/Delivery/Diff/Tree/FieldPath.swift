import Basics

/// A step from a value to one inside it.
public enum FieldStep: Hashable, Sendable {
    /// A field of a map.
    case field(String)
    /// The element of a keyed list that has this key.
    case element(String)
    /// The element of any other list at this position: the new one, or the old one for an element that is gone.
    case index(Int)
}

/// The way from an object to a field, as people write it.
public struct FieldPath: Hashable, Sendable {
    /// The steps.
    public var steps: [FieldStep]

    /// A path of steps.
    public init(_ steps: [FieldStep] = []) {
        self.steps = steps
    }

    /// The path with a step behind it.
    func appending(_ step: FieldStep) -> FieldPath { FieldPath(steps + [step]) }

    /// Whether it begins with these fields.
    public func begins(with fields: String...) -> Bool {
        steps.count >= fields.count && zip(steps, fields).allSatisfy { $0 == .field($1) }
    }

    /// `spec.template.spec.containers[web].image`; names with dots or spaces in quotes.
    public var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .field(let name) where Self.isPlain(name): text += text.isEmpty ? name : ".\(name)"
            case .field(let name): text += "[\"\(name)\"]"
            case .element(let key): text += "[\(key)]"
            case .index(let position): text += "[\(position)]"
            }
        }
        return text
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                    || byte == 0x2d || byte == 0x5f || byte == 0x24
            }
    }
}
