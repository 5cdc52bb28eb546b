/// A SHA-256 digest (FIPS 180-4).
///
/// Own code, since the libraries at hand bring Foundation along, which stays out of everything below the command line.
public struct Digest: Hashable, Sendable {
    /// The digest as eight words, the first byte on top of the first: no storage of its own, so that copies cost nothing.
    private let words: SHA256.State

    /// The 32 bytes.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            words.store(into: UnsafeMutableRawBufferPointer(buffer))
            count = 32
        }
    }

    /// The digest of bytes.
    public init(of data: [UInt8]) {
        words = data.withUnsafeBufferPointer { SHA256.digest($0) }
    }

    /// The digest of a buffer.
    public init(of data: UnsafeBufferPointer<UInt8>) {
        words = SHA256.digest(data)
    }

    /// The digest of several digests in order.
    public static func combining(_ parts: [Digest]) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: parts.count * 32, alignment: 8) { buffer in
            for (index, part) in parts.enumerated() {
                part.words.store(into: UnsafeMutableRawBufferPointer(rebasing: buffer[index * 32..<index * 32 + 32]))
            }
            return Digest(of: UnsafeBufferPointer(buffer.bindMemory(to: UInt8.self)))
        }
    }

    /// The first four bytes, the first one on top.
    public var leadingWord: UInt32 { words.a }

    /// 64 hexadecimal digits.
    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// Appends 64 hexadecimal digits.
    public func appendHexadecimal(to text: inout [UInt8]) { Hexadecimal.append(bytes, to: &text) }
}

/// Lower-case hexadecimal digits.
public enum Hexadecimal {
    @inline(__always)
    private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }

    /// Two digits for each byte.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { output in
            var position = 0
            for byte in bytes {
                output[position] = digit(byte >> 4)
                output[position + 1] = digit(byte & 15)
                position += 2
            }
            return position
        }
    }

    /// Appends two digits for each byte.
    static func append(_ bytes: some Collection<UInt8>, to text: inout [UInt8]) {
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
    }

    /// Eight digits of a 32-bit number.
    public static func text(_ number: UInt32) -> String {
        String(unsafeUninitializedCapacity: 8) { output in
            for position in 0..<8 {
                output[position] = digit(UInt8(truncatingIfNeeded: number >> UInt32(28 - position * 4)) & 15)
            }
            return 8
        }
    }
}
