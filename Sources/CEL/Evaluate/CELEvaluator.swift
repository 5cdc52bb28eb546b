import Basics
import Tree

/// Runs programs. Each worker has one of its own: it owns the stack and keeps it between evaluations.
public final class CELEvaluator {
    /// What an evaluation may spend, in units of about one instruction; longer ones fail.
    public let costLimit: Int
    /// What the last evaluation spent.
    public var lastCost: Int { state.pointee.lastCost }

    // Behind a pointer, since access to a class's own variables is checked for exclusivity each time.
    private let state: UnsafeMutablePointer<EvaluatorState>

    /// An evaluator with an empty stack.
    public init(costLimit: Int = 1_000_000) {
        self.costLimit = costLimit
        state = .allocate(capacity: 1)
        state.initialize(to: EvaluatorState())
    }

    deinit {
        state.pointee.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// The value of a program; `variables` are those of its environment, in order.
    ///
    /// A selected value keeps its origin. A computed one has none, and is tainted if anything that it was made from is.
    public func evaluate(_ program: CELProgram, _ variables: [Value]) throws(CELError) -> Value {
        let result = variables.withUnsafeBufferPointer { buffer in
            Result { () throws(CELError) in try evaluate(program, buffer) }
        }
        return try result.get()
    }

    /// The value of a program; `variables` are those of its environment, in order.
    public func evaluate(
        _ program: CELProgram, _ variables: UnsafeBufferPointer<Value>
    ) throws(CELError) -> Value {
        var recorder = NoRecorder()
        return try evaluate(program, variables, &recorder)
    }

    /// The value of a program, as above; what it reads on the way is added to the trace, also when it fails.
    public func evaluate(
        _ program: CELProgram, _ variables: [Value], trace: inout CELTrace
    ) throws(CELError) -> Value {
        let result = variables.withUnsafeBufferPointer { buffer in
            Result { () throws(CELError) in try evaluate(program, buffer, &trace) }
        }
        return try result.get()
    }

    @inline(__always)
    private func evaluate<Recorder: ReadRecorder>(
        _ program: CELProgram, _ variables: UnsafeBufferPointer<Value>, _ recorder: inout Recorder
    ) throws(CELError) -> Value {
        guard program.variableCount <= variables.count else {
            throw CELError(
                phase: .evaluate, message: "no value for variable '\(program.referencedVariables.last?.text ?? "")'",
                range: 0..<0)
        }
        state.pointee.prepare(program)
        var meter = CostMeter(limit: costLimit)
        let base = state.pointee.stack
        let bottom = base + program.localCount
        var top = bottom
        for local in 0..<program.localCount { (base + local).initialize(to: .null) }
        var counter = 0
        defer {
            state.pointee.lastCost = costLimit - meter.remaining
            if top > base { base.deinitialize(count: top - base) }
            if program.loopDepth > 0 {
                for index in 0..<program.loopDepth { state.pointee.loops[index] = LoopState() }
            }
        }
        while true {
            let failure: EvaluationFailure
            do throws(EvaluationFailure) {
                try run(program, variables, base, &top, &counter, &meter, &recorder)
                top -= 1
                return top.move()
            } catch {
                failure = error
            }
            try handle(failure, program, bottom, &top, &counter, isExhausted: meter.remaining < 0)
        }
    }

    /// Keeps a failure that an enclosing `&&`, `||`, `all` or `exists` may outvote, and goes on behind the operand.
    private func handle(
        _ failure: EvaluationFailure, _ program: CELProgram, _ bottom: UnsafeMutablePointer<Value>,
        _ top: inout UnsafeMutablePointer<Value>, _ counter: inout Int, isExhausted: Bool
    ) throws(CELError) {
        var kept = EvaluatorState.KeptFailure(failure: failure, range: program.ranges[counter])
        if let end = failure.end { kept.range = kept.range.lowerBound..<max(kept.range.lowerBound, end) }
        if let raised = state.pointee.pending {
            kept = raised
            state.pointee.pending = nil
        }
        guard !isExhausted, let handler = handler(program, counter) else {
            throw CELError(
                phase: .evaluate, message: kept.failure.message,
                range: Int(kept.range.lowerBound)..<Int(kept.range.upperBound), limit: isExhausted ? .cost : nil)
        }
        let height = bottom + Int(handler.height)
        height.deinitialize(count: top - height)
        top = height
        if state.pointee.failures[Int(handler.failure)] == nil { state.pointee.failures[Int(handler.failure)] = kept }
        counter = Int(handler.target)
    }

    /// The innermost handler around an instruction; inner ones come first in the list.
    private func handler(_ program: CELProgram, _ counter: Int) -> Handler? {
        program.handlers.first { Int($0.start) <= counter && counter < Int($0.end) }
    }

    // MARK: Running

    private func run<Recorder: ReadRecorder>(
        _ program: CELProgram, _ variables: UnsafeBufferPointer<Value>, _ base: UnsafeMutablePointer<Value>,
        _ topOfStack: inout UnsafeMutablePointer<Value>, _ position: inout Int, _ meter: inout CostMeter,
        _ recorder: inout Recorder
    ) throws(EvaluationFailure) {
        var top = topOfStack
        var counter = position
        defer {
            topOfStack = top
            position = counter
        }
        let count = program.instructions.count
        let code = program.instructions.base
        let loops = state.pointee.loops
        while counter < count {
            let instruction = code[counter]
            switch instruction.opcode {
            case .constant:
                top.initialize(to: program.constants[instruction.a])
                top += 1
            case .variable:
                top.initialize(to: variables[Int(instruction.a)])
                top += 1
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .local:
                top.initialize(to: base[Int(instruction.a)])
                top += 1
            case .storeLocal:
                top -= 1
                base[Int(instruction.a)] = top.move()
            case .selectVariable:
                guard let start = variables.baseAddress else { throw .noSuchOverload }
                top.initialize(to: try Selection.value(start + Int(instruction.a), program, instruction))
                top += 1
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .selectLocal:
                top.initialize(to: try Selection.value(base + Int(instruction.a), program, instruction))
                top += 1
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .select:
                let value = try Selection.value(top - 1, program, instruction)
                (top - 1).pointee = value
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .hasVariable:
                guard let start = variables.baseAddress else { throw .noSuchOverload }
                top.initialize(to: try Selection.isPresent(start + Int(instruction.a), program, instruction))
                top += 1
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .hasLocal:
                top.initialize(to: try Selection.isPresent(base + Int(instruction.a), program, instruction))
                top += 1
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .has:
                let value = try Selection.isPresent(top - 1, program, instruction)
                (top - 1).pointee = value
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .selectOptional:
                let field = program.paths[instruction.b].field
                (top - 1).pointee = try Selection.optional((top - 1).pointee, field)
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .index, .indexOptional:
                let value = try Selection.index(
                    (top - 2).pointee, (top - 1).pointee, isOptional: instruction.opcode == .indexOptional, &meter)
                replaceTwo(&top, value)
                if Recorder.isOn { recorder.record(program, counter, top - 1) }
            case .add: replaceTwo(&top, try Arithmetic.add((top - 2).pointee, (top - 1).pointee, &meter))
            case .subtract: replaceTwo(&top, try Arithmetic.subtract((top - 2).pointee, (top - 1).pointee))
            case .multiply: replaceTwo(&top, try Arithmetic.multiply((top - 2).pointee, (top - 1).pointee))
            case .divide: replaceTwo(&top, try Arithmetic.divide((top - 2).pointee, (top - 1).pointee))
            case .remainder: replaceTwo(&top, try Arithmetic.remainder((top - 2).pointee, (top - 1).pointee))
            case .equal, .notEqual:
                let left = (top - 2).pointee
                let right = (top - 1).pointee
                let areEqual = try Comparison.areEqual(left, right, &meter)
                replaceTwo(
                    &top,
                    Value(.bool(areEqual == (instruction.opcode == .equal)), origin: Arithmetic.taint(left, right)))
            case .less, .lessOrEqual, .greater, .greaterOrEqual:
                let left = (top - 2).pointee
                let right = (top - 1).pointee
                let order = try Comparison.ordered(left.content, right.content)
                let holds: Bool
                switch instruction.opcode {
                case .less: holds = order < 0
                case .lessOrEqual: holds = order <= 0
                case .greater: holds = order > 0
                default: holds = order >= 0
                }
                replaceTwo(&top, Value(.bool(holds), origin: Arithmetic.taint(left, right)))
            case .isIn:
                let left = (top - 2).pointee
                let right = (top - 1).pointee
                let isIn = try Selection.contains(right.content, left, &meter)
                replaceTwo(&top, Value(.bool(isIn), origin: Arithmetic.taint(left, right)))
            case .not:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                (top - 1).pointee.content = .bool(!flag)
                (top - 1).pointee.origin.bits &= 1
            case .negate: (top - 1).pointee = try Arithmetic.negate((top - 1).pointee)
            case .addAll:
                let count = Int(instruction.count)
                let value = try Arithmetic.addAll(
                    UnsafeBufferPointer(start: top - count, count: count),
                    ends: program.ends.base + Int(instruction.b), &meter)
                replace(count, &top, value)
            case .jump:
                counter = Int(instruction.a)
                continue
            case .jumpUnlessTrue:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                top -= 1
                top.deinitialize(count: 1)
                if !flag {
                    counter = Int(instruction.a)
                    continue
                }
            case .clearFailure:
                state.pointee.failures[Int(instruction.b)] = nil
                if instruction.b < 63 { state.pointee.taints &= ~(1 << UInt64(instruction.b)) }
            case .checkFailure: try raise(Int(instruction.b))
            case .logicalOperand:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                if flag != instruction.flag {
                    (top - 1).pointee.origin.bits &= 1
                    counter = Int(instruction.a)
                    continue
                }
                top -= 1
                state.pointee.taints |= (top.pointee.origin.bits & 1) << UInt64(min(instruction.b, 63))
                top.deinitialize(count: 1)
            case .logicalEnd:
                try raise(Int(instruction.b))
                let taint = state.pointee.taints >> UInt64(min(instruction.b, 63)) & 1
                top.initialize(to: Value(.bool(instruction.flag), origin: Origin(bits: taint)))
                top += 1
            case .list:
                let value = try Construction.list(&top, instruction, program)
                top.initialize(to: value)
                top += 1
            case .map:
                let value = try Construction.map(top, instruction, program)
                replace(2 * Int(instruction.a), &top, value)
            case .record:
                let value = Construction.record(&top, program.shapes[instruction.a])
                top.initialize(to: value)
                top += 1
            case .call:
                let count = Int(instruction.count)
                let arguments = Arguments(base: UnsafePointer(top - count), count: count)
                try meter.charge(callWith: arguments)
                var value = try program.functions[instruction.a](arguments, &meter)
                try meter.charge(result: value.content)
                if !value.origin.isKnown { value.origin.bits |= taint(top - count, count) }
                replace(count, &top, value)
            case .callHost:
                let count = Int(instruction.count)
                try meter.charge(4)
                var value = try callHost(program.hostFunctions[Int(instruction.a)], top - count, count)
                if !value.origin.isKnown { value.origin.bits |= taint(top - count, count) }
                replace(count, &top, value)
            case .orValue, .orOptional:
                guard case .optional(let wrapped) = (top - 1).pointee.content else { throw .noSuchOverload }
                if let wrapped {
                    if instruction.opcode == .orValue { (top - 1).pointee = wrapped }
                    counter = Int(instruction.a)
                    continue
                }
                top -= 1
                top.deinitialize(count: 1)
            case .openOptional:
                guard case .optional(let wrapped) = (top - 1).pointee.content else { throw .noSuchOverload }
                guard let wrapped else {
                    counter = Int(instruction.b)
                    continue
                }
                base[Int(instruction.a)] = wrapped
                top -= 1
                top.deinitialize(count: 1)
            case .wrapOptional:
                let value = (top - 1).pointee
                (top - 1).pointee = Value(.optional(value), origin: Arithmetic.taint(value, value))
            case .expectOptional:
                guard case .optional = (top - 1).pointee.content else { throw .noSuchOverload }
            case .loopBegin:
                let loop = program.loops[instruction.a]
                top -= 1
                let range = top.move()
                try loops[loop.state].begin(range, needsValues: loop.second >= 0, &meter)
                guard advance(loop, base) else {
                    counter = Int(instruction.b)
                    continue
                }
                try meter.charge(loop.length)
            case .loopNext:
                let loop = program.loops[instruction.a]
                if advance(loop, base) {
                    try meter.charge(loop.length)
                    counter = Int(instruction.b)
                    continue
                }
            case .loopAll, .loopExists:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                if flag == (instruction.opcode == .loopExists) {
                    (top - 1).pointee.origin.bits &= 1
                    counter = Int(instruction.b)
                    continue
                }
                top -= 1
                loops[program.loops[instruction.a].state].taint |= top.pointee.origin.bits & 1
                top.deinitialize(count: 1)
            case .loopCount:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                top -= 1
                let state = program.loops[instruction.a].state
                loops[state].taint |= top.pointee.origin.bits & 1
                top.deinitialize(count: 1)
                if flag { loops[state].matches += 1 }
            case .loopAppend:
                top -= 1
                loops[program.loops[instruction.a].state].results.append(top.move().asItem)
            case .loopFilter:
                guard case .bool(let flag) = (top - 1).pointee.content else { throw .noSuchOverload }
                top -= 1
                top.deinitialize(count: 1)
                let loop = program.loops[instruction.a]
                if flag { loops[loop.state].results.append(base[loop.first].asItem) }
            case .loopMapEntry:
                let loop = program.loops[instruction.a]
                top -= 1
                try insert(base[loop.first], top.move().asItem, loop)
            case .loopMapEntries:
                top -= 1
                try insertAll(top.move(), program.loops[instruction.a], &meter)
            case .loopSortKey:
                let state = program.loops[instruction.a].state
                top -= 1
                loops[state].results.append(top.move())
            case .endAll, .endExists:
                try raise(program.loops[instruction.a].failure)
                let taint = loops[program.loops[instruction.a].state].taint
                top.initialize(to: Value(.bool(instruction.opcode == .endAll), origin: Origin(bits: taint)))
                top += 1
            case .endCount:
                let state = program.loops[instruction.a].state
                let origin = Origin(bits: loops[state].taint)
                top.initialize(to: Value(.bool(loops[state].matches == 1), origin: origin))
                top += 1
            case .endList, .endMap, .endSort:
                let state = program.loops[instruction.a].state
                top.initialize(to: try finish(state, instruction.opcode, &meter))
                top += 1
            case .fail: throw EvaluationFailure(program.messages[Int(instruction.a)])
            }
            counter += 1
        }
    }

    @inline(__always)
    private func replaceTwo(_ top: inout UnsafeMutablePointer<Value>, _ value: consuming Value) {
        top -= 1
        top.deinitialize(count: 1)
        (top - 1).pointee = value
    }

    @inline(__always)
    private func replace(_ count: Int, _ top: inout UnsafeMutablePointer<Value>, _ value: consuming Value) {
        top -= count
        top.deinitialize(count: count)
        top.initialize(to: value)
        top += 1
    }

    private func taint(_ arguments: UnsafeMutablePointer<Value>, _ count: Int) -> UInt64 {
        var bits: UInt64 = 0
        for index in 0..<count { bits |= arguments[index].origin.bits }
        return bits & 1
    }

    /// Raises a kept failure again, if there is one.
    private func raise(_ index: Int) throws(EvaluationFailure) {
        guard let kept = state.pointee.failures[index] else { return }
        state.pointee.pending = kept
        throw kept.failure
    }

    private func callHost(
        _ overloads: [FunctionDeclaration.Overload], _ base: UnsafeMutablePointer<Value>, _ count: Int
    ) throws(EvaluationFailure) -> Value {
        for overload in overloads {
            guard let implementation = overload.implementation else { continue }
            var fits = true
            for index in 0..<count where fits {
                let parameter = overload.parameters[min(index, overload.parameters.count - 1)]
                fits = TypeNames.fits(base[index].content, parameter)
            }
            if fits { return try implementation(Array(UnsafeBufferPointer(start: base, count: count))) }
        }
        throw .noSuchOverload
    }

    // MARK: Loops

    /// Sets the variables of a loop to the next item; false if there is none.
    private func advance(_ loop: Loop, _ base: UnsafeMutablePointer<Value>) -> Bool {
        let position = state.pointee.loops[loop.state].position
        guard position < state.pointee.loops[loop.state].items.count else { return false }
        state.pointee.loops[loop.state].position = position + 1
        let item = state.pointee.loops[loop.state].items[position]
        if loop.second < 0 {
            base[loop.first] = item
        } else if let values = state.pointee.loops[loop.state].values {
            base[loop.first] = item
            base[loop.second] = values[position]
        } else {
            base[loop.first] = Value(.int(Int64(position)))
            base[loop.second] = item
        }
        return true
    }

    private func insert(_ key: Value, _ value: Value, _ loop: Loop) throws(EvaluationFailure) {
        if state.pointee.loops[loop.state].map == nil {
            state.pointee.loops[loop.state].map = MapBuilder(joinsNumbers: true)
        }
        if try state.pointee.loops[loop.state].map?.insert(key, value) == false {
            throw EvaluationFailure("insert failed: key \(TypeNames.text(of: key.content)) already exists")
        }
    }

    private func insertAll(_ map: Value, _ loop: Loop, _ meter: inout CostMeter) throws(EvaluationFailure) {
        switch map.content {
        case .map(let map):
            try meter.charge(map.count)
            for entry in map.entries {
                if state.pointee.loops[loop.state].map == nil {
                    state.pointee.loops[loop.state].map = MapBuilder(joinsNumbers: true)
                }
                if state.pointee.loops[loop.state].map?.insert(entry.key, entry.value) == false {
                    throw EvaluationFailure("insert failed: key \(entry.key) already exists")
                }
            }
        case .keyedMap(let map):
            try meter.charge(map.entries.count)
            for entry in map.entries { try insert(entry.key, entry.value, loop) }
        default: throw .noSuchOverload
        }
    }

    private func finish(
        _ state: Int, _ opcode: Opcode, _ meter: inout CostMeter
    ) throws(EvaluationFailure) -> Value {
        let loop = (self.state.pointee.loops + state).move()
        (self.state.pointee.loops + state).initialize(to: LoopState())
        let origin = Origin(bits: loop.taint)
        switch opcode {
        case .endMap: return Value(loop.map?.content ?? .map(Map()), origin: origin)
        case .endSort:
            let items = try Sorting.sort(loop.items, by: loop.results, &meter)
            return Value(.list(List(items)), origin: origin)
        default: return Value(.list(List(loop.results)), origin: origin)
        }
    }
}
