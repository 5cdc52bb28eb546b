import CLibYAML

/// Turns libyaml's marks, which count characters, into byte offsets of the file.
///
/// Marks mostly move forward by little, so a cursor steps from one to the next: linear over a file.
struct ByteOffsets {
    private let isASCII: Bool
    private var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var base = 0
    private var character = 0
    private var byte = 0
    /// The last offset that was asked for.
    private(set) var last = 0

    init(isASCII: Bool) {
        self.isASCII = isASCII
    }

    /// Starts over for a parser that reads the file from an offset.
    mutating func restart(_ text: UnsafeBufferPointer<UInt8>, at base: Int) {
        self.text = text
        self.base = base
        character = 0
        byte = 0
    }

    /// The byte offset of a mark in the file.
    mutating func offset(of mark: yaml_mark_t) -> Int {
        if isASCII {
            last = base + min(mark.index, text.count)
            return last
        }
        while character < mark.index, byte < text.count {
            byte += 1
            while byte < text.count, text[byte] & 0xc0 == 0x80 { byte += 1 }
            character += 1
        }
        while character > mark.index, byte > 0 {
            byte -= 1
            while byte > 0, text[byte] & 0xc0 == 0x80 { byte -= 1 }
            character -= 1
        }
        last = base + byte
        return last
    }
}
