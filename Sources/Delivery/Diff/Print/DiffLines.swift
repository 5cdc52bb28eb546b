import Basics
import Tree
import YAML

/// One line of the description of an object's difference.
struct DiffLine: Hashable {
    /// What it says.
    enum Mark: Hashable {
        /// The object.
        case added, removed, changed
        /// The path of a field.
        case field
        /// A line of a value that is gone, new or the same.
        case old, new, same
        /// Where a value comes from.
        case place
        /// A danger.
        case danger
        /// That something is left out.
        case remark
    }

    /// What it says.
    var mark: Mark
    /// The text, without line break or control characters.
    var text: String
}

/// Describes differences line by line, for every format that people read. Values from secrets are never shown.
struct DiffLines {
    /// The most lines of one value; what is left out is counted.
    static let maximumLines = 80
    /// The longest line of a value in characters.
    static let maximumWidth = 400
    /// What stands for a value from a secret.
    static let secret = "(a secret value, not shown)"

    let places: DiffPlaces

    /// The lines about an object: what it is, its fields, its dangers.
    func lines(_ difference: ObjectDifference) -> [DiffLine] {
        var lines = [DiffLine(mark: mark(difference), text: title(difference))]
        lines += difference.dangers.flatMap(danger)
        switch difference.relation {
        case .added:
            if let place = places.text(difference.object.origin) {
                lines.append(DiffLine(mark: .place, text: "from \(place)"))
            }
            lines += block(difference.object.value, isSecret: false, .new, isObject: true)
        case .removed:
            if let place = places.text(difference.object.origin) {
                lines.append(DiffLine(mark: .place, text: "was from \(place)"))
            }
        default: for field in difference.fields { lines += self.lines(field) }
        }
        return lines
    }

    private func mark(_ difference: ObjectDifference) -> DiffLine.Mark {
        switch difference.relation {
        case .added: .added
        case .removed: .removed
        default: .changed
        }
    }

    /// `Deployment web-prod-3fab4a9a (restarts pods, was web-prod-1bcd2345)`.
    func title(_ difference: ObjectDifference) -> String {
        let object = difference.object
        let remarks = remarks(difference)
        return object.label.escapedForTerminal + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
    }

    /// What is worth knowing of an object in a few words.
    func remarks(_ difference: ObjectDifference) -> [String] {
        var remarks: [String] = []
        if difference.restartsPods { remarks.append("restarts pods") }
        if difference.relation == .renamed, let old = difference.old { remarks.append("was \(old.id.name)") }
        if difference.relation == .moved, let old = difference.old {
            if old.unit.environment != difference.object.unit.environment {
                remarks.append("from environment \(old.unit.environment)")
            } else if old.id.plane != difference.object.id.plane {
                remarks.append("from plane \(old.id.plane)")
            } else {
                remarks.append("from namespace \(old.id.namespace)")
            }
            if old.id.name != difference.object.id.name { remarks.append("was \(old.id.name)") }
        } else if let old = difference.old, let new = difference.new, old.unit != new.unit {
            remarks.append("now of \(new.unit.text)")
        }
        return remarks.map(\.escapedForTerminal)
    }

    /// The lines about a danger.
    func danger(_ finding: Diagnostic) -> [DiffLine] {
        var text = "\(finding.severity.name) \(finding.kind.id) \(finding.message.escapedForTerminal)"
        if let place = places.text(finding.location) { text += " (\(place))" }
        return [DiffLine(mark: .danger, text: text)]
    }

    /// The lines about a field: its path, the values, where they come from.
    func lines(_ change: FieldChange) -> [DiffLine] {
        let suffix = change.kind == .reordered ? " (other order)" : ""
        var lines = [DiffLine(mark: .field, text: change.path.text.escapedForTerminal + suffix)]
        if !change.isSecret, let old = change.old?.string, let new = change.new?.string,
            old.contains("\n") || new.contains("\n")
        {
            lines += difference(old, new)
        } else {
            if let old = change.old { lines += block(old, isSecret: change.isSecret, .old) }
            if let new = change.new { lines += block(new, isSecret: change.isSecret, .new) }
        }
        if let place = place(change) { lines.append(DiffLine(mark: .place, text: place)) }
        return lines
    }

    /// Where the values of a change come from, in words; nil when nothing is known.
    func place(_ change: FieldChange) -> String? {
        let old = places.text(change.oldOrigin)
        let new = places.text(change.newOrigin)
        switch (old, new) {
        case (nil, nil): return nil
        case (let old?, nil): return "was from \(old)"
        case (nil, let new?): return "from \(new)"
        case (let old?, let new?):
            if change.kind == .removed { return "was from \(old)" }
            if change.kind == .added { return "from \(new)" }
            if !change.isEdited { return "computed at \(new)" }
            return old == new ? "from \(new)" : "from \(new), was from \(old)"
        }
    }

    // MARK: Values

    private func difference(_ old: String, _ new: String) -> [DiffLine] {
        let difference = LineDifference(from: Array(old.utf8), to: Array(new.utf8))
        let lines = difference.lines.map { line in
            switch line {
            case .same(let text): DiffLine(mark: .same, text: Self.cut(text))
            case .removed(let text): DiffLine(mark: .old, text: Self.cut(text))
            case .added(let text): DiffLine(mark: .new, text: Self.cut(text))
            }
        }
        return limited(lines)
    }

    private func block(_ value: Value, isSecret: Bool, _ mark: DiffLine.Mark, isObject: Bool = false) -> [DiffLine] {
        if isSecret { return [DiffLine(mark: mark, text: Self.secret)] }
        return limited(Self.text(value).map { DiffLine(mark: mark, text: Self.cut($0)) })
    }

    private func limited(_ lines: [DiffLine]) -> [DiffLine] {
        guard lines.count > Self.maximumLines else { return lines }
        let more = lines.count - Self.maximumLines
        return lines.prefix(Self.maximumLines) + [
            DiffLine(mark: .remark, text: "… and \(more) more line\(more == 1 ? "" : "s")")
        ]
    }

    /// A value as lines of YAML, without what came from secrets.
    static func text(_ value: Value) -> [String] {
        var bytes: [UInt8] = []
        YAMLWriter.append(Redaction.redacted(value), to: &bytes)
        if bytes.last == 0x0a { bytes.removeLast() }
        return bytes.split(separator: 0x0a, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func cut(_ line: String) -> String {
        let line = line.escapedForTerminal
        guard line.count > maximumWidth else { return line }
        return line.prefix(maximumWidth) + "… (\(line.count - maximumWidth) more characters)"
    }
}

/// Takes secrets out of values that are to be shown.
enum Redaction {
    /// The value with a text in place of everything that came from a secret, and of the data of a Secret.
    static func redacted(_ value: Value) -> Value {
        let isSecret = value["kind"]?.string == "Secret" && value["apiVersion"]?.string == "v1"
        guard isSecret, var map = value.map else { return redacted(value, depth: 0) }
        for field in ["data", "stringData"] as [Symbol] {
            guard let data = map[field]?.map else { continue }
            map.set(field, to: .map(Map(data.entries.map { ($0.key, .string(DiffLines.secret)) })))
        }
        return redacted(.map(map), depth: 0)
    }

    private static func redacted(_ value: Value, depth: Int) -> Value {
        if value.origin.isTainted || depth > 100 { return .string(DiffLines.secret) }
        switch value.content {
        case .list(let list): return .list(list.items.map { redacted($0, depth: depth + 1) })
        case .map(let map):
            return .map(Map(map.entries.map { ($0.key, redacted($0.value, depth: depth + 1)) }))
        default: return value
        }
    }
}
