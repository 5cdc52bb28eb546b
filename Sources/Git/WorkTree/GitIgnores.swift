import Basics

/// What Git ignores in a work tree, and what it tracks there.
struct GitIgnores {
    private var stack = IgnoreStack()

    /// What was noticed.
    private(set) var findings: [Diagnostic] = []

    /// Reads the `.gitignore` of a directory that is entered; returns whether it has rules.
    mutating func enter(_ descriptor: Int32, path: [UInt8]) -> Bool {
        // Git itself passes over ignore files that it cannot read, and so the files below are read.
        guard let text = try? readFile(at: ".gitignore", below: descriptor, maximumBytes: IgnoreRules.maximumBytes)
        else {
            return false
        }
        return stack.push(IgnoreRules(text, baseCount: path.count))
    }

    /// Leaves a directory whose `.gitignore` has rules.
    mutating func leave() {
        stack.pop()
    }

    /// Whether the rules ignore a path whose parent directory they do not ignore.
    func ignores(_ path: [UInt8], nameStart: Int, isDirectory: Bool) -> Bool {
        path.withUnsafeBufferPointer { stack.ignores($0, nameStart: nameStart, isDirectory: isDirectory) }
    }

    /// Whether Git tracks a file, or anything in a directory.
    mutating func tracks(_ path: [UInt8], isDirectory: Bool) -> Bool {
        false
    }
}
