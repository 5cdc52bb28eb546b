import Basics
import CLibYAML

/// Reads where the nodes of a file stand, from libyaml's events.
///
/// The file has been read by `YAMLReader` without errors before, so depth and size are within the limits.
struct LayoutReader {
    private let bytes: [UInt8]
    private let start: Int
    private var offsets: ByteOffsets
    private var documents: [LayoutDocument] = []

    private struct Unreadable: Error {}

    /// The documents of a text; nil when it is no YAML.
    static func documents(of text: SourceText) -> [LayoutDocument]? {
        var reader = LayoutReader(text)
        return reader.read()
    }

    private init(_ text: SourceText) {
        bytes = text.file.contents
        start = text.start
        offsets = ByteOffsets(isASCII: text.isASCII)
    }

    private mutating func read() -> [LayoutDocument]? {
        let bytes = bytes
        return bytes.withUnsafeBufferPointer { buffer -> [LayoutDocument]? in
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { return nil }
            defer { yaml_parser_delete(&parser) }
            let rest = UnsafeBufferPointer(rebasing: buffer[start...])
            yaml_parser_set_input_string(&parser, rest.baseAddress, rest.count)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            offsets.restart(rest, at: start)
            do throws(Unreadable) {
                try readStream(&parser)
            } catch {
                return nil
            }
            return documents
        }
    }

    private mutating func readStream(_ parser: inout yaml_parser_t) throws(Unreadable) {
        while true {
            var event = try next(&parser)
            let type = event.type
            let mark = event.start_mark
            yaml_event_delete(&event)
            switch type {
            case YAML_STREAM_END_EVENT: return
            case YAML_DOCUMENT_START_EVENT:
                let start = offsets.offset(of: mark)
                var first = try next(&parser)
                documents.append(LayoutDocument(start: start, root: try node(&parser, &first)))
            default: break
            }
        }
    }

    private func next(_ parser: inout yaml_parser_t) throws(Unreadable) -> yaml_event_t {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { throw Unreadable() }
        return event
    }

    /// Reads the node that an event starts; takes the event over.
    private mutating func node(
        _ parser: inout yaml_parser_t, _ event: inout yaml_event_t
    ) throws(Unreadable) -> LayoutNode {
        let start = offsets.offset(of: event.start_mark)
        let end = offsets.offset(of: event.end_mark)
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_SCALAR_EVENT: return scalar(event, start, end)
        case YAML_ALIAS_EVENT:
            return LayoutNode(
                content: .alias(event.data.alias.anchor.map { Self.text($0) } ?? ""), start: start, end: end)
        case YAML_SEQUENCE_START_EVENT:
            var node = LayoutNode(
                content: .list([], isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE), start: start,
                end: end, anchor: event.data.sequence_start.anchor.map { Self.text($0) })
            try list(&parser, &node)
            return node
        case YAML_MAPPING_START_EVENT:
            var node = LayoutNode(
                content: .map([], isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE), start: start,
                end: end, anchor: event.data.mapping_start.anchor.map { Self.text($0) })
            try map(&parser, &node)
            return node
        default: throw Unreadable()
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>) -> String { String(cString: pointer) }

    private func scalar(_ event: yaml_event_t, _ start: Int, _ end: Int) -> LayoutNode {
        let scalar = event.data.scalar
        let style: LayoutNode.ScalarStyle =
            switch scalar.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        var isNull = false
        if style == .plain, scalar.tag == nil, case .value(.null) = ScalarResolver.resolve(text) { isNull = true }
        return LayoutNode(
            content: .scalar(style), start: start, end: style.isBlock ? blockEnd(start, end) : end,
            anchor: scalar.anchor.map { Self.text($0) }, isNull: isNull)
    }

    /// Behind the last line of a block scalar, without its line break and the blank lines that chomping drops.
    private func blockEnd(_ start: Int, _ end: Int) -> Int {
        let header = bytes[start..<end].prefix { $0 != 0x0a && $0 != 0x0d && $0 != UInt8(ascii: "#") }
        var end = end
        let keeps = header.contains(UInt8(ascii: "+"))
        while end > start, [0x20, 0x0a, 0x0d].contains(bytes[end - 1]) {
            let isBreak = bytes[end - 1] != 0x20
            end -= 1
            if isBreak, keeps {
                if end > start, bytes[end] == 0x0a, bytes[end - 1] == 0x0d { end -= 1 }
                break
            }
        }
        return end
    }

    private mutating func list(_ parser: inout yaml_parser_t, _ node: inout LayoutNode) throws(Unreadable) {
        var items: [LayoutNode] = []
        let isFlow = node.isFlow
        while true {
            var event = try next(&parser)
            if event.type == YAML_SEQUENCE_END_EVENT {
                if isFlow { node.end = offsets.offset(of: event.end_mark) }
                yaml_event_delete(&event)
                break
            }
            items.append(try self.node(&parser, &event))
        }
        if !isFlow, let last = items.last { node.end = last.end }
        node.content = .list(items, isFlow: isFlow)
    }

    private mutating func map(_ parser: inout yaml_parser_t, _ node: inout LayoutNode) throws(Unreadable) {
        var entries: [LayoutEntry] = []
        let isFlow = node.isFlow
        while true {
            var event = try next(&parser)
            if event.type == YAML_MAPPING_END_EVENT {
                if isFlow { node.end = offsets.offset(of: event.end_mark) }
                yaml_event_delete(&event)
                break
            }
            var name = ""
            var isMerge = false
            if event.type == YAML_SCALAR_EVENT {
                let text = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
                name = String(decoding: text, as: UTF8.self)
                isMerge = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && name == "<<"
            }
            let key = try self.node(&parser, &event)
            var second = try next(&parser)
            let value = try self.node(&parser, &second)
            entries.append(LayoutEntry(key: key, name: Symbol(name), value: value, isMerge: isMerge))
        }
        if !isFlow, let last = entries.last { node.end = last.end }
        node.content = .map(entries, isFlow: isFlow)
    }
}
