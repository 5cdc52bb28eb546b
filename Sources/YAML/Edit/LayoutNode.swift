import Basics

/// A node of a file as it is written: where it stands and in which style.
struct LayoutNode: Sendable {
    /// How a scalar is written.
    enum ScalarStyle: Sendable {
        case plain, singleQuoted, doubleQuoted, literal, folded

        /// `|` and `>`.
        var isBlock: Bool { self == .literal || self == .folded }
    }

    /// What the node is.
    enum Content: Sendable {
        case scalar(ScalarStyle)
        case list([LayoutNode], isFlow: Bool)
        case map([LayoutEntry], isFlow: Bool)
        case alias(String)
    }

    /// What the node is.
    var content: Content
    /// The first byte, anchor and tag included; the values that `YAMLReader` reads have the same offset.
    var start: Int
    /// Behind the last byte: blank lines and comments behind a block do not count.
    var end: Int
    /// The name of the anchor.
    var anchor: String?
    /// Whether it is a scalar that reads as null.
    var isNull = false

    /// Whether nothing is written at all, as behind `key:`.
    var isEmpty: Bool { start == end }

    /// Whether it is a list or map in brackets.
    var isFlow: Bool {
        switch content {
        case .list(_, let isFlow), .map(_, let isFlow): isFlow
        case .scalar, .alias: false
        }
    }

    /// The entry of a key.
    func entry(_ key: Symbol) -> LayoutEntry? {
        guard case .map(let entries, _) = content else { return nil }
        return entries.last { $0.name == key && !$0.isMerge }
    }

    /// The node below, by a step of a path.
    func child(_ step: EditStep) -> LayoutNode? {
        switch (step, content) {
        case (.key(let key), .map): entry(key)?.value
        case (.index(let index), .list(let items, _)): items.indices.contains(index) ? items[index] : nil
        default: nil
        }
    }

    /// Calls a body with this node and all below, until it gives true.
    func contains(_ body: (LayoutNode) -> Bool) -> Bool {
        if body(self) { return true }
        switch content {
        case .scalar, .alias: return false
        case .list(let items, _): return items.contains { $0.contains(body) }
        case .map(let entries, _): return entries.contains { $0.key.contains(body) || $0.value.contains(body) }
        }
    }

    /// The steps to the value that starts at a byte; outer nodes first.
    func steps(to offset: Int) -> [EditStep]? {
        if start == offset { return [] }
        guard start < offset, offset <= end else { return nil }
        switch content {
        case .scalar, .alias: return nil
        case .list(let items, _):
            for (index, item) in items.enumerated() {
                if let rest = item.steps(to: offset) { return [.index(index)] + rest }
            }
        case .map(let entries, _):
            for entry in entries where !entry.isMerge {
                if let rest = entry.value.steps(to: offset) { return [.key(entry.name)] + rest }
            }
        }
        return nil
    }
}

/// A key and its value as they are written.
struct LayoutEntry: Sendable {
    /// The key.
    var key: LayoutNode
    /// The key's text.
    var name: Symbol
    /// The value.
    var value: LayoutNode
    /// Whether it is `<<`.
    var isMerge: Bool

    /// The first byte of the entry.
    var start: Int { key.start }
    /// Behind the last byte of the entry.
    var end: Int { max(key.end, value.end) }
}

/// One document as it is written.
struct LayoutDocument: Sendable {
    /// Where the document starts: at its `---` or its first node.
    var start: Int
    /// The root; nil for an empty document.
    var root: LayoutNode
}
