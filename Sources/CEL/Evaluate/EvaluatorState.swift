import Tree

/// What an evaluator keeps between evaluations, behind one pointer.
struct EvaluatorState {
    var stack: UnsafeMutablePointer<Value>
    var capacity: Int
    var loops: UnsafeMutablePointer<LoopState>
    var loopCapacity: Int
    /// What operands of `&&`, `||`, `all` and `exists` failed with, and where.
    var failures: UnsafeMutablePointer<KeptFailure?>
    var failureCapacity: Int
    /// One bit for each of `failures`: whether an operand that did not decide was tainted. What lies deeper shares the last
    /// bit, which is never taken back.
    var taints: UInt64 = 0
    /// A kept failure that is raised again, with the place where it arose first.
    var pending: KeptFailure?
    var lastCost = 0

    struct KeptFailure {
        var failure: EvaluationFailure
        var range: Range<Int32>
    }

    init() {
        capacity = 64
        stack = .allocate(capacity: capacity)
        loopCapacity = 0
        loops = .allocate(capacity: 1)
        failureCapacity = 0
        failures = .allocate(capacity: 1)
    }

    /// Frees everything; the stack is empty between evaluations.
    func deallocate() {
        stack.deallocate()
        loops.deinitialize(count: loopCapacity)
        loops.deallocate()
        failures.deinitialize(count: failureCapacity)
        failures.deallocate()
    }

    @inline(__always)
    mutating func prepare(_ program: CELProgram) {
        if program.slotCount > capacity || program.loopDepth > loopCapacity || program.failureCount > failureCapacity {
            grow(program)
        }
    }

    private mutating func grow(_ program: CELProgram) {
        if program.slotCount > capacity {
            stack.deallocate()
            capacity = max(program.slotCount, capacity * 2)
            stack = .allocate(capacity: capacity)
        }
        if program.loopDepth > loopCapacity {
            let grown = UnsafeMutablePointer<LoopState>.allocate(capacity: program.loopDepth)
            grown.moveInitialize(from: loops, count: loopCapacity)
            for index in loopCapacity..<program.loopDepth { (grown + index).initialize(to: LoopState()) }
            loops.deallocate()
            (loops, loopCapacity) = (grown, program.loopDepth)
        }
        if program.failureCount > failureCapacity {
            let grown = UnsafeMutablePointer<KeptFailure?>.allocate(capacity: program.failureCount)
            grown.moveInitialize(from: failures, count: failureCapacity)
            (grown + failureCapacity).initialize(repeating: nil, count: program.failureCount - failureCapacity)
            failures.deallocate()
            (failures, failureCapacity) = (grown, program.failureCount)
        }
    }
}
