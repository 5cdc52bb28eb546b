import Basics
import Git
import Tree

/// The contents of `hydrator.metadata`: at the top of a branch about the source commit, in a synced path about how its
/// manifests were made. Fields and layout are those of Argo CD's commit server; empty fields are left out.
struct HydratorMetadata {
    /// A commit that the source commit refers to in its trailers.
    struct Reference: Hashable {
        var author = ""
        var date = ""
        var subject = ""
        var body = ""
        var sha = ""
        var repositoryURL = ""

        var isEmpty: Bool { self == Reference() }
    }

    var repositoryURL = ""
    var drySHA = ""
    var commands: [String] = []
    var author = ""
    var date = ""
    var subject = ""
    var body = ""
    var references: [Reference] = []

    /// The metadata of a synced path.
    init(_ source: PublishSource, commands: [String]) {
        repositoryURL = source.repositoryURL ?? ""
        drySHA = source.commit.id.hexadecimal
        self.commands = commands
    }

    /// The metadata at the top.
    init(_ source: PublishSource) {
        self.init(source, commands: [])
        let commit = source.commit
        author = "\(commit.author.name) <\(commit.author.email)>"
        date = "\(CommitInfo.Signature(name: "", email: "", seconds: commit.author.seconds, offsetMinutes: 0).date)"
        let message = ReferenceTrailers.trimmed(commit.message)
        let (subject, rest) = ReferenceTrailers.cut(message)
        self.subject = subject
        body = ReferenceTrailers(rest.utf8.isEmpty ? [] : ReferenceTrailers.lines(rest)).unrelated
        let trailers = CommitMessage(message).trailers.map { "\($0.key): \($0.value)" }
        let reference = ReferenceTrailers(trailers).reference
        if !reference.isEmpty { references = [reference] }
    }

    /// The message of the hydrated commit, after Argo CD's default template.
    var commitMessage: String {
        var text = "\(drySHA.prefix(7)): \(subject)"
        if !body.isEmpty { text += "\n\n\(body)" }
        text += "\n"
        for reference in references where !reference.author.isEmpty { text += "\nCo-authored-by: \(reference.author)" }
        if !author.isEmpty { text += "\nCo-authored-by: \(author)" }
        return text + "\n"
    }

    /// The text of `README.md` in a synced path, after Argo CD's default template.
    var readme: [UInt8] {
        var text = """
            # Manifest Hydration

            To hydrate the manifests in this repository, run the following commands:

            ```shell
            git clone \(repositoryURL)
            # cd into the cloned directory
            git checkout \(drySHA)

            """
        for command in commands { text += command + "\n" }
        return Array((text + "```\n").utf8)
    }

    /// The text of `hydrator.metadata`.
    var json: [UInt8] {
        var object = JSONObject(indent: "")
        object.add("repoURL", repositoryURL)
        object.add("drySha", drySHA)
        object.add("commands", list: commands.map { JSONObject.string($0) })
        object.add("author", author)
        object.add("date", date)
        object.add("subject", subject)
        object.add("body", body)
        object.add("references", list: references.map(Self.json))
        return Array((object.text + "\n").utf8)
    }

    private static func json(_ reference: Reference) -> String {
        var commit = JSONObject(indent: "      ")
        commit.add("author", reference.author)
        commit.add("date", reference.date)
        commit.add("subject", reference.subject)
        commit.add("body", reference.body)
        commit.add("sha", reference.sha)
        commit.add("repoUrl", reference.repositoryURL)
        return "{\n      \"commit\": \(commit.text)\n    }"
    }

    /// The text of a note: `{"drySha":"…"}`.
    static func note(_ source: ObjectID) -> [UInt8] { Array("{\"drySha\":\"\(source)\"}\n".utf8) }
}

/// An object as Go's encoder writes it with an indent of two and without escaping for HTML; empty fields are left out.
private struct JSONObject {
    let indent: String
    private var fields: [String] = []

    init(indent: String) { self.indent = indent }

    mutating func add(_ name: String, _ value: String) {
        if !value.isEmpty { fields.append("\(indent)  \"\(name)\": \(Self.string(value))") }
    }

    mutating func add(_ name: String, list: [String]) {
        if list.isEmpty { return }
        let items = list.map { "\(indent)    \($0)" }.joined(separator: ",\n")
        fields.append("\(indent)  \"\(name)\": [\n\(items)\n\(indent)  ]")
    }

    var text: String { fields.isEmpty ? "{}" : "{\n\(fields.joined(separator: ",\n"))\n\(indent)}" }

    static func string(_ value: String) -> String {
        var text = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{c}": text += "\\f"
            case "\u{2028}": text += "\\u2028"
            case "\u{2029}": text += "\\u2029"
            case _ where scalar.value < 0x20: text += "\\u00" + Hexadecimal.text([UInt8(scalar.value)])
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
