/* What no compiler of these sources can do without: reading and parsing every source file, and creating every file of
   the output. Usage: floor SOURCES RENDERED COPY. Prints both times in seconds; one thread. */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <yaml.h>

static char **paths;
static size_t count, capacity;

static int note(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)walk;
    if (type != FTW_F && type != FTW_D) return 0;
    if (count == capacity) paths = realloc(paths, (capacity = capacity ? 2 * capacity : 1024) * sizeof *paths);
    char *entry = malloc(strlen(path) + 2);
    entry[0] = type == FTW_D ? 'd' : 'f';
    strcpy(entry + 1, path);
    paths[count++] = entry;
    return 0;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static char *contents(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(1);
    struct stat status;
    fstat(fileno(file), &status);
    *size = (size_t)status.st_size;
    char *bytes = malloc(*size + 1);
    if (fread(bytes, 1, *size, file) != *size) exit(1);
    fclose(file);
    return bytes;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    double start = now();
    nftw(argv[1], note, 16, FTW_PHYS);
    size_t files = 0;
    for (size_t index = 0; index < count; index++) {
        if (paths[index][0] != 'f') continue;
        size_t size;
        char *bytes = contents(paths[index] + 1, &size);
        yaml_parser_t parser;
        yaml_event_t event;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(&parser, (unsigned char *)bytes, size);
        int done = 0;
        while (!done) {
            if (!yaml_parser_parse(&parser, &event)) break;
            done = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
        free(bytes);
        files++;
    }
    double reading = now() - start;
    count = 0;
    nftw(argv[2], note, 16, FTW_PHYS);
    size_t root = strlen(argv[2]), created = 0, *sizes = calloc(count, sizeof *sizes);
    char **bytes = calloc(count, sizeof *bytes);
    for (size_t index = 0; index < count; index++)
        if (paths[index][0] == 'f') bytes[index] = contents(paths[index] + 1, &sizes[index]);
    start = now();
    for (size_t index = 0; index < count; index++) {
        char target[8192];
        snprintf(target, sizeof target, "%s%s", argv[3], paths[index] + 1 + root);
        if (paths[index][0] == 'd') {
            mkdir(target, 0777);
        } else {
            FILE *file = fopen(target, "wb");
            if (!file) return 1;
            fwrite(bytes[index], 1, sizes[index], file);
            fclose(file);
            created++;
        }
    }
    printf("%.3f %.3f %zu %zu\n", reading, now() - start, files, created);
    return 0;
}
