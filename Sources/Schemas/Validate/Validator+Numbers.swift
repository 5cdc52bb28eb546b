import Tree

extension Validator {
    /// Checks a number against its range and bounds.
    mutating func checkNumber(_ number: Double, _ value: Value, _ index: Int) {
        if nodes[index].isNarrow || nodes[index].types == .integer { checkRange(number, value, nodes[index]) }
        guard nodes[index].bounds.hasNumbers else { return }
        let node = nodes[index]
        let bounds = node.bounds
        if let factor = bounds.multipleOf {
            reportInexactBound("multipleOf", factor, value, node)
            if !isMultiple(value, number, of: factor) {
                report("is \(value.shown), but must be a multiple of \(text(factor))", value)
            }
        }
        if let minimum = bounds.minimum {
            reportInexactBound("minimum", minimum, value, node)
            if bounds.isMinimumExclusive ? number <= minimum : number < minimum {
                let wanted = bounds.isMinimumExclusive ? "greater than" : "at least"
                report("is \(value.shown), but must be \(wanted) \(text(minimum))", value)
            }
        }
        if let maximum = bounds.maximum {
            reportInexactBound("maximum", maximum, value, node)
            if bounds.isMaximumExclusive ? number >= maximum : number > maximum {
                let wanted = bounds.isMaximumExclusive ? "less than" : "at most"
                report("is \(value.shown), but must be \(wanted) \(text(maximum))", value)
            }
        }
    }

    /// Checks that a number fits its type and format.
    private mutating func checkRange(_ number: Double, _ value: Value, _ node: SchemaNode) {
        if node.types == .number {
            if number.isFinite, Float(number).isInfinite { report("does not fit a float of 32 bits", value) }
            return
        }
        if node.isNarrow, abs(number) >= 2_147_483_648, number != -2_147_483_648 {
            report("is \(value.shown), which does not fit an integer of 32 bits", value)
        } else if case .uint(let wide) = value.content, wide > UInt64(Int64.max) {
            report("is \(value.shown), which does not fit an integer of 64 bits", value)
        }
    }

    /// As upstream: a bound of an integer that is no integer itself fails every value.
    private mutating func reportInexactBound(_ name: String, _ bound: Double, _ value: Value, _ node: SchemaNode) {
        guard node.types == .integer else { return }
        let isExact = node.isNarrow ? Int32(exactly: bound) != nil : Int64(exactly: bound) != nil
        if !isExact { report("cannot be checked: its `\(name)` \(text(bound)) does not fit its type", value) }
    }

    private func isMultiple(_ value: Value, _ number: Double, of factor: Double) -> Bool {
        if factor <= 0 { return false }
        if case .int(let integer) = value.content, let step = Int64(exactly: factor) { return integer % step == 0 }
        let quotient = factor < 1 ? 1 / factor * number : number / factor
        guard quotient.isFinite, quotient.magnitude <= 9_007_199_254_740_991 else { return false }
        let rounded = quotient.rounded(.towardZero)
        if rounded == quotient { return true }
        if rounded == 0 { return false }
        // The tolerance of the API server, so that 0.3 is a multiple of 0.1.
        return (quotient - rounded).magnitude / (quotient.magnitude + rounded.magnitude) < 1e-9
    }

    private func text(_ number: Double) -> String { JSONWriter.text(Value(.double(number))) }
}

extension Value {
    /// Whether a number is a whole one that a double holds exactly.
    var isIntegral: Bool {
        switch content {
        case .int, .uint: true
        case .double(let number): number.rounded() == number && number.magnitude <= 9_007_199_254_740_991
        default: false
        }
    }
}
