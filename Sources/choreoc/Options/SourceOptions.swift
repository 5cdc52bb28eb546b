import ArgumentParser

/// What is read and how findings are shown: the options of every command (cli.md, "Sources").
///
/// Commands whose `--format` means something else take `ReadingOptions` and make these of them.
@dynamicMemberLookup
struct SourceOptions: ParsableArguments {
    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github, sarif, junit, gitlab
    }

    @OptionGroup var reading: ReadingOptions

    @Option(help: "How findings are written.")
    var format: Format = .text

    subscript<Member>(dynamicMember path: WritableKeyPath<ReadingOptions, Member>) -> Member {
        get { reading[keyPath: path] }
        set { reading[keyPath: path] = newValue }
    }

    /// The options of a command whose findings are written in a format of its choice.
    static func reading(_ reading: ReadingOptions, format: Format = .text) throws -> SourceOptions {
        var options = try SourceOptions.parse([])
        options.reading = reading
        options.format = format
        return options
    }
}

/// What is read and rendered, and how much of the findings is shown.
struct ReadingOptions: ParsableArguments {
    /// Whose behaviour is followed at divergences.
    enum Compatibility: String, ExpressibleByArgument, CaseIterable {
        case upstream
    }

    @Option(
        name: .customShort("C"),
        help: ArgumentHelp(
            "The repository or folder (default: the repository around the current directory).", valueName: "dir"))
    var directory: String?

    @Option(help: ArgumentHelp("A folder inside the repository to read; repeatable (default: all).", valueName: "path"))
    var source: [String] = []

    @Option(
        help: ArgumentHelp(
            "A further repository or folder, read together with this one; repeatable.", valueName: "repo[@rev]"))
    var also: [String] = []

    @Option(help: ArgumentHelp("Read a commit instead of the work tree.", valueName: "rev"))
    var rev: String?

    @Flag(help: "Read the index instead of the work tree.")
    var staged = false

    @Option(help: ArgumentHelp("Only this organization (control-plane namespace); repeatable.", valueName: "org"))
    var organization: [String] = []

    @Option(help: ArgumentHelp("Only this project; repeatable.", valueName: "name"))
    var project: [String] = []

    @Option(help: ArgumentHelp("Only this component; repeatable.", valueName: "name"))
    var component: [String] = []

    @Option(help: ArgumentHelp("Only this environment; repeatable.", valueName: "name"))
    var environment: [String] = []

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Option(
        name: .customLong("set"),
        help: ArgumentHelp("A setting of choreoc.yaml that wins over the file; repeatable.", valueName: "key=value"))
    var settings: [String] = []

    @Option(help: "Follow OpenChoreo where choreoc would refuse or improve, with a warning.")
    var compat: Compatibility?

    @Option(help: ArgumentHelp("Threads (default: the number of processors).", valueName: "n"))
    var jobs: Int?

    @Flag(name: .customLong("no-cache"), help: "Use no cache (there is none yet; accepted for scripts).")
    var noCache = false

    @Flag(name: .shortAndLong, help: "Show infos, too.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Show errors only.")
    var quiet = false

    func validate() throws {
        if rev != nil, staged { throw ValidationError("--rev and --staged exclude each other.") }
        if verbose, quiet { throw ValidationError("--verbose and --quiet exclude each other.") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 256.") }
    }
}
