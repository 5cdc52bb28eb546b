import Basics
import Tree

/// Applies an operation to a tree in place (specification 5.6); what the path does not touch is not copied.
///
/// `value` is null when missing, and ignored by `remove`; it keeps its origin. New keys and parents take the place of the
/// path, `pathOrigin`. After an error the tree may be changed in part and is of no use.
@discardableResult
public func applyPatch(
    _ operation: PatchOperation, at path: PatchPath, value: Value?, to root: inout Value, pathOrigin: Origin = .none
) throws(PatchError) -> PatchOutcome {
    if path.steps.isEmpty {
        throw PatchError(
            message: "the path names the whole object, the root, which cannot be patched",
            range: 0..<path.text.utf8.count, fix: "Name a field, such as `/spec`.")
    }
    if operation == .mergeShallow, value?.map == nil {
        throw PatchError(
            message: "mergeShallow expects a map as its value, not \(value?.typePhrase ?? "null")",
            range: 0..<path.text.utf8.count)
    }
    let pointers = try PathExpansion(path: path).pointers(in: root, allowingNone: operation == .mergeShallow)
    let application = PatchApplication(
        operation: operation, path: path, value: value ?? .null, pathOrigin: pathOrigin)
    for pointer in pointers {
        if let error = application.apply(pointer, 0, to: &root) { throw error }
    }
    return PatchOutcome(targetCount: pointers.count, shiftsItems: application.shiftsItems(pointers))
}

/// Parses a path and applies an operation.
@discardableResult
public func applyPatch(
    _ operation: PatchOperation, path: String, value: Value?, to root: inout Value
) throws(PatchError) -> PatchOutcome {
    try applyPatch(operation, at: PatchPath(path), value: value, to: &root)
}

/// One operation on its way through a document.
///
/// Errors are returned, not thrown, so that closures stay simple.
struct PatchApplication {
    let operation: PatchOperation
    let path: PatchPath
    let value: Value
    let pathOrigin: Origin

    private var makesParents: Bool { operation == .add || operation == .mergeShallow }

    /// Follows a pointer from a map; recursion is bounded by the path's steps.
    func apply(_ pointer: Pointer, _ step: Int, to node: inout Value) -> PatchError? {
        guard case .map(var map) = node.content else {
            return .expectsMap("`\(name(pointer, step))`", path, step, found: node)
        }
        // The map leaves the node while it is changed: two owners would make each change a copy.
        node.content = .null
        defer { node.content = .map(map) }
        let key = symbol(pointer, step)
        if step == pointer.steps.count - 1 { return applyToField(key, step, of: &map) }
        switch pointer.steps[step + 1] {
        case .field: return applyBelow(key, pointer, step, of: &map)
        case .index, .append: return applyInList(key, pointer, step, of: &map)
        }
    }

    /// Whether two pointers end at positions of one list whose items move.
    func shiftsItems(_ pointers: [Pointer]) -> Bool {
        guard operation == .remove || operation == .add, pointers.count > 1 else { return false }
        for (first, second) in zip(pointers, pointers.dropFirst()) {
            guard case .index = first.steps[first.steps.count - 1] else { return false }
            if first.steps.dropLast() == second.steps.dropLast() { return true }
        }
        return false
    }

    // MARK: Maps

    private func applyToField(_ key: Symbol, _ step: Int, of map: inout Map) -> PatchError? {
        switch operation {
        case .add: map.set(key, to: value, keyOrigin: pathOrigin)
        case .replace:
            guard map.position(of: key) != nil else { return missing(key, step, in: map) }
            map.set(key, to: value, keyOrigin: pathOrigin)
        case .remove: map.remove(key)
        case .mergeShallow:
            guard let position = map.position(of: key) else {
                map.set(key, to: value, keyOrigin: pathOrigin)
                return nil
            }
            map.update(at: position) { merge(into: &$0) }
        }
        return nil
    }

    private func applyBelow(_ key: Symbol, _ pointer: Pointer, _ step: Int, of map: inout Map) -> PatchError? {
        if let position = map.position(of: key) {
            return map.update(at: position) { child in
                if makesParents, child.isNull { child = .map(Map(), origin: pathOrigin) }
                return apply(pointer, step + 1, to: &child)
            }
        }
        guard makesParents else { return missing(key, step, in: map) }
        var child = Value.map(Map(), origin: pathOrigin)
        let error = apply(pointer, step + 1, to: &child)
        map.set(key, to: child, keyOrigin: pathOrigin)
        return error
    }

