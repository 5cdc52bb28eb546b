import Synchronization
import Testing

@testable import choreoc

struct ProgressLineTests {
    /// What a line writes when units are done at these milliseconds after the start.
    private func written(_ milliseconds: [Int]) -> [String] {
        final class Log: Sendable {
            let lines = Mutex<[String]>([])
        }
        let log = Log()
        let start = ContinuousClock.now
        let line = ProgressLine(total: 9, start: start) { text in log.lines.withLock { $0.append(text) } }
        for time in milliseconds { line.advance(at: start + .milliseconds(time)) }
        line.clear()
        return log.lines.withLock { $0 }
    }

    @Test func shortRunsShowNothing() {
        #expect(written([1, 100, 499]) == [])
    }

    @Test func longRunsCountTenTimesASecondAndLeaveNothingBehind() {
        #expect(
            written([100, 500, 550, 599, 601, 650, 900]) == [
                "\rrendered 2 of 9 units", "\rrendered 5 of 9 units", "\rrendered 7 of 9 units", "\r\u{1b}[K",
            ])
    }
}
