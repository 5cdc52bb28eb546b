import Basics

/// The part of the reading rule that the three kinds of snapshot share: folders, names and extensions.
struct ReadingRules: Sendable {
    /// Where a directory lies with regard to the folders to read.
    enum Scope {
        /// It is read.
        case inside
        /// A folder to read lies below it.
        case above
        /// It has nothing to do with them.
        case outside
    }

    /// Directories may be nested this deep.
    static let maximumDepth = 256
    /// From this many directories in one on, threads share them.
    static let sharedDirectories = 8

    private let sources: [[UInt8]]
    private let sourceNames: [String]
    private let excluded: [[UInt8]]
    private let suffixes: [[UInt8]]

    /// The rules of these options; refuses folders outside the root.
    init(_ options: SnapshotOptions) throws(DiagnosticError) {
        var sources: [[UInt8]] = []
        for source in options.sources {
            guard let folder = Self.normalized(source) else {
                throw DiagnosticError(
                    Diagnostic(
                        .sourceFolderMissing, "the source folder \(displayName(source)) lies outside the root",
                        fix: "Give a folder relative to the root, or read the other folder with `--also`."))
            }
            sources.append(folder)
        }
        self.sources = sources.contains([]) ? [] : sources
        sourceNames = options.sources
        excluded = options.excluded.compactMap { Self.normalized($0) }.filter { !$0.isEmpty }
        suffixes = options.extensions.map { [UInt8(ascii: ".")] + Array($0.utf8) }
    }

    /// The scope of the root.
    var rootScope: Scope { sources.isEmpty ? .inside : .above }

    /// Whether a file name has one of the extensions and does not start with a dot.
    func isCandidate(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = name.first, first != UInt8(ascii: ".") else { return false }
        for suffix in suffixes where name.count > suffix.count {
            var index = name.count
            var matches = true
            for byte in suffix.reversed() {
                index -= 1
                if name[index] != byte {
                    matches = false
                    break
                }
            }
            if matches { return true }
        }
        return false
    }

    /// The scope of an entry of a directory, given its path relative to the root.
    func scope(of path: UnsafeBufferPointer<UInt8>, in parent: Scope) -> Scope {
        if excluded.contains(where: { $0.elementsEqual(path) }) { return .outside }
        if parent != .above { return parent }
        var result = Scope.outside
        for source in sources {
            if source.elementsEqual(path) { return .inside }
            if source.count > path.count, source[path.count] == UInt8(ascii: "/"), source.starts(with: path) {
                result = .above
            }
        }
        return result
    }

    /// Reports the folders to read that a walk has not found.
    func checkFound(_ found: Set<[UInt8]>, known: [String]) throws(DiagnosticError) {
        let missing = zip(sources, sourceNames).filter { !found.contains($0.0) }
        if missing.isEmpty { return }
        throw DiagnosticError(
            missing.map { bytes, name in
                let near = nearestName(to: String(decoding: bytes, as: UTF8.self), among: known)
                return Diagnostic(
                    .sourceFolderMissing, "there is nothing to read at the source folder \(displayName(name))",
                    fix: near.map { "Did you mean `\($0)`?" })
            })
    }

    /// A relative path without empty and `.` parts; nil when it is absolute or has a `..`.
    private static func normalized(_ path: String) -> [UInt8]? {
        if path.utf8.first == UInt8(ascii: "/") { return nil }
        var parts: [ArraySlice<UInt8>] = []
        for part in Array(path.utf8).split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            if part.elementsEqual("..".utf8) { return nil }
            parts.append(part)
        }
        return Array(parts.joined(separator: [UInt8(ascii: "/")]))
    }
}

/// A path in back-ticks for a message, with control characters and bytes that are no UTF-8 escaped.
func displayName(_ name: some Sequence<UInt8>) -> String {
    var result = ""
    var rest = Array(name)[...]
    while !rest.isEmpty {
        if let text = String(validating: rest, as: UTF8.self) { return quoted(result + escaped(text)) }
        // The longest valid start; what follows it is escaped byte by byte.
        var length = 0
        var decoder = UTF8()
        var bytes = rest.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&bytes) { length += UTF8.width(scalar) }
        result += escaped(String(decoding: rest.prefix(length), as: UTF8.self))
        result += "\\x" + Hexadecimal.text(rest.dropFirst(length).prefix(1))
        rest = rest.dropFirst(length + 1)
    }
    return quoted(result)
}

/// A name in back-ticks for a message, with control characters escaped.
func displayName(_ name: String) -> String { quoted(escaped(name)) }

private func quoted(_ text: String) -> String { "`" + text + "`" }

private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\n": result += "\\n"
        case "\t": result += "\\t"
        case "\r": result += "\\r"
        case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
            result += "\\u{" + String(scalar.value, radix: 16) + "}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}
