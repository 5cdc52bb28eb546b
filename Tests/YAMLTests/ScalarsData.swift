import Foundation
import TestSupport

/// One row of `yaml/scalars.json`: a plain scalar and how readers take it.
struct ScalarRow: Decodable {
    var plain: String
    /// What `sigs.k8s.io/yaml` makes of `v: <plain>`, as JSON; nil where it reports an error.
    var sigsJSON: String?
    var mustQuote: Bool

    private enum CodingKeys: String, CodingKey {
        case plain
        case sigsJSON = "sigs_yaml_json"
        case mustQuote = "must_quote"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        plain = try container.decode(String.self, forKey: .plain)
        sigsJSON = try? container.decode(String.self, forKey: .sigsJSON)
        mustQuote = try container.decode(Bool.self, forKey: .mustQuote)
    }

    static func all() throws -> [ScalarRow] {
        try JSONDecoder().decode([ScalarRow].self, from: ConformanceData.contents("yaml/scalars.json"))
    }
}
