/// The shortest decimal digits that read back as a finite double: `0.d₁d₂… × 10^exponent`.
public struct DecimalDigits: Sendable {
    /// ASCII digits without leading or trailing zeros; a single `0` for zero.
    public var digits: [UInt8]
    /// The power of ten of the point before the first digit: 1 for 1 up to 9.99….
    public var exponent: Int
    /// Whether the sign is minus; true for -0.0 too.
    public var isNegative: Bool

    /// The digits of a finite number.
    public init(_ value: Double) {
        isNegative = value.sign == .minus
        digits = []
        exponent = 0
        var pointSeen = false
        var leading = true
        var explicit = 0
        var inExponent = false
        var exponentNegative = false
        for byte in value.magnitude.description.utf8 {
            switch byte {
            case 0x30...0x39 where inExponent: explicit = explicit * 10 + Int(byte - 0x30)
            case 0x30 where leading: if pointSeen { exponent -= 1 }
            case 0x30...0x39:
                leading = false
                digits.append(byte)
                if !pointSeen { exponent += 1 }
            case 0x2e: pointSeen = true
            case 0x65: inExponent = true
            case 0x2d: exponentNegative = true
            default: break
            }
        }
        while digits.last == 0x30 { digits.removeLast() }
        exponent += exponentNegative ? -explicit : explicit
        if digits.isEmpty {
            digits = [0x30]
            exponent = 1
        }
    }
}

/// How numbers are written.
public enum NumberFormat {
    /// JSON as Go encodes a float64 (specification 0.3): plain when 1e-6 ≤ |x| < 1e21 and for 0, else scientific without padding.
    public static func json(_ value: Double, into output: inout [UInt8]) {
        if let integer = Int64(exactly: value), integer.magnitude < 1_000_000_000_000_000 {
            if integer == 0, value.sign == .minus { output.append(0x2d) }
            integerText(integer, into: &output)
            return
        }
        write(value, scientificBelow: -5, from: 22, padded: false, into: &output)
    }

    /// The "G6" text of specification 3.4: scientific iff the exponent of the first digit is below -4 or at least `from`.
    public static func general(_ value: Double, scientificFrom from: Int = 6) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        var output: [UInt8] = []
        write(value, scientificBelow: -3, from: from + 1, padded: true, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Shortest round-trip digits, never scientific; not for NaN and infinity.
    public static func plain(_ value: Double) -> String {
        var output: [UInt8] = []
        write(value, scientificBelow: .min, from: .max, padded: true, into: &output)
        return String(decoding: output, as: UTF8.self)
    }

    /// Decimal digits of an integer.
    public static func integerText(_ value: Int64, into output: inout [UInt8]) {
        if value < 0 { output.append(0x2d) }
        integerText(value.magnitude, into: &output)
    }

    /// Decimal digits of an unsigned integer.
    public static func integerText(_ value: UInt64, into output: inout [UInt8]) {
        if value < 10 {
            output.append(0x30 + UInt8(value))
            return
        }
        var rest = value
        let start = output.count
        while rest > 0 {
            output.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        output[start...].reverse()
    }

    /// Writes shortest digits; `exponent` as in `DecimalDigits`, so 1.5 has 1.
    private static func write(
        _ value: Double, scientificBelow below: Int, from: Int, padded: Bool, into output: inout [UInt8]
    ) {
        let decimal = DecimalDigits(value)
        if decimal.isNegative { output.append(0x2d) }
        let digits = decimal.digits
        let exponent = decimal.exponent
        if value != 0, exponent < below || exponent >= from {
            output.append(digits[0])
            if digits.count > 1 {
                output.append(0x2e)
                output.append(contentsOf: digits[1...])
            }
            output.append(0x65)
            output.append(exponent > 0 ? 0x2b : 0x2d)
            let power = (exponent - 1).magnitude
            if padded, power < 10 { output.append(0x30) }
            integerText(UInt64(power), into: &output)
        } else if exponent <= 0 {
            output.append(contentsOf: [0x30, 0x2e])
            for _ in 0..<(-exponent) { output.append(0x30) }
            output.append(contentsOf: digits)
        } else {
            output.append(contentsOf: digits.prefix(exponent))
            if digits.count < exponent { for _ in digits.count..<exponent { output.append(0x30) } }
            if digits.count > exponent {
                output.append(0x2e)
                output.append(contentsOf: digits[exponent...])
            }
        }
    }
}
