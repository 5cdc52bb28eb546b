#ifndef CMACHINE_H
#define CMACHINE_H

// What Swift can neither name nor import: instructions of processors, and settings of the allocator.

#include <malloc.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has instructions for SHA-256 that `machine_sha256_compress` uses.
bool machine_sha256_has_instructions(void);

/// Takes whole blocks of 64 bytes into the state (FIPS 180-4, section 6.2.2, with the constants of 4.2.2). Only for processors
/// with the instructions.
void machine_sha256_compress(
    uint32_t state[8], const uint8_t *blocks, size_t count, const uint32_t constants[64]);

/// Gives the heap of the calling thread room of this size in one step, and asks for large pages. The C library grows heaps
/// of threads page by page, with a system call and a page fault for each. Nothing is taken before it is used.
void machine_reserve_heap(size_t size);

#endif
