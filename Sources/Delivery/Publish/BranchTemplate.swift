import Basics
import Git

/// The name of a branch with placeholders: `environments/{organization}/{environment}`.
public struct BranchTemplate: Sendable, Hashable {
    /// What a placeholder stands for.
    public enum Placeholder: String, Sendable, CaseIterable {
        case organization, environment, project, role, plane
    }

    private enum Part: Sendable, Hashable {
        case text(String)
        case placeholder(Placeholder)
    }

    /// The template as it was given.
    public let text: String
    private let parts: [Part]

    /// Reads a template; refuses placeholders that are not allowed, and what gives no name that Git accepts.
    public init(_ text: String, option: String, allowed: [Placeholder]) throws(DiagnosticError) {
        self.text = text
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            parts.append(.text(String(rest[..<open])))
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw Self.refusal(option, text, "a `{` has no `}`", nil)
            }
            let name = String(rest[rest.index(after: open)..<close])
            guard let placeholder = Placeholder(rawValue: name), allowed.contains(placeholder) else {
                let names = allowed.map(\.rawValue)
                let near = nearestName(to: name, among: names).map { "Write `{\($0)}`." }
                throw Self.refusal(
                    option, text, "there is no placeholder `{\(name.escapedForTerminal)}`",
                    near ?? "There are \(names.map { "`{\($0)}`" }.joined(separator: ", ")).")
            }
            parts.append(.placeholder(placeholder))
            rest = rest[rest.index(after: close)...]
        }
        parts.append(.text(String(rest)))
        self.parts = parts.filter { $0 != .text("") }
        let example = branch(Dictionary(uniqueKeysWithValues: allowed.map { ($0, "x") }))
        guard !example.hasPrefix("-"), example != "HEAD", ObjectDatabase.isReferenceName("refs/heads/" + example),
            !example.hasPrefix("refs/")
        else {
            let fix = example.hasPrefix("refs/heads/") ? "Leave out `refs/heads/`." : nil
            throw Self.refusal(option, text, "Git does not accept it as the name of a branch", fix)
        }
    }

    private static func refusal(_ option: String, _ text: String, _ reason: String, _ fix: String?) -> DiagnosticError {
        DiagnosticError(
            Diagnostic(.branchInvalid, "`\(option) \(text.escapedForTerminal)`: \(reason)", fix: fix))
    }

    /// Whether it names one branch only.
    public var isFixed: Bool { parts.allSatisfy { if case .text = $0 { true } else { false } } }

    /// The branch for these values.
    func branch(_ values: [Placeholder: String]) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder(let placeholder): values[placeholder] ?? ""
            }
        }.joined()
    }

    /// Whether a branch may have come from this template: each placeholder stands for one part between slashes, or for
    /// some letters of one.
    func mayGive(_ branch: String) -> Bool { Self.matches(parts[...], branch[...]) }

    private static func matches(_ parts: ArraySlice<Part>, _ rest: Substring) -> Bool {
        guard let part = parts.first else { return rest.isEmpty }
        switch part {
        case .text(let text): return rest.hasPrefix(text) && matches(parts.dropFirst(), rest.dropFirst(text.count))
        case .placeholder:
            var end = rest.startIndex
            while end < rest.endIndex, rest[end] != "/" {
                end = rest.index(after: end)
                if matches(parts.dropFirst(), rest[end...]) { return true }
            }
            return false
        }
    }
}

/// Which branch each directory of the rendered tree goes to. Paths are the same on every branch.
public struct BranchLayout: Sendable {
    private let environments: BranchTemplate
    private let planes: BranchTemplate
    /// What follows every name: `-next` for branches that are proposed.
    let suffix: String

    /// The layout of `--branch` and `--plane-branch`: without the latter, planes go to the one branch that the former
    /// names, or to `planes/{role}/{plane}` if it is a template.
    public init(_ branch: String, planes: String? = nil, suffix: String = "") throws(DiagnosticError) {
        environments = try BranchTemplate(
            branch, option: "--branch", allowed: [.organization, .environment, .project])
        let isOne = environments.isFixed
        self.planes = try BranchTemplate(
            planes ?? (isOne ? branch : "planes/{role}/{plane}"), option: planes == nil ? "--branch" : "--plane-branch",
            allowed: [.role, .plane])
        self.suffix = suffix
    }

    /// The branch of a unit's directory, without the suffix; nil for sync objects where there are several branches,
    /// since they belong to none of them.
    func branch(of directory: RelativePath) -> String? {
        let parts = directory.components
        if SyncObjects.directories.contains(parts.first ?? "") {
            return environments.isFixed ? environments.branch([:]) : nil
        }
        func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
        if parts.first == "_planes" { return planes.branch([.role: part(1), .plane: part(2)]) }
        return environments.branch([.organization: part(0), .environment: part(1), .project: part(2)])
    }

    /// Whether a branch may have come from one of the templates; only those with placeholders are asked.
    func mayGive(_ branch: String) -> Bool {
        [environments, planes].contains { !$0.isFixed && $0.mayGive(branch) }
    }

    /// The units of each branch, by its name with the suffix.
    func assigned(_ units: [UnitOutput]) -> [String: [UnitOutput]] {
        var assigned: [String: [UnitOutput]] = [:]
        for unit in units {
            if let branch = branch(of: unit.directory) { assigned[branch + suffix, default: []].append(unit) }
        }
        return assigned
    }
}
