/// Formats of numbers with check digits.
enum NumberedFormats {
    static func isISBN10(_ text: String) -> Bool {
        let digits = stripped(text)
        guard digits.count == 10, digits.dropLast().allSatisfy(\.isDigit), let last = digits.last,
            last.isDigit || last == 0x58
        else { return false }
        var sum = 0
        for (position, digit) in digits.enumerated() {
            sum += (position + 1) * (digit == 0x58 ? 10 : Int(digit - 0x30))
        }
        return sum % 11 == 0
    }

    static func isISBN13(_ text: String) -> Bool {
        let digits = stripped(text)
        guard digits.count == 13, digits.allSatisfy(\.isDigit) else { return false }
        var sum = 0
        for (position, digit) in digits.enumerated() { sum += (position % 2 == 0 ? 1 : 3) * Int(digit - 0x30) }
        return sum % 10 == 0
    }

    /// A number of a known issuer with the check digit of Luhn; other characters are passed over.
    static func isCreditCard(_ text: String) -> Bool {
        let digits = text.utf8.filter(\.isDigit).map { Int($0 - 0x30) }
        guard isIssued(digits) else { return false }
        var sum = 0
        for (position, digit) in digits.reversed().enumerated() {
            let doubled = digit * 2
            sum += position % 2 == 0 ? digit : (doubled > 9 ? doubled - 9 : doubled)
        }
        return sum % 10 == 0
    }

    private static func isIssued(_ digits: [Int]) -> Bool {
        func prefix(_ count: Int) -> Int { digits.prefix(count).reduce(0) { $0 * 10 + $1 } }
        return switch digits.count {
        case 13: digits[0] == 4
        case 14: (300...305).contains(prefix(3)) || prefix(2) == 36 || prefix(2) == 38
        case 15: prefix(2) == 34 || prefix(2) == 37 || prefix(4) == 2131 || prefix(4) == 1800
        case 16:
            digits[0] == 4 || (51...55).contains(prefix(2)) || prefix(4) == 6011 || prefix(2) == 65 || prefix(2) == 35
        default: false
        }
    }

    static func isSocialSecurityNumber(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 11 else { return false }
        return bytes.indices.allSatisfy { index in
            index == 3 || index == 6 ? bytes[index] == 0x2d || bytes[index] == 0x20 : bytes[index].isDigit
        }
    }

    private static func stripped(_ text: String) -> [UInt8] {
        text.utf8.filter { !($0 == 0x2d || $0 == 0x20 || (0x09...0x0d).contains($0)) }
    }
}
