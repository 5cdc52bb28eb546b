/// A path below some root, in a form that cannot leave it: components joined by `/`, none of them empty, `.` or `..`.
///
/// The empty path is the root itself. Paths order by UTF-8 bytes, so that a directory precedes what is in it.
public struct RelativePath: Hashable, Sendable {
    /// The path as text, without a slash at either end; empty for the root.
    public let text: String

    /// The longest component that file systems take, in bytes.
    public static let maximumComponent = 255
    /// The longest path that is accepted, in bytes: what Linux takes, less room for a staging prefix.
    public static let maximumLength = 3840

    /// The root itself.
    public static let root = RelativePath(unchecked: "")

    private init(unchecked text: String) {
        self.text = text
    }

    /// A path from its text; refuses empty, `.` and `..` components, NUL, and whatever is too long.
    public init(_ text: String) throws(InvalidPath) {
        self.text = text
        if text.isEmpty { return }
        guard text.utf8.count <= Self.maximumLength else {
            throw InvalidPath(path: text, reason: "is longer than \(Self.maximumLength) bytes")
        }
        for component in text.utf8.split(separator: 0x2f, omittingEmptySubsequences: false) {
            try Self.check(Substring(component), in: text)
        }
    }

    /// The path of something in this directory; the component must not contain `/`.
    public func appending(_ component: String) throws(InvalidPath) -> RelativePath {
        try Self.check(component[...], in: component)
        let path = text.isEmpty ? component : "\(text)/\(component)"
        guard path.utf8.count <= Self.maximumLength else {
            throw InvalidPath(path: path, reason: "is longer than \(Self.maximumLength) bytes")
        }
        return RelativePath(unchecked: path)
    }

    /// Whether this is the root.
    public var isRoot: Bool { text.isEmpty }

    /// The names on the way, from the top.
    public var components: [String] {
        text.isEmpty ? [] : text.utf8.split(separator: 0x2f).map { String(Substring($0)) }
    }

    /// The last component; empty for the root.
    public var name: String {
        guard let slash = text.utf8.lastIndex(of: 0x2f) else { return text }
        return String(text[text.utf8.index(after: slash)...])
    }

    /// The directory that holds it; the root for the root.
    public var parent: RelativePath {
        guard let slash = text.utf8.lastIndex(of: 0x2f) else { return .root }
        return RelativePath(unchecked: String(text[..<slash]))
    }

    /// Its first components; the path itself if there are no more than that.
    public func prefix(_ count: Int) -> RelativePath {
        guard count > 0 else { return .root }
        var seen = 0
        for index in text.utf8.indices where text.utf8[index] == 0x2f {
            seen += 1
            if seen == count { return RelativePath(unchecked: String(text[..<index])) }
        }
        return self
    }

    /// Whether this is the directory or lies anywhere below it.
    public func isWithin(_ directory: RelativePath) -> Bool {
        if directory.isRoot { return true }
        guard text.utf8.starts(with: directory.text.utf8) else { return false }
        let length = directory.text.utf8.count
        return text.utf8.count == length || text.utf8[text.utf8.index(text.startIndex, offsetBy: length)] == 0x2f
    }

    private static func check(_ component: Substring, in path: String) throws(InvalidPath) {
        let bytes = component.utf8
        if bytes.isEmpty { throw InvalidPath(path: path, reason: "has an empty component") }
        if bytes.count > maximumComponent {
            throw InvalidPath(path: path, reason: "has a component of more than \(maximumComponent) bytes")
        }
        if component == "." || component == ".." {
            throw InvalidPath(path: path, reason: "has the component `\(component)`")
        }
        for byte in bytes where byte == 0 || byte == 0x2f {
            throw InvalidPath(path: path, reason: byte == 0 ? "contains NUL" : "has a `/` inside a component")
        }
    }
}

extension RelativePath: Comparable, CustomStringConvertible {
    /// Orders by UTF-8 bytes.
    public static func < (left: RelativePath, right: RelativePath) -> Bool {
        left.text.precedesBytewise(right.text)
    }

    /// The path as text; `.` for the root.
    public var description: String { text.isEmpty ? "." : text }
}

/// Why a text is no `RelativePath`.
public struct InvalidPath: Error, Hashable, Sendable {
    /// The text.
    public let path: String
    /// What is wrong with it, as the rest of a sentence that begins with the path.
    public let reason: String
}
