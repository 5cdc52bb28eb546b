import Tree

/// A Kubernetes resource quantity: a number of thousand-millionths, as apimachinery's `resource.Quantity` keeps it.
///
/// What is finer than 10⁻⁹ is rounded away from zero, as there. Beyond about 1.7 × 10²⁹ a quantity is refused.
struct DecimalQuantity: Equatable {
    static let unit: Int128 = 1_000_000_000

    var nanos: Int128

    init(nanos: Int128) {
        self.nanos = nanos
    }

    init(_ whole: Int64) {
        nanos = Int128(whole) * Self.unit
    }

    /// Reads `1.5Gi`, `100m`, `1e3`, `-2k`; nil for everything else.
    init?(_ text: String) {
        var reader = QuantityReader(text)
        guard let nanos = reader.read() else { return nil }
        self.nanos = nanos
    }

    /// Sixteen bytes, the lowest first.
    init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        var bits: UInt128 = 0
        for byte in bytes.reversed() { bits = bits << 8 | UInt128(byte) }
        nanos = Int128(truncatingIfNeeded: bits)
    }

    var bytes: [UInt8] {
        let bits = UInt128(truncatingIfNeeded: nanos)
        return (0..<16).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) }
    }

    /// The value where it is a whole number of 64 bits.
    var integer: Int64? { nanos % Self.unit == 0 ? Int64(exactly: nanos / Self.unit) : nil }

    var approximation: Double { Double(nanos) / 1e9 }
}

/// Reads the text of a quantity.
private struct QuantityReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func read() -> Int128? {
        guard !bytes.isEmpty else { return nil }
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { position += 1 }
        guard var digits = number() else { return nil }
        let suffix = String(decoding: bytes[position...], as: UTF8.self)
        var exponent = 9
        if let power = Self.binary[suffix] {
            for _ in 0..<power where digits.mantissa != 0 {
                let (product, overflows) = digits.mantissa.multipliedReportingOverflow(by: 1024)
                guard !overflows else { return nil }
                digits.mantissa = product
            }
        } else if let power = Self.decimal[suffix] ?? Self.exponent(suffix) {
            exponent += power
        } else {
            return nil
        }
        guard let nanos = Self.scale(digits.mantissa, by: exponent - digits.fraction) else { return nil }
        return isNegative ? -nanos : nanos
    }

    /// The digits without their point, and how many of them stand behind it.
    private mutating func number() -> (mantissa: Int128, fraction: Int)? {
        var mantissa: Int128 = 0
        var fraction = 0
        var sawPoint = false
        while let byte = next {
            if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else if (0x30...0x39).contains(byte) {
                let (product, overflows) = mantissa.multipliedReportingOverflow(by: 10)
                guard !overflows, product <= Int128.max - 9 else { return nil }
                mantissa = product + Int128(byte - 0x30)
                if sawPoint { fraction += 1 }
            } else {
                break
            }
            position += 1
        }
        return (mantissa, fraction)
    }

    private static func scale(_ mantissa: Int128, by exponent: Int) -> Int128? {
        guard mantissa != 0 else { return 0 }
        var result = mantissa
        var isExact = true
        for _ in 0..<max(0, exponent) {
            let (product, overflows) = result.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            result = product
        }
        for _ in 0..<max(0, -exponent) where result != 0 {
            isExact = isExact && result % 10 == 0
            result /= 10
        }
        return isExact ? result : result + 1
    }

    private static func exponent(_ suffix: String) -> Int? {
        guard let first = suffix.utf8.first, first | 0x20 == UInt8(ascii: "e") else { return nil }
        guard let power = Int(suffix.dropFirst()), abs(power) <= 1000 else { return nil }
        return power
    }

    private static let decimal = [
        "n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18,
    ]

    private static let binary = ["Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6]
}
