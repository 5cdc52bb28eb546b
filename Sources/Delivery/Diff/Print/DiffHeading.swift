import Basics

/// What a printer has to know besides the differences: which sides they are of, and how places are found.
public struct DiffHeading: Sendable {
    /// One side as people call it, and its commit.
    public struct Side: Sendable, Hashable {
        /// `main`, `work tree`, `index`, or a directory.
        public var name: String
        /// The id of the commit; nil for what is none.
        public var commit: String?

        /// A side.
        public init(name: String, commit: String? = nil) {
            self.name = name
            self.commit = commit
        }

        /// `main (3fab4a9a12)`.
        var text: String {
            guard let commit, !commit.hasPrefix(name) else { return name }
            return "\(name) (\(commit.prefix(10)))"
        }
    }

    /// The side before.
    public var base: Side
    /// The side after.
    public var head: Side
    /// The units of both sides, and how many of them had to be rendered; nil for directories.
    public var units: (base: Int, head: Int, rendered: Int)?

    /// A heading.
    public init(base: Side, head: Side, units: (base: Int, head: Int, rendered: Int)? = nil) {
        self.base = base
        self.head = head
        self.units = units
    }
}

/// Finds the places of values for a printer.
public struct DiffPlaces {
    private let locate: (Location) -> SourceTable.Place?

    /// Places as `locate` finds them.
    public init(locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// File, line and column of a value; nil when it has no known place.
    func position(_ origin: Origin) -> (file: String, line: Int, column: Int)? { position(Location(origin)) }

    /// File, line and column of a location.
    func position(_ location: Location) -> (file: String, line: Int, column: Int)? {
        guard let place = locate(location) else { return location.path.map { ($0, 1, 1) } }
        let position = place.position
        return (place.file.path, position.line, position.column)
    }

    /// `file:line:column`.
    func text(_ location: Location) -> String? {
        position(location).map { "\($0.file.escapedForTerminal):\($0.line):\($0.column)" }
    }

    /// `file:line:column`.
    func text(_ origin: Origin) -> String? { text(Location(origin)) }
}
