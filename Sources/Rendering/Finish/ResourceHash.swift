import Basics
import Tree

/// The value of the annotation `openchoreo.dev/dp-resource-hash` (specification 5.9.2).
///
/// Upstream hashes a Go dump of the objects, in which int64 and float64 print differently. The text is therefore made of
/// the rendered values with their types, before anything is encoded.
struct ResourceHash {
    /// The FNV-1a hash of the dump, which is never held as a whole.
    private var hash: UInt32 = 0x811c_9dc5
    /// The digits of the number at hand.
    private var digits: [UInt8] = []

    /// The hash of the dump of objects, each without its top-level `metadata`, in the order given.
    init(objects: [Map]) {
        append("([]map[string]interface {})[")
        for (index, object) in objects.enumerated() {
            if index > 0 { append(UInt8(ascii: " ")) }
            append(object, leavingOut: .metadata)
        }
        append(UInt8(ascii: "]"))
    }

    /// The annotation's value: the FNV-1a hash of the dump in decimal, its digits mapped to letters that form no words.
    var annotation: String {
        let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)
        var digits: [UInt8] = []
        NumberFormat.integerText(UInt64(hash), into: &digits)
        return String(decoding: digits.map { alphabet[Int($0) % 27] }, as: UTF8.self)
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var hash = hash
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        self.hash = hash
    }

    private mutating func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private mutating func append(text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    private mutating func append(_ type: StaticString, _ write: (inout [UInt8]) -> Void) {
        append(type)
        digits.removeAll(keepingCapacity: true)
        write(&digits)
        for digit in digits { append(digit) }
    }

    private mutating func append(_ items: [Value], _ appendItem: (inout ResourceHash, Value) -> Void) {
        append("[")
        var isFirst = true
        for item in items {
            if !isFirst { append(UInt8(ascii: " ")) }
            isFirst = false
            appendItem(&self, item)
        }
        append("]")
    }

    private mutating func append(_ map: Map, leavingOut excluded: Symbol? = nil) {
        append("map[")
        var isFirst = true
        map.forEachByKey { entry in
            if entry.key == excluded { return }
            if !isFirst { append(UInt8(ascii: " ")) }
            isFirst = false
            append(entry.key.utf8)
            append(UInt8(ascii: ":"))
            append(entry.value)
        }
        append(UInt8(ascii: "]"))
    }

    private mutating func append(_ value: Value) {
        switch value.content {
        case .string(let string):
            append("(string)")
            append(text: string)
        case .double(let number):
            // Below a million, where Go begins to write exponents, whole numbers have the digits of an integer; zero may
            // have a sign.
            if let whole = Int64(exactly: number), whole != 0, whole.magnitude < 1_000_000 {
                append("(float64)") { NumberFormat.integerText(whole, into: &$0) }
            } else {
                append("(float64)")
                append(text: NumberFormat.general(number))
            }
        case .int(let number): append("(int64)") { NumberFormat.integerText(number, into: &$0) }
        case .uint(let number): append("(uint64)") { NumberFormat.integerText(number, into: &$0) }
        case .bool(let flag): append(flag ? "(bool)true" : "(bool)false")
        case .map(let map):
            append("(map[string]interface {})")
            append(map)
        case .list(let list) where list.isStringList:
            append("([]string)")
            append(list.items) { $0.append(text: $1.string ?? "") }
        case .list(let list):
            append("([]interface {})")
            append(list.items) { $0.append($1) }
        case .bytes(let bytes):
            append("([]uint8)[")
            for (index, byte) in bytes.enumerated() {
                append(index > 0 ? " " : "") { NumberFormat.integerText(UInt64(byte), into: &$0) }
            }
            append(UInt8(ascii: "]"))
        case .null, .optional: append("(interface {})<nil>")
        case .nullEnum: append("(structpb.NullValue)0")
        case .duration(let nanoseconds):
            append("(time.Duration)") { NumberFormat.integerText(nanoseconds, into: &$0) }
        case .timestamp(let time):
            append("(time.Time){wall:(uint64)") { NumberFormat.integerText(Int64(time.nanoseconds), into: &$0) }
            append(" ext:(int64)") { NumberFormat.integerText(time.seconds + 62_135_596_800, into: &$0) }
            append(" loc:(*time.Location)<nil>}")
        case .type(let name):
            append("(string)")
            append(name.utf8)
        case .keyedMap(let map) where map.entries.isEmpty:
            append("(*errors.errorString){s:(string)unsupported conversion to ref.Val: (*template.omitValue)&{}}")
        case .keyedMap(let map):
            append("(map[string]interface {})")
            append(map.withTextKeys)
        case .omitted: append("(*template.omitValue){}")
        }
    }
}
