import Basics
import Tree

/// The value of the annotation `openchoreo.dev/dp-resource-hash` (specification 5.9.2).
///
/// Upstream hashes a Go dump of the objects, in which int64 and float64 print differently. The text is therefore made of
/// the rendered values with their types, before anything is encoded.
struct ResourceHash {
    /// The dump of the objects.
    private(set) var text: [UInt8] = []

    /// The dump of objects, each without its top-level `metadata`, in the order given.
    init(objects: [Map]) {
        append("([]map[string]interface {})[")
        for (index, object) in objects.enumerated() {
            if index > 0 { text.append(UInt8(ascii: " ")) }
            append(object, leavingOut: .metadata)
        }
        text.append(UInt8(ascii: "]"))
    }

    /// The annotation's value: the FNV-1a hash of the dump in decimal, its digits mapped to letters that form no words.
    var annotation: String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
        var digits: [UInt8] = []
        NumberFormat.integerText(UInt64(FNV.hash32(text)), into: &digits)
        return String(decoding: digits.map { alphabet[Int($0) % 27] }, as: UTF8.self)
    }

    private mutating func append(_ literal: StaticString) {
        text.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func append(_ map: Map, leavingOut excluded: Symbol? = nil) {
        append("map[")
        var first = true
        for entry in map.sortedByKey where entry.key != excluded {
            if !first { text.append(UInt8(ascii: " ")) }
            first = false
            text.append(contentsOf: entry.key.utf8)
            text.append(UInt8(ascii: ":"))
            append(entry.value)
        }
        text.append(UInt8(ascii: "]"))
    }

    private mutating func append(_ value: Value) {
        switch value.content {
        case .string(let string):
            append("(string)")
            text.append(contentsOf: string.utf8)
        case .double(let number):
            append("(float64)")
            text.append(contentsOf: NumberFormat.general(number).utf8)
        case .int(let number):
            append("(int64)")
            NumberFormat.integerText(number, into: &text)
        case .uint(let number):
            append("(uint64)")
            NumberFormat.integerText(number, into: &text)
        case .bool(let flag): append(flag ? "(bool)true" : "(bool)false")
        case .map(let map):
            append("(map[string]interface {})")
            append(map)
        case .list(let list) where list.isStringList:
            append("([]string)[")
            for (index, item) in list.items.enumerated() {
                if index > 0 { text.append(UInt8(ascii: " ")) }
                text.append(contentsOf: (item.string ?? "").utf8)
            }
            text.append(UInt8(ascii: "]"))
        case .list(let list):
            append("([]interface {})[")
            for (index, item) in list.items.enumerated() {
                if index > 0 { text.append(UInt8(ascii: " ")) }
                append(item)
            }
            text.append(UInt8(ascii: "]"))
        case .bytes(let bytes):
            append("([]uint8)[")
            for (index, byte) in bytes.enumerated() {
                if index > 0 { text.append(UInt8(ascii: " ")) }
                NumberFormat.integerText(UInt64(byte), into: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .null, .optional: append("(interface {})<nil>")
        case .nullEnum: append("(structpb.NullValue)0")
        case .duration(let nanoseconds):
            append("(time.Duration)")
            NumberFormat.integerText(nanoseconds, into: &text)
        case .timestamp(let time):
            append("(time.Time){wall:(uint64)")
            NumberFormat.integerText(Int64(time.nanoseconds), into: &text)
            append(" ext:(int64)")
            NumberFormat.integerText(time.seconds + 62_135_596_800, into: &text)
            append(" loc:(*time.Location)<nil>}")
        case .type(let name):
            append("(string)")
            text.append(contentsOf: name.utf8)
        case .keyedMap(let map):
            append("(map[string]interface {})")
            append(map.withTextKeys)
        case .omitted: append("(map[string]interface {})map[]")
        }
    }
}
