/// A resource quantity of Kubernetes outside of expressions: read, added, compared, as apimachinery does it.
public struct KubernetesQuantity: Comparable, Sendable {
    private var nanos: Int128

    /// Zero.
    public init() {
        nanos = 0
    }

    /// Reads `1.5Gi`, `100m`, `1e3`; nil for everything else.
    public init?(_ text: String) {
        guard let quantity = DecimalQuantity(text) else { return nil }
        nanos = quantity.nanos
    }

    /// Whether it is below zero.
    public var isNegative: Bool { nanos < 0 }

    /// Which of two is smaller.
    public static func < (left: KubernetesQuantity, right: KubernetesQuantity) -> Bool { left.nanos < right.nanos }

    /// The sum; the largest quantity if it would be larger.
    public static func + (left: KubernetesQuantity, right: KubernetesQuantity) -> KubernetesQuantity {
        var sum = left
        let (nanos, overflows) = left.nanos.addingReportingOverflow(right.nanos)
        sum.nanos = overflows ? DecimalQuantity.largest : min(nanos, DecimalQuantity.largest)
        return sum
    }

    /// The quantity a number of times; the largest quantity if it would be larger.
    public static func * (left: KubernetesQuantity, right: Int64) -> KubernetesQuantity {
        var product = left
        let (nanos, overflows) = left.nanos.multipliedReportingOverflow(by: Int128(right))
        product.nanos = overflows ? DecimalQuantity.largest : min(nanos, DecimalQuantity.largest)
        return product
    }

    /// Whether it is more than another one times a ratio.
    public func isMore(than other: KubernetesQuantity, times ratio: KubernetesQuantity) -> Bool {
        let (left, isHuge) = nanos.multipliedReportingOverflow(by: DecimalQuantity.unit)
        let (right, isLarge) = other.nanos.multipliedReportingOverflow(by: ratio.nanos)
        return !isLarge && (isHuge || left > right)
    }

    /// A text for people: whole bytes of a binary unit, thousandths, or a plain number.
    public var text: String {
        let unit = DecimalQuantity.unit
        if nanos % unit != 0 {
            let milli = unit / 1000
            return nanos % milli == 0 ? "\(nanos / milli)m" : "\(Double(nanos) / 1e9)"
        }
        let whole = nanos / unit
        for (suffix, power) in [("Ti", 40), ("Gi", 30), ("Mi", 20), ("Ki", 10)] {
            let factor = Int128(1) << Int128(power)
            if whole != 0, whole % factor == 0 { return "\(whole / factor)\(suffix)" }
        }
        return "\(whole)"
    }
}
