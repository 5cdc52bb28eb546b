import Basics
import Testing

@Suite("Relative paths")
struct RelativePathTests {
    private func path(_ text: String) throws -> RelativePath { try RelativePath(text) }

    @Test(arguments: [
        "/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/./b", "../a", "a/..", "a\0b",
        String(repeating: "x", count: 256), String(repeating: "x/", count: 2000) + "x",
    ])
    func pathsThatCouldLeaveOrMeanNothingAreRefused(text: String) {
        #expect(throws: InvalidPath.self) { try RelativePath(text) }
    }

    @Test(arguments: ["a", "a/b", ".a", "..a", "a..", "...", "a b/c\n", "ä/ß", String(repeating: "x", count: 255)])
    func othersAreTaken(text: String) throws {
        let path = try path(text)
        #expect(path.text == text)
        #expect(path.components.joined(separator: "/") == text)
    }

    @Test func componentsWithASlashAreNotAppended() throws {
        for name in ["", ".", "..", "a/b", "/", "a\0"] {
            #expect(throws: InvalidPath.self) { try path("x").appending(name) }
        }
        #expect(try path("x").appending("y").text == "x/y")
        #expect(try RelativePath.root.appending("y").text == "y")
    }

    @Test func partsOfAPath() throws {
        let deep = try path("a/bc/d")
        #expect(deep.name == "d" && deep.parent.text == "a/bc")
        #expect(deep.parent.parent.parent.isRoot)
        #expect(deep.prefix(1).text == "a" && deep.prefix(2).text == "a/bc")
        #expect(deep.prefix(0).isRoot && deep.prefix(9) == deep)
        #expect(RelativePath.root.parent.isRoot && RelativePath.root.components.isEmpty)
    }

    @Test func whatLiesWithin() throws {
        #expect(try path("a/b").isWithin(path("a")))
        #expect(try path("a").isWithin(path("a")))
        #expect(try path("a").isWithin(.root))
        #expect(try !path("ab").isWithin(path("a")))
        #expect(try !path("a").isWithin(path("a/b")))
    }

    @Test func pathsOrderByBytesSoThatParentsComeFirst() throws {
        let sorted = try ["b", "a/b", "a-c", "a", "é", "Z"].map(path).sorted().map(\.text)
        #expect(sorted == ["Z", "a", "a-c", "a/b", "b", "é"])
    }
}
