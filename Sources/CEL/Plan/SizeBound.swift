/// The most that a value can measure: bytes of a text, items of a list or map; nil where nothing is known.
struct SizeBound: Sendable {
    private indirect enum Items: Sendable {
        case unknown
        /// The value has no items: it is a scalar, a text or an empty list.
        case none
        case bound(SizeBound)
    }

    /// Bytes or items.
    var size: Int?
    private var items: Items

    /// A number, a bool, a time, an address: longer than any text that such a value is written as.
    static let scalar = text(400)
    /// Nothing is known.
    static let unknown = SizeBound(size: nil, items: .unknown)

    private init(size: Int?, items: Items) {
        self.size = size
        self.items = items
    }

    static func text(_ size: Int?) -> SizeBound { SizeBound(size: size, items: .none) }

    static func list(_ size: Int?, of item: SizeBound) -> SizeBound { SizeBound(size: size, items: .bound(item)) }

    /// A value in which no text, list or map is larger than a number, however deep one looks.
    static func uniform(_ size: Int) -> SizeBound {
        var bound = SizeBound.unknown
        for _ in 0..<6 { bound = list(size, of: bound) }
        return bound
    }

    /// The bound of an item, a key or a value.
    var item: SizeBound {
        switch items {
        case .unknown: .unknown
        case .none: .text(0)
        case .bound(let bound): bound
        }
    }

    /// What holds for values of which this or the other bound holds.
    func joined(_ other: SizeBound) -> SizeBound {
        let size = size.flatMap { one in other.size.map { max(one, $0) } }
        switch (items, other.items) {
        case (.unknown, _), (_, .unknown): return SizeBound(size: size, items: .unknown)
        case (.none, let items), (let items, .none): return SizeBound(size: size, items: items)
        case (.bound(let one), .bound(let other)): return .list(size, of: one.joined(other))
        }
    }

    /// What comparing such a value with another costs at most.
    var comparison: Int? {
        switch items {
        case .unknown: nil
        case .none: 0
        case .bound(let item): size * size + size * (1 + item.comparison)
        }
    }

    /// What comparing it with such a value costs at most: as much as the smaller of the two takes.
    func comparison(with other: SizeBound) -> Int? {
        guard let one = comparison else { return other.comparison }
        return other.comparison.map { min(one, $0) } ?? one
    }

    /// What making such a value costs: a unit an item, or a unit for eight bytes.
    var production: Int? {
        if case .none = items { size.units } else { size }
    }

    /// What writing such a value as a text takes at most, in bytes.
    var writing: Int? {
        switch items {
        case .unknown: nil
        case .none: size
        case .bound(let item): 4 + size * (4 + item.writing) * 2
        }
    }
}

extension Int? {
    /// The sum; nil if a side is not known or the sum is too large to matter.
    static func + (left: Int?, right: Int?) -> Int? {
        guard let left, let right else { return nil }
        let (sum, overflows) = left.addingReportingOverflow(right)
        return overflows ? nil : sum
    }

    /// The product, as above; nothing times anything is nothing.
    static func * (left: Int?, right: Int?) -> Int? {
        if left == 0 || right == 0 { return 0 }
        guard let left, let right else { return nil }
        let (product, overflows) = left.multipliedReportingOverflow(by: right)
        return overflows ? nil : product
    }

    /// Units of cost for so many bytes.
    var units: Int? { map { $0 >> 3 } }
}
