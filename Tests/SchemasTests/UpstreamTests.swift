import Basics
import Foundation
import Schemas
import Testing
import Tree
import YAML

/// Where the conformance data is.
enum Conformance {
    static let root: String = {
        if let path = ProcessInfo.processInfo.environment["CHOREOC_CONFORMANCE"] { return path }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared/conformance"
    }()
    static let caseRoot = "\(root)/render/schema-defaults"
    static let isThere = FileManager.default.fileExists(atPath: caseRoot)
}

/// The case `schema-defaults` of the conformance data: what the control plane makes of parameters, and what it refuses.
///
/// Skipped when the data is missing; `CHOREOC_CONFORMANCE` says where it is.
@Suite(.enabled(if: Conformance.isThere, "conformance data not found")) struct UpstreamTests {
    private struct Record: Decodable {
        var kind: String
        var name: String
        var error: String?
    }

    @Test func `schemas refuse what upstream refuses, and fill in what it fills in`() throws {
        let lines = try String(contentsOfFile: "\(Conformance.caseRoot)/expected.jsonl", encoding: .utf8).split(
            separator: "\n")
        var checked = 0
        for line in lines {
            let record = try JSONDecoder().decode(Record.self, from: Data(line.utf8))
            let component = record.name.replacingOccurrences(of: "-development", with: "")
            guard record.kind == "ReleaseBinding", let parameters = try parameters(of: component) else { continue }
            let type = "s" + component.split(separator: "-")[0]
            guard
                let source = try read("sources/cluster/clustercomponenttypes/\(type).yaml")["spec"]?["parameters"]?[
                    "openAPIV3Schema"]
            else { continue }
            checked += 1
            do {
                let schema = try Schema(compiling: source)
                let value = schema.applyDefaults(to: parameters)
                #expect(schema.validate(value).isEmpty == (record.error == nil), "\(component)")
                if record.error == nil {
                    let rendered = Source(String(line)).value["resources"]?.items?.compactMap {
                        $0["resource"]?["spec"]?["p"]
                    }
                    let expected = try #require(rendered?.first)
                    #expect(expected.withDoubles.isSame(as: value), "\(component)")
                }
            } catch let error as DiagnosticError {
                #expect(record.error != nil, "\(component): \(error.diagnostics.map(\.message))")
            }
        }
        #expect(checked > 30)
    }

    private func parameters(of component: String) throws -> Value? {
        let path = "sources/namespaces/default/projects/lab/components/\(component)/component.yaml"
        guard FileManager.default.fileExists(atPath: "\(Conformance.caseRoot)/\(path)") else { return nil }
        return (try read(path)["spec"]?["parameters"] ?? .map(Map())).withDoubles
    }

    private func read(_ path: String) throws -> Value {
        Source(try String(contentsOfFile: "\(Conformance.caseRoot)/\(path)", encoding: .utf8)).value
    }
}
