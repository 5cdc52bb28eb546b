import Basics
import Git
import Tree

/// The commit that is published, and what else was read with it.
public struct PublishSource: Sendable {
    /// The commit of the repository that is published into.
    public var commit: CommitInfo
    /// Commits of further repositories, by the name of their folder.
    public var others: [(name: String, id: ObjectID)]
    /// Where others find the repository.
    public var repositoryURL: String?

    /// The commit that is published. Refuses a URL with a password.
    public init(
        commit: CommitInfo, others: [(name: String, id: ObjectID)] = [], repositoryURL: String? = nil
    ) throws(DiagnosticError) {
        self.commit = commit
        self.others = others
        self.repositoryURL = repositoryURL
        if let repositoryURL { try Self.check(repositoryURL) }
    }

    private static func check(_ url: String) throws(DiagnosticError) {
        let isLine = !url.isEmpty && url.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7f }
        let rest = url.drop { $0 != ":" }
        let authority = rest.hasPrefix("://") ? rest.dropFirst(3).prefix { $0 != "/" && $0 != "?" && $0 != "#" } : ""
        let user = authority.lastIndex(of: "@").map { authority[..<$0] } ?? ""
        // The name of a user is no secret, but a token is often written in its place.
        let hasSecret =
            user.contains(":") || (user.count >= 20 && user.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" })
        if isLine, !hasSecret { return }
        throw DiagnosticError(
            Diagnostic(
                .repositoryURLInvalid,
                hasSecret
                    ? "the URL given with `--repo-url` holds a password or token"
                    : "`--repo-url` is no URL on one line",
                fix: "Write it as people without an account would: `https://git.example.com/team/repository`."))
    }

    /// The trailer by which a published commit is known.
    static let trailer = "Choreoc-source-commit"

    /// The message of a commit that holds the rendered tree. The trailers with Argo CD's names let it show the source
    /// commit beside the rendered one.
    var message: String {
        let subject = CommitMessage(commit.message).subject
        var lines = ["\(commit.id.hexadecimal.prefix(7)): \(subject)", "", "\(Self.trailer): \(commit.id)"]
        for other in others { lines.append("Choreoc-also: \(other.name)@\(other.id)") }
        let reference = "Argocd-reference-commit"
        lines.append("\(reference)-author: \(MailAddress.phrase(commit.author.name)) <\(commit.author.email)>")
        lines.append("\(reference)-sha: \(commit.id)")
        if !subject.isEmpty { lines.append("\(reference)-subject: \(subject)") }
        lines.append("\(reference)-date: \(commit.author.date)")
        if let repositoryURL { lines.append("\(reference)-repourl: \(repositoryURL)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A commit with a tree, as every machine would make it.
    func draft(_ tree: ObjectID, parents: [ObjectID], message: String) -> CommitDraft {
        CommitDraft(tree: tree, parents: parents, author: commit.author, committer: commit.committer, message: message)
    }
}

extension CommitInfo.Signature {
    /// The time with the offset of the author's clock (RFC 3339).
    var date: String {
        let time = CivilTime(secondsSinceEpoch: seconds + Int64(offsetMinutes) * 60)
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let day = "\(padded(time.year, 4))-\(padded(time.month))-\(padded(time.day))"
        let clock = "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
        let minutes = abs(offsetMinutes)
        let sign = offsetMinutes < 0 ? "-" : "+"
        let zone = offsetMinutes == 0 ? "Z" : "\(sign)\(padded(minutes / 60)):\(padded(minutes % 60))"
        return "\(day)T\(clock)\(zone)"
    }
}
