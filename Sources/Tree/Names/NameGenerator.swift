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
        var hashed = Array(parts.joined(separator: "-").utf8)
        if !extra.isEmpty {
            hashed.append(UInt8(ascii: "-"))
            hashed.append(contentsOf: extra.utf8)
        }
        let hash = Hexadecimal.text(Digest(of: hashed).bytes.prefix(4))
        let budget = max(0, limit - 8 - (parts.count - 1) - 1)
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            let share = budget / parts.count + (index < budget % parts.count ? 1 : 0)
            if index > 0 { bytes.append(UInt8(ascii: "-")) }
            bytes.append(contentsOf: clean(part).prefix(share))
        }
        bytes.append(UInt8(ascii: "-"))
        bytes.append(contentsOf: hash.utf8)
        return trimmed(String(decoding: bytes, as: UTF8.self)) { isLetterOrNumber($0) }
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
        guard let first = scalars.firstIndex(where: keeps), let last = scalars.lastIndex(where: keeps) else { return "" }
        return String(String.UnicodeScalarView(scalars[first...last]))
    }
}
