import Tree

/// A quantity of Kubernetes (`1.5Gi`, `500m`), exact enough to tell which of two is larger.
struct Quantity: Comparable {
    private let value: Double

    /// Nil for what is no quantity.
    init?(_ value: Value) {
        switch value.content {
        case .int, .uint, .double:
            guard let number = value.exactInteger.map(Double.init) ?? value.number else { return nil }
            self.value = number
        case .string(let text):
            let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
            var suffix = text.dropFirst(digits.count)
            guard var number = Double(digits) else { return nil }
            if suffix.first == "e" || suffix.first == "E", suffix.count > 1, let exponent = Int(suffix.dropFirst()) {
                for _ in 0..<min(abs(exponent), 400) { number = exponent < 0 ? number / 10 : number * 10 }
                suffix = ""
            }
            guard let factor = Self.factors[String(suffix)] else { return nil }
            self.value = number * factor
        default: return nil
        }
    }

    private static let factors: [String: Double] = [
        "": 1, "n": 1e-9, "u": 1e-6, "m": 1e-3, "k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15, "E": 1e18,
        "Ki": 1024, "Mi": 1_048_576, "Gi": 1_073_741_824, "Ti": 1_099_511_627_776, "Pi": 1_125_899_906_842_624,
        "Ei": 1_152_921_504_606_846_976,
    ]

    static func < (left: Quantity, right: Quantity) -> Bool { left.value < right.value }
}

extension Value {
    fileprivate var number: Double? {
        if case .double(let number) = content { number } else { nil }
    }
}
