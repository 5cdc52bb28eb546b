#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/repository.h>

/* Swift cannot call functions with a variable number of arguments. */
static inline int choreoc_git_synchronize_files(int enabled) {
    return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}
