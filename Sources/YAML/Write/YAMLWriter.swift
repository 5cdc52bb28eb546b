import Basics
import Tree

/// Writes values as block YAML that PyYAML (YAML 1.1), ruamel.yaml (YAML 1.2) and the Go parser of Kubernetes read alike.
///
/// Two-space indent, lists at the column of their key, keys sorted bytewise, block scalars for multi-line text, quotes
/// only where one of the three would misread the plain text. The same value gives the same bytes everywhere.
/// Numbers are written as Go's JSON encoder writes them; bytes are base64, timestamps RFC 3339, durations nanoseconds, a
/// CEL null 0, a type its name, `optional.none` null and an omitted value `{}`. Every text ends with a line break.
public struct YAMLWriter {
    private var text = ScalarText()
    private var frames: [Frame] = []
    /// The keys of the maps being written, outer maps first; each frame of a map knows where its own begin.
    private var keys: [SortedKey] = []

    private init() {}

    /// Appends any value.
    ///
    /// A map with `apiVersion` and `kind` is written as `appendObject` does, any other with its keys sorted.
    public static func append(_ value: Value, to output: inout [UInt8]) {
        let isObject = value["apiVersion"] != nil && value["kind"] != nil
        write(value, isObject: isObject, to: &output)
    }

    /// Appends a Kubernetes object: `apiVersion`, `kind`, `metadata` (in it `name`, `namespace` first), then the rest.
    public static func appendObject(_ object: Value, to output: inout [UInt8]) {
        write(object, isObject: true, to: &output)
    }

    private static func write(_ value: Value, isObject: Bool, to output: inout [UInt8]) {
        var writer = YAMLWriter()
        swap(&writer.text.output, &output)
        writer.write(value, isObject: isObject)
        swap(&writer.text.output, &output)
    }

    /// A list or map being written: the stack of these stands in for recursion, so that depth costs no machine stack.
    private struct Frame {
        var items: Items
        /// The next item; for maps, of the sorted keys.
        var position: Int
        var end: Int
        /// The column of the `-` or of the keys.
        var column: Int
        /// Whether the first item goes behind a `- ` that is already there.
        var continuesLine: Bool

        enum Items {
            case list([Value])
            case map([Map.Entry], ranks: KeyRanks)
        }
    }

    private mutating func write(_ value: Value, isObject: Bool) {
        let content = Self.unwrapped(value.content)
        guard open(content, column: 0, continuesLine: false, ranks: isObject ? .object : .none) else {
            text.scalar(content, indent: 2)
            text.lineBreak()
            return
        }
        while let last = frames.indices.last {
            if frames[last].position == frames[last].end {
                closeFrame()
                continue
            }
            let position = frames[last].position
            let column = frames[last].column
            frames[last].position += 1
            if frames[last].continuesLine { frames[last].continuesLine = false } else { text.indent(column) }
            switch frames[last].items {
            case .list(let items):
                text.dash()
                let content = Self.unwrapped(items[position].content)
                if !open(content, column: column + 2, continuesLine: true, ranks: .none) {
                    text.scalar(content, indent: column + 2)
                    text.lineBreak()
                }
            case .map(let entries, let ranks):
                let key = keys[position]
                text.key(key.bytes, column: column)
                let content = Self.unwrapped(entries[key.position].value.content)
                entry(content, key: key.symbol, column: column, ranks: ranks)
            }
        }
    }

    /// Writes the value behind `key:`.
    private mutating func entry(_ content: Content, key: Symbol, column: Int, ranks: KeyRanks) {
        var isList = false
        if case .list = content { isList = true }
        let inner = ranks.inner(of: key)
        // The line break belongs between key and items, but only `open` knows whether there are any.
        if open(content, column: isList ? column : column + 2, continuesLine: false, ranks: inner) {
            text.lineBreak()
        } else {
            text.space()
            text.scalar(content, indent: column + 2)
            text.lineBreak()
        }
    }

    /// The content inside of optionals.
    private static func unwrapped(_ content: Content) -> Content {
        var content = content
        while case .optional(let inner) = content { content = inner?.content ?? .null }
        return content
    }

    /// Starts a list or map that is not empty; false for anything else.
    private mutating func open(_ content: Content, column: Int, continuesLine: Bool, ranks: KeyRanks) -> Bool {
        switch content {
        case .list(let list):
            if list.items.isEmpty { return false }
            frames.append(
                Frame(
                    items: .list(list.items), position: 0, end: list.items.count, column: column,
                    continuesLine: continuesLine))
            return true
        case .map(let map): return open(map, column: column, continuesLine: continuesLine, ranks: ranks)
        case .keyedMap(let map):
            return open(map.withTextKeys, column: column, continuesLine: continuesLine, ranks: ranks)
        default: return false
        }
    }

    private mutating func open(_ map: Map, column: Int, continuesLine: Bool, ranks: KeyRanks) -> Bool {
        if map.isEmpty { return false }
        let start = keys.count
        SortedKey.append(map.entries, ranks: ranks, to: &keys)
        frames.append(
            Frame(
                items: .map(map.entries, ranks: ranks), position: start, end: keys.count, column: column,
                continuesLine: continuesLine))
        return true
    }

    private mutating func closeFrame() {
        guard let frame = frames.popLast(), case .map(let entries, _) = frame.items else { return }
        keys.removeLast(entries.count)
    }
}
