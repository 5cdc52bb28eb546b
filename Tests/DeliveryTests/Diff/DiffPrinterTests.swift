import Basics
import Foundation
import TestSupport
import Testing
import Tree

@testable import Delivery

/// The formats: whole texts, hostile names, limits, secrets.
@Suite("DiffPrinters")
struct DiffPrinterTests {
    private static let hostile =
        "@team #1 <img src=x onerror=alert(1)> ``` `````` | \u{1b}[31m \u{202e} </details> https://evil.example [a](b) www.evil.example"

    private let heading = DiffHeading(
        base: DiffHeading.Side(name: "main", commit: "0123456789abcdef"), head: DiffHeading.Side(name: "work tree"),
        units: (3, 4, 2))

    private func configMap(_ name: String, _ text: String) -> String {
        let quoted = JSONWriter.text(.string(text))
        return
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \(name), namespace: shop}\ndata: {text: \(quoted)}\n---\n"
    }

    private func example(_ sides: DiffSides) -> ManifestDifference {
        sides.difference(
            deployment(replicas: 4) + "---\n" + configMap("gone", "a") + configMap("lines", "a\nb\nc\n"),
            deployment(image: "r.example/web:1.1.0", replicas: 1) + "---\n" + configMap("lines", "a\nB\nc\n")
                + configMap("new", "z"))
    }

    @Test func textOfEverySort() throws {
        let sides = DiffSides()
        let text = TextDiff(places: sides.places, usesColor: false).text(example(sides))
        try compareGolden("diff.txt", text)
        let colored = TextDiff(places: sides.places, usesColor: true).text(example(sides))
        #expect(colored.contains("\u{1b}[32m+ 1\u{1b}[0m"))
        #expect(colored.replacing(#/\u{1b}\[[0-9;]*m/#, with: "") == text)
    }

    @Test func markdownOfEverySort() throws {
        let sides = DiffSides()
        try compareGolden("diff.md", MarkdownDiff(places: sides.places).text(example(sides), heading))
    }

    @Test func jsonOfEverySort() throws {
        let sides = DiffSides()
        let value = JSONDiff(places: sides.places).value(example(sides), heading)
        let object = try JSONSerialization.jsonObject(with: Data(JSONWriter.text(value).utf8))
        let data = try JSONSerialization.data(
            withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
        try compareGolden("diff.json", String(decoding: data, as: UTF8.self) + "\n")
    }

    @Test func htmlOfEverySort() throws {
        let sides = DiffSides()
        let page = HTMLDiff(places: sides.places).text(example(sides), heading)
        try compareGolden("diff.html", page)
        #expect(!page.contains("<script") && !page.contains("http://") && !page.contains("url("))
        #expect(page.contains("default-src 'none'"))
    }

    @Test func nothingDiffers() {
        let sides = DiffSides()
        let difference = sides.difference(deployment(), deployment())
        #expect(TextDiff(places: sides.places, usesColor: false).text(difference) == "")
        #expect(
            MarkdownDiff(places: sides.places).text(difference, heading).contains("### choreoc diff: no difference"))
        #expect(HTMLDiff(places: sides.places).text(difference, heading).contains("Both sides give the same objects."))
    }

    // MARK: Hostile text

    @Test func hostileTextDoesNothingInMarkdown() {
        let sides = DiffSides()
        var old = sides.objects(configMap("a", "x"))
        var new = sides.objects(configMap("a", Self.hostile))
        for index in old.indices { old[index].unit.environment = Symbol(Self.hostile) }
        for index in new.indices { new[index].unit.environment = Symbol(Self.hostile) }
        var difference = ManifestDifference(old, new)
        difference.generalDangers = [Diagnostic(.unitsRemoved, "\(Self.hostile) and `\(Self.hostile)`")]
        let text = MarkdownDiff(places: sides.places).text(difference, heading)
        var fence: String?
        for source in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // Entities are characters that mean nothing.
            let line = source.replacing(#/&#[0-9]+;/#, with: "")
            let ticks = String(line.prefix { $0 == "`" })
            if let open = fence {
                if line == open { fence = nil }
                continue
            }
            if ticks.count >= 3 {
                fence = ticks
                continue
            }
            #expect(!line.contains("@") && !line.contains("<img") && !line.contains("#1"), "\(line)")
            #expect(!line.contains("https://evil") && !line.contains("www.evil") && !line.contains("](b)"), "\(line)")
            // Outside of the fence everything hostile is in entities, so that nothing closes the details.
            #expect(!line.contains("</details>") || line == "</details>", "\(line)")
        }
        #expect(fence == nil)
        #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}"))
        // Mentions in prose stand in code.
        #expect(text.contains("<code>&#64;</code>team <code>&#35;</code>1"))
    }

    @Test func hostileTextDoesNothingInHTMLAndAtATerminal() {
        let sides = DiffSides()
        let difference = sides.difference(configMap("a", "x"), configMap("a", Self.hostile))
        let page = HTMLDiff(places: sides.places).text(difference, heading)
        #expect(!page.contains("<img") && page.contains("&lt;img src=x"))
        #expect(!page.contains("\u{1b}") && !page.contains("\u{202e}"))
        let text = TextDiff(places: sides.places, usesColor: false).text(difference)
        #expect(!text.contains("\u{1b}") && !text.contains("\u{202e}") && text.contains("[31m"))
    }

    // MARK: Limits

    @Test func aCommentIsNeverTooLongAndSaysWhatIsLeftOut() throws {
        let sides = DiffSides()
        let count = 400
        let old = (0..<count).map { configMap("c\($0)", "x") }.joined()
        let new = (0..<count).map { configMap("c\($0)", String(repeating: "longer ", count: 40)) }.joined()
        let text = MarkdownDiff(places: sides.places).text(sides.difference(old, new), heading)
        #expect(text.utf8.count <= 65_536 && text.utf8.count > 60_000)
        let shown = text.split(separator: "\n").count { $0.hasPrefix("@@ ~ ConfigMap") }
        #expect(
            text.contains(
                "**\(count - shown) of \(count) objects are not shown**: a comment may have 65536 characters."))
        #expect(text.split(separator: "\n").count { $0 == "</details>" } == 1)
    }

    @Test func aSmallLimitLeavesOnlyTheRemainder() {
        let sides = DiffSides()
        let text = MarkdownDiff(places: sides.places, limit: 900).text(example(sides), heading)
        #expect(text.contains("**4 of 4 objects are not shown**, 2 dangers among them"))
    }

    @Test func hostileNamesCannotFillAComment() {
        let sides = DiffSides()
        var old = sides.objects((0..<60).map { configMap("c\($0)", "x") }.joined())
        for index in old.indices {
            old[index].unit.environment = Symbol("\(index)" + String(repeating: "`", count: 4000))
        }
        let text = MarkdownDiff(places: sides.places).text(ManifestDifference(old, []), heading)
        #expect(text.utf8.count <= 65_536)
        #expect(text.contains("objects are not shown"))
    }

    @Test func longValuesAreCutWithTheirRest() {
        let sides = DiffSides()
        let long = (0..<200).map { "line \($0)" }.joined(separator: "\n")
        let text = TextDiff(places: sides.places, usesColor: false).text(
            sides.difference(configMap("a", "x"), configMap("a", long)))
        #expect(text.contains("… and 121 more lines"))
        let wide = TextDiff(places: sides.places, usesColor: false).text(
            sides.difference(configMap("a", "x"), configMap("a", String(repeating: "y", count: 1000))))
        #expect(wide.contains("… (600 more characters)"))
    }

    // MARK: Secrets

    @Test func secretsAreInNoFormat() {
        let sides = DiffSides()
        func secret(_ text: String) -> String {
            "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: shop}\nstringData: {password: \(text)}\n---\n"
        }
        let difference = sides.difference(
            secret("hunter1"),
            secret("hunter2") + secret("hunter3").replacing("name: s", with: "name: new"))
        var tainted = difference
        let value = Value.string("hunter4", origin: Origin(bits: 1))
        tainted.environments[0].objects[0].fields.append(
            FieldChange(
                kind: .added, path: FieldPath([.field("x")]), old: nil, new: value, oldOrigin: .none, newOrigin: .none,
                isSecret: value.holdsSecret))
        let texts = [
            TextDiff(places: sides.places, usesColor: false).text(tainted),
            MarkdownDiff(places: sides.places).text(tainted, heading),
            JSONWriter.text(JSONDiff(places: sides.places).value(tainted, heading)),
            HTMLDiff(places: sides.places).text(tainted, heading),
        ]
        for text in texts {
            #expect(!text.contains("hunter"))
            #expect(text.contains("password"))
        }
    }

    private func compareGolden(_ name: String, _ text: String) throws {
        let file = ConformanceData.repository.appendingPathComponent("Tests/choreocTests/Golden/diff/\(name)")
        if updatesGoldenFiles { try Data(text.utf8).write(to: file) }
        let golden = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(golden == text, "\(name) is not what is written now")
    }
}
