import RegularExpressions

/// The formats of strings that the API server checks; hyphens in their names do not count (specification 4.4.6).
enum StringFormat: String, CaseIterable, Sendable {
    case bsonobjectid, uri, email, hostname, ipv4, ipv6, cidr, mac, uuid, uuid3, uuid4, uuid5, isbn, isbn10, isbn13,
        creditcard, ssn, hexcolor, rgbcolor, byte, password, date, duration, datetime, k8sshortname, k8slongname

    /// The format of a name; nil for formats that are not checked.
    init?(named name: String) {
        self.init(rawValue: String(name.unicodeScalars.filter { $0 != "-" }))
    }

    /// Whether a text has the format.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .bsonobjectid: text.utf8.count == 24 && text.utf8.allSatisfy(\.isHexadecimalDigit)
        case .uri: NetworkFormats.isRequestURI(text)
        case .email: MailFormat.isAddress(text)
        case .hostname: NetworkFormats.isHostname(text)
        case .ipv4: NetworkFormats.isIPv4(Array(text.utf8))
        case .ipv6: NetworkFormats.isIPv6(Array(text.utf8))
        case .cidr: NetworkFormats.isCIDR(text)
        case .mac: NetworkFormats.isMAC(Array(text.utf8))
        case .uuid: isUUID(text, version: nil)
        case .uuid3: isUUID(text, version: 0x33)
        case .uuid4: isUUID(text, version: 0x34)
        case .uuid5: isUUID(text, version: 0x35)
        case .isbn: NumberedFormats.isISBN10(text) || NumberedFormats.isISBN13(text)
        case .isbn10: NumberedFormats.isISBN10(text)
        case .isbn13: NumberedFormats.isISBN13(text)
        case .creditcard: NumberedFormats.isCreditCard(text)
        case .ssn: NumberedFormats.isSocialSecurityNumber(text)
        case .hexcolor: isHexadecimalColor(text)
        case .rgbcolor: Self.expression(.rgbcolor)?.matches(text) ?? false
        case .byte: isBase64(text)
        case .password: true
        case .date: TimeFormats.isDate(Array(text.utf8))
        case .duration: TimeFormats.isDuration(text)
        case .datetime: TimeFormats.isDateTime(text)
        case .k8sshortname: text.utf8.count <= 63 && isName(Array(text.utf8)[...])
        case .k8slongname:
            text.utf8.count <= 253
                && Array(text.utf8).split(separator: 0x2e, omittingEmptySubsequences: false).allSatisfy(isName)
        }
    }

    /// What a text of the format is, in words.
    var phrase: String {
        switch self {
        case .datetime: "a date and time such as `2024-01-02T15:04:05Z`"
        case .date: "a date such as `2024-01-02`"
        case .duration: "a duration such as `90s`"
        case .email: "an email address"
        case .uri: "an absolute URI or path"
        case .hostname: "a host name"
        case .ipv4: "an IPv4 address"
        case .ipv6: "an IPv6 address"
        case .cidr: "an address range such as `10.0.0.0/8`"
        case .byte: "text in base64"
        case .k8sshortname: "a Kubernetes name of at most 63 characters"
        case .k8slongname: "a Kubernetes name of at most 253 characters"
        default: "of the format `\(rawValue)`"
        }
    }

    /// The expressions of formats that are best told by one.
    private static func expression(_ format: StringFormat) -> RegularExpression? {
        expressions[format]
    }

    private static let expressions: [StringFormat: RegularExpression] = {
        let component = "(0|[1-9]\\d?|1\\d\\d?|2[0-4]\\d|25[0-5])"
        let separator = "\\s*,\\s*"
        let pattern = "^rgb\\(\\s*\(component)\(separator)\(component)\(separator)\(component)\\s*\\)$"
        return (try? RegularExpression(pattern)).map { [.rgbcolor: $0] } ?? [:]
    }()

    /// Eight, four, four, four and twelve digits with a hyphen or none between the groups.
    private func isUUID(_ text: String, version: UInt8?) -> Bool {
        var digits: [UInt8] = []
        var groupEnds = [8, 12, 16, 20][...]
        for byte in text.utf8 {
            if byte == 0x2d {
                guard groupEnds.first == digits.count else { return false }
                groupEnds.removeFirst()
                continue
            }
            if let end = groupEnds.first, digits.count == end { groupEnds.removeFirst() }
            guard byte.isHexadecimalDigit else { return false }
            digits.append(byte)
        }
        guard digits.count == 32 else { return false }
        guard let version else { return true }
        return digits[12] == version && (version == 0x33 || "89abAB".utf8.contains(digits[16]))
    }

    private func isHexadecimalColor(_ text: String) -> Bool {
        let digits = text.utf8.first == 0x23 ? text.utf8.dropFirst() : text.utf8[...]
        return (digits.count == 3 || digits.count == 6) && digits.allSatisfy(\.isHexadecimalDigit)
    }

    private func isBase64(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count % 4 == 0 else { return false }
        var end = bytes.count
        while end > bytes.count - 2, bytes[end - 1] == 0x3d { end -= 1 }
        return bytes[..<end].allSatisfy { $0.isAlphanumeric || $0 == 0x2b || $0 == 0x2f }
    }

    private func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, first != 0x2d, last != 0x2d else { return false }
        return bytes.allSatisfy { $0.isDigit || (0x61...0x7a).contains($0) || $0 == 0x2d }
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }

    var isLetter: Bool { (0x41...0x5a).contains(self) || (0x61...0x7a).contains(self) }

    var isAlphanumeric: Bool { isDigit || isLetter }

    var isHexadecimalDigit: Bool { isDigit || (0x41...0x46).contains(self) || (0x61...0x66).contains(self) }
}
