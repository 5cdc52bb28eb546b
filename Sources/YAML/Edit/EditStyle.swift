import Basics
import Tree

/// How new text is written, so that it looks like its neighbours.
struct EditStyle {
    /// Strings and keys in double quotes, as JSON has them.
    var isJSON = false
    /// Texts of several lines as block scalars; what follows in the file may leave no room for them.
    var usesBlockScalars = true
    /// CRLF between lines.
    var usesCarriageReturns = false
    /// Columns by which a map inside a map is indented.
    var step = 2
    /// Columns by which a list inside a map is indented.
    var listOffset = 0
    /// Columns from a `-` to its item.
    var dashWidth = 2

    /// The emitter's own style.
    init() {}

    /// The style of a document.
    init(_ document: LayoutDocument, in bytes: [UInt8]) {
        if let feed = bytes.firstIndex(of: 0x0a) { usesCarriageReturns = feed > 0 && bytes[feed - 1] == 0x0d }
        if case .map(let entries, true) = document.root.content {
            isJSON = entries.first.map { bytes[$0.key.start] == UInt8(ascii: "\"") } ?? false
        }
        if case .list(_, true) = document.root.content { isJSON = true }
        var found: (step: Int?, list: Int?, dash: Int?) = (nil, nil, nil)
        Self.measure(document.root, bytes, &found)
        if let step = found.step { self.step = step }
        if let offset = found.list { listOffset = offset }
        if let dash = found.dash { dashWidth = dash }
    }

    /// Finds the first map in a map, list in a map and item of a list that stand on lines of their own.
    private static func measure(
        _ node: LayoutNode, _ bytes: [UInt8], _ found: inout (step: Int?, list: Int?, dash: Int?)
    ) {
        switch node.content {
        case .scalar, .alias: return
        case .list(let items, let isFlow):
            if isFlow { return }
            let dash = SourceLines.column(of: node.start, in: bytes)
            for item in items {
                if found.dash == nil, !item.isEmpty,
                    SourceLines.start(of: item.start, in: bytes)
                        == SourceLines.start(of: SourceLines.dash(before: item.start, in: bytes), in: bytes)
                {
                    let width = SourceLines.column(of: item.start, in: bytes) - dash
                    if (2...8).contains(width) { found.dash = width }
                }
                measure(item, bytes, &found)
            }
        case .map(let entries, let isFlow):
            if isFlow { return }
            let column = SourceLines.column(of: node.start, in: bytes)
            for entry in entries {
                if case .map(_, false) = entry.value.content, found.step == nil {
                    let inner = SourceLines.column(of: entry.value.start, in: bytes) - column
                    if (1...12).contains(inner) { found.step = inner }
                }
                if case .list(_, false) = entry.value.content, found.list == nil {
                    let inner = SourceLines.column(of: entry.value.start, in: bytes) - column
                    if (0...12).contains(inner) { found.list = inner }
                }
                measure(entry.value, bytes, &found)
            }
        }
    }
}

/// Lines of a text.
enum SourceLines {
    /// The first byte of the line of a byte.
    static func start(of offset: Int, in bytes: [UInt8]) -> Int {
        var start = min(offset, bytes.count)
        while start > 0, bytes[start - 1] != 0x0a, bytes[start - 1] != 0x0d { start -= 1 }
        return start
    }

    /// Behind the last byte of the line of a byte, before its line break.
    static func end(of offset: Int, in bytes: [UInt8]) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != 0x0a, bytes[end] != 0x0d { end += 1 }
        return end
    }

    /// Behind the line break at a byte; the byte itself when there is none.
    static func behindBreak(at offset: Int, in bytes: [UInt8]) -> Int {
        guard offset < bytes.count else { return offset }
        if bytes[offset] == 0x0d, offset + 1 < bytes.count, bytes[offset + 1] == 0x0a { return offset + 2 }
        return bytes[offset] == 0x0a || bytes[offset] == 0x0d ? offset + 1 : offset
    }

    /// Bytes between the start of the line and a byte; a byte order mark does not count.
    static func column(of offset: Int, in bytes: [UInt8]) -> Int {
        let start = start(of: offset, in: bytes)
        let isMarked = start == 0 && bytes.starts(with: [0xef, 0xbb, 0xbf])
        return max(0, offset - start - (isMarked ? 3 : 0))
    }

    /// The `-` of the item at a byte; the byte itself when there is none before it on its line.
    static func dash(before offset: Int, in bytes: [UInt8]) -> Int {
        var position = offset
        while position > 0, bytes[position - 1] == 0x20 { position -= 1 }
        return position > 0 && bytes[position - 1] == UInt8(ascii: "-") ? position - 1 : offset
    }

    /// Whether only blanks stand between the start of the line and a byte.
    static func isFirst(_ offset: Int, in bytes: [UInt8]) -> Bool {
        bytes[start(of: offset, in: bytes)..<offset].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    /// The next byte from an offset that is neither blank, line break nor part of a comment.
    static func nextToken(from offset: Int, in bytes: [UInt8]) -> Int {
        var position = offset
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0a, 0x0d: position += 1
            case UInt8(ascii: "#") where position == 0 || [0x20, 0x09, 0x0a, 0x0d].contains(bytes[position - 1]):
                position = end(of: position, in: bytes)
            default: return position
            }
        }
        return position
    }
}
