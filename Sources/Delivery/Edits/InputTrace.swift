import Analysis
import Basics
import OpenChoreo
import Tree
import YAML

/// Finds the input that a rendered field comes from, by the origin that it carries.
struct InputTrace {
    let unit: ComponentUnit

    /// Where a value comes from.
    enum Source {
        /// The binding sets it, or may: the steps below `spec`.
        case binding([EditStep])
        /// The component sets it, or may: the steps below `spec`.
        case component([EditStep])
        /// The workload sets it.
        case workload
        /// A release froze it.
        case frozen
        /// Several traits of one kind may be meant.
        case ambiguous([Origin])
        /// A template made it.
        case template
    }

    /// Where the value of a field comes from.
    func source(of origin: Origin) -> Source {
        guard origin.isKnown else { return .template }
        if let binding = unit.binding, let steps = Self.steps(in: binding.declaration.spec, to: origin) {
            return .binding(steps)
        }
        let isFrozen = unit.sources.isFrozen
        if Self.steps(in: unit.sources.workload, to: origin) != nil { return isFrozen ? .frozen : .workload }
        if !isFrozen, let steps = Self.steps(in: unit.component.declaration.spec, to: origin) {
            return .component(steps)
        }
        let frozen = [unit.sources.parameters] + unit.sources.instances.map(\.parameters)
        if isFrozen, frozen.contains(where: { $0.flatMap { Self.steps(in: $0, to: origin) } != nil }) {
            return .frozen
        }
        return ofDefault(origin, isFrozen: isFrozen)
    }

    /// The input whose default a value is.
    private func ofDefault(_ origin: Origin, isFrozen: Bool) -> Source {
        if let steps = Self.property(in: unit.sources.type.environmentConfigs, defaulting: origin) {
            return .binding([.key("componentTypeEnvironmentConfigs")] + steps)
        }
        if let steps = Self.property(in: unit.sources.type.parameters, defaulting: origin) {
            return isFrozen ? .frozen : .component([.key("parameters")] + steps)
        }
        for (key, trait) in unit.sources.traits.sorted(by: { $0.key.name < $1.key.name }) {
            let instances = unit.sources.instances.enumerated().filter {
                $0.element.kind == key.kind && $0.element.name == key.name
            }
            func found(_ make: (Int, TraitInstance) -> Source) -> Source {
                instances.count == 1
                    ? make(instances[0].offset, instances[0].element)
                    : instances.isEmpty ? .template : .ambiguous(instances.map(\.element.origin))
            }
            if let steps = Self.property(in: trait.environmentConfigs, defaulting: origin) {
                return found { _, instance in
                    .binding([.key("traitEnvironmentConfigs"), .key(Symbol(instance.instanceName))] + steps)
                }
            }
            if let steps = Self.property(in: trait.parameters, defaulting: origin) {
                return found { index, _ in
                    isFrozen ? .frozen : .component([.key("traits"), .index(index), .key("parameters")] + steps)
                }
            }
        }
        return .template
    }

    // MARK: Searching

    /// Whether two places are one, whatever is known about secrets.
    static func isSame(_ left: Origin, _ right: Origin) -> Bool {
        left.isKnown && left.document == right.document && left.offset == right.offset
    }

    /// The steps to the scalar at a place.
    static func steps(in value: Value, to origin: Origin) -> [EditStep]? {
        switch value.content {
        case .map(let map):
            for entry in map.entries {
                if let rest = steps(in: entry.value, to: origin) { return [.key(entry.key)] + rest }
            }
            return nil
        case .list(let list):
            for (index, item) in list.items.enumerated() {
                if let rest = steps(in: item, to: origin) { return [.index(index)] + rest }
            }
            return nil
        default: return isSame(value.origin, origin) ? [] : nil
        }
    }

    /// The steps to the property of a schema whose default stands at a place.
    private static func property(in schema: Value?, defaulting origin: Origin) -> [EditStep]? {
        guard let schema else { return nil }
        if let value = schema["default"], let steps = steps(in: value, to: origin) { return steps }
        for entry in schema["properties"]?.map?.entries ?? [] {
            if let steps = property(in: entry.value, defaulting: origin) { return [.key(entry.key)] + steps }
        }
        return nil
    }

    // MARK: Candidates

    /// The inputs that an expression at a place reads, for messages: `parameters.replicas`.
    static func inputs(readAt origin: Origin, in sources: SourceTable) -> [String] {
        guard let place = sources.place(of: origin) else { return [] }
        let text = place.file.contents[place.range]
        var found: [String] = []
        for word in text.split(whereSeparator: { !Self.isPart($0) }).map({ String(decoding: $0, as: UTF8.self) }) {
            let isInput = ["parameters.", "environmentConfigs.", "workload."].contains { word.hasPrefix($0) }
            if isInput, !found.contains(word) { found.append(word) }
        }
        return found
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
