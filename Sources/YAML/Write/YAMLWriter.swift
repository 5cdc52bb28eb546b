import Basics
import Tree

/// Writes values as block YAML that PyYAML (YAML 1.1), ruamel.yaml (YAML 1.2) and the Go parser of Kubernetes read alike.
///
/// Two-space indent, lists at the column of their key, keys sorted bytewise, block scalars for multi-line text, quotes
/// only where one of the three would misread the plain text. The same value gives the same bytes everywhere.
/// Numbers are written as Go's JSON encoder writes them; bytes are base64, timestamps RFC 3339, durations nanoseconds, a
/// CEL null 0, a type its name, `optional.none` null and an omitted value `{}`. Every text ends with a line break.
public enum YAMLWriter {
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
        var writer = TreeWalk()
        withUnsafePointer(to: value) { writer.write($0, isObject: isObject) }
        output.append(contentsOf: writer.text.output.bytes)
    }
}

/// Writes many Kubernetes objects as `YAMLWriter.appendObject` does, with room that it takes once. For one thread.
public final class YAMLObjectWriter {
    private var walk = TreeWalk()

    /// A writer.
    public init() {}

    /// The text of an object.
    public func bytes(of object: Value) -> [UInt8] {
        walk.reset()
        withUnsafePointer(to: object) { walk.write($0, isObject: true) }
        return Array(walk.text.output.bytes)
    }
}

/// The walk through one tree that is being written.
private struct TreeWalk: ~Copyable {
    private(set) var text = ScalarText()
    private var frames: [Frame] = []
    /// The keys of the maps being written, outer maps first; each frame of a map knows where its own begin.
    private var keys: [SortedKey] = []
    /// What was made for writing, each in an array of its own, kept until the end since frames point into it.
    private var converted: [[Value]] = []
    private let valueOffset = TreeWalk.valueOffset

    /// Where an entry of a map holds its value, in bytes: a key path would be looked up again for every entry.
    private static let valueOffset: Int = {
        guard let offset = MemoryLayout<Map.Entry>.offset(of: \.value) else {
            preconditionFailure("a stored property has an offset")
        }
        return offset
    }()

    init() {
        frames.reserveCapacity(24)
        keys.reserveCapacity(64)
    }

    /// Makes room for another tree.
    mutating func reset() {
        text.reset()
        frames.removeAll(keepingCapacity: true)
        keys.removeAll(keepingCapacity: true)
        converted.removeAll()
    }

    /// A list or map being written: the stack of these stands in for recursion, so that depth costs no machine stack.
    ///
    /// The pointers reach into the arrays of the tree, which stays alive and unchanged meanwhile, or of `converted`.
    private struct Frame {
        /// The items of a list; nil for a map.
        var items: UnsafePointer<Value>?
        /// The entries of a map, in their own order; nil for a list.
        var entries: UnsafePointer<Map.Entry>?
        /// The range and the next item of the list, or of `keys`.
        var start: Int
        var end: Int
        var position: Int
        /// The column of the `-` or of the keys.
        var column: Int
        var ranks: KeyRanks
        /// Whether the first item goes behind a `- ` that is already there.
        var continuesLine: Bool
    }

    mutating func write(_ root: UnsafePointer<Value>, isObject: Bool) {
        let root = data(root)
        if !open(root, column: 0, ranks: isObject ? .object : .none) {
            text.isRoot = true
            scalarLine(root, indent: 2)
        }
        while let last = frames.indices.last {
            let frame = frames[last]
            guard frame.position < frame.end else {
                frames.removeLast()
                if frame.entries != nil { keys.removeLast(frame.end - frame.start) }
                continue
            }
            frames[last].position += 1
            if !frame.continuesLine || frame.position > frame.start { text.indent(frame.column) }
            if let items = frame.items {
                text.dash()
                let item = data(items + frame.position)
                if !open(item, column: frame.column + 2, ranks: .none, continuesLine: true) {
                    scalarLine(item, indent: frame.column + 2)
                }
            } else if let entry = frame.entries.map({ $0 + Int(keys[frame.position].position) }) {
                text.key(keys[frame.position].bytes, column: frame.column)
                let value = UnsafeRawPointer(entry).advanced(by: valueOffset).assumingMemoryBound(to: Value.self)
                writeValue(data(value), column: frame.column, ranks: frame.ranks.inside(entry.pointee.key))
            }
        }
    }

    /// Writes what stands behind `key:`.
    private mutating func writeValue(_ value: UnsafePointer<Value>, column: Int, ranks: KeyRanks) {
        var isList = false
        if case .list = value.pointee.content { isList = true }
        // Opening writes nothing, it only tells whether lines follow.
        if open(value, column: isList ? column : column + 2, ranks: ranks) {
            text.lineBreak()
        } else {
            text.space()
            scalarLine(value, indent: column + 2)
        }
    }

    private mutating func scalarLine(_ value: UnsafePointer<Value>, indent: Int) {
        text.scalar(value, indent: indent)
        text.lineBreak()
    }

    /// The value as data: what is inside of optionals, and maps with string keys.
    private mutating func data(_ value: UnsafePointer<Value>) -> UnsafePointer<Value> {
        switch value.pointee.content {
        case .optional, .keyedMap: break
        default: return value
        }
        var content = value.pointee.content
        while case .optional(let inner) = content { content = inner?.content ?? .null }
        if case .keyedMap(let map) = content { content = .map(map.withTextKeys) }
        let holder = [Value(content)]
        converted.append(holder)
        return holder.withUnsafeBufferPointer { $0.baseAddress } ?? value
    }

    /// Starts a list or map that is not empty; false for anything else.
    private mutating func open(
        _ value: UnsafePointer<Value>, column: Int, ranks: KeyRanks, continuesLine: Bool = false
    ) -> Bool {
        var frame = Frame(
            start: 0, end: 0, position: 0, column: column, ranks: ranks, continuesLine: continuesLine)
        switch value.pointee.content {
        case .list(let list):
            frame.items = list.items.withUnsafeBufferPointer { $0.baseAddress }
            frame.end = list.items.count
        case .map(let map):
            frame.entries = map.entries.withUnsafeBufferPointer { $0.baseAddress }
            frame.start = keys.count
            SortedKey.append(map.entries, ranks: ranks, to: &keys)
            frame.position = frame.start
            frame.end = keys.count
        default: return false
        }
        if frame.start == frame.end { return false }
        frames.append(frame)
        return true
    }
}
