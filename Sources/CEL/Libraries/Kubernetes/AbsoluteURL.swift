/// The parts of an absolute URL or an absolute path, as Go's `url.ParseRequestURI` finds them.
struct AbsoluteURL: Equatable {
    var scheme = ""
    /// Without user information, with the port.
    var host = ""
    /// As written, still escaped.
    var path = ""
    /// As written; nil where there is no question mark.
    var query: String?

    /// Splits a text; nil for relative references, bad escapes, bad hosts and control characters.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7f }) else { return nil }
        var rest = bytes[...]
        if let colon = Self.schemeEnd(bytes) {
            scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
            rest = bytes[(colon + 1)...]
        }
        if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
            query = String(decoding: rest[(mark + 1)...], as: UTF8.self)
            rest = rest[..<mark]
        }
        guard rest.first == UInt8(ascii: "/") else { return nil }
        if !scheme.isEmpty, rest.starts(with: [0x2f, 0x2f]) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
            guard let host = Self.host(rest[..<end]) else { return nil }
            self.host = host
            rest = rest[end...]
        }
        guard Self.hasValidEscapes(rest) else { return nil }
        path = Self.escaped(rest)
    }

    /// The host without its port and brackets.
    var hostname: String {
        if host.hasPrefix("["), let end = host.utf8.firstIndex(of: UInt8(ascii: "]")) {
            return String(host[host.index(after: host.startIndex)..<end])
        }
        guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")) else { return host }
        return String(host[..<colon])
    }

    var port: String {
        guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")),
            !host.hasPrefix("[") || (host.utf8.lastIndex(of: UInt8(ascii: "]")).map { $0 < colon } ?? false)
        else { return "" }
        return String(host[host.utf8.index(after: colon)...])
    }

    /// The parameters of the query in order, each with its values; pairs with a semicolon or a bad escape are left out.
    var parameters: [(name: String, values: [String])] {
        var result: [(name: String, values: [String])] = []
        var places: [String: Int] = [:]
        for pair in (query ?? "").utf8.split(separator: UInt8(ascii: "&")) {
            guard !pair.contains(UInt8(ascii: ";")) else { continue }
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.unescaped(Array(parts[0])),
                let value = parts.count > 1 ? Self.unescaped(Array(parts[1])) : ""
            else { continue }
            if let place = places[name] {
                result[place].values.append(value)
            } else {
                places[name] = result.count
                result.append((name, [value]))
            }
        }
        return result
    }

    // MARK: Parts

    private static func schemeEnd(_ bytes: [UInt8]) -> Int? {
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                if index == 0 { return nil }
            case UInt8(ascii: ":"): return index > 0 ? index : nil
            default: return nil
            }
        }
        return nil
    }

    private static func host(_ authority: ArraySlice<UInt8>) -> String? {
        let start = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? authority.startIndex
        let host = authority[start...]
        guard hasValidEscapes(host), !host.contains(where: { " \"<>\\^`{|}".utf8.contains($0) }) else { return nil }
        let port: ArraySlice<UInt8>
        if host.first == UInt8(ascii: "[") {
            guard let end = host.lastIndex(of: UInt8(ascii: "]")) else { return nil }
            port = host[(end + 1)...]
        } else {
            guard !host.contains(UInt8(ascii: "[")), !host.contains(UInt8(ascii: "]")) else { return nil }
            port = host.lastIndex(of: UInt8(ascii: ":")).map { host[$0...] } ?? []
        }
        guard port.isEmpty || port.first == UInt8(ascii: ":"),
            port.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return String(decoding: host, as: UTF8.self)
    }

    private static func hasValidEscapes(_ bytes: ArraySlice<UInt8>) -> Bool {
        for (index, byte) in zip(bytes.indices, bytes) where byte == UInt8(ascii: "%") {
            guard index + 2 < bytes.endIndex, digit(bytes[index + 1]) != nil, digit(bytes[index + 2]) != nil else {
                return false
            }
        }
        return true
    }

    /// What must not stand in a path as it is gets escaped, as Go's `EscapedPath` does.
    private static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        for byte in bytes {
            if byte > 0x7f || " \"<>\\^`{|}?#".utf8.contains(byte) {
                result.append(UInt8(ascii: "%"))
                result.append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? 0x30 + $0 : 0x37 + $0 })
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func unescaped(_ bytes: [UInt8]) -> String? {
        guard hasValidEscapes(bytes[...]) else { return nil }
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), let high = digit(bytes[index + 1]), let low = digit(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
        default: nil
        }
    }
}
