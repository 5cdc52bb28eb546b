import Testing

@testable import Basics

/// The vectors of FIPS 180-4, with the processor's instructions and without them.
@Suite("SHA-256")
struct SHA256Tests {
    private func hexadecimal(_ bytes: [UInt8], usingInstructions: Bool) -> String {
        let state = bytes.withUnsafeBufferPointer { SHA256.digest($0, usingInstructions: usingInstructions) }
        let digest = [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            state.store(into: UnsafeMutableRawBufferPointer(buffer))
            count = 32
        }
        return Hexadecimal.text(digest)
    }

    @Test(
        "Published vectors",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func vectors(text: String, expected: String) {
        #expect(hexadecimal(Array(text.utf8), usingInstructions: false) == expected)
        #expect(Digest(of: Array(text.utf8)).hexadecimal == expected)
    }

    @Test("Instructions give what Swift gives, at every length around the borders of blocks")
    func instructions() {
        guard SHA256.hasInstructions else {
            print("SKIPPED: this processor has no instructions for SHA-256")
            return
        }
        for count in 0...300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
            #expect(hexadecimal(bytes, usingInstructions: true) == hexadecimal(bytes, usingInstructions: false))
        }
    }
}
