#include "CMachine.h"

#include <stdlib.h>
#include <sys/mman.h>

void machine_reserve_heap(size_t size) {
    char *room = malloc(size);
    if (!room) return;
    const uintptr_t huge = 2 << 20;
    const uintptr_t first = ((uintptr_t)room + huge - 1) & ~(huge - 1);
    const uintptr_t end = ((uintptr_t)room + size) & ~(huge - 1);
    // Advice: where the kernel has no large pages to give, it gives small ones.
    if (end > first) (void)madvise((void *)first, end - first, MADV_HUGEPAGE);
    free(room);
}
