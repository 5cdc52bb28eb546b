import Basics
import Testing

/// Digests that end up in names and labels.
@Suite struct UniqueIdentifierTests {
    @Test(
        "UUIDs of version 5 in the URL namespace; the first four are those of the worked example (B.2)",
        arguments: [
            ("openchoreo.dev/Environment/acme/dev", "2c13298b-e888-551b-bd6d-d1160f4ad8ca"),
            ("openchoreo.dev/Project/acme/shop", "9add9245-fd7f-5461-b7c6-09d93d40724c"),
            ("openchoreo.dev/Component/acme/orders", "1641bb27-7cf1-5399-b4c4-8a7def36c174"),
            ("openchoreo.dev/Component/acme/web", "862d30b7-dea3-56bc-bea4-f476e8ea90f4"),
            ("https://example.com/", "dd2c1780-811a-5296-81c5-178a0ef488bc"),
            (String(repeating: "x", count: 100), "c4956a8f-abe3-5d39-8dfa-4bf25e22e84b"),
        ])
    func version5(_ name: String, _ expected: String) {
        #expect(UniqueIdentifier.version5(of: name) == expected)
    }

    @Test(
        "FNV-1a, 32 bits",
        arguments: [("", 0x811c_9dc5), ("a", 0xe40c_292c), ("foobar", 0xbf9c_f968), ("abc", 0x1a47_e90b)])
    func fnv(_ text: String, _ expected: UInt32) {
        #expect(FNV.hash32(text.utf8) == expected)
    }
}
