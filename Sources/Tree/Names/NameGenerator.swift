import Basics

/// The name algorithm of OpenChoreo (specification 3.9), used by `oc_generate_name`, `oc_dns_label` and for objects of its own.
public enum NameGenerator {
    /// The name of parts.
    ///
    /// - Parameters:
    ///   - parts: the original texts; they are cleaned, and cut to an equal share of the limit in bytes.
    ///   - limit: the longest name in bytes: 253, or 63 for labels.
    ///   - extra: goes into the hash alone.
    public static func generate(_ parts: [String], limit: Int, extra: String = "") -> String {
        let size = parts.reduce(parts.count) { $0 + $1.utf8.count } + extra.utf8.count
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: size + parts.count + limit + 16) { buffer in
            var text = Writer(buffer)
            for (index, part) in parts.enumerated() {
                if index > 0 { text.append(dash) }
                text.append(part)
            }
            let isASCII = UnsafeBufferPointer(rebasing: buffer[..<text.count]).allSatisfy { $0 < 0x80 }
            if !extra.isEmpty {
                text.append(dash)
                text.append(extra)
            }
            let hash = Digest(of: UnsafeBufferPointer(rebasing: buffer[..<text.count])).leadingWord
            let budget = max(0, limit - 8 - (parts.count - 1) - 1)
            guard isASCII else { return scalars(parts, budget: budget, hash: hash) }
            var name = Writer(UnsafeMutableBufferPointer(rebasing: buffer[text.count...]))
            var start = 0
            for (index, part) in parts.enumerated() {
                let share = budget / parts.count + (index < budget % parts.count ? 1 : 0)
                if index > 0 { name.append(dash) }
                let end = start + part.utf8.count
                name.append(clean: UnsafeBufferPointer(rebasing: buffer[start..<end]), limit: share)
                start = end + 1
            }
            name.append(dash)
            name.append(hexadecimal: hash)
            return name.trimmedText
        }
    }

    private static let dash = UInt8(ascii: "-")

    /// The name of parts that are not all ASCII.
    private static func scalars(_ parts: [String], budget: Int, hash: UInt32) -> String {
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            let share = budget / parts.count + (index < budget % parts.count ? 1 : 0)
            if index > 0 { bytes.append(dash) }
            bytes.append(contentsOf: clean(part).prefix(share))
        }
        bytes.append(dash)
        bytes.append(contentsOf: Hexadecimal.text(hash).utf8)
        return trimmed(String(decoding: bytes, as: UTF8.self)) { isLetterOrNumber($0) }
    }

    /// Writes a name of ASCII parts into memory that is large enough.
    private struct Writer {
        private let buffer: UnsafeMutableBufferPointer<UInt8>
        private(set) var count = 0

        init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
            self.buffer = buffer
        }

        mutating func append(_ byte: UInt8) {
            buffer[count] = byte
            count += 1
        }

        mutating func append(_ text: String) {
            var text = text
            text.withUTF8 { bytes in
                for byte in bytes { append(byte) }
            }
        }

        /// Lower case, other bytes than letters, digits, dashes and dots as dashes, dashes and dots at the ends left out.
        mutating func append(clean part: UnsafeBufferPointer<UInt8>, limit: Int) {
            var end = part.count
            while end > 0, !isAlphanumeric(part[end - 1]) { end -= 1 }
            var start = 0
            while start < end, !isAlphanumeric(part[start]) { start += 1 }
            for byte in part[start..<min(end, start + limit)] {
                switch byte {
                case 0x41...0x5a: append(byte + 32)
                case 0x61...0x7a, 0x30...0x39, 0x2d, 0x2e: append(byte)
                default: append(NameGenerator.dash)
                }
            }
        }

        mutating func append(hexadecimal number: UInt32) {
            for shift in stride(from: 28, through: 0, by: -4) as StrideThrough<UInt32> {
                let nibble = UInt8(truncatingIfNeeded: number >> shift) & 15
                append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
            }
        }

        private func isAlphanumeric(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
            default: false
            }
        }

        /// The name from its first letter or digit to its last.
        var trimmedText: String {
            var start = 0
            while start < count, !isAlphanumeric(buffer[start]) { start += 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<count]), as: UTF8.self)
        }
    }

    /// `oc_hash`: FNV-1a in eight hexadecimal digits.
    public static func hash(_ text: String) -> String { Hexadecimal.text(FNV.hash32(text.utf8)) }

    /// The same of bytes.
    public static func hash(_ bytes: [UInt8]) -> String { Hexadecimal.text(FNV.hash32(bytes)) }

    private static func clean(_ part: String) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for scalar in part.unicodeScalars {
            let lower = lowercase(scalar)
            text.append(isLetterOrNumber(lower) || lower == "-" || lower == "." ? lower : "-")
        }
        return Array(trimmed(String(text)) { $0 != "-" && $0 != "." }.utf8)
    }

    /// Simple case mapping, one scalar to one: only U+0130 has a longer lower case.
    private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.isASCII {
            return (0x41...0x5a).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
        }
        return scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    }

    private static func isLetterOrNumber(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9": true
            default: false
            }
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            return true
        default: return false
        }
    }

    private static func trimmed(_ text: String, _ keeps: (Unicode.Scalar) -> Bool) -> String {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.firstIndex(where: keeps), let last = scalars.lastIndex(where: keeps) else {
            return ""
        }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}
