/// Reads a pattern into a syntax tree, with a stack of its own for groups, so that nesting cannot overflow the thread's.
struct PatternParser {
    /// One open group, or the whole pattern at the bottom.
    struct Frame {
        var alternatives: [Int] = []
        var items: [Int] = []
        /// The number of a capturing group.
        var number: Int?
        /// The flags to go back to behind the group.
        var outerFlags: Flags
        var offset: Int
    }

    /// The flags that `(?…)` sets.
    struct Flags: OptionSet {
        var rawValue: UInt8
        static let ignoreCase = Flags(rawValue: 1)
        static let multiline = Flags(rawValue: 2)
        static let dotMatchesNewline = Flags(rawValue: 4)
        static let swapGreed = Flags(rawValue: 8)
    }

    /// The most nested groups and levels of the tree; Go has the same.
    static let maximumHeight = 1000
    /// The most copies that repetitions may ask for, nested ones multiplied; Go has the same.
    static let maximumCopies = 1000
    /// The most ranges in all classes together.
    static let maximumSpans = 500_000

    let bytes: [UInt8]
    var position = 0
    var flags: Flags = []
    var frames: [Frame] = []
    var tree = SyntaxTree()
    /// Where the last repetition operator began, if the last thing read was one; repeating a repetition is refused.
    private var lastRepetition: Int?
    private var setIndices: [ScalarSet: Int] = [:]
    private var literalIndices: [UInt64: Int] = [:]
    var unicodeClasses: [String: ScalarSet] = [:]
    private var spanCount = 0
    private var usedNames: Set<String> = []

    init(_ pattern: String) {
        bytes = Array(pattern.utf8)
        frames = [Frame(outerFlags: [], offset: 0)]
    }

    /// The tree of the whole pattern.
    mutating func parse() throws(RegularExpressionError) -> SyntaxTree {
        while position < bytes.count {
            let start = position
            let repetition = lastRepetition
            lastRepetition = nil
            switch bytes[position] {
            case 0x28: try openGroup()
            case 0x29: try closeGroup()
            case 0x7c:
                position += 1
                frames[frames.count - 1].alternatives.append(closeSequence())
            case 0x5b: try append(set(parseClass(), at: start))
            case 0x2e:
                position += 1
                append(try set(flags.contains(.dotMatchesNewline) ? .all : .allButNewline, at: start))
            case 0x5e:
                position += 1
                append(assertion(flags.contains(.multiline) ? .lineStart : .textStart))
            case 0x24:
                position += 1
                append(assertion(flags.contains(.multiline) ? .lineEnd : .textEnd))
            case 0x2a:
                position += 1
                try repeatLast(from: start, minimum: 0, maximum: nil, after: repetition)
            case 0x2b:
                position += 1
                try repeatLast(from: start, minimum: 1, maximum: nil, after: repetition)
            case 0x3f:
                position += 1
                try repeatLast(from: start, minimum: 0, maximum: 1, after: repetition)
            case 0x7b:
                if let (minimum, maximum) = try parseCounts() {
                    try repeatLast(from: start, minimum: minimum, maximum: maximum, after: repetition)
                } else {
                    position += 1
                    append(try literal(0x7b, at: start))
                }
            case 0x5c: try parseEscape()
            default: append(try literal(nextScalar(), at: start))
            }
        }
        if frames.count > 1 {
            throw RegularExpressionError(message: "missing closing `)`", offset: frames[frames.count - 1].offset)
        }
        tree.root = try closeAlternatives(at: 0)
        return tree
    }

    /// Reads one character; the pattern is valid UTF-8.
    mutating func nextScalar() -> UInt32 {
        bytes.withUnsafeBufferPointer { buffer in
            let (scalar, length) = UTF8Reader.decode(buffer, at: position)
            position += length
            return scalar
        }
    }

    /// The text between two offsets.
    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    // MARK: Nodes

    mutating func append(_ node: Int) {
        frames[frames.count - 1].items.append(node)
    }

    private mutating func add(
        _ kind: SyntaxNode.Kind, isNullable: Bool, height: Int = 1, copies: Int = 1
    ) -> Int {
        tree.nodes.append(SyntaxNode(kind: kind, isNullable: isNullable, height: height, copies: copies))
        return tree.nodes.count - 1
    }

    mutating func assertion(_ assertion: Assertion) -> Int {
        add(.assertion(assertion), isNullable: true)
    }

    /// A node for one character, in all its cases if the flag says so.
    mutating func literal(_ scalar: UInt32, at offset: Int) throws(RegularExpressionError) -> Int {
        let key = UInt64(scalar) << 1 | (flags.contains(.ignoreCase) ? 1 : 0)
        if let known = literalIndices[key] { return add(.set(known), isNullable: false) }
        let members =
            flags.contains(.ignoreCase)
            ? CaseFolding.orbit(of: scalar) : ScalarSet([ScalarSet.Span(first: scalar, last: scalar)])
        let node = try set(members, at: offset)
        if case .set(let index) = tree.nodes[node].kind { literalIndices[key] = index }
        return node
    }

    /// A node for one character of a set.
    mutating func set(_ set: ScalarSet, at offset: Int) throws(RegularExpressionError) -> Int {
        if let known = setIndices[set] { return add(.set(known), isNullable: false) }
        spanCount += set.spans.count
        if spanCount > Self.maximumSpans { throw tooLarge(offset) }
        setIndices[set] = tree.sets.count
        tree.sets.append(set)
        return add(.set(tree.sets.count - 1), isNullable: false)
    }

