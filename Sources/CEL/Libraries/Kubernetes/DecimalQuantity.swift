import Tree

/// A Kubernetes resource quantity: a number of thousand-millionths, as apimachinery's `resource.Quantity` keeps it.
///
/// What is finer than 10⁻⁹ is rounded away from zero and what is larger than 2⁶³ − 1 becomes that, as there.
struct DecimalQuantity {
    static let unit: Int128 = 1_000_000_000
    static let largest = Int128(Int64.max) * unit

    var nanos: Int128
    /// Whether the original keeps it as a number of any precision: such a quantity is no integer, whatever its value.
    var isDecimal = false

    init(nanos: Int128, isDecimal: Bool) {
        self.nanos = nanos
        self.isDecimal = isDecimal
    }

    init(_ whole: Int64) {
        nanos = Int128(whole) * Self.unit
    }

    /// Reads `1.5Gi`, `100m`, `1e3`, `-2k`; nil for everything else.
    init?(_ text: String) {
        var reader = QuantityReader(text)
        guard let quantity = reader.read() else { return nil }
        self = quantity
    }

    /// Sixteen bytes, the lowest first, and one that tells whether it is a decimal.
    init?(bytes: [UInt8]) {
        guard bytes.count == 17 else { return nil }
        var bits: UInt128 = 0
        for byte in bytes[..<16].reversed() { bits = bits << 8 | UInt128(byte) }
        nanos = Int128(truncatingIfNeeded: bits)
        isDecimal = bytes[16] == 1
    }

    var bytes: [UInt8] {
        let bits = UInt128(truncatingIfNeeded: nanos)
        return (0..<16).map { UInt8(truncatingIfNeeded: bits >> ($0 * 8)) } + [isDecimal ? 1 : 0]
    }

    /// The value where it is a whole number of 64 bits.
    var integer: Int64? { !isDecimal && nanos % Self.unit == 0 ? Int64(exactly: nanos / Self.unit) : nil }

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

    mutating func read() -> DecimalQuantity? {
        let isNegative = next == UInt8(ascii: "-")
        if isNegative || next == UInt8(ascii: "+") { position += 1 }
        guard let (digits, fraction) = number() else { return nil }
        let suffix = String(decoding: bytes[position...], as: UTF8.self)
        let nanos: Int128?
        let isDecimal: Bool
        // The original keeps a number of up to 18 digits as an integer with a scale, others as decimals.
        if let power = Self.binary[suffix] {
            isDecimal = fraction > 0 || 15 - digits.count - power * 3 - 1 < 0
            nanos = Self.value(digits, scaledBy: 9 - fraction, times: 1 << Int128(10 * power))
        } else if let power = Self.decimal[suffix] ?? Self.exponent(suffix) {
            isDecimal = digits.count > 18 || power - fraction < -9
            nanos = Self.value(digits, scaledBy: 9 + power - fraction, times: 1)
        } else {
            return nil
        }
        guard let nanos, nanos <= DecimalQuantity.largest else {
            return DecimalQuantity(
                nanos: isNegative ? -DecimalQuantity.largest : DecimalQuantity.largest, isDecimal: true)
        }
        return DecimalQuantity(nanos: isNegative ? -nanos : nanos, isDecimal: isDecimal)
    }

    /// The digits without their point and leading zeros, and how many of them stand behind it.
    private mutating func number() -> (digits: [UInt8], fraction: Int)? {
        var digits: [UInt8] = []
        var fraction = 0
        var sawPoint = false
        let start = position
        while let byte = next {
            if byte == UInt8(ascii: "."), !sawPoint {
                sawPoint = true
            } else if (0x30...0x39).contains(byte) {
                if byte != 0x30 || !digits.isEmpty { digits.append(byte - 0x30) }
                if sawPoint { fraction += 1 }
            } else {
                break
            }
            position += 1
        }
        let isNumber = position - start > (sawPoint ? 1 : 0)
        return isNumber ? (digits, fraction) : nil
    }

    /// The digits times a power of ten and a factor, rounded up; nil if that is larger than any quantity.
    private static func value(_ digits: [UInt8], scaledBy exponent: Int, times factor: Int128) -> Int128? {
        if digits.isEmpty { return 0 }
        let whole = digits.count + exponent
        if whole > 30 { return nil }
        if whole < -12 { return 1 }
        // Digits far behind the point only decide whether to round up.
        let kept = digits.prefix(max(0, min(digits.count, whole + 12)))
        var result: Int128 = 0
        for digit in kept { result = result * 10 + Int128(digit) }
        var isExact = digits[kept.count...].allSatisfy { $0 == 0 }
        var scale = exponent + digits.count - kept.count
        var overflows = false
        (result, overflows) = result.multipliedReportingOverflow(by: factor)
        if overflows { return nil }
        while scale > 0 {
            (result, overflows) = result.multipliedReportingOverflow(by: 10)
            if overflows { return nil }
            scale -= 1
        }
        while scale < 0 {
            isExact = isExact && result % 10 == 0
            result /= 10
            scale += 1
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
