/// One finding, as a value. Printers decide how it looks.
public struct Diagnostic: Hashable, Sendable {
    /// What kind of finding.
    public var kind: DiagnosticKind
    /// How bad, after options were applied.
    public var severity: Severity
    /// The fact, in one sentence without a full stop, lower case first.
    public var message: String
    /// The place of the cause.
    public var location: Location
    /// Further places and remarks.
    public var notes: [Note]
    /// What to do, as an imperative sentence; nil if the message says it already.
    public var fix: String?

    /// A finding; its severity is its kind's unless told.
    public init(
        _ kind: DiagnosticKind, _ message: String, at location: Location = .none, notes: [Note] = [],
        fix: String? = nil,
        severity: Severity? = nil
    ) {
        self.kind = kind
        self.severity = severity ?? kind.severity
        self.message = message
        self.location = location
        self.notes = notes
        self.fix = fix
    }

    /// Feeds into a hasher what tells findings of one run apart; `==` compares the rest, too.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(location.origin)
        hasher.combine(message)
        if let note = notes.last { hasher.combine(note.message) }
    }

    /// A remark with a place of its own.
    public struct Note: Hashable, Sendable {
        /// The remark.
        public var message: String
        /// The place, if it has one.
        public var location: Location

        /// A remark, with or without a place.
        public init(_ message: String, at location: Location = .none) {
            self.message = message
            self.location = location
        }
    }
}

/// A place in the sources: the range of a value, or a range inside the text of a scalar.
public struct Location: Hashable, Sendable {
    /// The value's origin.
    public var origin: Origin
    /// A range of UTF-8 bytes inside the decoded text of the scalar at `origin`; the printer finds it again in the file.
    public var inner: Range<Int>?
    /// A path for findings about a file that could not be read at all.
    public var path: String?

    /// The place of a value, or inside its text.
    public init(_ origin: Origin, inner: Range<Int>? = nil) {
        self.origin = origin
        self.inner = inner
    }

    /// A whole file.
    public init(path: String) {
        self.origin = .none
        self.path = path
    }

    /// No place.
    public static let none = Location(Origin.none)
}

/// An error that is already a finding.
public struct DiagnosticError: Error, Sendable {
    /// The findings, at least one.
    public var diagnostics: [Diagnostic]

    /// An error made of one finding.
    public init(_ diagnostic: Diagnostic) {
        self.diagnostics = [diagnostic]
    }

    /// An error made of several findings.
    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics
    }
}
