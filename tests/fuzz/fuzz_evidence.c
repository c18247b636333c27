/* fuzz_evidence.c - evidence from any bytes. The first byte picks what they are: a CSV
 * file, a YAML file, a JSON file, or sources.yaml beside a small CSV file. */
#include "fuzz.h"

#include <string.h>

#include "../unit/evidence/small_vocabulary.h"
#include "base/text.h"
#include "evidence/evidence.h"

static s0_source named(const char *path, const char *text)
{
    return (s0_source){.path = path, .text = text, .size = strlen(text)};
}

/* The byte at a place, which must lie in its source. */
static const char *byte_at(s0_mark at)
{
    const char *text = at.source->text, *end = text + at.source->size;

    PROMISE(at.line > 0 && at.column > 0);
    if (at.line == 1 && at.source->size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    for (uint32_t line = 1; line < at.line; line++) {
        text = memchr(text, '\n', (size_t)(end - text));
        PROMISE(text != NULL);
        text++;
    }
    for (uint32_t column = 1; column < at.column; column++) {
        PROMISE(text < end);
        do
            text++;
        while (text < end && ((unsigned char)*text & 0xC0) == 0x80);
    }
    return text;
}

/* A cell is whole, and text without quotes stands where its place says, unless sources.yaml
 * has it `adapted`. */
static void check_cell(const s0_table *table, size_t row, size_t column, bool adapted)
{
    s0_cell cell = s0_table_cell(table, row, column);
    s0_mark at = s0_table_mark(table, row, column);
    const char *there = byte_at(at), *shown;

    PROMISE(cell.state == S0_GIVEN || cell.state == S0_NONE || cell.state == S0_UNKNOWN);
    PROMISE(cell.type == s0_table_column_entry(table, column)->type);
    PROMISE(cell.state != S0_GIVEN || s0_table_has(table, column));
    if (cell.state != S0_GIVEN || cell.type > S0_TYPE_EMAIL)
        return;
    shown = cell.as.text.shown;
    PROMISE(s0_utf8_check(shown, strlen(shown)) == strlen(shown));
    PROMISE(cell.as.text.key != NULL);
    if (!adapted && strstr(at.source->path, ".csv") != NULL && *there != '"')
        PROMISE(strncmp(there, shown, strlen(shown)) == 0);
}

static void check_tables(const s0_evidence *evidence, bool adapted)
{
    size_t count, rows = 0, given = 0, file_count;
    const s0_table *const *tables = s0_evidence_tables(evidence, &count);
    const s0_file *const *files = s0_evidence_files(evidence, &file_count);

    for (size_t t = 0; t < count; t++) {
        PROMISE(s0_evidence_table(evidence, s0_table_name(tables[t])) == tables[t]);
        for (size_t row = 0; row < s0_table_rows(tables[t]); row++) {
            PROMISE(s0_table_file(tables[t], row) != NULL);
            for (size_t column = 0; column < s0_table_columns(tables[t]); column++)
                check_cell(tables[t], row, column, adapted);
        }
        rows += s0_table_rows(tables[t]);
    }
    for (size_t i = 0; i < file_count; i++)
        given += files[i]->rows;
    PROMISE(adapted ? rows <= given : rows == given); /* rows of one key may be merged */
}

static void check_facts(const s0_evidence *evidence, s0_arena *arena)
{
    size_t count;
    const s0_fact *const *facts = s0_evidence_facts(evidence, &count);

    for (size_t i = 0; i < count; i++) {
        s0_buf buf = s0_buf_in(arena);

        PROMISE(i == 0 || strcmp(facts[i - 1]->name, facts[i]->name) < 0);
        PROMISE(s0_evidence_fact(evidence, facts[i]->name) == facts[i]);
        PROMISE(facts[i]->file != NULL && byte_at(facts[i]->at) != NULL);
        s0_cell_text(&buf, &facts[i]->cell);
        PROMISE(s0_buf_text(&buf) != NULL);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const paths[] = {"evidence/leavers.csv", "evidence/a.yaml",
                                        "evidence/accounts.json", "evidence/sources.yaml"};
    s0_arena *arena = s0_arena_new();
    s0_source words = named("catalog/vocabulary.yaml", small_vocabulary), items[2];
    s0_bundle catalog, bundle;
    s0_vocabulary *vocabulary = NULL;
    s0_evidence *evidence = NULL;
    s0_faults faults = {0};
    unsigned pick = size > 0 ? bytes[0] & 3 : 0;
    s0_code rc;

    items[0] = fuzz_source(arena, bytes + (size > 0), size > 0 ? size - 1 : 0);
    items[0].path = paths[pick];
    items[1] = named("evidence/leavers.csv", "person,left_on,shoes\np1,2026-01-01,44\np2,,x\n");
    PROMISE(s0_bundle_make(&catalog, &words, 1, NULL) == S0_OK);
    PROMISE(s0_vocabulary_load(&vocabulary, arena, &catalog, NULL) == S0_OK);
    PROMISE(s0_bundle_make(&bundle, items, pick == 3 ? 2 : 1, NULL) == S0_OK);
    rc = s0_evidence_load(&evidence, arena, &bundle, vocabulary, &faults);
    if (rc == S0_OK) {
        PROMISE(faults.count == 0);
        check_tables(evidence, pick == 3);
        check_facts(evidence, arena);
    } else {
        PROMISE(evidence == NULL && faults.count > 0);
        for (size_t i = 0; i < faults.count; i++)
            fuzz_refused(&faults.items[i]);
    }
    s0_faults_free(&faults);
    s0_arena_free(arena);
    return 0;
}
