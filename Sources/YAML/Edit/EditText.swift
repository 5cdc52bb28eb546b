import Basics
import Tree

/// The text of new values.
struct EditText {
    let style: EditStyle
    private(set) var output: [UInt8] = []

    init(_ style: EditStyle) {
        self.style = style
    }

    /// The text with the line breaks of the file.
    var bytes: [UInt8] {
        guard style.usesCarriageReturns else { return output }
        var bytes: [UInt8] = []
        for byte in output {
            if byte == 0x0a { bytes.append(0x0d) }
            bytes.append(byte)
        }
        return bytes
    }

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }
    mutating func append(_ bytes: some Sequence<UInt8>) { output.append(contentsOf: bytes) }
    mutating func insert(_ bytes: [UInt8], at position: Int) { output.insert(contentsOf: bytes, at: position) }
    mutating func line(_ column: Int) { append("\n" + String(repeating: " ", count: column)) }

    // MARK: Scalars

    /// A value without children; `like` is the style that the value had before.
    mutating func scalar(
        _ value: Value, like old: LayoutNode.ScalarStyle?, inFlow: Bool, column: Int
    ) {
        guard let text = value.string else {
            if style.isJSON {
                append(JSONWriter.text(value))
                return
            }
            var writer = ScalarText()
            withUnsafePointer(to: value) { writer.scalar($0, indent: column) }
            output.append(contentsOf: writer.output.bytes)
            return
        }
        string(text, like: old, inFlow: inFlow, column: column, isKey: false)
    }

    /// A key with its colon.
    mutating func key(_ name: Symbol, inFlow: Bool, column: Int) {
        string(name.text, like: nil, inFlow: inFlow, column: column, isKey: true)
        append(":")
    }

    private mutating func string(
        _ text: String, like old: LayoutNode.ScalarStyle?, inFlow: Bool, column: Int, isKey: Bool
    ) {
        if style.isJSON {
            append(JSONWriter.text(.string(text)))
            return
        }
        var copy = text
        var writer = ScalarText()
        let isOneLine = isKey || inFlow || !style.usesBlockScalars
        copy.withUTF8 { bytes in
            writer.write(bytes, as: Self.form(bytes, like: old, inFlow, isOneLine, column), indent: column)
        }
        output.append(contentsOf: writer.output.bytes)
    }

    /// The form that the old value had, where it holds the text; else the emitter's.
    private static func form(
        _ text: UnsafeBufferPointer<UInt8>, like old: LayoutNode.ScalarStyle?, _ inFlow: Bool, _ isOneLine: Bool,
        _ column: Int
    ) -> ScalarForm {
        let form = ScalarForm(text, isKey: isOneLine, startsLine: column == 0)
        switch (old, form) {
        case (.doubleQuoted, _): return .doubleQuoted
        case (.singleQuoted, .plain): return .singleQuoted
        case (_, .plain) where inFlow && text.contains(where: { [0x2c, 0x5b, 0x5d, 0x7b, 0x7d].contains($0) }):
            return .singleQuoted
        default: return form
        }
    }

    // MARK: Lists and maps

    /// A value in brackets.
    mutating func flow(_ value: Value) {
        switch value.content {
        case .list(let list):
            append("[")
            for (index, item) in list.items.enumerated() {
                if index > 0 { append(", ") }
                flow(item)
            }
            append("]")
        case .map(let map):
            append("{")
            for (index, entry) in map.entries.enumerated() {
                if index > 0 { append(", ") }
                flowEntry(entry.key, entry.value)
            }
            append("}")
        default: scalar(value, like: nil, inFlow: true, column: 0)
        }
    }

    /// A key and its value inside braces.
    mutating func flowEntry(_ key: Symbol, _ value: Value) {
        self.key(key, inFlow: true, column: 1)
        append(" ")
        flow(value)
    }

    /// A whole document, with its last line break.
    mutating func document(_ value: Value) {
        if let map = value.map, !map.isEmpty, !style.isJSON {
            for (index, entry) in map.entries.enumerated() {
                if index > 0 { line(0) }
                blockEntry(entry.key, entry.value, column: 0)
            }
        } else {
            flow(value)
        }
        append("\n")
    }

    /// What stands behind `key:` in a block map whose keys are in a column: on the same line, or lines of its own.
    mutating func blockValue(_ value: Value, column: Int) {
        switch value.content {
        case .list(let list) where !list.items.isEmpty && !style.isJSON:
            for item in list.items {
                line(column + style.listOffset)
                blockItem(item, column: column + style.listOffset)
            }
        case .map(let map) where !map.isEmpty && !style.isJSON:
            for entry in map.entries {
                line(column + style.step)
                blockEntry(entry.key, entry.value, column: column + style.step)
            }
        case .list, .map:
            append(" ")
            flow(value)
        default:
            append(" ")
            scalar(value, like: nil, inFlow: false, column: column + 2)
        }
    }

    /// A key and its value in a block map.
    mutating func blockEntry(_ key: Symbol, _ value: Value, column: Int) {
        self.key(key, inFlow: false, column: column)
        blockValue(value, column: column)
    }

    /// An item of a block list whose `-` is in a column.
    mutating func blockItem(_ value: Value, column: Int) {
        append("-" + String(repeating: " ", count: style.dashWidth - 1))
        let inner = column + style.dashWidth
        switch value.content {
        case .map(let map) where !map.isEmpty && !style.isJSON:
            for (index, entry) in map.entries.enumerated() {
                if index > 0 { line(inner) }
                blockEntry(entry.key, entry.value, column: inner)
            }
        case .list, .map: flow(value)
        default: scalar(value, like: nil, inFlow: false, column: column + 2)
        }
    }
}
