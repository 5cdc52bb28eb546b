import Basics
import Tree

/// Finds the bytes of a change in the layout of a document.
struct EditLayout {
    let bytes: [UInt8]
    let style: EditStyle

    typealias Piece = YAMLEditor.Piece

    init(document: LayoutDocument, bytes: [UInt8], usesBlockScalars: Bool = true) {
        self.bytes = bytes
        var style = EditStyle(document, in: bytes)
        style.usesBlockScalars = usesBlockScalars
        self.style = style
    }

    private func piece(_ range: Range<Int>, _ body: (inout EditText) -> Void) -> Piece {
        var text = EditText(style)
        body(&text)
        return Piece(range: range, bytes: text.bytes)
    }

    // MARK: Replacing

    /// A value in the place of a node.
    func replacing(_ node: LayoutNode, in parents: [LayoutNode], with value: Value) -> [Piece] {
        let inFlow = parents.contains { $0.isFlow }
        let column = parents.last.map { SourceLines.column(of: $0.start, in: bytes) } ?? 0
        var old: LayoutNode.ScalarStyle?
        if case .scalar(let style) = node.content, !node.isEmpty { old = style }
        if node.isEmpty { return filling(node, in: parents.last, value, inFlow: inFlow, column: column) }
        let comment = old?.isBlock == true ? headerComment(node) : []
        let isLines = old?.isBlock == true
        return [
            piece(node.start..<node.end) { text in
                if let anchor = node.anchor { text.append("&\(anchor) ") }
                let start = text.output.count
                switch value.content {
                case .list, .map: text.flow(value)
                default: text.scalar(value, like: old, inFlow: inFlow, column: column + 2)
                }
                if isLines { text.insert(comment, behindFirstLineFrom: start) }
            }
        ]
    }

    /// The comment behind `|` or `>`, with the blank before it.
    private func headerComment(_ node: LayoutNode) -> [UInt8] {
        let line = bytes[node.start..<min(node.end, SourceLines.end(of: node.start, in: bytes))]
        guard let sign = line.firstIndex(of: UInt8(ascii: "#")), sign > node.start else { return [] }
        return [0x20] + Array(line[sign...])
    }

    /// A value where nothing is written: behind `key:` or `-`.
    private func filling(
        _ node: LayoutNode, in parent: LayoutNode?, _ value: Value, inFlow: Bool, column: Int
    ) -> [Piece] {
        var place = node.start
        var hasColon = true
        if let parent, case .map(let entries, true) = parent.content,
            let entry = entries.first(where: { $0.value.start == node.start && $0.value.isEmpty }),
            !bytes[entry.key.end..<node.start].contains(UInt8(ascii: ":"))
        {
            // `{key}` stands for `{key: null}`.
            place = entry.key.end
            hasColon = false
        }
        let isBlockMap = parent.map { if case .map(_, false) = $0.content { true } else { false } } ?? false
        let anchor = node.anchor
        if isBlockMap, anchor == nil, isFilled(value), !style.isJSON {
            let end = SourceLines.end(of: place, in: bytes)
            return [piece(end..<end) { $0.blockValue(value, column: column) }]
        }
        return [
            piece(place..<place) { text in
                if !hasColon { text.append(":") }
                if parent != nil { text.append(" ") }
                switch value.content {
                case .list, .map: text.flow(value)
                default: text.scalar(value, like: nil, inFlow: inFlow, column: column + 2)
                }
            }
        ]
    }

    private func isFilled(_ value: Value) -> Bool {
        switch value.content {
        case .list(let list): !list.items.isEmpty
        case .map(let map): !map.isEmpty
        default: false
        }
    }

    // MARK: Adding

    /// A new entry at the end of a map.
    func inserting(_ key: Symbol, _ value: Value, into node: LayoutNode) -> [Piece] {
        guard case .map(let entries, let isFlow) = node.content else { return [] }
        if isFlow {
            return addingToFlow(node, ranges: entries.map { $0.start..<$0.end }) { $0.flowEntry(key, value) }
        }
        guard let first = entries.first, let last = entries.last else { return [] }
        let column = SourceLines.column(of: node.anchor == nil ? node.start : first.start, in: bytes)
        let end = SourceLines.end(of: last.end, in: bytes)
        return [
            piece(end..<end) { text in
                text.line(column)
                text.blockEntry(key, value, column: column)
            }
        ]
    }

    /// A new item at the end of a list.
    func appending(_ value: Value, to node: LayoutNode) -> [Piece] {
        guard case .list(let items, let isFlow) = node.content else { return [] }
        if isFlow { return addingToFlow(node, ranges: items.map { $0.start..<$0.end }) { $0.flow(value) } }
        guard let first = items.first, let last = items.last else { return [] }
        let dash = node.anchor == nil ? node.start : SourceLines.dash(before: first.start, in: bytes)
        let column = SourceLines.column(of: dash, in: bytes)
        let end = SourceLines.end(of: last.end, in: bytes)
        return [
            piece(end..<end) { text in
                text.line(column)
                if last.isFlow {
                    text.append("-" + String(repeating: " ", count: style.dashWidth - 1))
                    text.flow(value)
                } else {
                    text.blockItem(value, column: column)
                }
            }
        ]
    }

