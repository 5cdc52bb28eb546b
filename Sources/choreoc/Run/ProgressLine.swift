import Foundation
import Synchronization

/// A counted line on standard error while rendering takes long: on a terminal only, and not before half a second.
final class ProgressLine: Sendable {
    private struct State {
        var done = 0
        var isShown = false
        var next: ContinuousClock.Instant
    }

    private let total: Int
    private let write: @Sendable (String) -> Void
    private let state: Mutex<State>

    /// A line for so many units.
    ///
    /// - Parameters:
    ///   - start: when the run began; nothing is shown in its first half second.
    ///   - write: where the line goes.
    init(
        total: Int, start: ContinuousClock.Instant,
        write: @escaping @Sendable (String) -> Void = { StandardStreams.write($0, to: .error) }
    ) {
        self.total = total
        self.write = write
        state = Mutex(State(next: start + .milliseconds(500)))
    }

    /// One more unit is rendered.
    func advance(at now: ContinuousClock.Instant = .now) {
        state.withLock { state in
            state.done += 1
            guard now >= state.next else { return }
            state.next = now + .milliseconds(100)
            state.isShown = true
            write("\rrendered \(state.done) of \(total) units")
        }
    }

    /// Takes the line away, if there is one.
    func clear() {
        state.withLock { state in
            if state.isShown { write("\r\u{1b}[K") }
            state.isShown = false
        }
    }
}
