/* tokenize.c - the least that any reader of CSV does: `tokenize FILE…` looks at every byte,
 * keeps cells and rows apart (quotes included), counts both and sums the bytes of the cells.
 * Everything else is measured as a multiple of it. */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct counts {
    uint64_t rows, cells, sum;
} counts;

static bool tokenize(counts *out, const char *path)
{
    static unsigned char bytes[1 << 16];
    FILE *file = fopen(path, "rb");
    bool quoted = false;
    size_t got;

    if (file == NULL) {
        perror(path);
        return false;
    }
    while ((got = fread(bytes, 1, sizeof bytes, file)) > 0) {
        for (size_t i = 0; i < got; i++) {
            unsigned char c = bytes[i];

            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                out->cells++;
            } else if (c == '\n' && !quoted) {
                out->cells++;
                out->rows++;
            } else {
                out->sum += c;
            }
        }
    }
    return fclose(file) == 0;
}

int main(int argc, char **argv)
{
    counts all = {0};

    for (int i = 1; i < argc; i++)
        if (!tokenize(&all, argv[i]))
            return 2;
    printf("%" PRIu64 " rows, %" PRIu64 " cells, sum %" PRIu64 "\n", all.rows, all.cells, all.sum);
    return 0;
}
