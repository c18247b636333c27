/* fuzz_rule.c - a rule's file from any bytes: run for its metadata as a worker does, but in this
 * process and with a small budget; what it says is then read as the parent reads it. A file gives
 * one JSON object, and whatever stands in it is taken or refused with a sentence. */
#include "fuzz.h"

#include <string.h>

#include "../unit/evidence/small_vocabulary.h"
#include "base/text.h"
#include "data/json.h"
#include "rule/metadata.h"

#define STEPS 200000
#define MEMORY ((size_t)4 << 20)

static s0_arena *kept; /* of the catalogue, as long as the program runs */
static s0_bundle catalog_files;
static s0_catalog *catalog;

static void clean_up(void)
{
    s0_arena_free(kept);
}

/* The project's catalogue, read once. */
static void open_catalog(void)
{
    s0_source *items;
    const char **paths;
    size_t count, at = 0;

    kept = s0_arena_new();
    items = s0_alloc_n(kept, 64, sizeof *items);
    atexit(clean_up);
    PROMISE(s0_folder_list(&paths, &count, kept, ".", "catalog", NULL) == S0_OK && count < 64);
    for (size_t i = 0; i < count; i++)
        PROMISE(s0_file_read(&items[at++], kept, ".", paths[i], 0, NULL) == S0_OK);
    PROMISE(s0_bundle_make(&catalog_files, items, at, NULL) == S0_OK);
    PROMISE(s0_catalog_load(&catalog, kept, &catalog_files, NULL) == S0_OK);
}

/* A refusal of a rule: a sentence, in harmless text. */
static void check_fault(const s0_error *err)
{
    char text[2048];
    size_t size = s0_error_text(err, text, sizeof text);

    PROMISE(err->code == S0_ERULE && err->message[0] != '\0');
    for (size_t i = 0; i < size; i++)
        PROMISE(text[i] == '\n' || (unsigned char)text[i] >= 0x20);
}

static void check_rule(s0_arena *arena, const s0_source *file, const s0_value *sent)
{
    s0_source words = {.path = "catalog/vocabulary.yaml",
                       .text = small_vocabulary,
                       .size = sizeof small_vocabulary - 1};
    const s0_value *metadata = s0_value_get(sent, "rule");
    s0_vocabulary *vocabulary = NULL;
    s0_rule rule = {.id = file->path, .title = file->path, .source = file};
    s0_bundle bundle;
    s0_error err = {0};
    s0_code rc;

    PROMISE(s0_bundle_make(&bundle, &words, 1, NULL) == S0_OK);
    PROMISE(s0_vocabulary_load(&vocabulary, arena, &bundle, NULL) == S0_OK);
    rule.criterion = "";
    rule.basis = "standard";
    rc = s0_metadata_read(&rule, arena, metadata, s0_value_text(s0_value_get(sent, "check")),
                          catalog, &err);
    if (rc == S0_OK)
        rc = s0_metadata_define(&rule, metadata, vocabulary, &err);
    if (rc == S0_OK)
        rc = s0_metadata_resolve(&rule, arena, vocabulary, &err);
    if (rc != S0_OK) {
        check_fault(&err);
        return;
    }
    PROMISE(rule.id[0] != '\0' && rule.requirement != NULL && rule.basis != NULL);
    for (size_t i = 1; i < rule.evidence_count; i++)
        PROMISE(strcmp(rule.evidence[i - 1], rule.evidence[i]) <= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static char block[MEMORY] __attribute__((aligned(16)));
    s0_arena *arena = s0_arena_new(), *worker = s0_arena_over(block, sizeof block);
    s0_source source = fuzz_source(arena, bytes, size), text = {0};
    const s0_source *files[] = {&source};
    s0_metadata_tasks tasks = {.files = files, .steps = STEPS};
    s0_buf out = s0_buf_in(worker);
    const s0_value *sent = NULL;
    s0_error err = {0};

    if (catalog == NULL)
        open_catalog();
    source.path = "rules/x.lua";
    if (s0_metadata_task(&tasks, 0, worker, &out)) { /* else its memory is spent */
        text = (s0_source){.path = source.path, .text = s0_buf_text(&out), .size = out.size};
        PROMISE(text.text != NULL && s0_utf8_check(text.text, text.size) == text.size);
        if (s0_json_read(&sent, arena, &text, &err) != S0_OK) {
            fuzz_refused(&err); /* a number that no file could hold */
        } else if (s0_value_get(sent, "fault") != NULL) {
            s0_file_fault(&err, &source, s0_value_get(sent, "fault"));
            check_fault(&err);
        } else {
            check_rule(arena, &source, sent);
        }
    }
    s0_arena_free(arena);
    return 0;
}
