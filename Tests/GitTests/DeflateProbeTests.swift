import Foundation
import Testing

@testable import Git

@Suite struct DeflateProbeTests {
    /// Loose objects of Git: short ones have fixed codes, longer ones codes of their own.
    @Test(arguments: [0, 1, 12, 40, 57, 500, 5000]) func noticesEveryCutNearTheStart(_ length: Int) throws {
        let sandbox = try Sandbox()
        try sandbox.repository()
        let bytesOfText = (0..<length).map { (index: Int) -> UInt8 in UInt8(0x20 + (index * index + index / 7) % 90) }
        let text = String(decoding: bytesOfText, as: UTF8.self)
        try sandbox.write("repo/a", text)
        let id = try sandbox.git(["hash-object", "-w", "a"]).trimmingCharacters(in: .newlines)
        let file = URL(fileURLWithPath: sandbox.path("repo/.git/objects/\(id.prefix(2))/\(id.dropFirst(2))"))
        let bytes = [UInt8](try Data(contentsOf: file))
        let total = "blob \(length)".utf8.count + 1 + length
        #expect(!DeflateProbe.isCutOff(bytes))
        #expect(!DeflateProbe.isCutOff(bytes, wanted: .max))
        for count in 0..<bytes.count {
            #expect(DeflateProbe.isCutOff(Array(bytes[..<count]), wanted: .max), "\(count) of \(bytes.count)")
            if total < 64 { #expect(DeflateProbe.isCutOff(Array(bytes[..<count])), "\(count) of \(bytes.count)") }
        }
    }
}
