import Basics
import TestSupport
import Testing
import Tree
import YAML

@Suite struct ScalarResolverTests {
    /// The facts of the Go reader of Kubernetes.
    ///
    /// Skipped where the data is missing, as `ConformanceData` says.
    @Test(.enabled(if: ConformanceData.isAvailable))
    func readsPlainScalarsAsTheGoReader() throws {
        var compared = 0
        for row in try ScalarRow.all() {
            // A byte order mark inside a text and tags without meaning are refused by choreoc alone.
            if row.plain.unicodeScalars.contains("\u{feff}") || row.plain == "!x" { continue }
            let reading = Reading("v: \(row.plain)\n")
            if let expected = row.sigsJSON {
                #expect(reading.errors.isEmpty, "\(row.plain.debugDescription)")
                #expect(
                    reading.result.documents.first.map { JSONWriter.text($0.root, style: .go) } == expected,
                    "\(row.plain.debugDescription)")
                compared += 1
            } else {
                #expect(!reading.errors.isEmpty, "\(row.plain.debugDescription)")
            }
        }
        #expect(compared > 300)
    }

    @Test(arguments: [
        ("0o17", "15"), ("017", "15"), ("0x1F", "31"), ("0b11", "3"), ("1_000", "1000"), ("1e3", "1000"), ("+1", "1"),
        ("1.", "1"), ("-0", "0"), ("12:30:45", "\"12:30:45\""), ("2001-12-14", "\"2001-12-14\""),
        ("2001-12-14T21:59:43Z", "\"2001-12-14T21:59:43Z\""), ("yes", "true"), ("off", "false"), ("~", "null"),
        ("18446744073709551615", "18446744073709551615"), ("0x1FFFFFFFFFFFFFFFF", "\"0x1FFFFFFFFFFFFFFFF\""),
        ("1e400", "\"1e400\""), ("0.1", "0.1"), ("3.14159265358979312", "3.141592653589793"), ("nULL", "\"nULL\""),
    ])
    func plainScalar(_ text: String, _ json: String) {
        #expect(Reading("v: \(text)").first == "{\"v\":\(json)}")
    }

    @Test func integersAndFloatsStayApart() {
        let reading = Reading("[1, 1.0]")
        let items = reading.result.documents[0].root.items ?? []
        guard case .int(1) = items[0].content, case .double(1) = items[1].content else {
            Issue.record("1 is an integer and 1.0 a float, but they are \(items)")
            return
        }
    }

    @Test(arguments: [".inf", "-.INF", ".nan"])
    func numbersThatJSONCannotHoldAreRefused(_ text: String) {
        #expect(Reading("v: \(text)").findings == ["yaml-not-json 1:4"])
    }
}
