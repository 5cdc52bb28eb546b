import Tree

/// Points in time and spans: years 1 to 9999, spans of 64 bits of nanoseconds.
enum TimeArithmetic {
    /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z, in seconds since 1970.
    static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    private static let outOfRange = EvaluationFailure("timestamp overflow")

    static func timestamp(
        _ seconds: Int64, _ nanoseconds: Int32, offset: Int16
    ) throws(EvaluationFailure) -> Timestamp {
        guard secondsRange.contains(seconds) else { throw outOfRange }
        return Timestamp(seconds: seconds, nanoseconds: nanoseconds, offset: offset)
    }

    static func add(_ time: Timestamp, _ span: Int64) throws(EvaluationFailure) -> Timestamp {
        var seconds = time.seconds + span / 1_000_000_000
        var nanoseconds = Int64(time.nanoseconds) + span % 1_000_000_000
        if nanoseconds < 0 {
            nanoseconds += 1_000_000_000
            seconds -= 1
        } else if nanoseconds >= 1_000_000_000 {
            nanoseconds -= 1_000_000_000
            seconds += 1
        }
        return try timestamp(seconds, Int32(nanoseconds), offset: time.offset)
    }

    static func difference(_ left: Timestamp, _ right: Timestamp) throws(EvaluationFailure) -> Int64 {
        let seconds = left.seconds - right.seconds
        let (whole, isOver) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isOverToo) = whole.addingReportingOverflow(Int64(left.nanoseconds) - Int64(right.nanoseconds))
        if isOver || isOverToo { throw EvaluationFailure("integer overflow") }
        return sum
    }
}
