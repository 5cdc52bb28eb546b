import Analysis
import Basics
import OpenChoreo
import Rendering
import Tree
import YAML

/// Units as one stream: YAML documents, or one JSON object a unit (cli.md, `compile --stdout`).
public enum UnitStream {
    /// The objects as YAML documents.
    public static func documents(_ objects: [RenderedObject]) -> [UInt8] {
        var bytes: [UInt8] = []
        for object in objects {
            bytes += "---\n".utf8
            YAMLWriter.appendObject(object.value, to: &bytes)
        }
        return bytes
    }

    /// The objects as the JSON list of `resources`.
    public static func resources(_ objects: [RenderedObject]) -> [UInt8] {
        var writer = JSONWriter(style: .go)
        writer.raw("[")
        for (index, object) in objects.enumerated() {
            if index > 0 { writer.raw(",") }
            writer.raw("{\"targetPlane\":")
            writer.write(.string(object.plane.rawValue))
            writer.raw(",\"resource\":")
            writer.write(object.value)
            writer.raw("}")
        }
        writer.raw("]")
        return writer.output
    }

    /// Appends the line of a unit; its output is the list of `resources`.
    public static func append(_ unit: CompiledUnit<[UInt8]>, to bytes: inout [UInt8]) {
        let environment = unit.unit.id.environment
        var head = JSONWriter(style: .go)
        head.raw("{\"kind\":")
        head.write(.string(unit.unit.binding.kind.text))
        head.raw(",\"namespace\":")
        head.write(.string(unit.unit.binding.namespace?.text ?? ""))
        head.raw(",\"name\":")
        head.write(.string(unit.unit.binding.name.text))
        head.raw(",\"environment\":")
        head.write(environment.isEmpty ? .null : .string(environment.text))
        head.raw(",\"resources\":")
        bytes += head.output
        bytes += unit.output ?? Array("[]".utf8)
        var tail = JSONWriter(style: .go)
        tail.raw(",\"error\":")
        tail.write(unit.refusal.map { .string($0) } ?? .null)
        tail.raw("}\n")
        bytes += tail.output
    }
}
