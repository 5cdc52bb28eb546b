import Basics
import Schemas
import Testing
import Tree

/// The formats of specification 4.4.6, with texts that the API server takes and texts that it refuses.
@Suite struct StringFormatTests {
    @Test(
        arguments: [
            ("bsonobjectid", ["507f1f77bcf86cd799439011"], ["507f1f77bcf86cd79943901", "g07f1f77bcf86cd799439011"]),
            (
                "uri",
                ["http://x/y", "/a/b", "a:b", "https://u:p@h:80/?q#f", "http://[::1]:8080/", "urn:a", "*"],
                ["", "x/y", "http://h h/", "http://x:y/", ":a", "/%zz", "a"]
            ),
            (
                "email", ["a@b", "a.b+c@d.example", "A B <a@b.c>", "\"a b\"@c.d", "a@[1.2.3.4]"],
                ["nope", "@b", "a@", "a..b@c", "a@b@c d", "a b@c"]
            ),
            (
                "hostname", ["a", "example.com", "1a.example", "müller.de", "a-b.cd"],
                ["", "a_b", "a.b-.cd", "-a", "a..bc", "example.c"]
            ),
            ("ipv4", ["1.2.3.4", "010.0.0.1"], ["1.2.3", "1.2.3.256", "1.2.3.4.5", "::1", "a.b.c.d"]),
            (
                "ipv6", ["::", "::1", "fe80::1:2", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4"],
                ["1.2.3.4", ":1", "1:2", "1::2::3", "::12345", "1:2:3:4:5:6:7:8:9", "fe80::1%eth0"]
            ),
            ("cidr", ["10.0.0.0/8", "::/0", "1.2.3.4/32"], ["10.0.0.0", "10.0.0.0/33", "::/129", "/8", "10.0.0.0/a"]),
            (
                "mac", ["01:23:45:67:89:ab", "01-23-45-67-89-AB", "0123.4567.89ab", "01:23:45:67:89:ab:cd:ef"],
                ["01:23:45:67:89", "01:23-45:67:89:ab", "0123.4567.89", "01:23:45:67:89:ag"]
            ),
            (
                "uuid", ["2c13298b-e888-551b-bd6d-d1160f4ad8ca", "2C13298BE888551BBD6DD1160F4AD8CA"],
                ["2c13298b-e888-551b-bd6d-d1160f4ad8c", "2c13298-be888-551b-bd6d-d1160f4ad8ca"]
            ),
            ("uuid3", ["2c13298b-e888-351b-0d6d-d1160f4ad8ca"], ["2c13298b-e888-551b-bd6d-d1160f4ad8ca"]),
            ("uuid4", ["2c13298b-e888-451b-bd6d-d1160f4ad8ca"], ["2c13298b-e888-451b-cd6d-d1160f4ad8ca"]),
            ("uuid5", ["2c13298b-e888-551b-Ad6d-d1160f4ad8ca"], ["2c13298b-e888-451b-bd6d-d1160f4ad8ca"]),
            ("isbn", ["0321751043", "978-0321751041"], ["0321751044", "978-0321751042", "1"]),
            ("isbn10", ["0321751043", "0-8044-2957-X"], ["978-0321751041"]),
            ("isbn13", ["978-0321751041"], ["0321751043"]),
            (
                "creditcard", ["4111 1111 1111 1111", "5555-5555-5555-4444", "371449635398431"],
                ["4111111111111112", "1234", ""]
            ),
            ("ssn", ["111-11-1111", "111 11 1111"], ["11111111111", "111-11-111"]),
            ("hexcolor", ["#fff", "ABCDEF", "#012345"], ["#ff", "#ggg", "##fff"]),
            ("rgbcolor", ["rgb(0, 1 ,255)"], ["rgb(0,1)", "rgb(256,0,0)", "rgb(01,0,0)"]),
            ("byte", ["aGk=", "aGVsbG8=", "YWJj", "YQ=="], ["", "a", "a===", "a-_=", "aGk=="]),
            ("password", ["", "anything"], []),
            ("date", ["2024-02-29", "2023-12-31"], ["2023-02-29", "2024-13-01", "24-1-1", "2024-01-01T00:00:00Z"]),
            (
                "date-time", ["2024-01-01T00:00:00Z", "2024-01-01t23:59:59.123+02:00"],
                [
                    "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00", "2024-01-01 00:00:00Z",
                    "2024-01-01T00:00:60Z",
                ]
            ),
            (
                "duration", ["1h30m", "-1.5s", "0", "22 ns", "3 days", "1 hour 2 minutes", "5µs"],
                ["", "1", "h", "5 foo", "1.5.5"]
            ),
            ("k8s-short-name", ["a", "a-b", "9"], ["", "-a", "A", "a.b", String(repeating: "a", count: 64)]),
            (
                "k8s-long-name", ["a.b-c", String(repeating: "a", count: 253)],
                ["a..b", "a.-b", String(repeating: "a", count: 254)]
            ),
            ("no-such-format", ["", "anything"], []),
        ] as [(String, [String], [String])])
    func `formats`(name: String, accepted: [String], refused: [String]) throws {
        let schema = try schema("{type: string, format: \(name)}")
        for text in accepted { #expect(schema.validate(.string(text)).isEmpty, "\(text)") }
        for text in refused { #expect(schema.validate(.string(text)).count == 1, "\(text)") }
    }
}
