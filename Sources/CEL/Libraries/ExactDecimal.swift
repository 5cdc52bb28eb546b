/// Exact decimal digits of doubles, correctly rounded half to even, for fixed and scientific formats.
enum ExactDecimal {
    /// Decimal digits of a magnitude as big as needed: digits and the place of the point.
    private static func exact(_ number: Double) -> (digits: [UInt8], point: Int) {
        let magnitude = number.magnitude
        if magnitude == 0 { return ([0], 1) }
        var mantissa = UInt64(magnitude.significandBitPattern)
        var exponent = Int(magnitude.exponentBitPattern)
        if exponent == 0 { exponent = 1 } else { mantissa |= 1 << 52 }
        exponent -= 1075
        var digits = Array(String(mantissa).utf8.map { $0 - 0x30 })
        var point = digits.count
        if exponent > 0 {
            for _ in 0..<exponent { double(&digits) }
            point = digits.count
        } else {
            for _ in 0..<(-exponent) { halve(&digits, &point) }
        }
        return (digits, point)
    }

    private static func double(_ digits: inout [UInt8]) {
        var carry: UInt8 = 0
        for index in digits.indices.reversed() {
            let value = digits[index] * 2 + carry
            digits[index] = value % 10
            carry = value / 10
        }
        if carry > 0 { digits.insert(carry, at: 0) }
    }

    private static func halve(_ digits: inout [UInt8], _ point: inout Int) {
        var rest: UInt8 = 0
        for index in digits.indices {
            let value = rest * 10 + digits[index]
            digits[index] = value / 2
            rest = value % 2
        }
        if rest > 0 { digits.append(5) }
        if digits.count > 1, digits[0] == 0 {
            digits.removeFirst()
            point -= 1
        }
    }

    /// Rounds digits to a count, half to even; true when a digit was added in front.
    private static func round(_ digits: inout [UInt8], to count: Int) -> Bool {
        guard count < digits.count else {
            digits += Array(repeating: 0, count: count - digits.count)
            return false
        }
        let tail = digits[max(0, count)...]
        digits = Array(digits.prefix(max(0, count)))
        if count < 0 { return false }
        let isHalf = tail.first == 5 && tail.dropFirst().allSatisfy { $0 == 0 }
        let goesUp = (tail.first ?? 0) > 5 || (tail.first == 5 && (!isHalf || (digits.last ?? 0) % 2 == 1))
        guard goesUp else { return false }
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return false
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        return true
    }

    /// Digits with so many behind the point; `point` of them stand before it.
    static func digits(_ number: Double, afterPoint: Int) -> (sign: String, digits: String, point: Int) {
        var (digits, point) = exact(number)
        if point <= 0 {
            digits = Array(repeating: 0, count: 1 - point) + digits
            point = 1
        }
        if round(&digits, to: point + afterPoint) { point += 1 }
        let sign = number.sign == .minus ? "-" : ""
        return (sign, String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self), point)
    }

    /// So many significant digits and the exponent of the first.
    static func significant(_ number: Double, count: Int) -> (digits: String, exponent: Int) {
        if number == 0 { return (String(repeating: "0", count: count), 0) }
        var (digits, point) = exact(number)
        while digits.first == 0 {
            digits.removeFirst()
            point -= 1
        }
        if round(&digits, to: count) {
            digits.removeLast()
            point += 1
        }
        return (String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self), point - 1)
    }
}
