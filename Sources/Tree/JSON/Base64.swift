/// Standard base64 (RFC 4648, section 4).
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Appends the padded text of bytes.
    public static func encode(_ bytes: [UInt8], into output: inout [UInt8]) {
        var index = 0
        while index < bytes.count {
            let rest = bytes.count - index
            let a = UInt32(bytes[index])
            let b = rest > 1 ? UInt32(bytes[index + 1]) : 0
            let c = rest > 2 ? UInt32(bytes[index + 2]) : 0
            let group = a << 16 | b << 8 | c
            output.append(alphabet[Int(group >> 18 & 63)])
            output.append(alphabet[Int(group >> 12 & 63)])
            output.append(rest > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3d)
            output.append(rest > 2 ? alphabet[Int(group & 63)] : 0x3d)
            index += 3
        }
    }

    /// The padded text of bytes.
    public static func text(_ bytes: [UInt8]) -> String {
        var output: [UInt8] = []
        encode(bytes, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of a text; padding may be left out; line breaks are passed over. Nil if a character is not of the alphabet.
    public static func decode(_ text: String) -> [UInt8]? {
        var digits: [UInt32] = []
        var padding = 0
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5a: digits.append(UInt32(byte - 0x41))
            case 0x61...0x7a: digits.append(UInt32(byte - 0x61 + 26))
            case 0x30...0x39: digits.append(UInt32(byte - 0x30 + 52))
            case 0x2b: digits.append(62)
            case 0x2f: digits.append(63)
            case 0x3d:
                padding += 1
                continue
            case 0x0a, 0x0d: continue
            default: return nil
            }
            if padding > 0 { return nil }
        }
        if digits.count % 4 == 1 || padding > 0 && (digits.count + padding) % 4 != 0 { return nil }
        var bytes: [UInt8] = []
        var index = 0
        while index < digits.count {
            let rest = min(4, digits.count - index)
            var group: UInt32 = 0
            for position in 0..<4 { group = group << 6 | (position < rest ? digits[index + position] : 0) }
            bytes.append(UInt8(group >> 16 & 255))
            if rest > 2 { bytes.append(UInt8(group >> 8 & 255)) }
            if rest > 3 { bytes.append(UInt8(group & 255)) }
            index += 4
        }
        return bytes
    }
}
