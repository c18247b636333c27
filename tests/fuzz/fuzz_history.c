/* fuzz_history.c - a history that a stranger wrote or changed. Input that begins as a database is
 * one; any other is a list of changes, four bytes each (three of a place, one to be xored there),
 * to a good history. It is refused, or what is wrong is named, or all that is read is what was
 * recorded. */
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "history/history.h"

#define RUNS 3

static s0_arena *kept; /* of the good history, as long as the program runs */
static char folder[] = "/tmp/s0-fuzz-history-XXXXXX";
static char path[64];
static s0_source good;            /* the history's bytes */
static s0_source documents[RUNS]; /* as recorded */
static const s0_run *recorded[RUNS];

static void clean_up(void)
{
    char journal[80];

    s0_arena_free(kept);
    snprintf(journal, sizeof journal, "%s-journal", path);
    unlink(journal);
    unlink(path);
    rmdir(folder);
}

static s0_source text_source(s0_arena *arena, const char *name, const char *text)
{
    s0_source out;

    PROMISE(s0_source_make(&out, arena, name, text, strlen(text), NULL) == S0_OK);
    return out;
}

/* Run `run` of `cycle`, made from one input of its own and one that all share. */
static const s0_run *record(s0_arena *arena, s0_history *history, size_t at, const char *cycle,
                            int run, bool seal)
{
    s0_source *items = s0_alloc_n(arena, 2, sizeof *items);
    const char *head = at > 0 ? recorded[at - 1]->head : "";
    const s0_run *out = NULL;
    s0_bundle inputs;

    items[0] = text_source(arena, "evidence/a.csv", s0_textf(arena, "person\np%zu\n", at));
    items[1] = text_source(arena, "organization.yaml", "name: Example\n");
    PROMISE(s0_bundle_make(&inputs, items, 2, NULL) == S0_OK);
    documents[at] = text_source(
        arena, "document.json",
        s0_textf(arena,
                 "{\"schema\":1,\"cycle\":{\"name\":\"%s\",\"run\":%d,\"date\":\"2026-11-01\"},"
                 "\"inputs\":[{\"path\":\"%s\",\"sha256\":\"%s\"}],\"inputs_digest\":\"d%zu\"}\n",
                 cycle, run, inputs.items[0].path, inputs.items[0].sha256, at));
    PROMISE(s0_history_append(history, arena, head, cycle, "2026-11-01",
                              s0_textf(arena, "d%zu", at), &documents[at], &inputs, seal, &out,
                              NULL) == S0_OK);
    return out;
}

static void make_good(void)
{
    s0_history *history = NULL;

    kept = s0_arena_new();
    PROMISE(mkdtemp(folder) != NULL);
    snprintf(path, sizeof path, "%s/history.db", folder);
    atexit(clean_up);
    PROMISE(s0_history_open(&history, path, true, NULL) == S0_OK);
    recorded[0] = record(kept, history, 0, "2026-H1", 1, true);
    recorded[1] = record(kept, history, 1, "2026-H2", 1, false);
    recorded[2] = record(kept, history, 2, "2026-H2", 2, true);
    s0_history_close(history);
    PROMISE(s0_file_read(&good, kept, folder, "history.db", 0, NULL) == S0_OK);
}

static void write_file(const char *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");

    PROMISE(file != NULL && fwrite(bytes, 1, size, file) == size && fclose(file) == 0);
}

/* The good history with the changes that `bytes` lists. */
static void write_changed(const uint8_t *bytes, size_t size)
{
    char *copy = malloc(good.size);

    PROMISE(copy != NULL);
    memcpy(copy, good.text, good.size);
    for (size_t i = 0; i + 4 <= size; i += 4) {
        size_t at = (size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2];

        copy[at % good.size] = (char)(copy[at % good.size] ^ (char)bytes[i + 3]);
    }
    write_file(copy, good.size);
    free(copy);
}

/* Everything that commands read, whether it is whole or not. True: all of it could be read. */
static bool read_all(s0_arena *arena, s0_history *history, const s0_run **runs, size_t *count)
{
    s0_source document;
    s0_bundle inputs;
    const s0_run *run;
    s0_error err = {0};
    bool all = s0_history_runs(history, arena, runs, count, &err) == S0_OK;

    if (!all)
        *count = 0;
    for (size_t i = 0; i < *count; i++) {
        all = s0_history_document(history, arena, &(*runs)[i], &document, &err) == S0_OK && all;
        all = s0_history_inputs(history, arena, &(*runs)[i], &inputs, &err) == S0_OK && all;
    }
    all = s0_history_latest(history, arena, NULL, &run, &err) == S0_OK && all;
    all = s0_history_preceding(history, arena, "2026-H2", &run, &err) == S0_OK && all;
    return all;
}

/* What was verified against the head is what was recorded. */
static void check_same(s0_arena *arena, s0_history *history, const s0_run *runs, size_t count)
{
    PROMISE(count == RUNS);
    for (size_t i = 0; i < count; i++) {
        s0_source document;

        PROMISE(s0_history_document(history, arena, &runs[i], &document, NULL) == S0_OK);
        PROMISE(document.size == documents[i].size &&
                memcmp(document.text, documents[i].text, document.size) == 0);
        PROMISE(strcmp(runs[i].cycle, recorded[i]->cycle) == 0 && runs[i].run == recorded[i]->run);
        PROMISE(strcmp(runs[i].date, recorded[i]->date) == 0);
        PROMISE(strcmp(runs[i].inputs_digest, recorded[i]->inputs_digest) == 0);
        PROMISE(strcmp(runs[i].chain, recorded[i]->chain) == 0);
        PROMISE(strcmp(runs[i].head, recorded[i]->head) == 0 && runs[i].sealed);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    s0_arena *arena = s0_arena_new();
    s0_history *history = NULL;
    const s0_run *runs = NULL;
    s0_faults faults = {0};
    s0_error err = {0};
    size_t count = 0;

    if (good.size == 0)
        make_good();
    if (size >= 6 && memcmp(bytes, "SQLite", 6) == 0)
        write_file((const char *)bytes, size);
    else
        write_changed(bytes, size);
    if (s0_history_open(&history, path, false, &err) != S0_OK) {
        PROMISE(history == NULL && err.code == S0_ESTORE && err.message[0] != '\0');
    } else if (history != NULL) {
        bool all = read_all(arena, history, &runs, &count);

        if (s0_history_verify(history, arena, recorded[RUNS - 1]->head, NULL, &faults, &err) ==
            S0_OK) {
            PROMISE(all && faults.count == 0);
            check_same(arena, history, runs, count);
        } else {
            PROMISE(faults.count > 0);
        }
    }
    s0_faults_free(&faults);
    s0_history_close(history);
    s0_arena_free(arena);
    return 0;
}
