import Basics
import Tree

/// The inputs that an evaluation read, in the order in which it read them.
///
/// A value in a trace keeps its origin: the place in the sources that it was written at. What was not reached, such as
/// the other side of a conditional, is not there.
public struct CELTrace: Sendable {
    /// One input that was read, or asked for.
    public struct Read: Sendable {
        /// The variable; nil if a part of another value was read: an item of a loop, the result of a call.
        public var variable: Symbol?
        /// The fields behind the variable or the value.
        public var fields: [Symbol]
        /// The text that reads, in UTF-8 bytes from the start of the source.
        public var range: Range<Int>
        /// What was found; nil for `has(…)` of what is not there.
        public var value: Value?
        /// Whether it was only asked whether it is there.
        public var isTest: Bool

        /// `parameters.replicas`; without a variable the fields alone.
        public var path: String {
            ((variable.map { [$0] } ?? []) + fields).map(\.text).joined(separator: ".")
        }
    }

    /// The reads, as far as there is room.
    public private(set) var reads: [Read] = []
    /// Whether there were more reads than the trace has room for.
    public private(set) var isCut = false
    private let limit: Int

    /// An empty trace with room for a number of reads.
    public init(limit: Int = 10_000) {
        self.limit = limit
    }

    mutating func append(_ read: Read) {
        if reads.count < limit { reads.append(read) } else { isCut = true }
    }
}

/// Listens to the reads of an evaluation. The evaluator is compiled for each kind, so that not listening costs nothing.
protocol ReadRecorder {
    static var isOn: Bool { get }
    mutating func record(_ program: CELProgram, _ position: Int, _ value: UnsafePointer<Value>)
}

struct NoRecorder: ReadRecorder {
    static var isOn: Bool { false }

    @inline(__always)
    mutating func record(_ program: CELProgram, _ position: Int, _ value: UnsafePointer<Value>) {}
}

extension CELTrace: ReadRecorder {
    static var isOn: Bool { true }

    mutating func record(_ program: CELProgram, _ position: Int, _ value: UnsafePointer<Value>) {
        let instruction = program.instructions[Int32(position)]
        var read = Read(
            variable: nil, fields: [],
            range: Int(program.ranges[position].lowerBound)..<Int(program.ranges[position].upperBound),
            value: value.pointee, isTest: false)
        switch instruction.opcode {
        case .variable, .selectVariable, .hasVariable:
            read.variable = program.name(ofSlot: Int(instruction.a))
        default: break
        }
        switch instruction.opcode {
        case .selectVariable, .selectLocal, .select, .hasVariable, .hasLocal, .has:
            read.fields = (0..<Int32(instruction.count)).map { program.paths[instruction.b + $0].field }
        case .selectOptional: read.fields = [program.paths[instruction.b].field]
        default: break
        }
        switch instruction.opcode {
        case .hasVariable, .hasLocal, .has:
            read.isTest = true
            read.value = value.pointee.bool == true ? value.pointee : nil
        default: break
        }
        append(read)
    }
}
