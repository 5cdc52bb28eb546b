import Basics
import CLibYAML
import Tree

/// Reads the documents of one file from libyaml's events.
struct FileReader {
    private(set) var documents: [YAMLDocument] = []
    var diagnostics: [Diagnostic] = []

    private let text: SourceText
    private let sources: SourceTable
    let options: YAMLReader.Options
    private var byteOffsets: ByteOffsets

    // Of the document being read.
    private var documentStart = 0
    private var documentIndex = 0
    private var anchors: [String: Anchored] = [:]
    private var openAnchors: Set<String> = []
    private var isBroken = false
    private var nodes = 0
    private var aliasNodes = 0

    private struct Anchored {
        var value: Value
        var nodes: Int
    }

    /// Ends the document: a finding has been made.
    struct Stop: Error {}

    init(_ text: SourceText, sources: SourceTable, options: YAMLReader.Options) {
        self.text = text
        self.sources = sources
        self.options = options
        byteOffsets = ByteOffsets(isASCII: text.isASCII)
    }

    /// Reads all documents; behind an error the reading goes on at the next `---` line.
    mutating func readAll() {
        text.file.contents.withUnsafeBufferPointer { bytes in
            var start = text.start
            while let next = readStream(bytes, from: start) { start = next }
        }
    }

    /// Reads documents until the end, which gives nil, or an error, which gives where to go on.
    private mutating func readStream(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        let rest = UnsafeBufferPointer(rebasing: bytes[start...])
        yaml_parser_set_input_string(&parser, rest.baseAddress, rest.count)
        yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
        byteOffsets.restart(rest, at: start)
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(&parser, &event) == 1 else {
                beginDocument(at: start)
                syntaxError(&parser)
                return nextDocument(bytes, behind: byteOffsets.offset(of: parser.problem_mark))
            }
            let type = event.type
            let mark = event.start_mark
            yaml_event_delete(&event)
            switch type {
            case YAML_STREAM_END_EVENT: return nil
            case YAML_DOCUMENT_START_EVENT:
                let offset = byteOffsets.offset(of: mark)
                guard documents.count < options.maximumDocuments else {
                    beginDocument(at: offset)
                    report(
                        Diagnostic(
                            .yamlTooManyDocuments, "the file has more than \(options.maximumDocuments) documents",
                            at: Location(origin(offset, offset + 1)),
                            fix: "Split the file, or raise `limits.documents` in `choreoc.yaml`."))
                    return nil
                }
                beginDocument(at: offset)
                do throws(Stop) {
                    try readDocument(&parser)
                } catch {
                    finish(.null, end: bytes.count, isBroken: true)
                    return nextDocument(bytes, behind: max(byteOffsets.last, offset + 1))
                }
            default: break
            }
        }
    }

    private mutating func beginDocument(at offset: Int) {
        documentStart = offset
        documentIndex = sources.add(text.file, start: offset)
        anchors = [:]
        openAnchors = []
        isBroken = false
    }

    private mutating func readDocument(_ parser: inout yaml_parser_t) throws(Stop) {
        var event = yaml_event_t()
        try next(&parser, &event)
        let isEmpty =
            event.type == YAML_SCALAR_EVENT && event.data.scalar.length == 0 && event.data.scalar.tag == nil
            && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
        let value = try node(&parser, &event, depth: 0)
        try next(&parser, &event)
        let end = byteOffsets.offset(of: event.start_mark)
        yaml_event_delete(&event)
        if !isEmpty { finish(value, end: end, isBroken: isBroken) }
        if let budget = options.budget, !budget.take(nodes) {
            report(
                Diagnostic(
                    .tooManyNodes, "the sources hold more values than a run may read", at: Location(value.origin),
                    fix: "Narrow the sources with `--source`, or raise `limits.nodes` in `choreoc.yaml`."))
            nodes = 0
            throw Stop()
        }
        nodes = 0
    }

    private mutating func finish(_ value: Value, end: Int, isBroken: Bool) {
        documents.append(YAMLDocument(root: value, origin: origin(documentStart, end), isBroken: isBroken))
    }

    private mutating func next(_ parser: inout yaml_parser_t, _ event: inout yaml_event_t) throws(Stop) {
        guard yaml_parser_parse(&parser, &event) == 1 else {
            syntaxError(&parser)
            throw Stop()
        }
    }

    func origin(_ start: Int, _ end: Int) -> Origin {
        Origin(document: documentIndex, offset: start - documentStart, length: max(0, end - start))
    }

    mutating func report(_ diagnostic: Diagnostic) {
        if diagnostic.severity == .error { isBroken = true }
        diagnostics.append(diagnostic)
    }

    /// Reads the node that an event starts; takes the event over.
    private mutating func node(
        _ parser: inout yaml_parser_t, _ event: inout yaml_event_t, depth: Int
    ) throws(Stop) -> Value {
        nodes += 1
        switch event.type {
        case YAML_SCALAR_EVENT:
            let value = scalar(&event)
            if let anchor = event.data.scalar.anchor {
                anchors[String(cString: anchor)] = Anchored(value: value, nodes: 1)
            }
            yaml_event_delete(&event)
            return value
        case YAML_ALIAS_EVENT:
            let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
            let place = origin(byteOffsets.offset(of: event.start_mark), byteOffsets.offset(of: event.end_mark))
            yaml_event_delete(&event)
            return try alias(name, place)
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
            let start = byteOffsets.offset(of: event.start_mark)
            guard depth < options.maximumDepth else {
                yaml_event_delete(&event)
                report(
                    Diagnostic(
                        .yamlTooDeep, "lists and maps are nested deeper than \(options.maximumDepth) levels",
                        at: Location(origin(start, start + 1)),
                        fix: "Nest less, or raise `limits.depth` in `choreoc.yaml`."))
                throw Stop()
            }
            let isMap = event.type == YAML_MAPPING_START_EVENT
            let anchorName = isMap ? event.data.mapping_start.anchor : event.data.sequence_start.anchor
            let anchor = anchorName.map { String(cString: $0) }
            checkTag(isMap ? event.data.mapping_start.tag : event.data.sequence_start.tag, isMap ? "map" : "seq", start)
            yaml_event_delete(&event)
            if let anchor { openAnchors.insert(anchor) }
            let before = nodes
            let value = try isMap ? map(&parser, start, depth: depth + 1) : list(&parser, start, depth: depth + 1)
            if let anchor {
                openAnchors.remove(anchor)
                anchors[anchor] = Anchored(value: value, nodes: nodes - before + 1)
            }
            return value
        default:
            yaml_event_delete(&event)
            throw Stop()
        }
    }

    private mutating func alias(_ name: String, _ place: Origin) throws(Stop) -> Value {
        guard let anchored = anchors[name], !openAnchors.contains(name) else {
            let isCycle = openAnchors.contains(name)
            report(
                Diagnostic(
                    .yamlUnknownAnchor,
                    isCycle
                        ? "the alias `*\(name)` stands inside its own anchor"
                        : "no anchor `&\(name)` stands before this alias",
                    at: Location(place),
                    fix: nearestName(to: name, among: anchors.keys.sorted()).map { "Write `*\($0)`." }))
            return Value(.null, origin: place)
        }
        aliasNodes += anchored.nodes
        nodes += anchored.nodes
        guard aliasNodes <= options.maximumAliasNodes else {
            report(
                Diagnostic(
                    .yamlAliasExpansion,
                    "the aliases of this file expand to more than \(options.maximumAliasNodes) values",
                    at: Location(place), fix: "Write the values out, or raise `limits.aliasNodes` in `choreoc.yaml`."))
            throw Stop()
        }
        return anchored.value
    }

    private mutating func list(_ parser: inout yaml_parser_t, _ start: Int, depth: Int) throws(Stop) -> Value {
        var items: [Value] = []
        var event = yaml_event_t()
        while true {
            try next(&parser, &event)
            if event.type == YAML_SEQUENCE_END_EVENT {
                let end = byteOffsets.offset(of: event.end_mark)
                yaml_event_delete(&event)
                return .list(items, origin: origin(start, end))
            }
            items.append(try node(&parser, &event, depth: depth))
        }
    }

    private mutating func map(_ parser: inout yaml_parser_t, _ start: Int, depth: Int) throws(Stop) -> Value {
        // Most maps have a few keys: room for them is taken once.
        var map = Map(capacity: 4)
        var merges: [Value] = []
        var event = yaml_event_t()
        while true {
            try next(&parser, &event)
            if event.type == YAML_MAPPING_END_EVENT {
                let end = byteOffsets.offset(of: event.end_mark)
                yaml_event_delete(&event)
                for merge in merges { self.merge(merge, into: &map) }
                return Value(.map(map), origin: origin(start, end))
            }
            let isMerge =
                event.type == YAML_SCALAR_EVENT && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
                && event.data.scalar.length == 2 && event.data.scalar.value[0] == 0x3c
                && event.data.scalar.value[1] == 0x3c
            if isMerge {
                yaml_event_delete(&event)
                try next(&parser, &event)
                merges.append(try node(&parser, &event, depth: depth))
                continue
            }
            let (key, keyOrigin) = try self.key(&parser, &event, depth: depth)
            try next(&parser, &event)
            let value = try node(&parser, &event, depth: depth)
            if let position = map.position(of: key) {
                duplicate(key, keyOrigin, first: map.entries[position].keyOrigin)
                map.set(key, to: value, keyOrigin: keyOrigin)
            } else {
                map.append(Map.Entry(key: key, keyOrigin: keyOrigin, value: value))
            }
        }
    }

    private mutating func duplicate(_ key: Symbol, _ place: Origin, first: Origin) {
        report(
            Diagnostic(
                .duplicateKey, "the key `\(key.text)` stands twice in this map", at: Location(place),
                notes: [Diagnostic.Note("the first one is here", at: Location(first))], fix: "Remove one of the two.",
                severity: options.duplicateKeys == .lastWins ? .warning : .error))
    }

    /// Adds the entries of a merged map that are not there yet.
    private mutating func merge(_ value: Value, into map: inout Map) {
        switch value.content {
        case .map(let merged):
            for entry in merged.entries where map.position(of: entry.key) == nil { map.append(entry) }
        case .list(let list) where list.items.allSatisfy({ $0.map != nil }):
            for item in list.items { merge(item, into: &map) }
        default:
            report(
                Diagnostic(
                    .yamlMergeKey, "`<<` merges maps, but this is a \(value.typeName)", at: Location(value.origin)))
        }
    }

    /// A key: strings as they are, numbers and booleans in the text that Go gives them.
    private mutating func key(
        _ parser: inout yaml_parser_t, _ event: inout yaml_event_t, depth: Int
    ) throws(Stop) -> (Symbol, Origin) {
        if event.type == YAML_SCALAR_EVENT, event.data.scalar.tag == nil, event.data.scalar.anchor == nil {
            let text = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
            let place = origin(byteOffsets.offset(of: event.start_mark), byteOffsets.offset(of: event.end_mark))
            var resolution = ScalarResolver.Resolution.string
            if event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE { resolution = ScalarResolver.resolve(text) }
            if case .string = resolution {
                nodes += 1
                let symbol = Symbol(utf8: text)
                warnOfInvisible(text, place)
                yaml_event_delete(&event)
                return (symbol, place)
            }
        }
        let value = try node(&parser, &event, depth: depth)
        switch value.content {
        case .string(let text): return (Symbol(text), value.origin)
        case .int(let number): return (Symbol(String(number)), value.origin)
        case .uint(let number): return (Symbol(String(number)), value.origin)
        case .bool(let flag): return (Symbol(flag ? "true" : "false"), value.origin)
        case .double(let number): return (Symbol(NumberFormat.general(number, scientificFrom: 21)), value.origin)
        default:
            report(
                Diagnostic(
                    .yamlNotJSON, "a key must be a string, number or boolean, but this one is a \(value.typeName)",
                    at: Location(value.origin), fix: "Write the key in quotes."))
            return (Symbol("\u{0}\(nodes)"), value.origin)
        }
    }

    private mutating func scalar(_ event: inout yaml_event_t) -> Value {
        let text = UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length)
        let place = origin(byteOffsets.offset(of: event.start_mark), byteOffsets.offset(of: event.end_mark))
        if let tag = event.data.scalar.tag {
            return tagged(String(cString: tag), text, place, style: event.data.scalar.style)
        }
        if event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE {
            switch ScalarResolver.resolve(text) {
            case .value(let content): return Value(content, origin: place)
            case .notJSON:
                report(
                    Diagnostic(
                        .yamlNotJSON, "`\(String(decoding: text, as: UTF8.self))` is a number that JSON cannot hold",
                        at: Location(place), fix: "Write it in quotes if a string is meant."))
                return Value(.null, origin: place)
            case .string: break
            }
        }
        warnOfInvisible(text, place)
        return .string(String(decoding: text, as: UTF8.self), origin: place)
    }

    private mutating func tagged(
        _ tag: String, _ text: UnsafeBufferPointer<UInt8>, _ place: Origin, style: yaml_scalar_style_t
    ) -> Value {
        let string = String(decoding: text, as: UTF8.self)
        let prefix = "tag:yaml.org,2002:"
        let name = tag.hasPrefix(prefix) ? String(tag.dropFirst(prefix.utf8.count)) : tag
        let resolved = ScalarResolver.resolve(text)
        switch name {
        case "!", "str": return .string(string, origin: place)
        case "binary":
            guard let bytes = Base64.decode(string) else { break }
            return .string(String(decoding: bytes, as: UTF8.self), origin: place)
        case "int":
            if case .value(let content) = resolved, case .int = content { return Value(content, origin: place) }
            if case .value(let content) = resolved, case .uint = content { return Value(content, origin: place) }
        case "float":
            if case .value(let content) = resolved {
                switch content {
                case .int(let number): return Value(.double(Double(number)), origin: place)
                case .uint(let number): return Value(.double(Double(number)), origin: place)
                case .double: return Value(content, origin: place)
                default: break
                }
            }
        case "bool":
            if case .value(.bool(let flag)) = resolved { return Value(.bool(flag), origin: place) }
        case "null":
            if case .value(.null) = resolved { return Value(.null, origin: place) }
        case "timestamp": return .string(string, origin: place)
        default:
            report(
                Diagnostic(
                    .yamlUnknownTag, "the tag `\(tag)` has no meaning for Kubernetes", at: Location(place),
                    fix: "Remove the tag.", severity: options.ignoresUnknownTags ? .warning : .error))
            return .string(string, origin: place)
        }
        report(
            Diagnostic(
                .yamlTag, "`\(string)` does not fit the tag `!!\(name)`", at: Location(place), fix: "Remove the tag."))
        return .string(string, origin: place)
    }

    private mutating func checkTag(_ tag: UnsafeMutablePointer<UInt8>?, _ wanted: String, _ start: Int) {
        guard let tag else { return }
        let name = String(cString: tag)
        if name == "!" || name == "tag:yaml.org,2002:" + wanted { return }
        report(
            Diagnostic(
                .yamlUnknownTag, "the tag `\(name)` has no meaning for Kubernetes",
                at: Location(origin(start, start + 1)),
                fix: "Remove the tag.", severity: options.ignoresUnknownTags ? .warning : .error))
    }

    /// Characters that deceive a reader: bidirectional controls and zero-width ones.
    ///
    /// Escapes show them, so they are fine.
    private mutating func warnOfInvisible(_ decoded: UnsafeBufferPointer<UInt8>, _ place: Origin) {
        if decoded.allSatisfy({ $0 < 0x80 }) { return }
        let start = documentStart + place.offset
        let end = min(start + place.length, text.file.contents.count)
        for scalar in String(decoding: text.file.contents[min(start, end)..<end], as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0x2066...0x2069, 0xfeff:
                report(
                    Diagnostic(
                        .invisibleCharacter,
                        "the text holds U+\(Hexadecimal.text(UInt32(scalar.value)).uppercased().suffix(4)), which cannot be seen",
                        at: Location(place), fix: "Remove it, or write it as an escape in double quotes."))
                return
            default: break
            }
        }
    }

    private func nextDocument(_ bytes: UnsafeBufferPointer<UInt8>, behind offset: Int) -> Int? {
        // libyaml may mark the `---` itself, so the line feed before it counts too.
        var index = max(offset - 1, documentStart)
        while index + 3 < bytes.count {
            if bytes[index] == 0x0a, bytes[index + 1] == 0x2d, bytes[index + 2] == 0x2d, bytes[index + 3] == 0x2d {
                let end = index + 4
                if end >= bytes.count || [0x20, 0x09, 0x0a, 0x0d].contains(bytes[end]) { return index + 1 }
            }
            index += 1
        }
        return nil
    }

    private mutating func syntaxError(_ parser: inout yaml_parser_t) {
        let bytes = text.file.contents
        let problem = parser.problem.map { String(cString: $0) } ?? "the text is not YAML"
        let context = parser.context.map { String(cString: $0) } ?? ""
        let mark = byteOffsets.offset(of: parser.problem_mark)
        let contextMark = byteOffsets.offset(of: parser.context_mark)
        let explanation = SyntaxExplanation(
            problem: problem, context: context, mark: mark, contextMark: contextMark, in: bytes)
        if documentIndex == 0 || explanation.offset < documentStart {
            beginDocument(at: min(documentStart, explanation.offset))
        }
        var notes: [Diagnostic.Note] = []
        if let note = explanation.note {
            notes.append(Diagnostic.Note(note.message, at: Location(origin(note.offset, note.offset + 1))))
        }
        report(
            Diagnostic(
                .yamlSyntax, explanation.message,
                at: Location(origin(explanation.offset, explanation.offset + 1)), notes: notes, fix: explanation.fix))
    }
}
