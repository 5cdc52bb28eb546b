/// Follows a zlib stream far enough to tell whether it is cut off near its start.
///
/// libgit2 1.5 never returns from reading an object whose file ends before the first 64 bytes of its text are out. Only
/// lengths are followed, no text is produced (RFC 1950 and 1951).
struct DeflateProbe {
    private enum Stop: Error {
        /// The stream goes on as far as anybody asked.
        case enough
        /// The input ends too early.
        case cutOff
        /// The stream is wrong in another way, which the library notices by itself.
        case malformed
    }

    /// A Huffman code: how many codes there are of each length, and the symbols in their order.
    private struct Code {
        var counts = [Int](repeating: 0, count: 16)
        var symbols: [Int] = []

        init(_ lengths: some Sequence<Int>) {
            let numbered = Array(lengths.enumerated())
            for (_, length) in numbered { counts[length] += 1 }
            counts[0] = 0
            for length in 1...15 { symbols += numbered.filter { $0.element == length }.map(\.offset) }
        }
    }

    private let bytes: [UInt8]
    private let wanted: Int
    private var position = 0
    private var produced = 0

    private init(_ bytes: [UInt8], wanted: Int) {
        self.bytes = bytes
        self.wanted = wanted
    }

    /// Whether a stream ends before it has given `wanted` bytes and without its proper end.
    static func isCutOff(_ bytes: [UInt8], wanted: Int = 64) -> Bool {
        var probe = DeflateProbe(bytes, wanted: wanted)
        do {
            try probe.run()
            return false
        } catch {
            return error == .cutOff
        }
    }

    private mutating func run() throws(Stop) {
        guard try bits(16) >> 8 & 0x20 == 0 else { throw .malformed }
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try compressed(Code(lengths), Code([Int](repeating: 5, count: 30)))
            case 2: try dynamic()
            default: throw .malformed
            }
        }
        // The checksum behind the last block.
        position = (position + 7) / 8 * 8
        _ = try bits(16)
        _ = try bits(16)
    }

    private mutating func stored() throws(Stop) {
        position = (position + 7) / 8 * 8
        let length = try bits(16)
        guard try bits(16) == ~length & 0xffff else { throw .malformed }
        let available = min(length, bytes.count - position / 8)
        try produce(available)
        if available < length { throw .cutOff }
        position += length * 8
    }

    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func dynamic() throws(Stop) {
        let literals = try bits(5) + 257
        let distances = try bits(5) + 1
        let count = try bits(4) + 4
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<count { lengths[Self.lengthOrder[index]] = try bits(3) }
        let code = Code(lengths)
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try decode(code)
            switch symbol {
            case 0..<16: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw .malformed }
                lengths += [Int](repeating: last, count: 3 + (try bits(2)))
            case 17: lengths += [Int](repeating: 0, count: 3 + (try bits(3)))
            default: lengths += [Int](repeating: 0, count: 11 + (try bits(7)))
            }
        }
        guard lengths.count == literals + distances else { throw .malformed }
        try compressed(Code(lengths[..<literals]), Code(lengths[literals...]))
    }

    private mutating func compressed(_ literals: Code, _ distances: Code) throws(Stop) {
        while true {
            let symbol = try decode(literals)
            if symbol == 256 { return }
            if symbol < 256 {
                try produce(1)
                continue
            }
            guard symbol < 286 else { throw .malformed }
            let index = symbol - 257
            let extra = index < 8 || index == 28 ? 0 : index / 4 - 1
            let base = index < 8 ? 3 + index : index == 28 ? 258 : 3 + (4 + index % 4) << extra
            let length = base + (try bits(extra))
            let distance = try decode(distances)
            guard distance < 30 else { throw .malformed }
            _ = try bits(distance < 4 ? 0 : distance / 2 - 1)
            try produce(length)
        }
    }

    private mutating func produce(_ count: Int) throws(Stop) {
        produced += count
        if produced >= wanted { throw .enough }
    }

    private mutating func decode(_ code: Code) throws(Stop) -> Int {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...15 {
            value |= try bits(1)
            let count = code.counts[length]
            if value - count < first { return code.symbols[index + value - first] }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        throw .malformed
    }

    private mutating func bits(_ count: Int) throws(Stop) -> Int {
        var value = 0
        for bit in 0..<count {
            guard position / 8 < bytes.count else { throw .cutOff }
            value |= Int(bytes[position / 8] >> UInt8(position % 8) & 1) << bit
            position += 1
        }
        return value
    }
}
