import Basics

/// What is left to do when everything new lies in the staging folder: the list that a later run can complete.
///
/// Every step may be done again after it was done, in any state that a run that was cut off can leave.
struct Journal: Equatable, Sendable {
    /// The folder in the output directory in which new files wait.
    static let stagingName = ".choreoc-staging"
    /// The journal's name in the output directory.
    static let name = ".choreoc-journal"
    /// The longest journal that is read, in bytes.
    static let maximumSize = 1 << 30

    /// Files and whole directories to move out of the staging folder, and where to.
    var moves: [Move] = []
    /// Files to remove.
    var removals: [RelativePath] = []
    /// Directories to remove if they are empty then, the deepest first.
    var directories: [RelativePath] = []

    /// A file or directory in the staging folder, and its place.
    struct Move: Equatable, Sendable {
        var staged: String
        var target: RelativePath
    }

    /// The journal's text: a step a line, and a last line by which a whole journal is known.
    var text: [UInt8] {
        var text = Array("choreoc-journal 1\n".utf8)
        for move in moves { text += "move\t\(move.staged)\t\(move.target.text)\n".utf8 }
        for path in removals { text += "remove\t\(path.text)\n".utf8 }
        for path in directories { text += "rmdir\t\(path.text)\n".utf8 }
        text += "end\t\(moves.count + removals.count + directories.count)\n".utf8
        return text
    }

    init() {}

    /// Reads a journal; nil if it is not whole, or has a step that choreoc would not write.
    init?(parsing bytes: [UInt8]) {
        var lines = bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
        guard lines.count >= 3, lines.removeLast().isEmpty, lines.removeFirst().elementsEqual("choreoc-journal 1".utf8)
        else { return nil }
        guard lines.removeLast().elementsEqual("end\t\(lines.count)".utf8) else { return nil }
        for line in lines {
            let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard let last = fields.last, let path = Self.path(last) else { return nil }
            switch (fields[0], fields.count) {
            case ("move", 3):
                guard PlanCheck.isWritable(fields[1]) else { return nil }
                moves.append(Move(staged: fields[1], target: path))
            case ("remove", 2): removals.append(path)
            case ("rmdir", 2): directories.append(path)
            default: return nil
            }
        }
    }

    /// A path that a journal may name: of nothing hidden but ownership files.
    private static func path(_ text: String) -> RelativePath? {
        guard let path = try? RelativePath(text), !path.isRoot else { return nil }
        var names = path.components
        if names.count > 1, names.last == OwnershipFile.name { names.removeLast() }
        return names.allSatisfy(PlanCheck.isWritable) ? path : nil
    }
}
