import Basics

/// The id of an object in Git's database: a SHA-1.
public struct ObjectID: Hashable, Sendable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// The number of bytes of an id.
    static let byteCount = 20

    /// An id from its 20 bytes, read from the start of a buffer that has at least as many.
    init(_ bytes: UnsafeRawPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
        middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }

    /// An id from 40 hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: some Sequence<UInt8>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        var pending: UInt8?
        for character in text {
            guard let digit = hexadecimalDigit(character), bytes.count < Self.byteCount else { return nil }
            if let first = pending {
                bytes.append(first << 4 | digit)
                pending = nil
            } else {
                pending = digit
            }
        }
        guard bytes.count == Self.byteCount, pending == nil else { return nil }
        self = bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("the buffer holds 20 bytes") }
            return ObjectID(start)
        }
    }

    /// The 20 bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.byteCount)
        withUnsafeBytes(of: high.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: middle.bigEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: low.bigEndian) { bytes.append(contentsOf: $0) }
        return bytes
    }

    /// 40 hexadecimal digits in lower case.
    public var hexadecimal: String { Hexadecimal.text(bytes) }

    /// The hexadecimal digits.
    public var description: String { hexadecimal }

    /// Whether the bytes of one id come before those of another.
    public static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}

/// The value of a hexadecimal digit of either case.
func hexadecimalDigit(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x61...0x66: character - 0x61 + 10
    case 0x41...0x46: character - 0x41 + 10
    default: nil
    }
}
