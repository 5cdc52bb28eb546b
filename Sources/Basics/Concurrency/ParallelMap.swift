import CMachine
import Glibc
import Synchronization

/// Applies a function to every index below `count`, on up to `jobs` threads, and returns the results in order.
///
/// Each thread makes one worker value and keeps it: contexts, caches and template constants live there, so that no
/// reference count is shared in the hot path. Items are handed out in runs that get shorter towards the end, so that all
/// threads end together; the order of work does not show in the result. Threads have a stack of 16 MiB, so that every
/// bounded recursion fits wherever it runs.
public func parallelMap<Worker, Result>(
    count: Int, jobs: Int, worker makeWorker: @Sendable () -> Worker,
    _ body: @Sendable (inout Worker, Int) -> Result
) -> [Result] {
    if count == 0 { return [] }
    let threads = max(1, min(jobs, count))
    let results = UnsafeMutableBufferPointer<Result?>.allocate(capacity: count)
    results.initialize(repeating: nil)
    defer { results.deallocate() }
    nonisolated(unsafe) let slots = results
    let next = Atomic<Int>(0)
    let share = threads * 4
    onThreads(threads) {
        var worker = makeWorker()
        while true {
            var start = next.load(ordering: .relaxed)
            var end = start
            while start < count {
                end = min(count, start + max(1, min(16, (count - start) / share)))
                let (isTaken, current) = next.weakCompareExchange(
                    expected: start, desired: end, ordering: .relaxed)
                if isTaken { break }
                start = current
            }
            if start >= count { break }
            for index in start..<end { slots[index] = body(&worker, index) }
        }
    }
    // Results are moved, not copied: there may be many, and large ones.
    return Array(unsafeUninitializedCapacity: count) { array, initializedCount in
        for index in 0..<count {
            guard let result = results.moveElement(from: index) else {
                preconditionFailure("every item has been worked on")
            }
            array.initializeElement(at: index, to: result)
        }
        initializedCount = count
    }
}

/// Runs a function on `count` new threads with 16 MiB of stack each, and waits for all of them.
public func onThreads(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 16 << 20)
        defer { pthread_attr_destroy(&attributes) }
        var running: [pthread_t] = []
        for _ in 0..<count {
            let task = Unmanaged.passRetained(ThreadBody(body)).toOpaque()
            var thread = pthread_t()
            let status = pthread_create(
                &thread, &attributes,
                { raw in
                    guard let raw else { return nil }
                    machine_reserve_heap(15 << 20)
                    Unmanaged<ThreadBody>.fromOpaque(raw).takeRetainedValue().run()
                    return nil
                }, task)
            if status == 0 {
                running.append(thread)
            } else {
                // No thread to be had: the caller's does the work, unless others already share it out.
                Unmanaged<ThreadBody>.fromOpaque(task).release()
                if running.isEmpty { body() }
                break
            }
        }
        for thread in running { pthread_join(thread, nil) }
    }
}

private final class ThreadBody: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

/// The number of processors that are online.
public func availableProcessors() -> Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
