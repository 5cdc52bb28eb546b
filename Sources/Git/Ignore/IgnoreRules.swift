/// The rules of one ignore file, with the meaning of gitignore(5).
struct IgnoreRules: Sendable {
    /// One line of the file.
    private struct Rule: Sendable {
        enum Shape: Sendable {
            /// The last part of the path is this text.
            case name([UInt8])
            /// The last part of the path ends with this text.
            case nameSuffix([UInt8])
            /// The last part of the path matches.
            case nameGlob(GlobPattern)
            /// The path from the file's directory is this text.
            case path([UInt8])
            /// The path from the file's directory starts with this text and the rest matches.
            case pathGlob(prefix: [UInt8], GlobPattern)
        }

        var shape: Shape
        var isNegated: Bool
        var onlyDirectories: Bool
    }

    private let rules: [Rule]
    /// The length of the path of the file's directory, with its trailing slash; 0 at the top.
    private let baseCount: Int

    /// Reads the lines of an ignore file that lies in a directory whose path, with its trailing slash, has `baseCount` bytes.
    init(_ text: [UInt8], baseCount: Int) {
        self.baseCount = baseCount
        var rest = text[...]
        if rest.starts(with: [0xef, 0xbb, 0xbf]) { rest = rest.dropFirst(3) }
        rules = rest.split(separator: UInt8(ascii: "\n")).compactMap { Self.rule($0) }
    }

    /// Whether there is no rule at all.
    var isEmpty: Bool { rules.isEmpty }

    /// What the last matching rule says about a path: ignored, not ignored, or nil when no rule matches.
    func decision(_ path: UnsafeBufferPointer<UInt8>, nameStart: Int, isDirectory: Bool) -> Bool? {
        let local = UnsafeBufferPointer(rebasing: path[baseCount...])
        let name = UnsafeBufferPointer(rebasing: path[nameStart...])
        for rule in rules.reversed() where isDirectory || !rule.onlyDirectories {
            let matches =
                switch rule.shape {
                case .name(let text): text.count == name.count && text.elementsEqual(name)
                case .nameSuffix(let suffix):
                    suffix.count <= name.count && name[(name.count - suffix.count)...].elementsEqual(suffix)
                case .nameGlob(let glob): glob.matches(name)
                case .path(let text): text.count == local.count && text.elementsEqual(local)
                case .pathGlob(let prefix, let glob):
                    local.starts(with: prefix)
                        && glob.matches(UnsafeBufferPointer(rebasing: local[prefix.count...]))
                }
            if matches { return !rule.isNegated }
        }
        return nil
    }

    private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
        var line = line
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if line.isEmpty || line.first == UInt8(ascii: "#") { return nil }
        line = trimmed(line)
        var rule = Rule(shape: .name([]), isNegated: false, onlyDirectories: false)
        if line.first == UInt8(ascii: "!") {
            rule.isNegated = true
            line.removeFirst()
        }
        if line.last == UInt8(ascii: "/") {
            rule.onlyDirectories = true
            line.removeLast()
        }
        guard !line.isEmpty else { return nil }
        let isPath = line.contains(UInt8(ascii: "/"))
        if line.first == UInt8(ascii: "/") { line.removeFirst() }
        let literalCount = line.prefix { !isSpecial($0) }.count
        if isPath {
            rule.shape =
                literalCount == line.count
                ? .path(Array(line))
                : .pathGlob(prefix: Array(line.prefix(literalCount)), GlobPattern(line.dropFirst(literalCount)))
        } else if literalCount == line.count {
            rule.shape = .name(Array(line))
        } else if line.first == UInt8(ascii: "*"), !line.dropFirst().contains(where: isSpecial) {
            rule.shape = .nameSuffix(Array(line.dropFirst()))
        } else {
            rule.shape = .nameGlob(GlobPattern(line))
        }
        return rule
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
            || byte == UInt8(ascii: "\\")
    }

    /// The line without trailing spaces, unless a backslash protects them.
    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == UInt8(ascii: "\\") {
                index = min(index + 2, line.endIndex)
                end = index
            } else {
                if line[index] != UInt8(ascii: " ") { end = index + 1 }
                index += 1
            }
        }
        return line[..<end]
    }
}

/// The ignore files that apply in a directory, outermost first.
struct IgnoreStack: Sendable {
    private var levels: [IgnoreRules] = []

    /// No files.
    init() {}

    /// Adds the rules of a deeper directory; returns whether there were any, so that the caller knows to remove them.
    mutating func push(_ rules: IgnoreRules) -> Bool {
        if rules.isEmpty { return false }
        levels.append(rules)
        return true
    }

    /// Removes the deepest rules.
    mutating func pop() {
        levels.removeLast()
    }

    /// Whether a path is ignored; its parent directory must not be.
    func ignores(_ path: UnsafeBufferPointer<UInt8>, nameStart: Int, isDirectory: Bool) -> Bool {
        for level in levels.reversed() {
            if let decision = level.decision(path, nameStart: nameStart, isDirectory: isDirectory) { return decision }
        }
        return false
    }
}

extension IgnoreRules {
    /// The name of the project's own ignore files.
    static let ownFileName = ".choreocignore"
    /// Ignore files above this size are refused.
    static let maximumBytes = 1 << 20
}
