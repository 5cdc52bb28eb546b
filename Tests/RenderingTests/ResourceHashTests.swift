import Testing
import Tree

@testable import Rendering

/// The hash of other objects, which notices types that the final object does not show (specification 5.9.2, appendix A.2).
@Suite struct ResourceHashTests {
    private func hash(_ objects: Map...) -> String { ResourceHash(objects: objects).annotation }

    private func configMap(_ value: Value) -> Map {
        ["apiVersion": .string("v1"), "kind": .string("ConfigMap"), "data": .map(["a": value])]
    }

    @Test func vectors() {
        #expect(hash() == "74f5b764d")
        let two: Map = ["a": .string("1"), "B": .string("2")]
        #expect(
            hash(["apiVersion": .string("v1"), "kind": .string("ConfigMap"), "data": .map(two)]) == "668657d59b")
        #expect(hash(["x": Value(.bytes(Array("hi".utf8)))]) == "6bf75b5bcb")
        let port: Map = [
            "name": .string("http"), "port": Value(.double(8080)), "targetPort": Value(.double(8080)),
            "protocol": .string("TCP"),
        ]
        let spec: Map = [
            "type": .string("ClusterIP"), "selector": .map(["app": .string("greeter")]), "ports": .list([.map(port)]),
        ]
        let service: Map = ["apiVersion": .string("v1"), "kind": .string("Service"), "spec": .map(spec)]
        #expect(hash(service) == "b6c9c45b8")
        let texts: Map = ["LOG": .string("debug"), "EMPTY": .string("")]
        let settings: Map = ["apiVersion": .string("v1"), "kind": .string("ConfigMap"), "data": .map(texts)]
        #expect(hash(settings, service) == "7cb977d7d6")
    }

    @Test func typesThatTheObjectDoesNotShow() {
        #expect(hash(configMap(Value(.uint(1)))) == "65bbc4cfb9")
        #expect(hash(configMap(Value(.nullEnum))) == "576c85697f")
        let split = List([.string("a"), .string("b")], isStringList: true)
        #expect(hash(configMap(Value(.list(split)))) == "dfb8c76f6")
        #expect(hash(configMap(Value(.int(3)))) != hash(configMap(Value(.double(3)))))
    }

    @Test func metadataDoesNotCount() {
        var named = configMap(.string("x"))
        named.set("metadata", to: .map(["name": .string("n")]))
        #expect(hash(named) == hash(configMap(.string("x"))))
    }
}
