import Basics
import Tree

/// Random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// Random documents in random layouts: block, flow and mixed, with comments, blank lines, quotes and line ends.
struct DocumentGenerator {
    var random: SplitMix
    private(set) var text = ""
    private var step = 2
    private var listOffset = 0
    private var comments = 0
    private var isJSON = false

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    static let words = [
        "a", "image", "registry.example/app:1.0", "yes", "3", "a b", "it's", "x: y", "# no", "ü", "名", "p,q", "{b}", "",
        "- d", "true", "1e3", "key with: colon", "\"q\"", "[x]", "~", "tab\tbed", "2024-01-01", "&a", "*a", "!t", "%",
        "@",
    ]

    /// A file of one to three documents.
    mutating func file() -> String {
        isJSON = chance(6)
        let count = isJSON ? 1 : Int.random(in: 1...3, using: &random)
        for index in 0..<count {
            if index > 0 || (!isJSON && chance(4)) { text += chance(5) ? "--- # next\n" : "---\n" }
            step = [2, 2, 3, 4].randomElement(using: &random) ?? 2
            listOffset = chance(2) ? 0 : step
            comment(0)
            if isJSON {
                json(map(depth: 0), column: 0, overLines: chance(2))
                text += "\n"
            } else {
                blockMap(map(depth: 0), column: 0)
            }
        }
        if chance(4), text.hasSuffix("\n") { text.removeLast() }
        if chance(4) { text = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") }
        return text
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    mutating func scalar() -> Value {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: Value(.int(Int64.random(in: -5...900, using: &random)))
        case 1: .bool(chance(2))
        case 2: .null
        case 3: .string(["one\ntwo\n", "one\n\n  two", "x\ny\n\n"].randomElement(using: &random) ?? "")
        default: .string(Self.words.randomElement(using: &random) ?? "")
        }
    }

    mutating func value(depth: Int) -> Value {
        if depth > 3 { return scalar() }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return map(depth: depth)
        case 1:
            let count = Int.random(in: 0...3, using: &random)
            let isMaps = chance(2)
            return .list((0..<count).map { _ in isMaps ? map(depth: depth + 1) : scalar() })
        default: return scalar()
        }
    }

    mutating func map(depth: Int) -> Value {
        var map: Map = [:]
        let names = ["name", "env", "value", "key", "on", "spec", "ä", "1", "a b"]
        for _ in 0..<Int.random(in: (depth == 0 ? 2 : 0)...4, using: &random) {
            map.set(Symbol(names.randomElement(using: &random) ?? ""), to: value(depth: depth + 1))
        }
        return .map(map)
    }

    // MARK: Writing

    private mutating func comment(_ column: Int) {
        if chance(4) {
            comments += 1
            text += String(repeating: " ", count: column) + "# comment \(comments)\n"
        }
        if chance(9) { text += "\n" }
    }

    private mutating func endLine() {
        if chance(5) {
            comments += 1
            text += chance(2) ? " # comment \(comments)" : "   # comment \(comments)"
        }
        text += "\n"
    }

    private mutating func blockMap(_ value: Value, column: Int, continuesLine: Bool = false) {
        let entries = value.map?.entries ?? []
        if entries.isEmpty { return text += "{}\n" }
        for (index, entry) in entries.enumerated() {
            if index > 0 || !continuesLine {
                comment(column)
                text += String(repeating: " ", count: column)
            }
            key(entry.key.text, inFlow: false)
            text += ":"
            block(entry.value, column: column)
        }
    }

    private mutating func block(_ value: Value, column: Int) {
        if let items = value.items, !items.isEmpty, !chance(4) {
            endLine()
            for item in items {
                comment(column + listOffset)
                text += String(repeating: " ", count: column + listOffset) + "- "
                if let map = item.map, !map.isEmpty, !chance(3) {
                    blockMap(item, column: column + listOffset + 2, continuesLine: true)
                } else {
                    flow(item, column: column + listOffset)
                    endLine()
                }
            }
        } else if let map = value.map, !map.isEmpty, !chance(4) {
            endLine()
            blockMap(value, column: column + step)
        } else if let lines = value.string, lines.contains("\n"), lines.hasPrefix("one"), !chance(3) {
            text += " " + (lines.hasSuffix("\n") ? "|" : "|-")
            endLine()
            for line in lines.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
                lines.hasSuffix("\n") ? 1 : 0)
            {
                text += (line.isEmpty ? "" : String(repeating: " ", count: column + step) + line) + "\n"
            }
        } else if value.isNull, chance(2) {
            endLine()
        } else {
            text += " "
            flow(value, column: column)
            endLine()
        }
    }

    private mutating func flow(_ value: Value, column: Int) {
        switch value.content {
        case .map(let map):
            let isWide = chance(3)
            text += isWide ? "{ " : "{"
            for (index, entry) in map.entries.enumerated() {
                if index > 0 { text += chance(6) ? " , " : ", " }
                key(entry.key.text, inFlow: true)
                text += ": "
                flow(entry.value, column: column)
            }
            text += isWide ? " }" : "}"
        case .list(let list):
            let overLines = chance(4)
            text += "["
            for (index, item) in list.items.enumerated() {
                if index > 0 { text += "," }
                if overLines {
                    text += "\n" + String(repeating: " ", count: column + 6)
                } else if index > 0 {
                    text += " "
                }
                flow(item, column: column + 6)
            }
            if !list.items.isEmpty, chance(6) { text += "," }
            text += "]"
        case .string(let string): quoted(string)
        default: text += JSONWriter.text(value)
        }
    }

    private mutating func key(_ name: String, inFlow: Bool) {
        if name == "on" || name == "1" || chance(6) { text += JSONWriter.text(.string(name)) } else { text += name }
    }

    private mutating func quoted(_ string: String) {
        let isSafe = string.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7a || $0 >= 0x80 } && string.utf8.count > 3
        if isSafe, string != "true" {
            text += string
        } else if !string.contains("\n"), !string.contains("\t"), chance(2) {
            text += "'" + string.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        } else {
            text += JSONWriter.text(.string(string))
        }
    }

    private mutating func json(_ value: Value, column: Int, overLines: Bool) {
        let entries: [(key: String?, value: Value)]
        switch value.content {
        case .map(let map): entries = map.entries.map { ($0.key.text, $0.value) }
        case .list(let list): entries = list.items.map { (nil, $0) }
        default:
            text += JSONWriter.text(value)
            return
        }
        let isMap = value.map != nil
        text += isMap ? "{" : "["
        for (index, entry) in entries.enumerated() {
            if index > 0 { text += overLines ? "," : ", " }
            if overLines { text += "\n" + String(repeating: "\t", count: column + 1) }
            if let key = entry.key { text += JSONWriter.text(.string(key)) + ": " }
            json(entry.value, column: column + 1, overLines: overLines)
        }
        if overLines, !entries.isEmpty { text += "\n" + String(repeating: "\t", count: column) }
        text += isMap ? "}" : "]"
    }
}
