import CEL
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("timestamp('2023-01-15T10:20:30.123456789Z') - timestamp('2023-01-15T10:20:30Z')", "duration('123456789ns')"),
        ("timestamp('2024-02-29T00:00:00-05:00') == timestamp('2024-02-29T05:00:00Z')", "true"),
        ("timestamp('2023-02-29T00:00:00Z')", "error"), ("timestamp('2023-01-15')", "error"),
        ("timestamp('2023-01-15T24:00:00Z')", "error"),
        ("timestamp('0000-12-31T23:59:59Z')", "error"), ("timestamp(253402300800)", "error"),
        ("timestamp(-62135596801)", "error"),
        ("timestamp('9999-12-31T23:59:59Z') + duration('1s')", "error"),
        ("timestamp(0) + duration('1h')", "timestamp(3600)"),
        ("duration('1h') + timestamp(0)", "timestamp(3600)"), ("timestamp(0) - duration('1s')", "timestamp(-1)"),
        ("timestamp('0001-01-01T00:00:00Z') - timestamp('9999-12-31T23:59:59Z')", "error"),
        ("string(timestamp(0))", "'1970-01-01T00:00:00Z'"),
        ("string(timestamp('2023-01-15T10:20:30.500Z'))", "'2023-01-15T10:20:30.5Z'"),
        ("duration('1h30m') == duration('90m')", "true"), ("duration('-1.5s')", "duration('-1500ms')"),
        ("string(duration('1h1ms'))", "'3600.001s'"),
        ("duration('0')", "duration('0s')"), ("duration('')", "error"), ("duration('1')", "error"),
        ("duration('1d')", "error"),
        ("duration('300000000h')", "error"), ("duration('1us') < duration('1ms')", "true"),
        ("duration('1.5h').getMinutes()", "90"),
        ("duration('1500ms').getMilliseconds()", "1500"),
    ])
    func `points and spans`(source: String, expected: String) {
        expect(source, gives: expected)
    }

    /// Zones change their rules: each row is a moment, a zone, and the hour and minute there.
    @Test(arguments: [
        ("2000-04-02T06:59:59Z", "America/New_York", 1), ("2000-04-02T07:00:00Z", "America/New_York", 3),
        ("2006-10-30T05:00:00Z", "America/New_York", 0), ("2060-07-01T12:00:00Z", "America/New_York", 8),
        ("2000-07-01T12:00:00Z", "Europe/Riga", 14), ("1995-07-01T00:00:00Z", "Pacific/Kiritimati", 14),
        ("2015-01-01T00:00:00Z", "Europe/Moscow", 3), ("2012-01-01T00:00:00Z", "Europe/Moscow", 4),
        ("2030-01-15T00:00:00Z", "America/Sao_Paulo", 21), ("2018-01-15T00:00:00Z", "America/Sao_Paulo", 22),
        ("2024-07-15T00:00:00Z", "Africa/Casablanca", 1), ("2023-07-15T00:00:00Z", "Australia/Lord_Howe", 10),
        ("2055-12-31T00:00:00Z", "Pacific/Auckland", 13), ("2024-06-01T00:00:00Z", "Asia/Gaza", 3),
    ])
    func `zones with a history`(moment: String, zone: String, hour: Int) {
        expect("timestamp('\(moment)').getHours('\(zone)')", gives: "\(hour)")
    }

    @Test(arguments: [
        ("t.getFullYear()", "2009"), ("t.getMonth()", "1"), ("t.getDate()", "13"), ("t.getDayOfMonth()", "12"),
        ("t.getDayOfWeek()", "5"),
        ("t.getDayOfYear()", "43"), ("t.getHours()", "23"), ("t.getMinutes()", "31"), ("t.getSeconds()", "30"),
        ("t.getMilliseconds()", "5"),
        ("t.getHours('UTC')", "23"), ("t.getDate('Asia/Kathmandu')", "14"), ("t.getMinutes('Asia/Kathmandu')", "16"),
        ("t.getHours('America/New_York')", "18"), ("t.getMinutes('America/St_Johns')", "1"),
        ("t.getHours('+02:00')", "1"),
        ("t.getHours('-02:30')", "21"), ("t.getHours('02:00')", "1"), ("t.getHours('Europe/Nowhere')", "error"),
        ("t.getHours('+25:00')", "error"),
        // Summer time on both sides of the equator.
        ("(t + duration('3650h')).getHours('Europe/Berlin')", "3"), ("t.getHours('Europe/Berlin')", "0"),
        ("t.getHours('Australia/Sydney')", "10"), ("(t + duration('3650h')).getHours('Australia/Sydney')", "11"),
    ])
    func parts(source: String, expected: String) {
        expect(
            source.replacing("t.", with: "timestamp('2009-02-13T23:31:30.005Z').").replacing(
                "(t ", with: "(timestamp('2009-02-13T23:31:30.005Z') "), gives: expected)
    }
}
