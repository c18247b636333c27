/* replay.c - feeds every file of the folders it is given to a fuzz target, in order,
 * so that a corpus is an ordinary test: what was once found stays found. */
#include "fuzz.h"

#include <string.h>

#include "base/file.h"

static int replay(s0_arena *arena, const char *folder, size_t *fed)
{
    const char **files;
    size_t count;
    s0_error err = {0};
    s0_source source;

    if (s0_folder_list(&files, &count, arena, folder, "", &err) != S0_OK)
        goto failed;
    for (size_t i = 0; i < count; i++) {
        if (s0_file_read(&source, arena, folder, files[i], 0, &err) != S0_OK)
            goto failed;
        printf("%s/%s\n", folder, files[i]);
        fflush(stdout); /* the last line names the input that broke a promise */
        LLVMFuzzerTestOneInput((const uint8_t *)source.text, source.size);
    }
    *fed += count;
    return 0;
failed:
    fprintf(stderr, "%s: %s\n", err.where, err.message);
    return 1;
}

int main(int count, char **folders)
{
    s0_arena *arena = s0_arena_new();
    size_t fed = 0;
    int rc = arena == NULL;

    for (int i = 1; i < count && rc == 0; i++)
        rc = replay(arena, folders[i], &fed);
    s0_arena_free(arena);
    if (rc == 0 && fed == 0) {
        fprintf(stderr, "no input was found\n");
        return 1;
    }
    return rc;
}
