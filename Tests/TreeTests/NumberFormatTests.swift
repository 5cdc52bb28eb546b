import Testing
import Tree

/// How numbers are written: JSON (specification 0.3) and the G6 text (3.4).
@Suite struct NumberFormatTests {
    @Test(arguments: [
        (80.0, "80"), (1.0, "1"), (0, "0"), (-0.0, "-0"), (0.5, "0.5"), (-2.25, "-2.25"), (0.1, "0.1"),
        (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (9.99e-7, "9.99e-7"),
        (1e20, "100000000000000000000"), (999_999_999_999_999_900_000, "999999999999999900000"), (1e21, "1e+21"),
        (1.5e22, "1.5e+22"), (9_007_199_254_740_993, "9007199254740992"), (1e15, "1000000000000000"),
        (123_456_789_012_345.67, "123456789012345.67"), (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
    ])
    func json(_ number: Double, _ expected: String) {
        var output: [UInt8] = []
        NumberFormat.json(number, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        (3.0, "3"), (100_000, "100000"), (123_456, "123456"), (1_000_000, "1e+06"), (1_234_567, "1.234567e+06"),
        (123_456_789_012, "1.23456789012e+11"), (0.0001, "0.0001"), (0.00001, "1e-05"), (0.00012345, "0.00012345"),
        (0.5, "0.5"), (-1_000_000, "-1e+06"), (999_999.5, "999999.5"), (1e100, "1e+100"), (1e-100, "1e-100"), (0, "0"),
        (12_345_678, "1.2345678e+07"), (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"),
    ])
    func general(_ number: Double, _ expected: String) {
        #expect(NumberFormat.general(number) == expected)
    }

    @Test(arguments: [(1e21, "1000000000000000000000"), (1e-7, "0.0000001"), (-1.5, "-1.5"), (0, "0")])
    func plain(_ number: Double, _ expected: String) {
        #expect(NumberFormat.plain(number) == expected)
    }

    @Test func integersKeepEveryDigit() {
        var output: [UInt8] = []
        NumberFormat.integerText(Int64.min, into: &output)
        output.append(0x20)
        NumberFormat.integerText(UInt64.max, into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "-9223372036854775808 18446744073709551615")
    }

    @Test("JSON text reads back as the same number")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            let number = Double(bitPattern: generator.next())
            guard number.isFinite else { continue }
            var output: [UInt8] = []
            NumberFormat.json(number, into: &output)
            #expect(Double(String(decoding: output, as: UTF8.self)) == number)
        }
    }
}
