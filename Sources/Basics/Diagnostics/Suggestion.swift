/// The candidate nearest to a misspelt name: at most a third of its letters wrong, ties broken by byte order; nil if none.
///
/// Case and the difference between `-`, `_` and camel case count less than a wrong letter.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.utf8)
    let folded = fold(wanted)
    guard wanted.count <= 256 else { return nil }
    let limit = max(1, (wanted.count + 2) / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
        let letters = Array(candidate.utf8)
        if abs(letters.count - wanted.count) > limit + 2 { continue }
        let distance = fold(letters) == folded ? 0 : editDistance(wanted, letters, limit: limit)
        guard distance <= limit else { continue }
        if let current = best, (current.distance, current.name) < (distance, candidate) { continue }
        best = (distance, candidate)
    }
    return best?.name
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two byte strings; `limit + 1` when larger.
public func editDistance(_ left: [UInt8], _ right: [UInt8], limit: Int = .max - 1) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    var current = previous
    for i in 1...left.count {
        current[0] = i
        var smallest = i
        for j in 1...right.count {
            let cost = left[i - 1] == right[j - 1] ? 0 : 1
            var distance = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                distance = min(distance, beforePrevious[j - 2] + 1)
            }
            current[j] = distance
            smallest = min(smallest, distance)
        }
        if smallest > limit { return limit + 1 }
        (beforePrevious, previous, current) = (previous, current, beforePrevious)
    }
    return previous[right.count]
}

private func fold(_ name: [UInt8]) -> [UInt8] {
    name.compactMap { byte in
        switch byte {
        case 0x41...0x5a: byte + 32
        case 0x2d, 0x5f, 0x2e: nil
        default: byte
        }
    }
}
