/// An IP address, of version 4 or 6, and the parts of the address space that it lies in.
struct NetworkAddress: Equatable {
    /// 4 or 16 bytes.
    var bytes: [UInt8]

    var family: Int64 { bytes.count == 4 ? 4 : 6 }

    /// The address of version 4 that one of version 6 stands for (`::ffff:1.2.3.4`); other addresses as they are.
    var unmapped: NetworkAddress { isMapped ? NetworkAddress(bytes: Array(bytes[12...])) : self }

    var isMapped: Bool {
        bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xff && bytes[11] == 0xff
    }

    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes[..<15].allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    var isMulticast: Bool { bytes.count == 4 ? bytes[0] & 0xf0 == 0xe0 : bytes[0] == 0xff }

    var isLinkLocalMulticast: Bool {
        bytes.count == 4 ? bytes[..<3] == [224, 0, 0] : bytes[0] == 0xff && bytes[1] & 0x0f == 2
    }

    var isLinkLocalUnicast: Bool {
        bytes.count == 4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xfe && bytes[1] & 0xc0 == 0x80
    }

    /// As Go has it: anything but broadcast, unspecified, loopback, multicast and link-local addresses.
    var isGlobalUnicast: Bool {
        bytes != [255, 255, 255, 255] && !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
    }

    /// The address with the bits behind a prefix cleared.
    func masked(_ prefix: Int) -> NetworkAddress {
        var copy = bytes
        for index in copy.indices {
            let kept = min(8, max(0, prefix - 8 * index))
            copy[index] &= kept == 0 ? 0 : 0xff << UInt8(8 - kept)
        }
        return NetworkAddress(bytes: copy)
    }

    // MARK: Text

    /// The address of a text; nil if it is none. Zones (`fe80::1%eth0`) are no part of an address.
    init?(_ text: String) {
        let text = Array(text.utf8)
        if text.contains(UInt8(ascii: ":")) {
            guard let bytes = Self.six(text) else { return nil }
            self.bytes = bytes
        } else {
            guard let bytes = Self.four(text[...]) else { return nil }
            self.bytes = bytes
        }
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private static func four(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard (1...3).contains(part.count), part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            if part.count > 1, part.first == 0x30 { return nil }
            guard let byte = UInt8(String(decoding: part, as: UTF8.self)) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func six(_ text: [UInt8]) -> [UInt8]? {
        guard text.count <= 45 else { return nil }
        var head: [UInt8] = []
        var tail: [UInt8]?
        var index = 0
        if text.starts(with: "::".utf8) {
            tail = []
            index = 2
        }
        var needsPart = tail == nil
        while index < text.count {
            let end = text[index...].firstIndex(of: UInt8(ascii: ":")) ?? text.count
            let part = text[index..<end]
            var bytes: [UInt8]
            if end == text.count, part.contains(UInt8(ascii: ".")) {
                guard let four = four(part) else { return nil }
                bytes = four
            } else {
                guard (1...4).contains(part.count), part.allSatisfy(isHexadecimal),
                    let group = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
                else { return nil }
                bytes = [UInt8(group >> 8), UInt8(group & 0xff)]
            }
            if tail == nil { head += bytes } else { tail? += bytes }
            needsPart = false
            index = end
            guard index < text.count else { break }
            index += 1
            if index < text.count, text[index] == UInt8(ascii: ":") {
                guard tail == nil else { return nil }
                tail = []
                index += 1
            } else {
                needsPart = true
            }
        }
        guard !needsPart else { return nil }
        guard let tail else { return head.count == 16 ? head : nil }
        // `::` stands for at least one group.
        guard head.count + tail.count <= 14 else { return nil }
        return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    /// The canonical text: the longest run of two or more zero groups as `::`, lower case (RFC 5952).
    var text: String {
        if bytes.count == 4 { return bytes.map { String($0) }.joined(separator: ".") }
        if isMapped { return "::ffff:" + unmapped.text }
        let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
        var longest = 0..<0
        var index = 0
        while index < 8 {
            var end = index
            while end < 8, groups[end] == 0 { end += 1 }
            if end - index > max(1, longest.count) { longest = index..<end }
            index = max(end, index + 1)
        }
        func join(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if longest.isEmpty { return join(groups[...]) }
        return join(groups[..<longest.lowerBound]) + "::" + join(groups[longest.upperBound...])
    }
}
