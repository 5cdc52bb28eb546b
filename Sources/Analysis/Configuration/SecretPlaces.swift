import Basics
import Tree
import YAML

/// Where a file holds secrets in plain text, so that no finding shows the line with them.
///
/// Asked before findings are printed, for files that have some: what looks like a secret is hidden whether or not a finding
/// is about it.
public enum SecretPlaces {
    /// Fields that hold secrets by their name.
    private static let fields: Set<String> = [
        "password", "passwd", "clientkey", "clientsecret", "token", "privatekey", "apikey", "stringdata",
    ]

    /// Hides the secrets of a file of YAML or JSON.
    public static func hide(in file: SourceFile) {
        let sources = SourceTable()
        let read = YAMLReader.read(file, sources: sources, options: YAMLReader.Options())
        for document in read.documents { hide(document.root, sources, depth: 0) }
    }

    private static func hide(_ value: Value, _ sources: SourceTable, depth: Int) {
        guard depth < 64 else { return }
        for item in value.items ?? [] { hide(item, sources, depth: depth + 1) }
        guard let map = value.map else { return }
        let isSecret = map["kind"]?.string == "Secret"
        let label = map["key"]?.string ?? map["name"]?.string
        let isNamed = label.map(SecretName.looksSecret) ?? false
        for entry in map.entries {
            let name = entry.key.text.lowercased()
            if fields.contains(name) || isSecret && name == "data" || isNamed && name == "value" {
                hideScalars(entry.value, sources, depth: depth + 1)
            } else if isNamed, name == "values" {
                for item in entry.value.items ?? [] {
                    if let text = item["value"] { hideScalars(text, sources, depth: depth + 1) }
                }
            } else {
                hide(entry.value, sources, depth: depth + 1)
            }
        }
    }

    /// Hides every text and number of a value, but neither expressions nor references by name.
    private static func hideScalars(_ value: Value, _ sources: SourceTable, depth: Int) {
        guard depth < 64 else { return }
        for item in value.items ?? [] { hideScalars(item, sources, depth: depth + 1) }
        if let map = value.map {
            for entry in map.entries where entry.key != "name" && entry.key != "key" {
                hideScalars(entry.value, sources, depth: depth + 1)
            }
            return
        }
        if value.items != nil || value.isNull || value.string?.contains("${") == true { return }
        guard let place = sources.place(of: value.origin) else { return }
        place.file.hide(place.range)
    }
}
