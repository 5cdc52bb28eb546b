import Analysis
import Basics
import Foundation
import Git
import Rendering
import TestSupport
import Testing
import Tree
import YAML

@testable import choreoc

/// Comparing renders only what differs, and gives what comparing two whole compiles gives.
@Suite("Comparison")
struct ComparisonTests {
    /// The files of an example.
    private static func files(_ example: String) throws -> [String: [UInt8]] {
        let folder = ConformanceData.repository.appendingPathComponent("examples/\(example)")
        return try contents(of: folder).filter { $0.key.hasSuffix(".yaml") }.mapValues { Array($0) }
    }

    private let sources = SourceTable()

    /// A side, and what the other side takes from it.
    private struct Side {
        var read: DiffSources
        var side: DiffSide
        var plan: Plan { side.plan }
        var settings: Settings { side.settings }
    }

    private func side(_ texts: [String: [UInt8]], _ earlier: Side? = nil) throws -> Side {
        let roots: DiffRoots.Side = (
            [SourceRoot(snapshot: InMemorySnapshot(texts))],
            texts["choreoc.yaml"].map { SourceFile(path: "choreoc.yaml", contents: $0) }
        )
        let read = try DiffSources(
            roots, try ReadingOptions.parse([]), sources: sources, jobs: 1, earlier: earlier?.read)
        let full = Side(read: read, side: DiffSide(read, sources: sources))
        guard let earlier, let change = read.componentChange(since: earlier.read),
            let short = DiffSide(read, after: earlier.side, change, sources: sources)
        else { return full }
        // Planned from what differs, it is what planning all of it gives.
        componentChanges.count += 1
        let made = Side(read: read, side: short)
        #expect(whole(made) == whole(full))
        #expect(Set(short.findings) == Set(full.side.findings))
        #expect(short.plan.units.map(\.id) == full.plan.units.map(\.id))
        return made
    }

    /// How many changes were planned from what differs.
    private let componentChanges = Counter()

    private final class Counter {
        var count = 0
    }

    private func compare(_ base: Side, _ head: Side) -> CompilationDifference {
        CompilationComparison(
            base: Compilation(base.plan, settings: base.settings, jobs: 1),
            head: Compilation(head.plan, settings: head.settings, jobs: 1), isSelected: { _ in true },
            comparesAll: base.side.settingsText != head.side.settingsText
        ).run()
    }

    /// What a whole compile gives: the objects of each unit as text, or why it is refused.
    private func whole(_ side: Side) -> [UnitID: [String]] {
        let result = Compilation(side.plan, settings: side.settings, jobs: 1).run {
            { unit, objects, _ in objects.map { "\(unit.planeName($0.plane)) \(JSONWriter.text($0.value))" } }
        }
        var units: [UnitID: [String]] = [:]
        for unit in result.units {
            units[unit.unit.id, default: []] += unit.refusal.map { ["refused: \($0)"] } ?? unit.output ?? []
        }
        return units
    }

    private func texts(_ side: PairedUnit.Side?) -> [String] {
        guard let side else { return [] }
        if let refusal = side.refusal { return ["refused: \(refusal)"] }
        return side.objects.map { "\(side.unit.planeName($0.plane)) \(JSONWriter.text($0.value))" }
    }

    /// Every unit that differs between two whole compiles is among what is compared, with the same objects.
    private func check(
        _ base: Side, _ baseWhole: [UnitID: [String]], _ head: Side, _ what: String
    ) -> Bool {
        let headWhole = whole(head)
        let found = compare(base, head)
        let compared = Dictionary(uniqueKeysWithValues: found.units.map { ($0.id, $0) })
        var isRight = true
        for id in Set(baseWhole.keys).union(headWhole.keys) {
            let (before, after) = (baseWhole[id] ?? [], headWhole[id] ?? [])
            if let pair = compared[id] {
                if texts(pair.base) != before || texts(pair.head) != after {
                    // Clashes of objects are told by compiling everything only.
                    if (before + after).contains(where: { $0.contains("both render") }) { continue }
                    Issue.record("\(what): \(id.text) is compared as something else:\n\(texts(pair.head))\n\(after)")
                    isRight = false
                }
            } else if before != after, !(before + after).contains(where: { $0.contains("both render") }) {
                Issue.record("\(what): \(id.text) differs, but is not compared:\n\(before)\n\(after)")
                isRight = false
            }
        }
        return isRight
    }

    /// A finding about something else that points at a component moves with it, so that all is planned again.
    @Test func placesInWhatIsReadAnewAreNotKept() throws {
        var files = ShopSources.with([
            "bank/project.yaml": ShopSources.project.replacingOccurrences(of: "name: shop", with: "name: bank"),
            "bank/stray.yaml": ShopSources.binding.replacingOccurrences(of: "orders-dev", with: "stray")
                .replacingOccurrences(of: "projectName: shop", with: "projectName: bank"),
        ]).mapValues { Array($0.utf8) }
        let base = try side(files)
        files["shop/orders/component.yaml"] = Array(("# moved\n" + ShopSources.component).utf8)
        let head = try side(files, base)
        let stray = head.side.findings.first { $0.kind == .ownerMismatch }
        let file = stray?.notes.first.flatMap { sources.place(of: $0.location.origin)?.file }
        #expect(file?.contents.starts(with: "# moved".utf8) == true)
    }

