/* agree.c - what a document says of itself against what the history says of it.
 *
 * The chain covers documents only. That a run's cycle, number, date and digest of inputs
 * cannot be altered beside it follows from their standing in the document as well. */
#include "history/store.h"

#include <stdio.h>
#include <string.h>

#include "data/json.h"

static bool says_text(const s0_value *root, const char *path, const char *wanted, char *why)
{
    const char *text = s0_value_text(s0_value_at(root, path));

    if (text != NULL && strcmp(text, wanted) == 0)
        return true;
    snprintf(why, S0_WHY_ROOM, "its document says %s \"%.80s\", the history \"%.80s\"", path,
             text != NULL ? text : "", wanted);
    return false;
}

static bool says_run(const s0_value *root, int64_t wanted, char *why)
{
    const s0_value *run = s0_value_at(root, "cycle.run");

    if (run != NULL && run->kind == S0_INT && run->as.integer == wanted)
        return true;
    snprintf(why, S0_WHY_ROOM, "its document says cycle.run %.30s, the history %lld",
             run != NULL && run->raw != NULL ? run->raw : "nothing", (long long)wanted);
    return false;
}

/* The document as a tree in `arena`; NULL and a sentence in `why` when it is none. */
static s0_code read_tree(const s0_source *document, s0_arena *arena, const s0_value **root,
                         char *why)
{
    s0_error fault = {0};
    s0_code rc = S0_ENOMEM;

    *root = NULL;
    if (arena != NULL)
        rc = s0_json_read(root, arena, document, &fault);
    if (rc == S0_OK || rc == S0_ENOMEM)
        return rc;
    *root = NULL;
    snprintf(why, S0_WHY_ROOM, "its document cannot be read: %.300s", fault.message);
    return S0_OK;
}

s0_code s0_agree(const s0_source *document, const s0_run *run, bool *agrees, char *why,
                 s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    const s0_value *root = NULL;
    s0_code rc = read_tree(document, arena, &root, why);

    *agrees = rc == S0_OK && root != NULL && says_text(root, "cycle.name", run->cycle, why) &&
              says_run(root, run->run, why) && says_text(root, "cycle.date", run->date, why) &&
              says_text(root, "inputs_digest", run->inputs_digest, why);
    s0_arena_free(arena);
    return rc == S0_OK ? S0_OK : s0_fail_memory(err);
}

static bool is_recorded(const s0_value *input, const s0_bundle *recorded, char *why)
{
    const char *path = s0_value_text(s0_value_get(input, "path"));
    const char *sha256 = s0_value_text(s0_value_get(input, "sha256"));
    const s0_source *found = path != NULL ? s0_bundle_get(recorded, path) : NULL;

    if (found != NULL && sha256 != NULL && strcmp(found->sha256, sha256) == 0)
        return true;
    snprintf(why, S0_WHY_ROOM, "its document rests on \"%.200s\", which is not recorded like that",
             path != NULL ? path : "");
    return false;
}

s0_code s0_agree_inputs(const s0_source *document, const s0_bundle *recorded, bool *agrees,
                        char *why, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    const s0_value *root = NULL, *inputs = NULL;
    s0_code rc = read_tree(document, arena, &root, why);

    *agrees = rc == S0_OK && root != NULL;
    inputs = s0_value_get(root, "inputs");
    if (inputs != NULL && inputs->kind == S0_LIST)
        for (size_t i = 0; *agrees && i < inputs->as.list.count; i++)
            *agrees = is_recorded(inputs->as.list.items[i], recorded, why);
    s0_arena_free(arena);
    return rc == S0_OK ? S0_OK : s0_fail_memory(err);
}