    // MARK: Lists

    private func applyInList(_ key: Symbol, _ pointer: Pointer, _ step: Int, of map: inout Map) -> PatchError? {
        if let position = map.position(of: key) {
            return map.update(at: position) { child in
                if makesParents, child.isNull, pointer.steps[step + 1] == .append {
                    child = .list([], origin: pathOrigin)
                }
                return applyToItem(pointer, step + 1, of: &child)
            }
        }
        guard makesParents else { return missing(key, step, in: map) }
        guard pointer.steps[step + 1] == .append else {
            return .expectsList("index \(name(pointer, step + 1))", path, step + 1, found: nil)
        }
        var child = Value.list([], origin: pathOrigin)
        let error = applyToItem(pointer, step + 1, of: &child)
        map.set(key, to: child, keyOrigin: pathOrigin)
        return error
    }

    private func applyToItem(_ pointer: Pointer, _ step: Int, of node: inout Value) -> PatchError? {
        let isLast = step == pointer.steps.count - 1
        guard case .list(var list) = node.content, !list.isStringList else {
            let wanted = pointer.steps[step] == .append ? "`-`" : "index \(name(pointer, step))"
            return .expectsList(wanted, path, step, found: node)
        }
        node.content = .null
        defer { node.content = .list(list) }
        guard case .index(let position) = pointer.steps[step] else {
            if operation == .add, isLast {
                list.items.append(value)
                return nil
            }
            return appendMisplaced(step, isLast)
        }
        guard list.items.indices.contains(position) || (isLast && operation == .add && position == list.count) else {
            return PatchError(
                message:
                    "index \(position) is out of bounds: \(path.prefix(before: step)) has \(items(list.count)) left",
                range: path.ranges[step],
                fix: path.isSelecting && operation == .remove
                    ? "Write one operation for each item, the last first: positions are fixed before the first change."
                    : nil)
        }
        if !isLast { return apply(pointer, step + 1, to: &list.items[position]) }
        switch operation {
        case .add: list.items.insert(value, at: position)
        case .replace: list.items[position] = value
        case .remove: list.items.remove(at: position)
        case .mergeShallow: merge(into: &list.items[position])
        }
        return nil
    }

    private func appendMisplaced(_ step: Int, _ isLast: Bool) -> PatchError {
        isLast
            ? PatchError(
                message: "`-` names the place behind the last item, so \(operation.rawValue) finds nothing there",
                range: path.ranges[step], fix: "Name the item by its index or with a filter.")
            : PatchError(
                message: "`-` names the place behind the last item, so nothing can follow it",
                range: path.ranges[step], fix: "Append a whole value.")
    }

    // MARK: Parts

    private func merge(into target: inout Value) {
        guard case .map(let overlay) = value.content, case .map(var map) = target.content else {
            target = value
            return
        }
        target.content = .null
        for entry in overlay.entries { map.set(entry.key, to: entry.value, keyOrigin: entry.keyOrigin) }
        target.content = .map(map)
    }

    private func missing(_ key: Symbol, _ step: Int, in map: Map) -> PatchError {
        let isLast = step == path.steps.count - 1
        var message = isLast ? "the key `\(key)` does not exist" : "the path does not exist at `\(key)`"
        if let nearest = nearestName(to: key.text, among: map.entries.lazy.map(\.key.text)) {
            message += ", the nearest is `\(nearest)`"
        }
        return PatchError(
            message: message, range: path.ranges[step],
            fix: operation == .replace && isLast ? "Write `add` to set it whether or not it exists." : nil)
    }

    /// A step as a key of a map: behind an item, `-` is a key like any other.
    private func symbol(_ pointer: Pointer, _ step: Int) -> Symbol {
        if case .field(let symbol) = pointer.steps[step] { return symbol }
        return Symbol(name(pointer, step))
    }

    private func name(_ pointer: Pointer, _ step: Int) -> String {
        switch pointer.steps[step] {
        case .field(let symbol): symbol.text
        case .index(let index): String(index)
        case .append: "-"
        }
    }
}