    /// A new entry or item before the closing bracket; on a line of its own if the last one has one.
    private func addingToFlow(
        _ node: LayoutNode, ranges: [Range<Int>], _ write: (inout EditText) -> Void
    ) -> [Piece] {
        guard let last = ranges.last else {
            let open = (bytes[node.start..<node.end].firstIndex { $0 == 0x5b || $0 == 0x7b } ?? node.start) + 1
            let close = node.end - 1
            let isBlank = bytes[open..<close].allSatisfy { $0 == 0x20 }
            return [piece(open..<(isBlank ? close : open), write)]
        }
        let end = trimmed(last)
        let next = SourceLines.nextToken(from: end, in: bytes)
        let comma = next < node.end && bytes[next] == UInt8(ascii: ",") ? next : nil
        let close = node.end - 1
        let lineEnd = SourceLines.end(of: comma ?? end, in: bytes)
        guard SourceLines.isFirst(last.lowerBound, in: bytes), ranges.count > 1 || lineEnd < close else {
            return [
                piece(end..<end) { text in
                    text.append(", ")
                    write(&text)
                }
            ]
        }
        let prefix = bytes[SourceLines.start(of: last.lowerBound, in: bytes)..<last.lowerBound]
        let place = lineEnd < close ? lineEnd : (comma.map { $0 + 1 } ?? end)
        var pieces: [Piece] = []
        if comma == nil, place > end { pieces.append(Piece(range: end..<end, bytes: [UInt8(ascii: ",")])) }
        pieces.append(
            piece(place..<place) { text in
                if comma == nil, place == end { text.append(",") }
                text.append("\n")
                text.append(prefix)
                write(&text)
                if comma != nil { text.append(",") }
            })
        return pieces
    }

    /// A range without the blanks before the comma or bracket that ends it.
    private func trimmed(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, [0x20, 0x09, 0x0a, 0x0d].contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    // MARK: Removing

    /// The pieces without an entry or item; nil where a comment would go with it or nothing would be left.
    func removing(_ step: EditStep, of parent: LayoutNode) -> [Piece]? {
        var ranges: [Range<Int>] = []
        var position = 0
        switch (step, parent.content) {
        case (.key(let key), .map(let entries, _)):
            ranges = entries.map { $0.start..<$0.end }
            guard let found = entries.lastIndex(where: { $0.name == key && !$0.isMerge }) else { return nil }
            position = found
        case (.index(let index), .list(let items, let isFlow)):
            ranges = items.map { (isFlow ? $0.start : SourceLines.dash(before: $0.start, in: bytes))..<$0.end }
            position = index
        default: return nil
        }
        return parent.isFlow
            ? removingFromFlow(ranges, position, parent) : removingFromBlock(ranges, position)
    }

    private func removingFromBlock(_ ranges: [Range<Int>], _ position: Int) -> [Piece]? {
        let range = ranges[position]
        guard ranges.count > 1 else { return nil }
        if SourceLines.isFirst(range.lowerBound, in: bytes) {
            var start = SourceLines.start(of: range.lowerBound, in: bytes)
            let end = SourceLines.end(of: range.upperBound, in: bytes)
            let behind = SourceLines.behindBreak(at: end, in: bytes)
            if behind == end, start > 0 {
                // The last line of a file that does not end with a line break.
                start -= start > 1 && bytes[start - 1] == 0x0a && bytes[start - 2] == 0x0d ? 2 : 1
            }
            return [Piece(range: start..<behind, bytes: [])]
        }
        // Behind a `- `: the next entry moves up.
        guard position + 1 < ranges.count else { return nil }
        let next = ranges[position + 1].lowerBound
        guard SourceLines.nextToken(from: range.upperBound, in: bytes) == next,
            !bytes[range.upperBound..<next].contains(UInt8(ascii: "#"))
        else { return nil }
        return [Piece(range: range.lowerBound..<next, bytes: [])]
    }

    private func removingFromFlow(_ ranges: [Range<Int>], _ position: Int, _ parent: LayoutNode) -> [Piece]? {
        let range = ranges[position].lowerBound..<trimmed(ranges[position])
        let next = SourceLines.nextToken(from: range.upperBound, in: bytes)
        if position + 1 < ranges.count {
            guard bytes[next] == UInt8(ascii: ",") else { return nil }
            let following = ranges[position + 1].lowerBound
            if bytes[range.upperBound..<following].contains(UInt8(ascii: "#")) {
                return [Piece(range: range, bytes: []), Piece(range: next..<(next + 1), bytes: [])]
            }
            return [Piece(range: range.lowerBound..<following, bytes: [])]
        }
        guard position > 0 else { return [Piece(range: range, bytes: [])] }
        let before = trimmed(ranges[position - 1])
        let comma = SourceLines.nextToken(from: before, in: bytes)
        guard bytes[comma] == UInt8(ascii: ",") else { return nil }
        if next < parent.end, bytes[next] == UInt8(ascii: ",") {
            // The comma before stays as the last one, the one behind goes.
            return [Piece(range: range, bytes: []), Piece(range: next..<(next + 1), bytes: [])]
        }
        if bytes[before..<range.lowerBound].contains(UInt8(ascii: "#")) {
            return [Piece(range: comma..<(comma + 1), bytes: []), Piece(range: range, bytes: [])]
        }
        return [Piece(range: before..<range.upperBound, bytes: [])]
    }
}

extension EditText {
    /// Puts a comment behind the first line of what was written from a position.
    fileprivate mutating func insert(_ comment: [UInt8], behindFirstLineFrom start: Int) {
        if comment.isEmpty { return }
        insert(comment, at: output[start...].firstIndex(of: 0x0a) ?? output.count)
    }
}
