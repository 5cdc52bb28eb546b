/// Decodes a scalar as libyaml does, noting which bytes of the file become which bytes of the text.
///
/// The scalar is one that libyaml has read, so what would end or break it needs no checking.
struct ScalarTrace {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let wanted: Range<Int>
    private var index: Int
    /// Bytes of decoded text so far.
    private var decoded = 0
    private var start: Int?
    private var end: Int?

    /// A trace of the scalar, with its tag and anchor, that starts at an offset of the file.
    ///
    /// `bytes` ends where the scalar ends, or later. `wanted` is a range of the decoded text.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from index: Int, looking wanted: Range<Int>) {
        self.bytes = bytes
        self.index = index
        self.wanted = wanted
    }

    /// The range of the file; nil if this is no scalar or its text ends before the range does.
    mutating func run() -> Range<Int>? {
        let tokenStart = index
        guard skipProperties(), let first = current else { return nil }
        switch first {
        case UInt8(ascii: "\""): doubleQuoted()
        case UInt8(ascii: "'"): singleQuoted()
        case UInt8(ascii: "|"), UInt8(ascii: ">"): block(tokenStart: tokenStart, isFolded: first == UInt8(ascii: ">"))
        case UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "{"): return nil
        default: plain()
        }
        guard let start, let end else { return nil }
        return start..<max(start, end)
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }
    private var isDone: Bool { end != nil || index >= bytes.count }

    // MARK: Noting

    /// Notes that a range of the file gives so many bytes of text: one each if the lengths agree, else as a whole.
    private mutating func note(_ range: Range<Int>, gives count: Int) {
        let isEach = range.count == count
        if start == nil, wanted.lowerBound < decoded + count {
            start = isEach ? range.lowerBound + wanted.lowerBound - decoded : range.lowerBound
            if wanted.isEmpty { end = start }
        }
        if end == nil, start != nil, wanted.upperBound <= decoded + count {
            end = isEach ? range.lowerBound + wanted.upperBound - decoded : range.upperBound
        }
        decoded += count
    }

    /// Notes where the text ends, for an empty range behind its last byte.
    private mutating func finish(at offset: Int) {
        if start == nil, wanted.isEmpty, wanted.lowerBound == decoded { (start, end) = (offset, offset) }
    }

    // MARK: Line breaks and blanks

    private struct Break {
        var range: Range<Int>
        /// The bytes that it leaves in the text: U+2028 and U+2029 stay themselves, all others become a line feed.
        var count: Int
    }

    private func lineBreak(at index: Int) -> Break? {
        guard index < bytes.count else { return nil }
        switch bytes[index] {
        case 0x0a: return Break(range: index..<index + 1, count: 1)
        case 0x0d:
            let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0a
            return Break(range: index..<index + (isPair ? 2 : 1), count: 1)
        case 0xc2 where index + 1 < bytes.count && bytes[index + 1] == 0x85:
            return Break(range: index..<index + 2, count: 1)
        case 0xe2 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] & 0xfe == 0xa8:
            return Break(range: index..<index + 3, count: 3)
        default: return nil
        }
    }

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func isAnchorCharacter(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    private mutating func skipBlanks() {
        while let byte = current, isBlank(byte) { index += 1 }
    }

    private mutating func skipLine() {
        while index < bytes.count, lineBreak(at: index) == nil { index += 1 }
    }

    /// Skips a tag and an anchor and what stands behind them; false for `!!binary`, whose text is not the file's.
    private mutating func skipProperties() -> Bool {
        while let byte = current, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "!") {
            let tokenStart = index
            index += 1
            if byte == UInt8(ascii: "&") {
                while let byte = current, isAnchorCharacter(byte) { index += 1 }
            } else {
                while let byte = current, !isBlank(byte), lineBreak(at: index) == nil { index += 1 }
            }
            let token = UnsafeBufferPointer(rebasing: bytes[tokenStart..<index])
            if byte == UInt8(ascii: "!"), token.suffix(6).elementsEqual("binary".utf8) { return false }
            while let byte = current {
                if isBlank(byte) {
                    index += 1
                } else if let found = lineBreak(at: index) {
                    index = found.range.upperBound
                } else if byte == UInt8(ascii: "#") {
                    skipLine()
                } else {
                    break
                }
            }
        }
        return true
    }

    // MARK: Plain and quoted

    private mutating func plain() {
        while !isDone {
            let contentStart = index
            while let byte = current, !isBlank(byte), lineBreak(at: index) == nil {
                let next = index + 1
                if byte == UInt8(ascii: ":"), next < bytes.count, isBlank(bytes[next]) || lineBreak(at: next) != nil {
                    // This is the first key of a map, no scalar.
                    (start, end) = (nil, nil)
                    return
                }
                index += 1
            }
            note(contentStart..<index, gives: index - contentStart)
            let contentEnd = index
            if index >= bytes.count { return finish(at: contentEnd) }
            whitespace(hasBlanksBehind: true)
        }
        finish(at: index)
    }

    /// Blanks stay where they are, blanks around line breaks go, one break becomes a space, more lose the first.
    ///
    /// Blanks at the end of the input belong to the text only inside quotes, where `hasBlanksBehind` is false.
    private mutating func whitespace(hasBlanksBehind: Bool, isContinued: Bool = false) {
        let blankStart = index
        skipBlanks()
        guard let first = lineBreak(at: index) else {
            if isContinued { return }
            if !hasBlanksBehind || index < bytes.count { note(blankStart..<index, gives: index - blankStart) }
            return
        }
        var breaks: [Break] = []
        while let found = lineBreak(at: index) {
            breaks.append(found)
            index = found.range.upperBound
            skipBlanks()
        }
        if index >= bytes.count, hasBlanksBehind { return }
        if isContinued || first.count != 1 {
            for each in breaks { note(each.range, gives: each.count) }
        } else if breaks.count == 1 {
            note(first.range.lowerBound..<first.range.lowerBound + 1, gives: 1)
        } else {
            for each in breaks.dropFirst() { note(each.range, gives: each.count) }
        }
    }

    private mutating func singleQuoted() {
        let quote = UInt8(ascii: "'")
        index += 1
        while !isDone {
            guard let byte = current else { return }
            if byte == quote {
                guard index + 1 < bytes.count, bytes[index + 1] == quote else { return finish(at: index) }
                note(index..<index + 2, gives: 1)
                index += 2
            } else if isBlank(byte) || lineBreak(at: index) != nil {
                whitespace(hasBlanksBehind: false)
            } else {
                note(index..<index + 1, gives: 1)
                index += 1
            }
        }
    }

    private mutating func doubleQuoted() {
        index += 1
        while !isDone {
            guard let byte = current else { return }
            if byte == UInt8(ascii: "\"") { return finish(at: index) }
            if byte == UInt8(ascii: "\\") {
                escape()
            } else if isBlank(byte) || lineBreak(at: index) != nil {
                whitespace(hasBlanksBehind: false)
            } else {
                note(index..<index + 1, gives: 1)
                index += 1
            }
        }
    }

    private mutating func escape() {
        if let continued = lineBreak(at: index + 1) {
            index = continued.range.upperBound
            return whitespace(hasBlanksBehind: false, isContinued: true)
        }
        guard index + 1 < bytes.count else { return index = bytes.count }
        var length = 2
        var count = 1
        switch bytes[index + 1] {
        case UInt8(ascii: "x"): (length, count) = hexadecimal(digits: 2)
        case UInt8(ascii: "u"): (length, count) = hexadecimal(digits: 4)
        case UInt8(ascii: "U"): (length, count) = hexadecimal(digits: 8)
        case UInt8(ascii: "N"), UInt8(ascii: "_"): count = 2
        case UInt8(ascii: "L"), UInt8(ascii: "P"): count = 3
        default: break
        }
        let next = min(index + length, bytes.count)
        note(index..<next, gives: count)
        index = next
    }

    /// The length of an escape with so many digits, and of its character in UTF-8.
    private func hexadecimal(digits: Int) -> (length: Int, count: Int) {
        var scalar = 0
        for byte in bytes[min(index + 2, bytes.count)..<min(index + 2 + digits, bytes.count)] {
            scalar = scalar << 4 | Int(byte < 0x3a ? byte & 15 : (byte & 7) + 9)
        }
        return (digits + 2, scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4)
    }

    // MARK: Blocks

    private mutating func block(tokenStart: Int, isFolded: Bool) {
        index += 1
        var explicit: Int?
        while let byte = current, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte &- 0x31 < 9 {
            if byte &- 0x31 < 9 { explicit = Int(byte - 0x30) }
            index += 1
        }
        skipLine()
        guard let first = lineBreak(at: index) else { return finish(at: index) }
        index = first.range.upperBound
        let indent = explicit.map { max(0, parentIndent(of: tokenStart)) + $0 } ?? contentIndent()
        var pending: [Break] = []
        var previousStartsBlank = true
        while !isDone {
            let lineStart = index
            while index < bytes.count, index - lineStart < indent, bytes[index] == 0x20 { index += 1 }
            if let empty = lineBreak(at: index) {
                pending.append(empty)
                index = empty.range.upperBound
                continue
            }
            guard let byte = current, index - lineStart == indent else { break }
            let startsBlank = isBlank(byte)
            let folds = isFolded && !previousStartsBlank && !startsBlank && pending.first?.count == 1
            noteBreaks(pending, folds: folds)
            pending = []
            previousStartsBlank = startsBlank
            let contentStart = index
            skipLine()
            note(contentStart..<index, gives: index - contentStart)
            if let found = lineBreak(at: index) {
                pending.append(found)
                index = found.range.upperBound
            }
        }
        if end == nil { noteBreaks(pending, folds: false) }
        finish(at: pending.last?.range.upperBound ?? index)
    }

    /// Notes the break of a line and those of the empty lines behind it.
    private mutating func noteBreaks(_ breaks: [Break], folds: Bool) {
        if folds, breaks.count == 1 {
            note(breaks[0].range.lowerBound..<breaks[0].range.lowerBound + 1, gives: 1)
        } else {
            for each in folds ? breaks.dropFirst() : breaks[...] { note(each.range, gives: each.count) }
        }
    }

    /// The indentation of the first line that is not empty; beyond every line if there is none.
    private func contentIndent() -> Int {
        var position = index
        while position < bytes.count {
            let lineStart = position
            while position < bytes.count, bytes[position] == 0x20 { position += 1 }
            guard let empty = lineBreak(at: position) else { return position - lineStart }
            position = empty.range.upperBound
        }
        return .max
    }

    /// The column of the list or map that holds a block scalar, by what stands before it on its line or the line above.
    private func parentIndent(of tokenStart: Int) -> Int {
        var end = tokenStart
        while true {
            var lineStart = end
            while lineStart > 0, !endsLine(at: lineStart - 1) { lineStart -= 1 }
            if let column = parentColumn(in: lineStart..<end) { return column }
            guard lineStart > 0 else { return -1 }
            end = lineStart - 1
        }
    }

    private func endsLine(at index: Int) -> Bool {
        switch bytes[index] {
        case 0x0a, 0x0d: true
        case 0x85: index >= 1 && lineBreak(at: index - 1) != nil
        case 0xa8, 0xa9: index >= 2 && lineBreak(at: index - 2) != nil
        default: false
        }
    }

    /// The column of the last `-`, `?` or `:` before a line's key, or of the key; nil for a line of blanks or comments.
    private func parentColumn(in line: Range<Int>) -> Int? {
        var position = line.lowerBound
        var column: Int?
        while position < line.upperBound {
            let byte = bytes[position]
            let isLast = position + 1 >= line.upperBound
            if isBlank(byte) {
                position += 1
            } else if byte == UInt8(ascii: "#") || lineBreak(at: position) != nil {
                return column
            } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: ":"),
                isLast || isBlank(bytes[position + 1])
            {
                column = position - line.lowerBound
                position += 1
            } else {
                return position - line.lowerBound
            }
        }
        return column
    }
}
