import Basics
import Tree

/// One concrete way into a document: a path without wildcards and filters, step by step as long as its path.
struct Pointer {
    /// One step.
    enum Step: Equatable {
        case field(Symbol)
        case index(Int)
        case append
    }

    var steps: [Step]
}

/// Finds the places that a path names in a document before it is changed (specification 5.6.4).
struct PathExpansion {
    /// The most places that a path may lead to at any step.
    static let maximumStates = 65_536

    /// A place on the way: a missing value and null are the same here.
    private struct State {
        var pointer: Pointer
        var value: Value?
    }

    let path: PatchPath

    /// The places in the order of the document; none is an error unless allowed.
    func pointers(in root: Value, allowingNone: Bool) throws(PatchError) -> [Pointer] {
        var pointer = Pointer(steps: [])
        pointer.steps.reserveCapacity(path.steps.count)
        var states = [State(pointer: pointer, value: root)]
        for index in path.steps.indices {
            try advance(&states, index)
            if states.isEmpty {
                if allowingNone { return [] }
                throw matchesNothing(at: index, in: root)
            }
        }
        return states.map(\.pointer)
    }

    /// Moves all states over one step of the path.
    private func advance(_ states: inout [State], _ index: Int) throws(PatchError) {
        switch path.steps[index] {
        case .field(let name):
            for state in states.indices { try follow(name, &states[state], index) }
        case .index(let position):
            for state in states.indices {
                let items = try list(states[state], index, wanted: "index \(position)")
                guard items.indices.contains(position) else { throw outOfBounds(position, items.count, index) }
                states[state].pointer.steps.append(.index(position))
                states[state].value = items[position]
            }
        case .append:
            for state in states.indices {
                states[state].pointer.steps.append(.append)
                states[state].value = nil
            }
        case .wildcard: states = try fanOut(states, index, wanted: "the wildcard `[*]`") { _ in true }
        case .filter(let filter): states = try fanOut(states, index, wanted: "the filter", filter.matches)
        }
    }

    private func follow(_ name: Symbol, _ state: inout State, _ index: Int) throws(PatchError) {
        state.pointer.steps.append(.field(name))
        guard let value = state.value, !value.isNull else {
            state.value = nil
            return
        }
        guard case .map(let map) = value.content else {
            throw .expectsMap("`\(name)`", path, index, found: value)
        }
        state.value = map[name]
    }

    /// The states of all items that are wanted, list by list.
    private func fanOut(
        _ states: [State], _ index: Int, wanted: String, _ isWanted: (Value) -> Bool
    ) throws(PatchError) -> [State] {
        var next: [State] = []
        for state in states {
            for (position, item) in try list(state, index, wanted: wanted).enumerated() where isWanted(item) {
                var pointer = state.pointer
                pointer.steps.append(.index(position))
                next.append(State(pointer: pointer, value: item))
            }
            if next.count > Self.maximumStates {
                throw PatchError(
                    message: "the path leads to more than \(Self.maximumStates) places", range: path.ranges[index])
            }
        }
        return next
    }

    /// The items of a list; a list straight from `split` is none (specification 3.10).
    private func list(_ state: State, _ index: Int, wanted: String) throws(PatchError) -> [Value] {
        if let value = state.value, case .list(let list) = value.content, !list.isStringList { return list.items }
        throw PatchError.expectsList(wanted, path, index, found: state.value)
    }

    private func outOfBounds(_ position: Int, _ count: Int, _ index: Int) -> PatchError {
        PatchError(
            message: "index \(position) is out of bounds: \(path.prefix(before: index)) has \(items(count))",
            range: path.ranges[index], fix: position == count ? "Write `-` to append to the list." : nil)
    }

    private func matchesNothing(at index: Int, in root: Value) -> PatchError {
        guard case .filter(let filter) = path.steps[index] else {
            return PatchError(
                message: "`[*]` matched 0 elements: the list \(path.prefix(before: index)) is empty",
                range: path.ranges[index])
        }
        let values = presentValues(of: filter, at: index, in: root)
        let field = filter.fields.map(\.text).joined(separator: ".")
        let message = "no element of \(path.prefix(before: index)) has the `\(field)` `\(filter.literal)`"
        if values.isEmpty { return PatchError(message: message + ", nor any other", range: path.ranges[index]) }
        let nearest = nearestName(to: filter.literal, among: values) ?? (values.count == 1 ? values[0] : nil)
        return PatchError(
            message: message + "; there is \(values.prefix(8).map { "`\($0)`" }.joined(separator: ", "))",
            range: path.ranges[index], fix: nearest.map { "Write `\($0)`." })
    }

    /// The values that a filter compared, as texts.
    private func presentValues(of filter: PatchFilter, at index: Int, in root: Value) -> [String] {
        var states = [State(pointer: Pointer(steps: []), value: root)]
        for step in 0..<index {
            guard (try? advance(&states, step)) != nil else { return [] }
        }
        return states.prefix(100).flatMap { $0.value?.items ?? [] }.prefix(1000)
            .compactMap { filter.value(in: $0).flatMap(DefaultText.of) }
    }
}

/// A number of items, in words.
func items(_ count: Int) -> String {
    count == 1 ? "1 item" : "\(count) items"
}

extension PatchError {
    /// Something that is not a map where one is needed.
    static func expectsMap(_ wanted: String, _ path: PatchPath, _ step: Int, found value: Value) -> PatchError {
        PatchError(
            message: "\(wanted) expects a map, but \(path.prefix(before: step)) is \(value.typePhrase)",
            range: path.ranges[step])
    }

    /// Something that is not a list where one is needed.
    static func expectsList(_ wanted: String, _ path: PatchPath, _ step: Int, found value: Value?) -> PatchError {
        let place = path.prefix(before: step)
        guard let value else {
            return PatchError(
                message: "\(wanted) expects a list, but \(place) does not exist", range: path.ranges[step],
                fix: "Add `-` behind \(place) to make the list, or add the whole list there.")
        }
        if case .list(let list) = value.content, list.isStringList {
            return PatchError(
                message: "\(wanted) expects a list, but \(place) is a list of strings made by `split`",
                range: path.ranges[step], fix: "Write `.split(…).map(x, x)` in the template, which gives a list.")
        }
        return PatchError(
            message: "\(wanted) expects a list, but \(place) is \(value.typePhrase)", range: path.ranges[step])
    }
}

extension Value {
    /// The kind of value with its article.
    var typePhrase: String {
        switch content {
        case .null, .nullEnum, .bytes: typeName
        case .int, .uint, .optional, .omitted: "an \(typeName)"
        default: "a \(typeName)"
        }
    }
}
