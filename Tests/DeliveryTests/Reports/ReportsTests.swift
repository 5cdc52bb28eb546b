import Basics
import Delivery
import Foundation
import Testing
import Tree

/// Findings in the formats of CI services: what they demand, hostile text, fingerprints.
struct ReportsTests {
    private static let kind = DiagnosticKind(1302, "reference-not-found", .error, "A reference names nothing.")
    private static let hint = DiagnosticKind(1401, "binding-not-pinned", .warning, "A binding pins no release.")

    /// A table with one file, and a function that finds its places.
    private struct Sources {
        let table = SourceTable()
        let document: Int
        let text: String

        init(_ text: String, path: String = "app/a b.yaml") {
            self.text = text
            document = table.add(SourceFile(path: path, contents: Array(text.utf8)), start: 0)
        }

        func location(of part: String) -> Location {
            let offset = text.utf8.count - (text.range(of: part).map { text[$0.lowerBound...].utf8.count } ?? 0)
            return Location(Origin(document: document, offset: offset, length: part.utf8.count))
        }

        var locate: (Location) -> SourceTable.Place? {
            let table = table
            return { table.place(of: $0.origin) }
        }
    }

    private static let hostile = "no `x`\n::error::forged\r, 100%: <b>\"&'\u{1b}[31m\u{0}"

    private func findings(_ sources: Sources) -> [Diagnostic] {
        [
            Diagnostic(
                Self.kind, Self.hostile, at: sources.location(of: "servce"),
                notes: [Diagnostic.Note("declared here", at: sources.location(of: "kind"))], fix: "Write `service`."),
            Diagnostic(Self.hint, "binding `a` pins no release", at: Location(path: "app/b.yaml")),
            Diagnostic(Self.kind, "nothing to compile"),
        ]
    }

