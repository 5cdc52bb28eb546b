import Foundation
import Testing

@testable import Git

/// Texts packed by the zlib that Git and Python use.
@Suite struct InflateTests {
    /// Packs texts with Python's zlib: one for each level and strategy.
    private func packed(_ text: [UInt8]) throws -> [[UInt8]] {
        let script = """
            import base64, sys, zlib
            text = base64.b64decode(sys.stdin.read())
            for level in (0, 1, 6, 9):
                for strategy in (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FIXED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE):
                    pack = zlib.compressobj(level, zlib.DEFLATED, 15, 9, strategy)
                    print(base64.b64encode(pack.compress(text) + pack.flush()).decode())
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        input.fileHandleForWriting.write(Data(Data(text).base64EncodedString().utf8))
        try input.fileHandleForWriting.close()
        let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return lines.split(separator: "\n").compactMap { Data(base64Encoded: String($0)) }.map { [UInt8]($0) }
    }

    private static let texts: [[UInt8]] = [
        [], [0x61], Array("blob 5\u{0}hello".utf8), [UInt8](repeating: 7, count: 70_000),
        (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) },
        Array((0..<900).map { "key-\($0): value \($0 % 13)\n" }.joined().utf8),
    ]

    @Test(arguments: texts.indices) func unpacksEveryForm(_ index: Int) throws {
        let text = Self.texts[index]
        let forms = try packed(text)
        #expect(forms.count == 16)
        for form in forms {
            #expect(try Inflate.text(of: form, limit: text.count) == text)
            #expect(try Inflate.start(of: form, count: 10) == Array(text.prefix(10)))
            if !text.isEmpty {
                #expect(throws: Inflate.Failure.tooLong) { try Inflate.text(of: form, limit: text.count - 1) }
            }
            #expect(throws: Inflate.Failure.malformed, "something behind it") {
                try Inflate.text(of: form + [0], limit: text.count)
            }
        }
    }

    @Test func noticesEveryCut() throws {
        for form in Set(try packed(Array(Self.texts[5].prefix(400)))) {
            for count in form.indices {
                #expect(throws: Inflate.Failure.cutOff, "\(count) of \(form.count)") {
                    try Inflate.text(of: Array(form[..<count]), limit: 400)
                }
            }
        }
    }

    /// A flipped bit gives the same text, or a refusal; never another text, a trap or an endless loop.
    @Test func noticesEveryFlippedBit() throws {
        let text = Array(Self.texts[5].prefix(120))
        for form in Set(try packed(text)).sorted(by: { $0.count < $1.count }).prefix(3) {
            for position in form.indices {
                for bit in stride(from: position % 2, to: 8, by: 2) {
                    var damaged = form
                    damaged[position] ^= 1 << UInt8(bit)
                    let unpacked = try? Inflate.text(of: damaged, limit: 100_000)
                    #expect(unpacked == nil || unpacked == text, "bit \(bit) of byte \(position)")
                }
            }
        }
    }
}
