import Basics
import Rendering
import Tree

/// A rendered object as edits look at it: its pods and their variables.
struct RenderedView: Sendable {
    var object: RenderedObject

    init(_ object: RenderedObject) {
        self.object = object
    }

    /// A container of the pods that an object makes.
    struct Container: Sendable {
        var name: String
        var value: Value
        var image: Value? { value["image"] }
    }

    /// The specification of the pods; nil when the object makes none.
    var podSpec: Value? {
        for spec in [
            object.value[path: "spec", "template", "spec"],
            object.value[path: "spec", "jobTemplate", "spec", "template", "spec"], object.value["spec"],
        ] {
            if let spec, spec["containers"]?.items != nil { return spec }
        }
        return nil
    }

    /// The containers, those of the start behind the others.
    var containers: [Container] {
        guard let podSpec else { return [] }
        return (["containers", "initContainers"] as [Symbol]).flatMap { field in
            (podSpec[field]?.items ?? []).map { Container(name: $0[.name]?.string ?? "", value: $0) }
        }
    }

    /// The values of a variable: of containers, and of ConfigMaps that hold variables.
    func values(of variable: String, container: String?) -> [String] {
        if object.kind == "ConfigMap" {
            return [object.value["data"]?[Symbol(variable)]?.string].compactMap { $0 }
        }
        return containers.filter { container == nil || $0.name == container }.flatMap { container in
            (container.value["env"]?.items ?? []).compactMap { entry in
                entry[.name]?.string == variable ? entry["value"]?.string : nil
            }
        }
    }

    /// `Deployment web-prod-3fab4a9a`.
    var title: String { "\(object.kind) `\(object.name)`" }
}

extension Symbol {
    static let name: Symbol = "name"
}
