/// A commit to be made. The same fields give the same bytes, and so the same id, on every machine.
public struct CommitDraft: Sendable, Hashable {
    /// The id of its top directory.
    public var tree: ObjectID
    /// The commits before it.
    public var parents: [ObjectID]
    /// Who wrote the change.
    public var author: CommitInfo.Signature
    /// Who makes the commit.
    public var committer: CommitInfo.Signature
    /// The message, as `cleaned` gives it.
    public var message: String

    /// A commit; its message is cleaned as `git commit` does.
    public init(
        tree: ObjectID, parents: [ObjectID], author: CommitInfo.Signature, committer: CommitInfo.Signature,
        message: String
    ) {
        self.tree = tree
        self.parents = parents
        self.author = author
        self.committer = committer
        self.message = Self.cleaned(message)
    }

    /// A message without spaces at the ends of lines, without empty lines at its ends and doubled ones inside, and with
    /// a line feed at its end. NUL, which a message cannot have, becomes a space.
    static func cleaned(_ message: String) -> String {
        var lines: [String] = []
        for line in message.utf8.split(separator: 0x0a, omittingEmptySubsequences: false) {
            var bytes = line.map { $0 == 0 ? 0x20 : $0 }
            while let last = bytes.last, last == 0x20 || (0x09...0x0d).contains(last) { bytes.removeLast() }
            if bytes.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(String(decoding: bytes, as: UTF8.self))
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The commit as it will be read, once it has an id.
    public func info(_ id: ObjectID) -> CommitInfo {
        CommitInfo(id: id, tree: tree, parents: parents, author: author, committer: committer, message: message)
    }

    /// The bytes of the commit object.
    var bytes: [UInt8] {
        var text = "tree \(tree)\n"
        for parent in parents { text += "parent \(parent)\n" }
        text += "author \(author.line)\ncommitter \(committer.line)\n\n\(message)"
        return Array(text.utf8)
    }
}

extension CommitInfo.Signature {
    /// `Name <address> 1700000000 +0130`, without the characters that would end a part early.
    var line: String {
        let minutes = abs(offsetMinutes)
        let digits = [minutes / 60 / 10 % 10, minutes / 60 % 10, minutes % 60 / 10, minutes % 10]
        let zone = (offsetMinutes < 0 ? "-" : "+") + digits.map(String.init).joined()
        return "\(Self.crudless(name)) <\(Self.crudless(email))> \(max(0, seconds)) \(zone)"
    }

    /// Git leaves out line ends and angle brackets, too, and what it calls crud at both ends.
    private static func crudless(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7f && $0 != "<" && $0 != ">" }
        func isCrud(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value <= 0x20 || ".,:;\"\\'".unicodeScalars.contains(scalar)
        }
        var view = Substring.UnicodeScalarView(String.UnicodeScalarView(kept))
        while let first = view.first, isCrud(first) { view.removeFirst() }
        while let last = view.last, isCrud(last) { view.removeLast() }
        return String(Substring(view))
    }
}