    private func object(_ value: Value) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(JSONWriter.text(value).utf8), options: .fragmentsAllowed)
    }

    @Test func gitHubCommandsAreOneLineEachAndEscaped() {
        let sources = Sources("kind: A\nname: servce\n")
        let lines = findings(sources).map(GitHubPrinter(locate: sources.locate).text)
        for line in lines {
            #expect(line.hasSuffix("\n"))
            #expect(line.dropLast().allSatisfy { !$0.isNewline })
        }
        #expect(
            lines[0].hasPrefix(
                "::error file=app/a b.yaml,line=2,endLine=2,col=7,endColumn=12,title=OC1302 reference-not-found::no `x`"
            ))
        #expect(lines[0].contains("100%25: <b>"))
        #expect(lines[0].contains("%0Anote: declared here: app/a b.yaml:1:1%0Afix: Write `service`."))
        #expect(!lines[0].contains("\u{1b}"))
        #expect(lines[1] == "::warning file=app/b.yaml,title=OC1401 binding-not-pinned::binding `a` pins no release\n")
        #expect(lines[2] == "::error title=OC1302 reference-not-found::nothing to compile\n")
    }

    @Test func gitHubPropertiesEscapeWhatSeparatesThem() {
        let sources = Sources("a", path: "a,line=9:%\n.yaml")
        let line = GitHubPrinter(locate: sources.locate).text(Diagnostic(Self.kind, "b", at: sources.location(of: "a")))
        #expect(line.hasPrefix("::error file=a%2Cline=9%3A%25%0A.yaml,line=1,"))
    }

    @Test func jUnitIsWellFormedAndCounts() throws {
        let sources = Sources("kind: A\nname: servce\n")
        let text = JUnitPrinter(locate: sources.locate).text(findings(sources))
        // Foundation's parser of XML is a library of its own on Linux; the shape is checked by hand.
        let tags = try text.matches(of: Regex("<(/?)([a-z-]+)([^<>]*?)(/?)>")).map { match in
            (
                closes: match.output[1].substring == "/", name: String(match.output[2].substring ?? ""),
                attributes: String(match.output[3].substring ?? ""),
                isEmpty: match.output[4].substring == "/"
            )
        }
        var open: [String] = []
        var counts: [String: Int] = [:]
        for tag in tags {
            if tag.closes {
                #expect(open.popLast() == tag.name)
            } else {
                counts[tag.name, default: 0] += 1
                if !tag.isEmpty { open.append(tag.name) }
            }
        }
        #expect(open.isEmpty)
        // What Jenkins' junit-10.xsd allows and demands of each element.
        let allowed: [String: (required: Set<String>, optional: Set<String>, parents: Set<String>)] = [
            "testsuites": ([], ["name", "time", "tests", "failures", "errors"], [""]),
            "testsuite": (
                ["name", "tests", "failures", "errors"],
                ["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
                ["testsuites", "testsuite"]
            ),
            "testcase": (["name"], ["time", "classname", "group"], ["testsuite"]),
            "failure": ([], ["type", "message"], ["testcase"]), "system-out": ([], [], ["testcase", "testsuite"]),
        ]
        var path: [String] = []
        for tag in tags {
            if tag.closes {
                path.removeLast()
                continue
            }
            let rules = try #require(allowed[tag.name], "\(tag.name) is no element of JUnit")
            let names = Set(tag.attributes.matches(of: /([a-z]+)="/).map { String($0.1) })
            #expect(names.isSuperset(of: rules.required) && names.isSubset(of: rules.required.union(rules.optional)))
            #expect(rules.parents.contains(path.last ?? ""))
            if !tag.isEmpty { path.append(tag.name) }
        }
        #expect(counts["testcase"] == 3)
        #expect(counts["failure"] == 2)
        #expect(counts["testsuite"] == 3)
        #expect(text.contains("<testsuites name=\"choreoc\" tests=\"3\" failures=\"2\" errors=\"0\">"))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0.value == 0x0a })
        #expect(!text.contains("<b>"))
        let empty = JUnitPrinter(locate: sources.locate).text([])
        #expect(empty.contains("tests=\"1\" failures=\"0\""))
    }

    @Test func sarifHasWhatCodeScanningDemands() throws {
        let sources = Sources("kind: A\nname: servce\n")
        let report = SARIFReport(version: "1.2.3", locate: sources.locate).value(findings(sources))
        let root = try #require(try object(report) as? [String: Any])
        #expect(root["version"] as? String == "2.1.0")
        let run = try #require((root["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["OC1302", "OC1401"])
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.map { $0["level"] as? String } == ["error", "error", "warning"])
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            #expect((result["locations"] as? [Any])?.count == 1)
            #expect((result["partialFingerprints"] as? [String: String])?["choreocFinding/v1"]?.count == 64)
        }
        let physical = try #require(
            ((results[0]["locations"] as? [[String: Any]])?.first)?["physicalLocation"] as? [String: Any])
        #expect((physical["artifactLocation"] as? [String: String])?["uri"] == "app/a%20b.yaml")
        #expect(
            physical["region"] as? [String: Int] == ["startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 13])
        let related = try #require((results[0]["relatedLocations"] as? [[String: Any]])?.first)
        #expect((related["message"] as? [String: String])?["text"] == "declared here")
        let message = try #require((results[0]["message"] as? [String: String])?["text"])
        #expect(message.hasSuffix("\nfix: Write `service`."))
    }

    @Test func sarifKeepsTheWorstWhenThereAreTooMany() throws {
        let sources = Sources("a")
        let warnings = (0..<SARIFReport.maximumResults).map { Diagnostic(Self.hint, "warning \($0)") }
        let report = SARIFReport(version: "1", locate: sources.locate).value(
            warnings + [Diagnostic(Self.kind, "worst")])
        let run = try #require(((try object(report) as? [String: Any])?["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == SARIFReport.maximumResults)
        #expect((results[0]["message"] as? [String: String])?["text"] == "worst")
        #expect(JSONWriter.text(report).contains("1 further findings are left out"))
    }

    @Test func gitLabIssuesHaveEveryRequiredField() throws {
        let sources = Sources("kind: A\nname: servce\n")
        let report = CodeQualityReport(locate: sources.locate).value(findings(sources))
        let issues = try #require(try object(report) as? [[String: Any]])
        #expect(issues.count == 3)
        for issue in issues {
            #expect((issue["description"] as? String)?.isEmpty == false)
            #expect((issue["check_name"] as? String)?.hasPrefix("OC") == true)
            #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
            let location = try #require(issue["location"] as? [String: Any])
            #expect((location["path"] as? String)?.isEmpty == false)
            #expect(((location["lines"] as? [String: Int])?["begin"] ?? 0) > 0)
        }
        #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 3)
    }

    @Test func gitLabKnowsPathsOfTheRepositoryOnly() throws {
        let sources = Sources("kind: A\n")
        let report = CodeQualityReport(locate: sources.locate).value([
            Diagnostic(Self.hint, "nothing is there", at: Location(path: "/builds/shop"))
        ])
        #expect(report.items?.first?["location"]?["path"]?.string == ".")
    }

    @Test func fingerprintsSurviveMovedLinesAndTellEqualFindingsApart() {
        func fingerprints(_ text: String) -> [String] {
            let sources = Sources(text)
            var fingerprints = FindingFingerprints(locate: sources.locate)
            let finding = Diagnostic(Self.kind, "there is no `servce`", at: sources.location(of: "servce"))
            return [fingerprints.next(finding), fingerprints.next(finding)]
        }
        let before = fingerprints("name: servce\n")
        #expect(before == fingerprints("# a line more\n\n  name: servce\n"))
        #expect(before[0] != before[1])
        #expect(before[0] != fingerprints("label: servce\n")[0])
    }
}
