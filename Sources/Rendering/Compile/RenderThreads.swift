import Analysis
import Synchronization

/// What threads keep from level to level: compiled templates and contexts of environments.
///
/// A thread leases its part while it works on a level; no two threads hold the same one at a time.
final class RenderThreads<Output>: Sendable {
    private let plan: Plan
    private let settings: Settings
    private let makeEmitter: @Sendable () -> Compilation.Emitter<Output>
    private let idle = Mutex<[Idle]>([])

    /// A part that nobody holds, and that whoever takes it from the list holds alone.
    private struct Idle: @unchecked Sendable {
        let thread: RenderThread<Output>
    }

    init(_ plan: Plan, _ settings: Settings, _ makeEmitter: @escaping @Sendable () -> Compilation.Emitter<Output>) {
        self.plan = plan
        self.settings = settings
        self.makeEmitter = makeEmitter
    }

    /// An idle part, or a new one.
    func lease() -> RenderLease<Output> {
        let known = idle.withLock { $0.popLast() }
        return RenderLease(
            known?.thread ?? RenderThread(RenderWorker(plan: plan, settings: settings), makeEmitter()), of: self)
    }

    fileprivate func giveBack(_ thread: RenderThread<Output>) {
        let part = Idle(thread: thread)
        idle.withLock { $0.append(part) }
    }
}

/// A part that a thread holds; it is given back with the last reference to the lease.
final class RenderLease<Output> {
    let thread: RenderThread<Output>
    private let owner: RenderThreads<Output>

    fileprivate init(_ thread: RenderThread<Output>, of owner: RenderThreads<Output>) {
        self.thread = thread
        self.owner = owner
    }

    deinit { owner.giveBack(thread) }
}

/// What a thread keeps from unit to unit. A class, since a closure inside a value that is passed on generically would be
/// wrapped anew for every unit.
final class RenderThread<Output> {
    let renderer: RenderWorker
    let emit: Compilation.Emitter<Output>

    init(_ renderer: RenderWorker, _ emit: @escaping Compilation.Emitter<Output>) {
        self.renderer = renderer
        self.emit = emit
    }
}
