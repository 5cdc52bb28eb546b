/// A compiled wildcard pattern with Git's meaning of `*`, `?`, `[…]` and `**`.
///
/// Matching follows all alternatives at once, so that its time is at most pattern times text, whatever the pattern.
struct GlobPattern: Sendable {
    private enum Token: Sendable {
        /// One certain byte.
        case byte(UInt8)
        /// One byte other than `/`.
        case anyByte
        /// One byte of a set, never `/`.
        case set(ByteSet)
        /// Any number of bytes other than `/`.
        case star
        /// Any number of bytes.
        case everything
        /// `**/`: goes on behind the next token (no directory at all) or into it.
        case optionalDirectories
        /// Any number of bytes and then a `/`.
        case directories
        /// A malformed rest, which matches nothing.
        case never
    }

    private let tokens: [Token]

    /// Compiles a pattern; `startsPath` tells whether a `**` at its start counts as standing behind a `/`.
    init(_ pattern: ArraySlice<UInt8>) {
        var tokens: [Token] = []
        var index = pattern.startIndex
        let end = pattern.endIndex
        scan: while index < end {
            let byte = pattern[index]
            switch byte {
            case UInt8(ascii: "\\"):
                guard index + 1 < end else {
                    tokens.append(.never)
                    break scan
                }
                tokens.append(.byte(pattern[index + 1]))
                index += 2
            case UInt8(ascii: "?"):
                tokens.append(.anyByte)
                index += 1
            case UInt8(ascii: "*"):
                let start = index
                while index < end, pattern[index] == UInt8(ascii: "*") { index += 1 }
                guard index - start > 1 else {
                    tokens.append(.star)
                    continue
                }
                let opens = start == pattern.startIndex || pattern[start - 1] == UInt8(ascii: "/")
                let escapedSlash =
                    index + 1 < end && pattern[index] == UInt8(ascii: "\\") && pattern[index + 1] == UInt8(ascii: "/")
                if opens, index == end || escapedSlash {
                    tokens.append(.everything)
                } else if opens, pattern[index] == UInt8(ascii: "/") {
                    tokens.append(.optionalDirectories)
                    tokens.append(.directories)
                    index += 1
                } else {
                    tokens.append(.star)
                }
            case UInt8(ascii: "["):
                guard let set = ByteSet(pattern, at: &index) else {
                    tokens.append(.never)
                    break scan
                }
                tokens.append(.set(set))
            default:
                tokens.append(.byte(byte))
                index += 1
            }
        }
        self.tokens = tokens
    }

    /// Whether the whole text matches.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = tokens.count
        return withUnsafeTemporaryAllocation(of: Bool.self, capacity: 2 * (count + 1)) { buffer in
            buffer.initialize(repeating: false)
            guard let start = buffer.baseAddress else { return false }
            var current = start
            var next = start + (count + 1)
            activate(0, in: current)
            for byte in text {
                var alive = false
                for state in 0..<count where current[state] {
                    alive = true
                    step(state, over: byte, into: next)
                }
                if !alive { return false }
                swap(&current, &next)
                next.update(repeating: false, count: count + 1)
            }
            return current[count]
        }
    }

    /// Marks a state and those that are reached from it without reading a byte.
    private func activate(_ first: Int, in states: UnsafeMutablePointer<Bool>) {
        var state = first
        while true {
            states[state] = true
            guard state < tokens.count else { return }
            switch tokens[state] {
            case .star, .everything: state += 1
            case .optionalDirectories:
                states[state + 1] = true
                state += 2
            default: return
            }
        }
    }

    private func step(_ state: Int, over byte: UInt8, into next: UnsafeMutablePointer<Bool>) {
        let slash = UInt8(ascii: "/")
        switch tokens[state] {
        case .byte(let wanted): if byte == wanted { activate(state + 1, in: next) }
        case .anyByte: if byte != slash { activate(state + 1, in: next) }
        case .set(let set): if byte != slash, set.contains(byte) { activate(state + 1, in: next) }
        case .star: if byte != slash { activate(state, in: next) }
        case .everything: activate(state, in: next)
        case .directories:
            next[state] = true
            if byte == slash { activate(state + 1, in: next) }
        case .optionalDirectories, .never: break
        }
    }
}
