/// Prints findings as JUnit XML, which almost every CI service shows: a suite a file, a test case a finding.
///
/// Errors are failures; warnings and infos are test cases that pass, with their text as output. Without any finding there
/// is one test case that passes, since services take an empty report for a broken one. Elements and attributes are those of
/// Jenkins' schema (junit-10.xsd), which refuses others.
public struct JUnitPrinter {
    private let locate: (Location) -> SourceTable.Place?

    /// A printer; `locate` finds a place, also inside a scalar.
    public init(locate: @escaping (Location) -> SourceTable.Place?) {
        self.locate = locate
    }

    /// The whole document. Findings of one file are expected next to each other, as `DiagnosticOrder` sorts them.
    public func text(_ diagnostics: [Diagnostic]) -> String {
        var suites: [(name: String, cases: [Diagnostic])] = []
        var positions: [String: Int] = [:]
        for diagnostic in diagnostics {
            let name = locate(diagnostic.location)?.file.path ?? diagnostic.location.path ?? "choreoc"
            if let position = positions[name] {
                suites[position].cases.append(diagnostic)
            } else {
                positions[name] = suites.count
                suites.append((name, [diagnostic]))
            }
        }
        let failures = diagnostics.count { $0.severity == .error }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text +=
            "<testsuites name=\"choreoc\" tests=\"\(max(1, diagnostics.count))\" failures=\"\(failures)\" errors=\"0\">\n"
        if suites.isEmpty {
            text += "  <testsuite name=\"choreoc\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
            text += "    <testcase classname=\"choreoc\" name=\"no findings\"/>\n  </testsuite>\n"
        }
        for suite in suites {
            let failures = suite.cases.count { $0.severity == .error }
            text += "  <testsuite name=\"\(Self.escaped(suite.name))\" tests=\"\(suite.cases.count)\""
            text += " failures=\"\(failures)\" errors=\"0\" skipped=\"0\" file=\"\(Self.escaped(suite.name))\">\n"
            for diagnostic in suite.cases { text += testCase(diagnostic, of: suite.name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private func testCase(_ diagnostic: Diagnostic, of suite: String) -> String {
        var name = "\(diagnostic.kind.id) \(diagnostic.kind.name)"
        var place = suite.escapedForTerminal
        if let position = locate(diagnostic.location)?.position {
            name += " at \(position.line):\(position.column)"
            place += ":\(position.line):\(position.column)"
        }
        let details = Self.escaped(
            "\(place): \(diagnostic.severity.name): \(diagnostic.details(locate: locate))", inText: true)
        var text = "    <testcase classname=\"\(Self.escaped(suite))\" name=\"\(Self.escaped(name))\">\n"
        if diagnostic.severity == .error {
            text += "      <failure message=\"\(Self.escaped(diagnostic.message))\" type=\"\(diagnostic.kind.id)\">"
            text += details + "</failure>\n"
        } else {
            text += "      <system-out>\(details)</system-out>\n"
        }
        return text + "    </testcase>\n"
    }

    /// Escapes for an attribute or, with `inText`, for the text of an element; what XML 1.0 cannot hold becomes U+FFFD.
    static func escaped(_ text: String, inText: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3c: result += "&lt;"
            case 0x3e: result += "&gt;"
            case 0x22: result += "&quot;"
            case 0x09, 0x0a:
                if inText { result.unicodeScalars.append(scalar) } else { result += "&#\(scalar.value);" }
            case 0..<0x20, 0x7f..<0xa0, 0xfffe, 0xffff: result += "\u{fffd}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
