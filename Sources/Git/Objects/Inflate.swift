/// Unpacks a zlib stream (RFC 1950 and 1951), trusting nothing that it says.
///
/// Loose objects are read by this and not by libgit2: version 1.5 never returns from a file that is cut off near its
/// start, and writes beyond its buffer when the size in front of a text is a lie.
struct Inflate {
    /// Why a stream gives no text.
    enum Failure: Error {
        /// It ends too early.
        case cutOff
        /// It is wrong in another way.
        case malformed
        /// It holds more than was asked for.
        case tooLong
    }

    /// Thrown inside when enough text is out.
    private enum Stop: Error {
        case enough
        case failure(Failure)
    }

    private let bytes: [UInt8]
    private let limit: Int
    private let stopsAtLimit: Bool
    private var position = 0
    private var buffer: UInt64 = 0
    private var available = 0
    private var text: [UInt8] = []

    private init(_ bytes: [UInt8], limit: Int, stopsAtLimit: Bool) {
        self.bytes = bytes
        self.limit = limit
        self.stopsAtLimit = stopsAtLimit
    }

    /// The whole text; refuses one of more than `limit` bytes, a wrong checksum, and anything behind the stream.
    static func text(of bytes: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
        var stream = Inflate(bytes, limit: limit, stopsAtLimit: false)
        do {
            try stream.run()
        } catch {
            guard case .failure(let failure) = error else { throw .malformed }
            throw failure
        }
        return stream.text
    }

    /// The first bytes of the text, or all of a shorter one.
    static func start(of bytes: [UInt8], count: Int) throws(Failure) -> [UInt8] {
        var stream = Inflate(bytes, limit: count, stopsAtLimit: true)
        do {
            try stream.run()
        } catch {
            if case .failure(let failure) = error { throw failure }
        }
        return stream.text
    }

    private mutating func run() throws(Stop) {
        let header = try bits(16)
        let (method, flags) = (header & 0xff, header >> 8)
        guard method & 0x0f == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else {
            throw .failure(.malformed)
        }
        var isLast = false
        while !isLast {
            isLast = try bits(1) == 1
            switch try bits(2) {
            case 0: try stored()
            case 1: try compressed(Self.fixedLiterals, Self.fixedDistances)
            case 2: try dynamic()
            default: throw .failure(.malformed)
            }
        }
        try checkEnd()
    }

