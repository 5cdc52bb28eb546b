/* What no compiler of these sources can do without: reading and parsing every source file, and creating every file of
   the output. Usage: floor SOURCES COUNT OUT: reads and parses every file below SOURCES on one core, creates COUNT files
   of 1,200 bytes below OUT, synchronises once; prints the seconds. Stands in for the floor of the shared benchmark. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

enum { FILE_BYTES = 1200, FILES_IN_DIRECTORY = 7 };
static char buffer[1 << 22];

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int parse(const char *path, const struct stat *status, int type, struct FTW *walk) {
    (void)status, (void)walk;
    if (type != FTW_F) return 0;
    int file = open(path, O_RDONLY);
    ssize_t size = read(file, buffer, sizeof buffer);
    close(file);
    if (size < 0) return 1;
    yaml_parser_t parser;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, (unsigned char *)buffer, (size_t)size);
    for (int done = 0; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) break;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    double start = now();
    if (nftw(argv[1], parse, 64, FTW_PHYS) != 0) return 1;
    char name[4096];
    mkdir(argv[3], 0755);
    memset(buffer, 'x', FILE_BYTES);
    for (int index = 0; index < atoi(argv[2]); index++) {
        int directory = index / FILES_IN_DIRECTORY;
        snprintf(name, sizeof name, "%s/d%d", argv[3], directory);
        if (index % FILES_IN_DIRECTORY == 0) mkdir(name, 0755);
        snprintf(name, sizeof name, "%s/d%d/f%d.yaml", argv[3], directory, index);
        int file = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0644);
        if (write(file, buffer, FILE_BYTES) != FILE_BYTES) return 1;
        close(file);
    }
    syncfs(open(argv[3], O_RDONLY));
    printf("%.4f\n", now() - start);
    return 0;
}
