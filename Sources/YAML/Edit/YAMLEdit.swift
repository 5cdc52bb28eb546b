import Basics
import Tree

/// A step from a value to one below it.
public enum EditStep: Hashable, Sendable {
    /// The value of a key.
    case key(Symbol)
    /// An item of a list; the number of items means a new one at the end.
    case index(Int)
}

/// The place of a value in a file.
public struct EditPath: Hashable, Sendable {
    /// The position of the document, empty ones counted.
    public var document: Int
    /// The steps from the root.
    public var steps: [EditStep]

    /// A path in a document.
    public init(document: Int, steps: [EditStep]) {
        self.document = document
        self.steps = steps
    }

    /// The path below.
    public func appending(_ further: [EditStep]) -> EditPath {
        EditPath(document: document, steps: steps + further)
    }

    /// `spec.env[2].value`, for messages.
    public var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key.text
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

/// One change of a file.
public enum YAMLEdit: Sendable {
    /// Gives a place a value: a value that is there is replaced, a missing one added with the maps and lists above it.
    case set(EditPath, Value)
    /// Removes an entry of a map or an item of a list.
    case remove(EditPath)
    /// Adds a document at the end of the file.
    case addDocument(Value)
}
