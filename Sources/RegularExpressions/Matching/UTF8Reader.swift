/// Decoding of UTF-8 as Go does it: whatever is not valid counts as U+FFFD, one byte at a time.
enum UTF8Reader {
    /// The character at an offset, and its length in bytes.
    @inline(__always)
    static func decode(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = text[offset]
        return lead < 0x80 ? (UInt32(lead), 1) : decodeLong(text, at: offset)
    }

    /// The character at an offset whose first byte is not ASCII.
    static func decodeLong(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
        let lead = text[offset]
        let length: Int
        var scalar: UInt32
        var smallest: UInt32
        switch lead {
        case 0xc2...0xdf: (length, scalar, smallest) = (2, UInt32(lead & 0x1f), 0x80)
        case 0xe0...0xef: (length, scalar, smallest) = (3, UInt32(lead & 0x0f), 0x800)
        case 0xf0...0xf4: (length, scalar, smallest) = (4, UInt32(lead & 0x07), 0x10000)
        default: return (0xfffd, 1)
        }
        guard offset + length <= text.count else { return (0xfffd, 1) }
        for index in offset + 1..<offset + length {
            guard text[index] & 0xc0 == 0x80 else { return (0xfffd, 1) }
            scalar = scalar << 6 | UInt32(text[index] & 0x3f)
        }
        if scalar < smallest || scalar > 0x10ffff || (0xd800...0xdfff).contains(scalar) { return (0xfffd, 1) }
        return (scalar, length)
    }

    /// The character that ends before an offset greater than 0.
    static func decodeLast(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) -> UInt32 {
        var start = offset - 1
        while start > 0, offset - start < 4, text[start] & 0xc0 == 0x80 { start -= 1 }
        let (scalar, length) = decode(text, at: start)
        return start + length == offset ? scalar : 0xfffd
    }
}
