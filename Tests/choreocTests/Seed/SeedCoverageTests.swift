import Foundation
import TestSupport
import Testing

/// `docs/seed-coverage.md`: every bullet of the founding document, and nothing that is not there.
struct SeedCoverageTests {
    private static let page = ConformanceData.repository.appendingPathComponent("docs/seed-coverage.md")

    private static func lines(_ text: Substring) -> [String] {
        text.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^\| ([0-9]+(?:-[0-9]+)?) \|/).map { String($0.output.1) }
        }
    }

    @Test(.enabled(if: ConformanceData.isAvailable, "no specification"))
    func everyBulletHasARow() throws {
        let folder = try #require(ConformanceData.folder).deletingLastPathComponent()
        let file = folder.appendingPathComponent("spec/seed-vocabulary.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## 7. Seed coverage table").last)
        let table = try #require(section.components(separatedBy: "### 7.14").first)
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let wanted = Self.lines(table[...])
        #expect(wanted.count > 150)
        #expect(Self.lines(page[...]) == wanted)
    }

    @Test func everyLinkLeadsSomewhere() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        let folder = Self.page.deletingLastPathComponent()
        let links = Set(page.matches(of: /\]\(([^)]+)\)/).map { String($0.output.1) })
        #expect(links.count > 30)
        for link in links {
            let path = folder.appendingPathComponent(link).path
            #expect(FileManager.default.fileExists(atPath: path), "\(link) is not there")
        }
    }
}
