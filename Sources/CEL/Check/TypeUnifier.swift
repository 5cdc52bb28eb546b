import Basics

/// Solves type variables: which type stands for an unknown, and whether one type can take another's place.
struct TypeUnifier {
    private var solutions: [CELType?] = []

    /// A new unknown.
    mutating func freshVariable() -> CELType {
        solutions.append(nil)
        return .variable(solutions.count - 1)
    }

    /// The type with known unknowns replaced; with `defaulting`, the others become dyn.
    func resolve(_ type: CELType, defaulting: Bool = false) -> CELType {
        switch type {
        case .variable(let index):
            if let solution = solutions[index] { return resolve(solution, defaulting: defaulting) }
            return defaulting ? .dynamic : type
        case .list(let item): return .list(resolve(item, defaulting: defaulting))
        case .map(let key, let value):
            return .map(resolve(key, defaulting: defaulting), resolve(value, defaulting: defaulting))
        case .optional(let wrapped): return .optional(resolve(wrapped, defaulting: defaulting))
        case .type(let inner): return .type(resolve(inner, defaulting: defaulting))
        case .opaque(let name, let arguments):
            return .opaque(name, arguments.map { resolve($0, defaulting: defaulting) })
        default: return type
        }
    }

    /// The declared type with its parameters replaced by unknowns of their own.
    func instantiate(_ type: CELType, _ parameters: [Symbol: CELType]) -> CELType {
        switch type {
        case .parameter(let name): return parameters[name] ?? .dynamic
        case .list(let item): return .list(instantiate(item, parameters))
        case .map(let key, let value): return .map(instantiate(key, parameters), instantiate(value, parameters))
        case .optional(let wrapped): return .optional(instantiate(wrapped, parameters))
        case .type(let inner): return .type(instantiate(inner, parameters))
        case .opaque(let name, let arguments):
            return .opaque(name, arguments.map { instantiate($0, parameters) })
        default: return type
        }
    }

    /// Whether values of the types fit the parameters, in order; unknowns are only solved if all do.
    mutating func assign(_ types: [CELType], to parameters: [CELType]) -> Bool {
        guard types.count == parameters.count else { return false }
        let saved = solutions
        for index in types.indices where !fits(types[index], parameters[index]) {
            solutions = saved
            return false
        }
        return true
    }

    /// Whether a value of one type fits where the other is expected.
    mutating func assign(_ type: CELType, to parameter: CELType) -> Bool {
        let saved = solutions
        if fits(type, parameter) { return true }
        solutions = saved
        return false
    }

    private mutating func fits(_ type: CELType, _ target: CELType) -> Bool {
        if case .variable(let index) = target {
            let (isValid, isSolved) = substitute(type, for: index)
            if isValid { return true }
            if isSolved { return false }
        }
        if case .variable(let index) = type { return substitute(target, for: index).isValid }
        if type.isDynamicOrError || target.isDynamicOrError { return true }
        switch (type, target) {
        case (.null, .null): return true
        case (.null, let other), (let other, .null):
            switch other {
            case .optional, .opaque, .timestamp, .duration: return true
            default: return false
            }
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return fits(a, b)
        case (.map(let a, let b), .map(let c, let d)): return fits(a, c) && fits(b, d)
        case (.type, .type): return true
        case (.opaque(let a, let left), .opaque(let b, let right)):
            guard a == b, left.count == right.count else { return false }
            for index in left.indices where !fits(left[index], right[index]) { return false }
            return true
        default: return type == target
        }
    }

    private mutating func substitute(_ type: CELType, for index: Int) -> (isValid: Bool, isSolved: Bool) {
        if type == .variable(index) { return (true, true) }
        if let solution = solutions[index] {
            if type == solution { return (true, true) }
            guard fits(type, solution) else { return (false, true) }
            let general = Self.mostGeneral(type, solution)
            if !refers(general, to: index) { solutions[index] = general }
            return (true, true)
        }
        guard !refers(type, to: index) else { return (false, false) }
        solutions[index] = type
        return (true, false)
    }

    private func refers(_ type: CELType, to index: Int) -> Bool {
        switch type {
        case .variable(index): return true
        case .variable(let other): return solutions[other].map { refers($0, to: index) } ?? false
        case .list(let item), .optional(let item), .type(let item): return refers(item, to: index)
        case .map(let key, let value): return refers(key, to: index) || refers(value, to: index)
        case .opaque(_, let arguments): return arguments.contains { refers($0, to: index) }
        default: return false
        }
    }

    /// Of two types that fit each other, the one that says less.
    static func mostGeneral(_ left: CELType, _ right: CELType) -> CELType {
        isEqualOrLessSpecific(left, right) ? left : right
    }

    private static func isEqualOrLessSpecific(_ left: CELType, _ right: CELType) -> Bool {
        switch (left, right) {
        case (.dynamic, _), (.error, _), (.variable, _): return true
        case (_, .dynamic), (_, .error), (_, .variable): return false
        case (.list(let a), .list(let b)), (.optional(let a), .optional(let b)): return isEqualOrLessSpecific(a, b)
        case (.map(let a, let b), .map(let c, let d)):
            return isEqualOrLessSpecific(a, c) && isEqualOrLessSpecific(b, d)
        case (.type, .type): return true
        case (.opaque(let a, let left), .opaque(let b, let right)):
            return a == b && left.count == right.count && zip(left, right).allSatisfy { isEqualOrLessSpecific($0, $1) }
        default: return left == right
        }
    }
}
