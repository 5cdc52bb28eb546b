import Basics
import Testing
import Tree
import YAML

/// Texts that a reader must survive, each with the value or the finding that it gives.
@Suite struct YAMLReaderTests {
    // MARK: Depth and size

    @Test(arguments: [
        String(repeating: "[", count: 1_000_000), String(repeating: "[\n", count: 200_000),
        String(repeating: "{a: ", count: 100_000), String(repeating: "- ", count: 100_000),
        String(repeating: "? ", count: 100_000),
        (0..<1400).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ])
    func deepNestingStopsAtTheLimit(_ text: String) {
        #expect(Reading(text).errors == ["yaml-too-deep"])
    }

    @Test func nestingUpToTheLimitIsRead() {
        #expect(Reading(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)).errors == [])
        #expect(
            Reading(String(repeating: "[", count: 65) + String(repeating: "]", count: 65)).errors == ["yaml-too-deep"])
    }

    @Test func documentsAreLimited() {
        #expect(Reading(String(repeating: "--- 1\n", count: 500)).errors == [])
        #expect(Reading(String(repeating: "--- 1\n", count: 501)).findings == ["yaml-too-many-documents 501:1"])
    }

    @Test func filesAreLimited() {
        let text = "a: " + String(repeating: "x", count: 5 << 20)
        #expect(Reading(text).errors == ["file-too-large"])
        var options = YAMLReader.Options()
        options.maximumBytes = 6 << 20
        #expect(Reading(text, options).result.documents[0].root["a"]?.string?.utf8.count == 5 << 20)
    }

    @Test func nodesOfARunAreLimited() {
        var options = YAMLReader.Options()
        options.budget = NodeBudget(5)
        #expect(Reading("[1, 2, 3]", options).errors == [])
        #expect(Reading("[1, 2, 3]", options).errors == ["too-many-nodes"])
    }

    @Test func manyKeysAreReadInLinearTime() {
        let text = (0..<50_000).map { "k\($0): 1\n" }.joined()
        let reading = Reading(text)
        #expect(reading.errors == [])
        #expect(reading.result.documents[0].root.map?.count == 50_000)
    }

    @Test func aKeyOfMoreThan1024CharactersNeedsAQuestionMark() {
        let key = String(repeating: "k", count: 1100)
        #expect(Reading("\(key): 1").errors == ["yaml-syntax"])
        #expect(Reading("? \(key)\n: 1").first == "{\"\(key)\":1}")
    }

    // MARK: Anchors and merging

    @Test func billionLaughs() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(Reading(text).errors == ["yaml-alias-expansion"])
    }

    @Test func anAliasOfItsOwnAncestor() {
        #expect(Reading("a: &x\n  b: *x\n").findings == ["yaml-unknown-anchor 2:6"])
        #expect(Reading("&x [*x]").findings == ["yaml-unknown-anchor 1:5"])
    }

    @Test func anAliasWithoutAnchorNamesTheNearest() {
        let reading = Reading("a: &common 1\nb: *comon\n")
        #expect(reading.findings == ["yaml-unknown-anchor 2:4"])
        #expect(reading.result.diagnostics[0].fix == "Write `*common`.")
    }

    @Test func anchorsEndWithTheirDocument() {
        #expect(Reading("a: &x 1\n---\nb: *x\n").findings == ["yaml-unknown-anchor 3:4"])
    }

    @Test func mergeKeys() {
        let base = "base: &b {u: 1, v: 2}\nother: &o {v: 3, w: 4}\n"
        let prefix = "{\"base\":{\"u\":1,\"v\":2},\"other\":{\"v\":3,\"w\":4},"
        #expect(Reading(base + "m:\n  <<: *b\n  v: 9\n").first == prefix + "\"m\":{\"v\":9,\"u\":1}}")
        #expect(Reading(base + "m:\n  v: 9\n  <<: *b\n").first == prefix + "\"m\":{\"v\":9,\"u\":1}}")
        #expect(Reading(base + "m:\n  <<: [*b, *o]\n").first == prefix + "\"m\":{\"u\":1,\"v\":2,\"w\":4}}")
        #expect(Reading(base + "m:\n  \"<<\": 1\n").first == prefix + "\"m\":{\"<<\":1}}")
        #expect(Reading("a: &a\n  <<: *a\n").findings == ["yaml-unknown-anchor 2:7", "yaml-merge-key 2:7"])
        #expect(Reading("a:\n  <<: 7\n").findings == ["yaml-merge-key 2:7"])
    }

    // MARK: Keys

    @Test(arguments: ["a: 1\n\"a\": 2\n", "1: x\n\"1\": y\n", "true: x\nTrue: y\n", "{a: 1, a: 2}\n"])
    func equalKeysAreRefusedHoweverTheyAreSpelled(_ text: String) {
        #expect(Reading(text).errors == ["duplicate-key"])
        var options = YAMLReader.Options()
        options.duplicateKeys = .lastWins
        let reading = Reading(text, options)
        #expect(reading.errors == [])
        #expect(reading.result.diagnostics.map(\.severity) == [.warning])
        #expect(reading.result.documents[0].root.map?.count == 1)
    }

    @Test func keysThatAreNoStringsBecomeTheirText() {
        #expect(Reading("y: 1\n").first == #"{"true":1}"#)
        #expect(Reading("1: a\ntrue: b\n1.5: c\n").first == #"{"1":"a","true":"b","1.5":"c"}"#)
    }

    @Test(arguments: ["[a]: 1", "{a: b}: 1", "~: 1", "? [a, b]\n: 1"])
    func keysThatJSONCannotHaveAreRefused(_ text: String) {
        #expect(Reading(text).errors == ["yaml-not-json"])
    }

    // MARK: Encoding

    @Test(arguments: ["a: 1\r\nb: |\r\n  x\r\n  y\r\n", "a: 1\rb: |\r  x\r  y\r"])
    func lineBreaksOfOtherSystems(_ text: String) {
        #expect(Reading(text).first == #"{"a":1,"b":"x\ny\n"}"#)
    }

    @Test func lineBreaksOfUnicode() {
        #expect(Reading("a: \"x\u{85}y\"").first == #"{"a":"x y"}"#)
        #expect(Reading("a: \"x\u{2028}y\"").first == "{\"a\":\"x\u{2028}y\"}")
    }

    @Test func aByteOrderMarkAtTheStartIsPassedOver() {
        let reading = Reading(bytes: [0xef, 0xbb, 0xbf] + Array("a: [".utf8))
        #expect(reading.errors == ["yaml-syntax"])
        #expect(Reading(bytes: [0xef, 0xbb, 0xbf] + Array("a: 1".utf8)).first == #"{"a":1}"#)
    }

    @Test func utf16NeedsItsByteOrderMark() {
        let little = "a: é😀".utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
        let big = "a: é😀".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] }
        #expect(Reading(bytes: [0xff, 0xfe] + little).first == #"{"a":"é😀"}"#)
        #expect(Reading(bytes: [0xfe, 0xff] + big).first == #"{"a":"é😀"}"#)
        #expect(Reading(bytes: little).errors == ["yaml-encoding"])
        #expect(Reading(bytes: big).errors == ["yaml-encoding"])
        #expect(Reading(bytes: [0xff, 0xfe] + little.dropLast()).errors == ["yaml-encoding"])
    }

    @Test(
        arguments: [
            [0xff], [0xc0, 0xaf], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xc3], [0x00],
            [0x1b], [0x7f],
            [0xc2, 0x80], [0xef, 0xbf, 0xbe], [0xef, 0xbb, 0xbf],
        ] as [[UInt8]])
    func bytesThatAreNoText(_ bytes: [UInt8]) {
        #expect(Reading(bytes: Array("a: x".utf8) + bytes + Array("\n".utf8)).findings == ["yaml-encoding 1:5"])
    }

    @Test(arguments: ["\u{202e}", "\u{200b}", "\u{2066}", "\u{200d}"])
    func charactersThatDeceiveAreWarnedOf(_ character: String) {
        let reading = Reading("name: a\(character)b\n")
        #expect(reading.findings == ["invisible-character 1:7"])
        #expect(reading.errors == [])
        #expect(Reading("a\(character)b: 1\n").findings == ["invisible-character 1:1"])
    }

    @Test func charactersThatDeceiveMayBeWrittenAsEscapes() {
        #expect(Reading(#"name: "a\u200bb""#).findings == [])
    }

    // MARK: Directives and tags

    @Test func directives() {
        #expect(Reading("%YAML 1.1\n---\na: 1\n").first == #"{"a":1}"#)
        #expect(Reading("%YAML 1.2\n---\na: 1\n").first == #"{"a":1}"#)
        #expect(Reading("%YAML 3.0\n---\na: 1\n").errors == ["yaml-syntax"])
        #expect(Reading("%TAG !e! tag:example.com,2000:\n---\na: !e!x 1\n").errors == ["yaml-unknown-tag"])
        #expect(Reading("%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n").first == #"{"a":"1"}"#)
    }

    @Test(arguments: ["!!python/object:os.system x", "!include other.yaml", "!x [a]", "!!set {a}"])
    func tagsWithoutMeaningAreRefused(_ text: String) {
        #expect(Reading("a: \(text)").errors == ["yaml-unknown-tag"])
        var options = YAMLReader.Options()
        options.ignoresUnknownTags = true
        #expect(Reading("a: \(text)", options).errors == [])
    }

    @Test(arguments: ["!!int x", "!!binary '*'", "!!bool 1", "!!null a", "!!seq {a: 1}"])
    func tagsThatDoNotFitAreRefused(_ text: String) {
        #expect(!Reading("a: \(text)").errors.isEmpty)
    }

    @Test(arguments: [
        ("!!str 1", "\"1\""), ("!!int \"7\"", "7"), ("!!float 1", "1"), ("!!binary aGk=", "\"hi\""), ("! 1", "\"1\""),
        ("!!null ''", "null"), ("!!bool \"yes\"", "true"), ("!!seq [1]", "[1]"), ("!!map {a: 1}", "{\"a\":1}"),
    ])
    func tagsOfJSON(_ text: String, _ json: String) {
        #expect(Reading("a: \(text)").first == "{\"a\":\(json)}")
    }

    // MARK: Block scalars

    @Test(arguments: [
        ("|\n  a\n\n", "a\\n"), ("|-\n  a\n\n", "a"), ("|+\n  a\n\n", "a\\n\\n"),
        (">\n  a\n  b\n\n  c\n", "a b\\nc\\n"),
        ("|1\n  a\n", " a\\n"), ("|2-\n   a\n  b\n", " a\\nb"), ("|-2\n   a\n", " a"),
        ("|\n  a  \n  b\n", "a  \\nb\\n"),
        ("|\n  a", "a"), (">-\n  a\n   b\n  c\n", "a\\n b\\nc"),
    ])
    func blockScalars(_ text: String, _ value: String) {
        #expect(Reading("k: \(text)").first == "{\"k\":\"\(value)\"}")
    }

    // MARK: Several documents

    @Test func behindABrokenDocumentTheNextIsRead() {
        let reading = Reading("a: 1\n---\nb: [\n---\nc: 3\n")
        #expect(reading.errors == ["yaml-syntax"])
        #expect(reading.result.documents.map(\.isBroken) == [false, true, false])
        #expect(reading.json.last == #"{"c":3}"#)
    }

    @Test func emptyDocumentsAreLeftOut() {
        #expect(Reading("---\n---\n# nothing\n---\na: 1\n...\n").json == [#"{"a":1}"#])
        #expect(Reading("").json == [])
    }

    @Test func jsonIsYAML() {
        #expect(
            Reading("{\"a\": [1, true, null, \"\\u00e9\\/\"],\n\t\"b\": {}}").first
                == #"{"a":[1,true,null,"é/"],"b":{}}"#)
        #expect(Reading("{\"a\": [1, 2,], }").first == #"{"a":[1,2]}"#)
        #expect(Reading("{\n  // no\n  \"a\": 1\n}").errors == ["yaml-syntax"])
    }

    @Test func halvesOfUTF16PairsAreNoCharacters() {
        let reading = Reading(#"{"a": "\ud83d\ude00"}"#)
        #expect(reading.errors == ["yaml-syntax"])
        #expect(reading.result.diagnostics[0].fix?.contains(#"\U0001F600"#) == true)
        #expect(Reading(#"{"a": "\U0001F600"}"#).first == #"{"a":"😀"}"#)
    }

    @Test func syntaxErrorsSayWhatToDo() {
        let reading = Reading("a:\n\tb: 1\n")
        #expect(reading.findings == ["yaml-syntax 2:1"])
        #expect(reading.result.diagnostics[0].fix == "Indent with spaces.")
    }

    @Test func placesCountCharacters() {
        #expect(Reading("é: ü\nß: *x\n").findings == ["yaml-unknown-anchor 2:4"])
    }
}
