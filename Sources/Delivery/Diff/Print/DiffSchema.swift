import Basics
import Tree

/// The JSON Schema of what `diff --format json` prints, from which `schemas/diff.schema.json` is made.
public enum DiffSchema {
    /// The whole schema.
    public static var document: Value {
        .map([
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "title": .string("choreoc diff --format json"),
            "type": .string("object"),
            "required": names("version", "base", "head", "summary", "environments", "dangers", "refused"),
            "additionalProperties": .bool(false),
            "properties": .map([
                "version": .map(["const": Value(.int(1))]),
                "base": reference("side"), "head": reference("side"),
                "summary": object(counts + [("dangers", number("Dangers of all severities."))]),
                "units": object([
                    ("base", number("Units of the side before, selected ones only.")),
                    ("head", number("Units of the side after.")),
                    ("rendered", number("Units whose inputs differ, which were rendered.")),
                ]),
                "environments": list(reference("environment")), "dangers": list(reference("danger")),
                "refused": list(
                    object([
                        ("unit", reference("unit")), ("side", choice("base", "head")),
                        ("cause", text("The first finding that refuses it.")),
                    ])),
            ]),
            "$defs": .map([
                "side": object(
                    [("name", text("As it was named: a revision, `work tree`, `index`, a directory."))],
                    [("commit", text("The id of the commit."))]),
                "source": object([
                    ("file", text("The path.")), ("line", number("From 1.")),
                    ("column", number("From 1, in Unicode scalars.")),
                ]),
                "unit": object([
                    ("role", choice("project", "resource", "component", "plane")), ("organization", text("")),
                    ("environment", text("Empty for planes.")), ("project", text("")), ("name", text("")),
                ]),
                "identity": object(
                    [
                        ("plane", text("Role, namespace and name of the plane.")), ("group", text("The API group.")),
                        ("kind", text("")), ("namespace", text("Empty for cluster-scoped objects.")),
                        ("name", text("")),
                    ], [("source", reference("source"))]),
                "field": object(
                    [
                        ("kind", choice("added", "removed", "changed", "reordered")),
                        ("path", text("As people write it: `spec.containers[web].image`.")),
                        (
                            "steps",
                            list(
                                .map([
                                    "oneOf": .list([
                                        text("A field."), number("A position in a list."),
                                        object([("key", text("The key of an element of a keyed list."))]),
                                    ])
                                ]))
                        ), ("isSecret", flag("The value came from a secret: `old` and `new` are left out.")),
                        (
                            "isEdited",
                            flag(
                                "Whether the place of the value differs, rather than what an unchanged expression reads."
                            )
                        ),
                    ],
                    [
                        ("old", .bool(true)), ("new", .bool(true)), ("oldSource", reference("source")),
                        ("newSource", reference("source")),
                    ]),
                "object": object(
                    [
                        ("relation", choice("same", "renamed", "moved", "added", "removed")),
                        ("restartsPods", flag("Whether applying it restarts pods.")), ("unit", reference("unit")),
                        ("fields", list(reference("field"))),
                        ("dangers", list(text("Ids, as in `dangers` of the whole."))),
                    ],
                    [
                        ("old", reference("identity")), ("new", reference("identity")),
                        (
                            "object",
                            .map(["type": .string("object"), "description": .string("A new object as it is.")])
                        ),
                    ]),
                "environment": object([
                    ("organization", text("")), ("name", text("Empty for planes.")), ("isProduction", flag("")),
                    ("summary", object(counts)), ("objects", list(reference("object"))),
                ]),
                "danger": object(
                    [
                        ("id", text("`choreoc explain ID` tells more.")), ("name", text("")),
                        ("severity", choice("error", "warning", "info")), ("message", text("")),
                    ], [("source", reference("source")), ("fix", text(""))]),
            ]),
        ])
    }

    private static let counts: [(Symbol, Value)] = [
        ("added", number("New objects.")), ("changed", number("Objects on both sides that differ.")),
        ("removed", number("Objects that are gone.")), ("restarting", number("Changed workloads whose pods restart.")),
    ]

    private static func object(_ required: [(Symbol, Value)], _ optional: [(Symbol, Value)] = []) -> Value {
        .map([
            "type": .string("object"), "required": .list(required.map { .string($0.0.text) }),
            "additionalProperties": .bool(false), "properties": .map(Map(required + optional)),
        ])
    }

    private static func names(_ names: String...) -> Value { .list(names.map { .string($0) }) }
    private static func reference(_ name: String) -> Value { .map(["$ref": .string("#/$defs/\(name)")]) }
    private static func list(_ items: Value) -> Value { .map(["type": .string("array"), "items": items]) }
    private static func number(_ text: String) -> Value { described("integer", text) }
    private static func text(_ text: String) -> Value { described("string", text) }
    private static func flag(_ text: String) -> Value { described("boolean", text) }
    private static func choice(_ names: String...) -> Value { .map(["enum": .list(names.map { .string($0) })]) }

    private static func described(_ type: String, _ text: String) -> Value {
        var map: Map = ["type": .string(type)]
        if !text.isEmpty { map.set("description", to: .string(text)) }
        return .map(map)
    }
}
