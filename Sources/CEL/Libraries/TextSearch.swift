/// Finds one byte string in another, in time linear in both.
enum TextSearch {
    /// Up to this length each place is compared as it comes; beyond, a table says how far to go on.
    private static let shortLength = 16

    /// The first place at an offset or later; nil if there is none. An empty part is found at the offset.
    static func first(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard part.count <= text.count - start else { return nil }
        guard let head = part.first else { return start }
        return text.withUnsafeBufferPointer { text in
            part.withUnsafeBufferPointer { part in
                if part.count > shortLength { return firstByTable(part, in: text, from: start) }
                var index = start
                let last = text.count - part.count
                while index <= last {
                    if text[index] == head, matches(part, text, at: index) { return index }
                    index += 1
                }
                return nil
            }
        }
    }

    /// The last place that ends at an offset or before.
    static func last(_ part: [UInt8], in text: [UInt8], upTo end: Int) -> Int? {
        guard let found = first(part.reversed(), in: text[..<end].reversed(), from: 0) else { return nil }
        return end - found - part.count
    }

    private static func matches(
        _ part: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> Bool {
        for offset in 1..<max(1, part.count) where text[index + offset] != part[offset] { return false }
        return true
    }

    /// Knuth, Morris and Pratt's search.
    private static func firstByTable(
        _ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        var borders = [Int](repeating: 0, count: part.count)
        var length = 0
        for index in 1..<part.count {
            while length > 0, part[index] != part[length] { length = borders[length - 1] }
            if part[index] == part[length] { length += 1 }
            borders[index] = length
        }
        var matched = 0
        for index in start..<text.count {
            while matched > 0, text[index] != part[matched] { matched = borders[matched - 1] }
            if text[index] == part[matched] { matched += 1 }
            if matched == part.count { return index + 1 - part.count }
        }
        return nil
    }
}

/// A text whose places are counted in code points.
struct ScalarText {
    let bytes: [UInt8]
    private let isASCII: Bool

    init(_ text: String) {
        bytes = Array(text.utf8)
        isASCII = bytes.allSatisfy { $0 < 0x80 }
    }

    /// The number of code points.
    var count: Int { isASCII ? bytes.count : scalars(before: bytes.count) }

    /// The number of code points before a byte.
    func scalars(before offset: Int) -> Int {
        if isASCII { return offset }
        var count = 0
        for byte in bytes[..<offset] where byte & 0xc0 != 0x80 { count += 1 }
        return count
    }

    /// The byte at which a code point starts; the end of the text for the number of code points and beyond.
    func offset(of scalar: Int) -> Int {
        if isASCII { return min(scalar, bytes.count) }
        var count = 0
        for (offset, byte) in bytes.enumerated() where byte & 0xc0 != 0x80 {
            if count == scalar { return offset }
            count += 1
        }
        return bytes.count
    }

    /// The code points of a range.
    subscript(range: Range<Int>) -> String {
        String(decoding: bytes[offset(of: range.lowerBound)..<offset(of: range.upperBound)], as: UTF8.self)
    }
}
