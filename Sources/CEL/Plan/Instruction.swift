import Basics
import Tree

/// A step of a program: what to do, and two small operands whose meaning depends on it.
struct Instruction: Sendable {
    var opcode: Opcode
    var flag: Bool = false
    var count: UInt16 = 0
    var a: Int32 = 0
    var b: Int32 = 0
}

/// What an instruction does. The evaluator's stack grows to the right: `[…, left, right]`.
enum Opcode: UInt8, Sendable {
    /// Pushes constant `a`.
    case constant
    /// Pushes variable `a`.
    case variable
    /// Pushes local `a`.
    case local
    /// Pops into local `a`.
    case storeLocal
    /// Pushes what the path of `count` steps from `b` leads to, from variable `a`.
    case selectVariable
    /// The same, from local `a`.
    case selectLocal
    /// The same, from the top of the stack, which it replaces.
    case select
    /// Whether the last step of the path is there.
    case hasVariable, hasLocal, has
    /// `.?field`: the path has one step.
    case selectOptional
    /// `[key]` and `[?key]`.
    case index, indexOptional

    case add, subtract, multiply, divide, remainder
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn
    case not, negate
    /// Adds `count` operands from left to right; `b` is where their ends are listed.
    case addAll

    /// Goes to `a`.
    case jump
    /// Pops a bool and goes to `a` unless it is true.
    case jumpUnlessTrue
    /// Forgets failure `b`.
    case clearFailure
    /// Fails with failure `b` if there is one.
    case checkFailure
    /// Pops an operand of `&&` (flag) or `||`; if it decides, pushes it and goes to `a`. Other than bool is failure `b`.
    case logicalOperand
    /// Fails with failure `b` if there is one; else pushes what undecided operands give: true for `&&` (flag).
    case logicalEnd

    /// Makes a list of `a` items; if `b` is not negative it names the marks of the optional ones.
    case list
    /// Makes a map of `a` pairs; `b` as for lists.
    case map
    /// Makes a map of the values on the stack under the keys of shape `a`.
    case record
    /// Calls library function `a` with `count` arguments.
    case call
    /// Calls the form of host function `a` that fits `count` arguments.
    case callHost

    /// `orValue`: replaces an optional by its value and goes to `a`, or pops it.
    case orValue
    /// `or`: keeps an optional that has a value and goes to `a`, or pops it.
    case orOptional
    /// Pops an optional into local `a`, or pushes none and goes to `b`.
    case openOptional
    /// Replaces the top by an optional of it.
    case wrapOptional
    /// Fails unless the top is an optional.
    case expectOptional

    /// Pops the range of loop `a` and sets the variables to its first item; goes to `b` if it is empty.
    case loopBegin
    /// Sets the variables of loop `a` to the next item and goes to `b`, if there is one.
    case loopNext
    /// Pops what the body gave. `a` is the loop, `b` where to go when the outcome is decided.
    case loopAll, loopExists, loopCount, loopAppend, loopFilter, loopMapEntry, loopMapEntries, loopSortKey
    /// Pushes the outcome of loop `a`.
    case endAll, endExists, endCount, endList, endMap, endSort

    /// Fails with message `a`.
    case fail
}

/// A step of a path: a field, and where its text ends in the source.
struct PathStep: Sendable {
    var field: Symbol
    var end: Int32
}

/// What the instructions of a loop share.
struct Loop: Sendable {
    /// The place of the loop's state; loops inside each other have different ones.
    var state: Int
    /// The local of the first variable.
    var first: Int
    /// The local of the second variable; -1 if there is none.
    var second: Int
    /// The failure that `all` and `exists` keep.
    var failure: Int
    /// The instructions of a round: what it costs.
    var length: Int
}

/// Where to go on when an instruction of a range fails: operands of `&&`, `||`, `all` and `exists`.
struct Handler: Sendable {
    var start: Int32
    var end: Int32
    var target: Int32
    /// The height of the stack there.
    var height: Int32
    /// Where the failure is kept.
    var failure: Int32
}
