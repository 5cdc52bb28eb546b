/// Simple case folding: which code points are the same letter when case does not count.
enum CaseFolding {
    /// The letters that have another case, by code point, each with all letters of its orbit.
    ///
    /// Made once from the standard library's case mappings, of the blocks that hold cased letters.
    private static let orbits: [UInt32: [UInt32]] = {
        let blocks: [ClosedRange<UInt32>] = [
            0x41...0x7a, 0xb5...0x587, 0x10a0...0x10ff, 0x13a0...0x13fd, 0x1c80...0x1cbf, 0x1d79...0x1d8e,
            0x1e00...0x1fff, 0x2126...0x2188, 0x24b6...0x24e9, 0x2c00...0x2d2d, 0xa640...0xa7ff, 0xab30...0xabbf,
            0xfb05...0xfb06, 0xff21...0xff5a, 0x10400...0x104fb, 0x10570...0x105bc, 0x10c80...0x10cf2,
            0x10d50...0x10d85, 0x118a0...0x118df, 0x16e40...0x16e7f, 0x16ea0...0x16ed8, 0x1e900...0x1e943,
        ]
        var members: [UInt32: [UInt32]] = [:]
        for block in blocks {
            for code in block {
                guard let scalar = Unicode.Scalar(code) else { continue }
                let folded = fold(scalar)
                // The dotted and the dotless i have no simple folding besides themselves.
                if code == 0x130 || code == 0x131 { continue }
                members[folded, default: []].append(code)
            }
        }
        var orbits: [UInt32: [UInt32]] = [:]
        for orbit in members.values where orbit.count > 1 {
            for code in orbit { orbits[code] = orbit }
        }
        return orbits
    }()

    private static let sortedLetters: [UInt32] = orbits.keys.sorted()

    private static func fold(_ scalar: Unicode.Scalar) -> UInt32 {
        let upper = single(scalar.properties.uppercaseMapping) ?? scalar
        return (single(upper.properties.lowercaseMapping) ?? upper).value
    }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, scalars.count == 1 else { return nil }
        return first
    }

    /// The code points that are the same letter as this one, itself included.
    static func orbit(of code: UInt32) -> ScalarSet {
        var set = ScalarSet([ScalarSet.Span(first: code, last: code)])
        addASCIIOrbit(code, code, to: &set)
        if code >= 0x80, let orbit = orbits[code] {
            for member in orbit { set.insert(member, member) }
        }
        set.normalize()
        return set
    }

    /// A set with every letter in all its cases.
    static func closure(of set: ScalarSet) -> ScalarSet {
        var result = set
        for span in set.spans where span.first < 0x80 { addASCIIOrbit(span.first, min(span.last, 0x7f), to: &result) }
        if let last = set.spans.last, last.last >= 0x80 {
            for letter in sortedLetters where letter >= 0x80 && set.contains(letter) {
                for member in orbits[letter] ?? [] { result.insert(member, member) }
            }
        }
        result.normalize()
        return result
    }

    /// Adds the other case of the ASCII letters in a range, the Kelvin sign for k and the long s for s.
    private static func addASCIIOrbit(_ first: UInt32, _ last: UInt32, to set: inout ScalarSet) {
        for (start, distance) in [(UInt32(0x41), Int64(32)), (0x61, -32)] {
            let low = max(first, start)
            let high = min(last, start + 25)
            guard low <= high else { continue }
            set.insert(UInt32(Int64(low) + distance), UInt32(Int64(high) + distance))
            if (low...high).contains(start + 10) { set.insert(0x212a, 0x212a) }
            if (low...high).contains(start + 18) { set.insert(0x17f, 0x17f) }
        }
    }
}
