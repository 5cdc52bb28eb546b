import Foundation

/// The commands of a page in `docs` with what they print: blocks marked `console`, in which commands begin with `$ `. A block
/// marked `markdown` right behind one belongs to the output of its last command.
public struct ConsoleTranscript {
    /// One command.
    public struct Step {
        /// What is typed.
        public var command: String
        /// What the page says that it prints.
        public var output: String
    }

    /// The commands in order.
    public private(set) var steps: [Step] = []
    private let lines: [String]
    /// For each line that belongs to an output, its step.
    private var owners: [Int: Int] = [:]
    /// The line behind which the output of a step goes.
    private var places: [Int] = []

    /// Reads a page.
    public init(_ page: String) {
        lines = page.components(separatedBy: "\n")
        var fence: String?
        var isOpen = false
        for (index, line) in lines.enumerated() {
            if let end = fence {
                if line == end {
                    fence = nil
                } else if line.hasPrefix("$ "), end == "```" {
                    steps.append(Step(command: String(line.dropFirst(2)), output: ""))
                    places.append(index)
                } else if !steps.isEmpty {
                    steps[steps.count - 1].output += line + "\n"
                    owners[index] = steps.count - 1
                }
            } else if line == "```console" {
                (fence, isOpen) = ("```", true)
            } else if line == "````markdown", isOpen {
                fence = "````"
                places[steps.count - 1] = index
            } else if !line.isEmpty {
                isOpen = false
            }
        }
    }

    /// Runs the commands one after the other in one shell; what each printed on both streams.
    public func run(in directory: URL, environment: [String: String]) throws -> [String] {
        let mark = "@@@ \(UUID().uuidString)"
        let script = steps.map { "echo '\(mark)'\n\($0.command)\n" }.joined()
        let run = try ProgramRun(
            "bash", ["--noprofile", "--norc", "-c", "exec 2>&1\n" + script], in: directory, environment: environment)
        return run.output.components(separatedBy: mark + "\n").dropFirst().map(Self.trimmed)
    }

    /// The page with other outputs.
    public func page(with outputs: [String]) -> String {
        var result: [String] = []
        for (index, line) in lines.enumerated() {
            if owners[index] == nil { result.append(line) }
            for (step, place) in places.enumerated() where place == index && outputs.indices.contains(step) {
                result += outputs[step].isEmpty ? [] : outputs[step].components(separatedBy: "\n").dropLast()
            }
        }
        return result.joined(separator: "\n")
    }

    /// An output without what differs from run to run: ids, times, how long it took.
    public static func normalized(_ output: String) -> String {
        trimmed(output)
            .replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]+Z/, with: "TIME")
            .replacing(/[A-Z][a-z]{2} [A-Z][a-z]{2} +[0-9]+ [0-9:]+ [0-9]{4} \+0000/, with: "TIME")
            .replacing(/\bin [0-9.]+ m?s/, with: "in TIME")
            .replacing(/\b[0-9a-f]{7,40}\b/, with: "ID")
    }

    /// With exactly one line feed at the end, and no lines of spaces before it.
    private static func trimmed(_ text: String) -> String {
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        return text.isEmpty ? "" : text + "\n"
    }
}