    /// Changes each scalar of the examples by itself. Without `CHOREOC_FULL=1` every 31st.
    @Test(arguments: ["ferry", "acme"])
    func noChangeOfAScalarIsMissed(_ example: String) throws {
        let files = try Self.files(example)
        let base = try side(files)
        let before = whole(base)
        let stride = ProcessInfo.processInfo.environment["CHOREOC_FULL"] == "1" ? 1 : 31
        var number = 0
        var changed = 0
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
            for (range, text) in Self.mutations(of: bytes) {
                number += 1
                if number % stride != 0 { continue }
                var texts = files
                texts[path] = Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
                let head: Side
                do {
                    head = try side(texts, base)
                } catch is DiagnosticError where path == "choreoc.yaml" {
                    // Settings that are refused leave nothing to compare.
                    continue
                }
                let old = String(decoding: bytes[range], as: UTF8.self)
                if check(base, before, head, "\(path): `\(old)` → `\(text)`") { changed += 1 } else { return }
            }
        }
        #expect(changed > 3)
        // Components of the current vocabulary are in one of the examples.
        #expect(example == "acme" || componentChanges.count > (stride == 1 ? 30 : 0))
    }

    /// The plain scalars of a file, each with another text of the same type.
    private static func mutations(of bytes: [UInt8]) -> [(Range<Int>, String)] {
        let table = SourceTable()
        let read = YAMLReader.read(
            SourceFile(path: "a", contents: bytes), sources: table, options: YAMLReader.Options())
        var found: [(Range<Int>, String)] = []
        func walk(_ value: Value) {
            switch value.content {
            case .map(let map): for entry in map.entries { walk(entry.value) }
            case .list(let list): for item in list.items { walk(item) }
            case .string(let text):
                guard let place = table.place(of: value.origin), place.range.count == text.utf8.count, !text.isEmpty,
                    !text.contains("$"), !text.contains("\n")
                else { return }
                found.append((place.range, text + "x"))
            case .int(let number):
                if let place = table.place(of: value.origin) { found.append((place.range, "\(number + 1)")) }
            case .bool(let flag):
                if let place = table.place(of: value.origin) { found.append((place.range, "\(!flag)")) }
            default: break
            }
        }
        for document in read.documents { walk(document.root) }
        return found.filter { !$0.0.isEmpty }
    }

    @Test func oneWorkloadRendersItsUnitsOnly() throws {
        let files = try Self.files("ferry")
        var texts = files
        let path = "namespaces/ferry/projects/booking/web/component.yaml"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        texts[path] = Array(text.replacingOccurrences(of: "web:2.0.1", with: "web:2.0.2").utf8)
        let base = try side(files)
        let head = try side(texts, base)
        let found = compare(base, head)
        #expect(found.renderedCount == 2)
        #expect(found.units.map(\.id.text) == ["component ferry/dev/booking/web", "component ferry/prod/booking/web"])
        #expect(found.unitCounts == (13, 13))
    }

    @Test func aComponentTypeShowsEveryUnitOfIt() throws {
        let files = try Self.files("ferry")
        var texts = files
        let path = "platform/types/service.yaml"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        texts[path] = Array(
            text.replacingOccurrences(
                of: "        replicas: ${", with: "        revisionHistoryLimit: 3\n        replicas: ${"
            )
            .utf8)
        #expect(texts[path] != files[path])
        let base = try side(files)
        let found = compare(base, try side(texts, base))
        #expect(
            found.units.map(\.id.text) == [
                "component ferry/dev/booking/api", "component ferry/dev/booking/web",
                "component ferry/prod/booking/api",
                "component ferry/prod/booking/web", "component ferry/staging/booking/api",
            ])
    }

    @Test func aProviderThatMovesChangesItsConsumers() throws {
        let files = try Self.files("ferry")
        var texts = files
        let path = "namespaces/ferry/projects/booking/api/component.yaml"
        let text = String(decoding: try #require(files[path]), as: UTF8.self)
        let other = text.replacingOccurrences(of: "port: 80\n", with: "port: 81\n")
        try #require(other != text)
        texts[path] = Array(other.utf8)
        let base = try side(files)
        let head = try side(texts, base)
        #expect(check(base, whole(base), head, "port"))
        let ids = compare(base, head).units.map(\.id.text)
        #expect(ids.contains("component ferry/prod/booking/web"))
        #expect(ids.contains("component ferry/dev/booking/reminder"))
    }

    @Test func otherSettingsCompareEverything() throws {
        let files = try Self.files("ferry")
        var texts = files
        texts["choreoc.yaml"] = Array("networkPolicies: {port: target}\n".utf8)
        let base = try side(files)
        let head = try side(texts, base)
        #expect(compare(base, head).renderedCount == 13)
        #expect(check(base, whole(base), head, "settings"))
    }

    @Test func unchangedFilesAreReadAndNormalisedOnce() throws {
        let files = try Self.files("ferry")
        let base = try side(files)
        let head = try side(files, base)
        for (old, new) in zip(base.plan.catalog.declarations, head.plan.catalog.declarations) {
            #expect(old.declaration === new.declaration)
        }
        #expect(compare(base, head).renderedCount == 0)
    }
}