    /// The checksum of the text, most significant byte first, and nothing behind it.
    private mutating func checkEnd() throws(Stop) {
        drop(available % 8)
        var wanted = 0
        for _ in 0..<4 { wanted = wanted << 8 | (try bits(8)) }
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in text {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        guard Int(high << 16 | low) == wanted, position == bytes.count, available == 0 else {
            throw .failure(.malformed)
        }
    }

    // MARK: Blocks

    private mutating func stored() throws(Stop) {
        drop(available % 8)
        let length = try bits(16)
        guard try bits(16) == ~length & 0xffff else { throw .failure(.malformed) }
        for _ in 0..<length { try append(UInt8(try bits(8))) }
    }

    private static let fixedLiterals = HuffmanCode((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    private static let fixedDistances = HuffmanCode([Int](repeating: 5, count: 30))
    private static let lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func dynamic() throws(Stop) {
        let literals = try bits(5) + 257
        let distances = try bits(5) + 1
        let count = try bits(4) + 4
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<count { lengths[Self.lengthOrder[index]] = try bits(3) }
        let code = HuffmanCode(lengths)
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try decode(code)
            switch symbol {
            case 0..<16: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw .failure(.malformed) }
                lengths += [Int](repeating: last, count: 3 + (try bits(2)))
            case 17: lengths += [Int](repeating: 0, count: 3 + (try bits(3)))
            default: lengths += [Int](repeating: 0, count: 11 + (try bits(7)))
            }
        }
        guard lengths.count == literals + distances else { throw .failure(.malformed) }
        try compressed(HuffmanCode(lengths[..<literals]), HuffmanCode(lengths[literals...]))
    }

    private mutating func compressed(_ literals: HuffmanCode, _ distances: HuffmanCode) throws(Stop) {
        while true {
            let symbol = try decode(literals)
            if symbol == 256 { return }
            if symbol < 256 {
                try append(UInt8(symbol))
                continue
            }
            guard symbol < 286 else { throw .failure(.malformed) }
            let index = symbol - 257
            let extra = index < 8 || index == 28 ? 0 : index / 4 - 1
            let base = index < 8 ? 3 + index : index == 28 ? 258 : 3 + (4 + index % 4) << extra
            let length = base + (try bits(extra))
            let place = try decode(distances)
            guard place < 30 else { throw .failure(.malformed) }
            let farther = place < 4 ? 0 : place / 2 - 1
            let distance = (place < 4 ? 1 + place : 1 + (2 + place % 2) << farther) + (try bits(farther))
            guard distance <= text.count else { throw .failure(.malformed) }
            for _ in 0..<length { try append(text[text.count - distance]) }
        }
    }

    private mutating func append(_ byte: UInt8) throws(Stop) {
        guard text.count < limit else { throw stopsAtLimit ? .enough : .failure(.tooLong) }
        text.append(byte)
    }

    // MARK: Bits

    private mutating func decode(_ code: HuffmanCode) throws(Stop) -> Int {
        fill(15)
        let (symbol, length) = code.symbol(Int(buffer & 0x7fff))
        guard length > 0 else { throw .failure(available < 15 ? .cutOff : .malformed) }
        guard length <= available else { throw .failure(.cutOff) }
        drop(length)
        return symbol
    }

    private mutating func bits(_ count: Int) throws(Stop) -> Int {
        fill(count)
        guard count <= available else { throw .failure(.cutOff) }
        let value = Int(buffer & (1 << UInt64(count) - 1))
        drop(count)
        return value
    }

    private mutating func fill(_ count: Int) {
        while available < count, position < bytes.count {
            buffer |= UInt64(bytes[position]) << UInt64(available)
            position += 1
            available += 8
        }
    }

    private mutating func drop(_ count: Int) {
        buffer >>= UInt64(count)
        available -= count
    }
}

/// A Huffman code of a compressed block: which bits stand for which symbol.
private struct HuffmanCode {
    /// Codes of up to this many bits are found by one look into a table.
    private static let tableBits = 9

    private var counts = [Int](repeating: 0, count: 16)
    private var symbols: [Int] = []
    /// Symbol and length by the next bits of the stream; 0 for longer codes.
    private var table = [UInt16](repeating: 0, count: 1 << HuffmanCode.tableBits)

    init(_ lengths: some Collection<Int>) {
        for length in lengths { counts[length] += 1 }
        counts[0] = 0
        for length in 1...15 where counts[length] > 0 {
            for (symbol, other) in lengths.enumerated() where other == length { symbols.append(symbol) }
        }
        for bits in 0..<table.count {
            let (symbol, length) = search(bits, most: Self.tableBits)
            if length > 0 { table[bits] = UInt16(symbol << 4 | length) }
        }
    }

    /// The symbol that 15 bits start with, and its length; length 0 if there is none.
    func symbol(_ bits: Int) -> (symbol: Int, length: Int) {
        let entry = Int(table[bits & (1 << Self.tableBits - 1)])
        return entry > 0 ? (entry >> 4, entry & 15) : search(bits, most: 15)
    }

    private func search(_ bits: Int, most: Int) -> (symbol: Int, length: Int) {
        var value = 0
        var first = 0
        var index = 0
        for length in 1...most {
            value |= bits >> (length - 1) & 1
            let count = counts[length]
            if value - count < first { return value >= first ? (symbols[index + value - first], length) : (0, 0) }
            index += count
            first = (first + count) << 1
            value <<= 1
        }
        return (0, 0)
    }
}
