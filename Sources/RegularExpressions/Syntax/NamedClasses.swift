/// The classes that have names: Perl's and POSIX's are ASCII, Unicode's come from the standard library.
enum NamedClasses {
    static let digits = ScalarSet((0x30, 0x39))
    static let spaces = ScalarSet((9, 10), (12, 13), (0x20, 0x20))
    static let wordCharacters = ScalarSet((0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a))

    /// The class of `\d`, `\s` or `\w`, given the letter in lower case.
    static func perl(_ letter: UInt8) -> ScalarSet? {
        switch letter {
        case 0x64: digits
        case 0x73: spaces
        case 0x77: wordCharacters
        default: nil
        }
    }

    /// The class inside `[:name:]`.
    static func posix(_ name: String) -> ScalarSet? {
        switch name {
        case "alnum": ScalarSet((0x30, 0x39), (0x41, 0x5a), (0x61, 0x7a))
        case "alpha": ScalarSet((0x41, 0x5a), (0x61, 0x7a))
        case "ascii": ScalarSet((0, 0x7f))
        case "blank": ScalarSet((9, 9), (0x20, 0x20))
        case "cntrl": ScalarSet((0, 0x1f), (0x7f, 0x7f))
        case "digit": digits
        case "graph": ScalarSet((0x21, 0x7e))
        case "lower": ScalarSet((0x61, 0x7a))
        case "print": ScalarSet((0x20, 0x7e))
        case "punct": ScalarSet((0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e))
        case "space": ScalarSet((9, 13), (0x20, 0x20))
        case "upper": ScalarSet((0x41, 0x5a))
        case "word": wordCharacters
        case "xdigit": ScalarSet((0x30, 0x39), (0x41, 0x46), (0x61, 0x66))
        default: nil
        }
    }

    /// The class of `\p{name}`: a general category (`L`, `Lu`), `Any`, or one of the common scripts.
    static func unicode(_ name: String) -> ScalarSet? {
        if name == "Any" { return .all }
        if let script = Scripts.spans(of: name) { return ScalarSet(script) }
        guard (1...2).contains(name.utf8.count) else { return nil }
        var spans: [ScalarSet.Span] = []
        var isKnown = false
        for (position, run) in categoryRuns.enumerated() where run.name.hasPrefix(name) {
            isKnown = true
            let next = position + 1 < categoryRuns.count ? categoryRuns[position + 1].first : ScalarSet.maximum + 1
            spans.append(ScalarSet.Span(first: run.first, last: next - 1))
        }
        return isKnown ? ScalarSet(spans) : nil
    }

    /// Where the general category changes; unassigned code points have an empty name.
    private static let categoryRuns: [(first: UInt32, name: String)] = {
        var runs: [(first: UInt32, name: String)] = []
        func add(_ first: UInt32, _ name: String) {
            if runs.last?.name != name { runs.append((first, name)) }
        }
        // Planes 4 to 13 hold nothing; the private planes are one run each.
        for block: Range<UInt32> in [0..<0xd800, 0xe000..<0x40000, 0xe0000..<0xe0200] {
            for code in block {
                guard let scalar = Unicode.Scalar(code) else { continue }
                add(code, name(of: scalar.properties.generalCategory))
            }
            if block.upperBound == 0xd800 { add(0xd800, "Cs") } else { add(block.upperBound, "") }
        }
        for plane: UInt32 in [0xf0000, 0x100000] {
            add(plane, "Co")
            add(plane + 0xfffe, "")
        }
        return runs
    }()

    private static func name(of category: Unicode.GeneralCategory) -> String {
        switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        case .unassigned: ""
        @unknown default: ""
        }
    }
}
