import Basics
import Tree

/// Writes findings as JSON: `{"findings": [{id, name, severity, message, file, line, column, endLine, endColumn, notes, fix}]}`.
struct JSONPrinter {
    private let locate: (Location) -> SourceTable.Place?

    init(_ sources: SourceTable, locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// A value for each finding.
    func values(_ findings: [Diagnostic]) -> [Value] { findings.map(value) }

    private func value(_ finding: Diagnostic) -> Value {
        var map: Map = [
            "id": .string(finding.kind.id), "name": .string(finding.kind.name),
            "severity": .string(finding.severity.name), "message": .string(finding.message),
        ]
        add(finding.location, to: &map)
        if !finding.notes.isEmpty {
            map.set(
                "notes",
                to: .list(
                    finding.notes.map { note in
                        var entry: Map = ["message": .string(note.message)]
                        add(note.location, to: &entry)
                        return .map(entry)
                    }))
        }
        if let fix = finding.fix { map.set("fix", to: .string(fix)) }
        return .map(map)
    }

    private func add(_ location: Location, to map: inout Map) {
        guard let place = locate(location) else {
            if let path = location.path { map.set("file", to: .string(path)) }
            return
        }
        let excerpt = SourceExcerpt(place)
        map.set("file", to: .string(place.file.path))
        map.set("line", to: Value(.int(Int64(excerpt.line))))
        map.set("column", to: Value(.int(Int64(excerpt.column))))
        map.set("endLine", to: Value(.int(Int64(excerpt.endLine))))
        map.set("endColumn", to: Value(.int(Int64(excerpt.endColumn))))
    }
}