    private func height(of nodes: [Int]) -> Int {
        nodes.reduce(0) { max($0, tree.nodes[$1].height) }
    }

    private func copies(of nodes: [Int]) -> Int {
        nodes.reduce(0) { max($0, tree.nodes[$1].copies) }
    }

    /// Ends the alternative that is being read.
    private mutating func closeSequence() -> Int {
        let items = frames[frames.count - 1].items
        frames[frames.count - 1].items = []
        if items.isEmpty { return add(.empty, isNullable: true) }
        if items.count == 1 { return items[0] }
        return add(
            .sequence(items), isNullable: items.allSatisfy { tree.nodes[$0].isNullable },
            height: 1 + height(of: items),
            copies: copies(of: items))
    }

    /// Ends the innermost group's content.
    private mutating func closeAlternatives(at offset: Int) throws(RegularExpressionError) -> Int {
        let last = closeSequence()
        let branches = frames[frames.count - 1].alternatives + [last]
        var node = last
        if branches.count > 1 {
            node = add(
                .alternatives(branches), isNullable: branches.contains { tree.nodes[$0].isNullable },
                height: 1 + height(of: branches),
                copies: copies(of: branches))
        }
        if let number = frames[frames.count - 1].number {
            let inner = tree.nodes[node]
            node = add(
                .group(node, number: number), isNullable: inner.isNullable, height: inner.height + 1,
                copies: inner.copies)
        }
        if tree.nodes[node].height > Self.maximumHeight {
            throw RegularExpressionError(message: "expression nests too deeply", offset: offset)
        }
        return node
    }

    // MARK: Groups

    private mutating func openGroup() throws(RegularExpressionError) {
        let start = position
        if frames.count > Self.maximumHeight {
            throw RegularExpressionError(message: "expression nests too deeply", offset: start)
        }
        position += 1
        let outer = flags
        var number: Int?
        if position < bytes.count, bytes[position] == 0x3f {
            let opening = try parseGroupOpening(at: start)
            if case .flagsOnly = opening { return }
            if case .named(let name) = opening {
                if !usedNames.insert(name).inserted {
                    throw RegularExpressionError(message: "duplicate group name `\(name)`", offset: start)
                }
                number = tree.groupNames.count
                tree.groupNames.append(name)
            }
        } else {
            number = tree.groupNames.count
            tree.groupNames.append(nil)
        }
        frames.append(Frame(number: number, outerFlags: outer, offset: start))
    }

    private mutating func closeGroup() throws(RegularExpressionError) {
        if frames.count == 1 {
            throw RegularExpressionError(message: "unexpected `)`", offset: position)
        }
        let node = try closeAlternatives(at: position)
        position += 1
        flags = frames[frames.count - 1].outerFlags
        frames.removeLast()
        append(node)
    }

    // MARK: Repetition

    /// Makes the last item of the sequence a repetition of itself.
    private mutating func repeatLast(
        from start: Int, minimum: Int, maximum: Int?, after previous: Int?
    ) throws(RegularExpressionError) {
        var isGreedy = !flags.contains(.swapGreed)
        if position < bytes.count, bytes[position] == 0x3f {
            position += 1
            isGreedy.toggle()
        }
        if let previous {
            throw RegularExpressionError(
                message: "invalid nested repetition operator `\(text(previous..<position))`", offset: previous)
        }
        lastRepetition = start
        guard let child = frames[frames.count - 1].items.popLast() else {
            throw RegularExpressionError(
                message: "missing argument to repetition operator `\(text(start..<position))`", offset: start)
        }
        let inner = tree.nodes[child]
        let factor = minimum >= 2 || (maximum ?? 0) >= 2 ? maximum ?? minimum : 1
        let copies = maximum == 0 ? 0 : max(1, factor) * inner.copies
        if copies > Self.maximumCopies {
            throw RegularExpressionError(
                message: "more than \(Self.maximumCopies) copies: invalid repeat count `\(text(start..<position))`",
                offset: start)
        }
        append(
            add(
                .repetition(child, minimum: minimum, maximum: maximum, isGreedy: isGreedy),
                isNullable: minimum == 0 || inner.isNullable, height: inner.height + 1, copies: copies))
    }

    /// Reads `{n}`, `{n,}` or `{n,m}`; nil, with nothing read, if the brace is a literal.
    private mutating func parseCounts() throws(RegularExpressionError) -> (Int, Int?)? {
        let start = position
        var index = position + 1
        guard let minimum = parseCount(&index), index < bytes.count else { return nil }
        var maximum: Int? = minimum
        if bytes[index] == 0x2c {
            index += 1
            if index < bytes.count, bytes[index] == 0x7d {
                maximum = nil
            } else {
                guard let count = parseCount(&index) else { return nil }
                maximum = count
            }
        }
        guard index < bytes.count, bytes[index] == 0x7d else { return nil }
        position = index + 1
        if minimum > Self.maximumCopies || maximum ?? 0 > Self.maximumCopies || maximum ?? .max < minimum {
            throw RegularExpressionError(
                message: "invalid repeat count `\(text(start..<position))`: at most \(Self.maximumCopies), in order",
                offset: start)
        }
        return (minimum, maximum)
    }

    private func parseCount(_ index: inout Int) -> Int? {
        let start = index
        var count = 0
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            count = min(count * 10 + Int(bytes[index] - 0x30), 1_000_000)
            index += 1
        }
        if index == start || (index - start > 1 && bytes[start] == 0x30) { return nil }
        return count
    }

    func tooLarge(_ offset: Int) -> RegularExpressionError {
        RegularExpressionError(message: "expression too large", offset: offset)
    }
}
