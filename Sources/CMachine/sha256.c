// The rounds of SHA-256 by the instructions that processors have for them, which Swift cannot name. Where there are none,
// `Basics` computes the same in Swift.
#include "CMachine.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <immintrin.h>

bool machine_sha256_has_instructions(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return false;
    const bool has_shuffles = (c & bit_SSSE3) && (c & bit_SSE4_1);
    if (!has_shuffles || !__get_cpuid_count(7, 0, &a, &b, &c, &d)) return false;
    return b & bit_SHA;
}

// The instructions want the state as the words a b e f and c d g h, the first one on top.
__attribute__((target("sha,ssse3,sse4.1")))
void machine_sha256_compress(
    uint32_t state[8], const uint8_t *blocks, size_t count, const uint32_t constants[64]) {
    const __m128i byte_order = _mm_set_epi64x(0x0c0d0e0f08090a0bULL, 0x0405060700010203ULL);
    const __m128i cdab = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
    const __m128i efgh = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
    __m128i abef = _mm_alignr_epi8(cdab, efgh, 8);
    __m128i cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
    for (; count > 0; count--, blocks += 64) {
        const __m128i first = abef, second = cdgh;
        __m128i words[4];
#pragma clang loop unroll(full)
        for (int i = 0; i < 16; i++) {
            if (i < 4) {
                words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(blocks + 16 * i)), byte_order);
            } else {
                __m128i next = _mm_sha256msg1_epu32(words[i & 3], words[(i + 1) & 3]);
                next = _mm_add_epi32(next, _mm_alignr_epi8(words[(i + 3) & 3], words[(i + 2) & 3], 4));
                words[i & 3] = _mm_sha256msg2_epu32(next, words[(i + 3) & 3]);
            }
            const __m128i input =
                _mm_add_epi32(words[i & 3], _mm_loadu_si128((const __m128i *)(constants + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, input);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(input, 0x0e));
        }
        abef = _mm_add_epi32(abef, first);
        cdgh = _mm_add_epi32(cdgh, second);
    }
    const __m128i feba = _mm_shuffle_epi32(abef, 0x1b);
    const __m128i dchg = _mm_shuffle_epi32(cdgh, 0xb1);
    _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#else

bool machine_sha256_has_instructions(void) { return false; }

void machine_sha256_compress(
    uint32_t state[8], const uint8_t *blocks, size_t count, const uint32_t constants[64]) {
    (void)state, (void)blocks, (void)count, (void)constants;
}

#endif
