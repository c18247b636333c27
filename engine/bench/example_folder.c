/* example_folder.c - an example whose evidence is real files: a folder below rules/examples/ that
 * looks like a workspace. */
#include <string.h>

#include "base/text.h"
#include "bench/bench.h"
#include "bench/example.h"

static s0_code no_folder(const char *folder, s0_error *err)
{
    s0_fail(err, S0_EINPUT, (s0_mark){0}, "there is no file below " S0_EXAMPLES "/%s", folder);
    s0_hint(err,
            "the folder holds evidence/, and where it matters organization.yaml and audit.yaml");
    return S0_EINPUT;
}

s0_code s0_example_folder(s0_bundle *out, s0_arena *arena, const s0_bundle *files,
                          const char *folder, const s0_source *defaults, size_t count,
                          s0_error *err)
{
    const char *prefix = s0_textf(arena, S0_EXAMPLES "/%s/", folder);
    size_t most = (files != NULL ? files->count : 0) + count, taken = 0, own;
    s0_source *items = s0_alloc_n(arena, most, sizeof *items);

    if (prefix == NULL || items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; files != NULL && i < files->count; i++)
        if (s0_starts_with(files->items[i].path, prefix)) {
            items[taken] = files->items[i];
            items[taken++].path += strlen(prefix);
        }
    if ((own = taken) == 0)
        return no_folder(folder, err);
    for (size_t d = 0; d < count; d++) {
        bool there = false;

        for (size_t i = 0; i < own; i++)
            there = there || strcmp(items[i].path, defaults[d].path) == 0;
        if (!there)
            items[taken++] = defaults[d];
    }
    return s0_bundle_make(out, items, taken, err);
}
