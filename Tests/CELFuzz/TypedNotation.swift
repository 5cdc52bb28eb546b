import Basics
import Foundation
import Tree

/// Values as JSON that tells types apart, as the conformance suite writes them: `{"int": "1"}`, `{"list": […]}`.
enum TypedNotation {
    static func json(_ value: Value) -> [String: Any] {
        switch value.content {
        case .null, .nullEnum: ["null": true]
        case .bool(let flag): ["bool": flag]
        case .int(let number): ["int": String(number)]
        case .uint(let number): ["uint": String(number)]
        case .double(let number): ["double": number.isNaN ? "nan" : String(number.bitPattern)]
        case .string(let text): ["string": text]
        case .bytes(let bytes): ["bytes": Data(bytes).base64EncodedString()]
        case .timestamp(let time): ["timestamp": "\(time.seconds) \(time.nanoseconds)"]
        case .duration(let span): ["duration": String(span)]
        case .list(let list): ["list": list.items.map(json)]
        case .map(let map): ["map": map.entries.map { [json(.string($0.key.text)), json($0.value)] }]
        case .keyedMap(let map): ["map": map.entries.map { [json($0.key), json($0.value)] }]
        case .type(let name): ["type": name.text]
        case .optional(let wrapped): wrapped.map { ["optional": json($0)] } ?? ["none": true]
        case .omitted: ["omitted": true]
        }
    }
}
