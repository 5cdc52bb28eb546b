import Basics
import Tree

/// List and map literals.
enum Construction {
    /// A list of the topmost values, which are taken from the stack; optional items without a value are left out.
    static func list(
        _ top: inout UnsafeMutablePointer<Value>, _ instruction: Instruction, _ program: CELProgram
    ) throws(EvaluationFailure) -> Value {
        let count = Int(instruction.a)
        let items = top - count
        guard instruction.b >= 0 else {
            top = items
            let list = [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
                for index in 0..<count {
                    (buffer.baseAddress.unsafelyUnwrapped + index).initialize(to: (items + index).move().asItem)
                }
                initialized = count
            }
            return Value(.list(List(list)))
        }
        let marks = program.marks[instruction.b]
        var result: [Value] = []
        result.reserveCapacity(count)
        for index in 0..<count {
            if !marks[index] {
                result.append(items[index].asItem)
            } else if let value = try unwrap(items[index]) {
                result.append(value.asItem)
            }
        }
        items.deinitialize(count: count)
        top = items
        return Value(.list(List(result)))
    }

    /// A map of the topmost values, which are taken from the stack, under distinct keys.
    static func record(_ top: inout UnsafeMutablePointer<Value>, _ keys: [Symbol]) -> Value {
        let count = keys.count
        let values = top - count
        top = values
        let entries = [Map.Entry](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            for index in 0..<count {
                (base + index).initialize(to: Map.Entry(key: keys[index], value: (values + index).move().asItem))
            }
            initialized = count
        }
        return Value(.map(Map(distinct: entries)))
    }

    /// A map of the topmost pairs; optional entries without a value are left out.
    static func map(
        _ top: UnsafeMutablePointer<Value>, _ instruction: Instruction, _ program: CELProgram
    ) throws(EvaluationFailure) -> Value {
        let count = Int(instruction.a)
        let pairs = top - 2 * count
        let marks = instruction.b >= 0 ? program.marks[instruction.b] : nil
        var builder = MapBuilder(capacity: count, joinsNumbers: program.refusesDuplicateKeys)
        for index in 0..<count {
            let key = pairs[2 * index]
            var value = pairs[2 * index + 1]
            if let marks, marks[index] {
                guard let unwrapped = try unwrap(value) else { continue }
                value = unwrapped
            }
            if !(try builder.insert(key, value.asItem)), program.refusesDuplicateKeys {
                throw EvaluationFailure("the key \(TypeNames.text(of: key.content)) occurs twice")
            }
        }
        return Value(builder.content)
    }

    private static func unwrap(_ value: Value) throws(EvaluationFailure) -> Value? {
        guard case .optional(let wrapped) = value.content else {
            throw EvaluationFailure(
                "cannot initialize optional entry from non-optional value of type \(TypeNames.name(of: value.content))")
        }
        return wrapped
    }
}

extension Value {
    /// The value as an item of a container that CEL builds: upstream turns such a null into the number 0 when the
    /// container leaves the expression (specification 3.10).
    @inline(__always)
    var asItem: Value {
        if case .null = content { Value(.nullEnum, origin: origin) } else { self }
    }
}
