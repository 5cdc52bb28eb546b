import CMachine

/// The rounds of SHA-256 (FIPS 180-4, section 6.2).
enum SHA256 {
    /// The eight words of the hash.
    struct State: Hashable, Sendable {
        var a: UInt32 = 0x6a09_e667
        var b: UInt32 = 0xbb67_ae85
        var c: UInt32 = 0x3c6e_f372
        var d: UInt32 = 0xa54f_f53a
        var e: UInt32 = 0x510e_527f
        var f: UInt32 = 0x9b05_688c
        var g: UInt32 = 0x1f83_d9ab
        var h: UInt32 = 0x5be0_cd19

        /// Writes the 32 bytes.
        func store(into buffer: UnsafeMutableRawBufferPointer) {
            var offset = 0
            for word in [a, b, c, d, e, f, g, h] {
                buffer.storeBytes(of: word.bigEndian, toByteOffset: offset, as: UInt32.self)
                offset += 4
            }
        }
    }

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// Whether the processor has instructions for the rounds; others take four times as long.
    static let hasInstructions = machine_sha256_has_instructions()

    /// The hash of bytes, by the processor's instructions where it has them.
    static func digest(_ data: UnsafeBufferPointer<UInt8>, usingInstructions: Bool = hasInstructions) -> State {
        var state = State()
        let whole = data.count / 64
        let rest = data.count - whole * 64
        let tailCount = rest < 56 ? 64 : 128
        if let start = data.baseAddress, whole > 0 {
            compress(start, whole, &state, usingInstructions: usingInstructions)
        }
        withUnsafeTemporaryAllocation(byteCount: tailCount, alignment: 8) { tail in
            tail.initializeMemory(as: UInt8.self, repeating: 0)
            if rest > 0, let source = data.baseAddress {
                tail.baseAddress?.copyMemory(from: source + whole * 64, byteCount: rest)
            }
            tail[rest] = 0x80
            let bits = UInt64(data.count) * 8
            tail.storeBytes(of: bits.bigEndian, toByteOffset: tailCount - 8, as: UInt64.self)
            if let start = tail.bindMemory(to: UInt8.self).baseAddress {
                compress(UnsafePointer(start), tailCount / 64, &state, usingInstructions: usingInstructions)
            }
        }
        return state
    }

    /// Takes whole blocks into the state.
    private static func compress(
        _ blocks: UnsafePointer<UInt8>, _ count: Int, _ state: inout State, usingInstructions: Bool
    ) {
        constants.withUnsafeBufferPointer { constants in
            guard let k = constants.baseAddress else { return }
            if usingInstructions {
                withUnsafeMutableBytes(of: &state) { words in
                    guard let first = words.bindMemory(to: UInt32.self).baseAddress else { return }
                    machine_sha256_compress(first, blocks, count, k)
                }
                return
            }
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
                guard let w = schedule.baseAddress else { return }
                for block in 0..<count { compress(UnsafeRawPointer(blocks + block * 64), &state, w, k) }
            }
        }
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        word &>> count | word &<< (32 &- count)
    }

    /// One round; the caller passes the words rotated instead of moving them.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32,
        _ input: UInt32
    ) {
        let s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
        let t1 = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ input
        let s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
        d = d &+ t1
        h = t1 &+ s0 &+ ((a & b) | (c & (a | b)))
    }

    /// The word of a later round, which takes the place of the one sixteen rounds ago.
    @inline(__always)
    private static func next(_ w: UnsafeMutablePointer<UInt32>, _ i: Int) -> UInt32 {
        let (old, recent) = (w[(i &+ 1) & 15], w[(i &+ 14) & 15])
        let s0 = rotate(old, 7) ^ rotate(old, 18) ^ (old &>> 3)
        let s1 = rotate(recent, 17) ^ rotate(recent, 19) ^ (recent &>> 10)
        let word = w[i & 15] &+ s0 &+ w[(i &+ 9) & 15] &+ s1
        w[i & 15] = word
        return word
    }

    private static func compress(
        _ block: UnsafeRawPointer, _ state: inout State, _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafePointer<UInt32>
    ) {
        for i in 0..<16 {
            w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self))
        }
        var s = state
        var i = 0
        while i < 64 {
            if i < 16 {
                round(s.a, s.b, s.c, &s.d, s.e, s.f, s.g, &s.h, k[i] &+ w[i])
                round(s.h, s.a, s.b, &s.c, s.d, s.e, s.f, &s.g, k[i &+ 1] &+ w[i &+ 1])
                round(s.g, s.h, s.a, &s.b, s.c, s.d, s.e, &s.f, k[i &+ 2] &+ w[i &+ 2])
                round(s.f, s.g, s.h, &s.a, s.b, s.c, s.d, &s.e, k[i &+ 3] &+ w[i &+ 3])
                round(s.e, s.f, s.g, &s.h, s.a, s.b, s.c, &s.d, k[i &+ 4] &+ w[i &+ 4])
                round(s.d, s.e, s.f, &s.g, s.h, s.a, s.b, &s.c, k[i &+ 5] &+ w[i &+ 5])
                round(s.c, s.d, s.e, &s.f, s.g, s.h, s.a, &s.b, k[i &+ 6] &+ w[i &+ 6])
                round(s.b, s.c, s.d, &s.e, s.f, s.g, s.h, &s.a, k[i &+ 7] &+ w[i &+ 7])
            } else {
                round(s.a, s.b, s.c, &s.d, s.e, s.f, s.g, &s.h, k[i] &+ next(w, i))
                round(s.h, s.a, s.b, &s.c, s.d, s.e, s.f, &s.g, k[i &+ 1] &+ next(w, i &+ 1))
                round(s.g, s.h, s.a, &s.b, s.c, s.d, s.e, &s.f, k[i &+ 2] &+ next(w, i &+ 2))
                round(s.f, s.g, s.h, &s.a, s.b, s.c, s.d, &s.e, k[i &+ 3] &+ next(w, i &+ 3))
                round(s.e, s.f, s.g, &s.h, s.a, s.b, s.c, &s.d, k[i &+ 4] &+ next(w, i &+ 4))
                round(s.d, s.e, s.f, &s.g, s.h, s.a, s.b, &s.c, k[i &+ 5] &+ next(w, i &+ 5))
                round(s.c, s.d, s.e, &s.f, s.g, s.h, s.a, &s.b, k[i &+ 6] &+ next(w, i &+ 6))
                round(s.b, s.c, s.d, &s.e, s.f, s.g, s.h, &s.a, k[i &+ 7] &+ next(w, i &+ 7))
            }
            i &+= 8
        }
        state.a = state.a &+ s.a
        state.b = state.b &+ s.b
        state.c = state.c &+ s.c
        state.d = state.d &+ s.d
        state.e = state.e &+ s.e
        state.f = state.f &+ s.f
        state.g = state.g &+ s.g
        state.h = state.h &+ s.h
    }
}
