import Testing
import Tree

/// RFC 3339 texts of points in time.
@Suite struct TimestampTests {
    @Test(arguments: [
        (Int64(0), Int32(0), Int16(0), "1970-01-01T00:00:00Z"), (1_704_164_645, 0, 0, "2024-01-02T03:04:05Z"),
        (1_709_164_800, 0, 0, "2024-02-29T00:00:00Z"), (-1, 999_000_000, 0, "1969-12-31T23:59:59.999Z"),
        (1_704_164_645, 1, 0, "2024-01-02T03:04:05.000000001Z"), (1_704_164_645, 0, 330, "2024-01-02T08:34:05+05:30"),
        (1_704_164_645, 0, -90, "2024-01-02T01:34:05-01:30"), (-62_135_596_800, 0, 0, "0001-01-01T00:00:00Z"),
        (253_402_300_799, 0, 0, "9999-12-31T23:59:59Z"),
    ])
    func rfc3339(_ seconds: Int64, _ nanoseconds: Int32, _ offset: Int16, _ expected: String) {
        #expect(Timestamp(seconds: seconds, nanoseconds: nanoseconds, offset: offset).rfc3339 == expected)
    }

    @Test("Days and civil dates are inverse, over a whole cycle of 400 years")
    func civilDates() {
        for day in stride(from: -146_097, to: 146_097, by: 37) {
            let time = CivilTime(secondsSinceEpoch: Int64(day) * 86_400)
            #expect(CivilTime.days(year: time.year, month: time.month, day: time.day) == day)
        }
    }
}
