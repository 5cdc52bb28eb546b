import Basics
import Testing

@testable import Git

@Suite struct TreeObjectTests {
    /// The bytes of a tree with entries of these modes and names.
    private func tree(_ entries: (String, String)...) -> [UInt8] {
        entries.flatMap { Array("\($0.0) \($0.1)".utf8) + [0] + [UInt8](repeating: 7, count: 20) }
    }

    @Test func readsEntriesInOrder() throws {
        let bytes = tree(("100644", "a-b"), ("40000", "a"), ("100755", "a0"), ("120000", "l"), ("160000", "s"))
        let entries = try TreeObject(bytes).entries
        #expect(entries.map { String(decoding: $0.name, as: UTF8.self) } == ["a-b", "a", "a0", "l", "s"])
        #expect(entries.map(\.kind) == [.file, .directory, .file, .symbolicLink, .submodule])
        #expect(try TreeObject([]).entries.isEmpty)
    }

    @Test(arguments: [
        [("100644", "..")], [("100644", ".")], [("100644", "")], [("100644", "a/b")], [("40000", "..")],
        [("100644", "b"), ("100644", "a")], [("100644", "a"), ("100644", "a")], [("100644", "a"), ("40000", "a")],
        [("010000", "fifo")], [("10064x", "a")], [("1", "a")], [("777777777", "a")], [("", "a")],
    ])
    func refusesWhatGitDoesNotWrite(_ entries: [(String, String)]) {
        let bytes = entries.flatMap { Array("\($0.0) \($0.1)".utf8) + [0] + [UInt8](repeating: 7, count: 20) }
        #expect(throws: TreeObject.Malformed.self) { try TreeObject(bytes) }
    }

    @Test func refusesEveryTruncation() {
        let bytes = tree(("100644", "a"), ("40000", "b"))
        for count in 1..<bytes.count where count != bytes.count / 2 {
            // A cut exactly behind the first entry gives a whole, shorter tree.
            if count == tree(("100644", "a")).count { continue }
            #expect(throws: TreeObject.Malformed.self, "\(count)") { try TreeObject(Array(bytes[..<count])) }
        }
    }
}

@Suite struct CommitInfoTests {
    private let digits = String(repeating: "1", count: 40)

    private func commit(_ text: String) throws -> CommitInfo? {
        CommitInfo(try #require(ObjectID(hexadecimal: digits.utf8)), Array(text.utf8))
    }

    @Test func readsTheFields() throws {
        let info = try #require(
            try commit(
                """
                tree \(digits)
                parent \(digits)
                parent \(String(repeating: "2", count: 40))
                author Ada <Lovelace> <ada@example.com> 1700000000 -0130
                committer  <> 1 +0000
                gpgsig -----BEGIN
                 more
                \u{20}
                 end
                other x

                Subject

                Body

                """))
        #expect(info.parents.count == 2)
        #expect(info.author.seconds == 1_700_000_000)
        #expect(info.author.offsetMinutes == -90)
        #expect(info.committer.name.isEmpty && info.committer.email.isEmpty)
        #expect(info.message == "Subject\n\nBody\n")
    }

    @Test func decodesLatinText() throws {
        let start = "tree \(digits)\nauthor J"
        let rest = "rg <j@x> 1 +0000\ncommitter J <j@x> 1 +0000\nencoding ISO-8859-1\n\nh"
        let bytes = Array(start.utf8) + [0xf6] + Array(rest.utf8) + [0xe9]
        let id = try #require(ObjectID(hexadecimal: digits.utf8))
        let info = try #require(CommitInfo(id, bytes))
        #expect(info.author.name == "Jörg")
        #expect(info.message == "hé")
    }

    @Test(arguments: ["", "tree 1234", "nonsense", "tree \(String(repeating: "1", count: 40))\nparent x\n"])
    func refusesMalformedCommits(_ text: String) throws {
        #expect(try commit(text) == nil)
    }
}

@Suite struct ObjectIDTests {
    @Test func readsAndWritesDigits() throws {
        let text = "0123456789abcdef0123456789abcdef01234567"
        #expect(ObjectID(hexadecimal: text.utf8)?.hexadecimal == text)
        #expect(ObjectID(hexadecimal: text.uppercased().utf8)?.hexadecimal == text)
        for wrong in ["", "0123", text + "0", text.dropLast() + "g"] {
            #expect(ObjectID(hexadecimal: wrong.utf8) == nil)
        }
    }
}
