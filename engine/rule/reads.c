/* reads.c - three growing lists and a map of what stands in them. */
#include "rule/reads.h"

#include <stdio.h>
#include <string.h>

#include "base/sort.h"
#include "rule/every_text.h"

#define FIRST 16 /* elements of a list at first */

bool s0_reads_open(s0_reads *reads, s0_arena *arena)
{
    *reads = (s0_reads){.arena = arena, .seen = s0_map_new(arena, 32)};
    return reads->seen != NULL;
}

/* Room for one more element of `size` bytes; the list, moved or not, or NULL. */
static void *grow(s0_arena *arena, void *items, size_t count, size_t *room, size_t size)
{
    size_t more = *room == 0 ? FIRST : *room * 2;
    void *moved;

    if (count < *room)
        return items;
    moved = s0_alloc_n(arena, more, size);
    if (moved == NULL)
        return NULL;
    if (count > 0)
        memcpy(moved, items, count * size);
    *room = more;
    return moved;
}

/* Whether `kind name source` is new; it is remembered. `*failed` when memory is short. */
static bool is_new(s0_reads *reads, const char *kind, const char *name, const char *source,
                   bool *failed)
{
    s0_buf key = s0_buf_in(reads->arena);

    s0_put(&key, kind);
    s0_put_char(&key, ' ');
    s0_put(&key, name);
    s0_put_char(&key, ' ');
    s0_put(&key, source == NULL ? "" : source);
    *failed = s0_buf_text(&key) == NULL;
    if (*failed || s0_map_get(reads->seen, key.text, NULL))
        return false;
    *failed = !s0_map_set(reads->seen, key.text, 1);
    return !*failed;
}

static bool add_read(s0_reads *reads, const char *name, const char *value, const char *source)
{
    s0_read *items;
    bool failed;

    if (!is_new(reads, "read", name, source, &failed))
        return !failed;
    items = grow(reads->arena, reads->items, reads->count, &reads->room, sizeof *items);
    if (items == NULL)
        return false;
    reads->items = items;
    items[reads->count++] = (s0_read){name, value, source};
    return true;
}

static bool add_path(s0_reads *reads, const s0_source *source)
{
    const char **files;
    bool failed;

    if (source == NULL)
        return true;
    if (!is_new(reads, "file", source->path, NULL, &failed))
        return !failed;
    files = grow(reads->arena, reads->files, reads->file_count, &reads->file_room, sizeof *files);
    if (files == NULL)
        return false;
    reads->files = files;
    files[reads->file_count++] = source->path;
    return true;
}

static bool add_file(s0_reads *reads, const s0_file *file)
{
    return file == NULL || add_path(reads, file->source);
}

bool s0_reads_fact(s0_reads *reads, const char *name, const s0_fact *fact)
{
    s0_buf value = s0_buf_in(reads->arena);
    const char *copy = s0_text_dup(reads->arena, name), *source;

    if (copy == NULL)
        return false;
    if (fact == NULL)
        return add_read(reads, copy, NULL, NULL);
    s0_cell_text(&value, &fact->cell);
    source = s0_place_text(reads->arena, fact->at);
    return s0_buf_text(&value) != NULL && (source != NULL || fact->at.source == NULL) &&
           add_read(reads, copy, s0_buf_text(&value), source) && add_file(reads, fact->file);
}

bool s0_reads_statement(s0_reads *reads, const char *name, const char *value, s0_mark at)
{
    const char *source = s0_place_text(reads->arena, at);

    return (source != NULL || at.source == NULL) && add_read(reads, name, value, source) &&
           add_path(reads, at.source);
}

bool s0_reads_table(s0_reads *reads, const s0_table *table)
{
    size_t count;
    const s0_file *const *files = s0_table_files(table, &count);
    char which[32];
    bool failed;

    snprintf(which, sizeof which, "%p", (const void *)table); /* made ones may share a name */
    if (!is_new(reads, "table", which, NULL, &failed))
        return !failed;
    for (size_t i = 0; i < count; i++)
        if (!add_file(reads, files[i]))
            return false;
    return true;
}

bool s0_reads_column(s0_reads *reads, const char *full_name, const s0_table *table)
{
    const char *dot = strchr(full_name, '.');
    size_t count;
    const s0_file *const *files = s0_table_files(table, &count);
    int column = s0_table_column(table, dot == NULL ? full_name : dot + 1);
    const char *folder;
    char which[32];
    bool failed;

    snprintf(which, sizeof which, "%p", (const void *)table);
    if (!is_new(reads, which, full_name, NULL, &failed))
        return !failed;
    if (column < 0 || !s0_table_has(table, (size_t)column))
        return add_read(reads, full_name, NULL, NULL) && s0_reads_table(reads, table);
    if (count > S0_FILES_CITED) {
        folder = s0_files_text(reads->arena, files, count);
        return folder != NULL && add_read(reads, full_name, NULL, folder) &&
               s0_reads_table(reads, table);
    }
    for (size_t i = 0; i < count; i++)
        if (!add_read(reads, full_name, NULL, files[i]->source->path))
            return false;
    return s0_reads_table(reads, table);
}

bool s0_reads_passes_kept(const s0_reads *reads)
{
    return reads->pass_count < S0_PASSES_MOST;
}

bool s0_reads_pass(s0_reads *reads, const s0_pass *pass)
{
    s0_pass *passes;

    if (!s0_reads_passes_kept(reads)) {
        reads->rest_count++;
        reads->rest.rows += pass->rows;
        reads->rest.failed += pass->failed;
        reads->rest.unknown += pass->unknown;
        return true;
    }
    passes =
        grow(reads->arena, reads->passes, reads->pass_count, &reads->pass_room, sizeof *passes);

    if (passes == NULL)
        return false;
    reads->passes = passes;
    passes[reads->pass_count++] = *pass;
    return true;
}

static bool read_before(void *context, uint32_t a, uint32_t b)
{
    const s0_read *items = context;
    int order = strcmp(items[a].name, items[b].name);

    return order != 0 ? order < 0 : s0_text_compare(items[a].source, items[b].source) < 0;
}

static bool file_before(void *context, uint32_t a, uint32_t b)
{
    const char *const *files = context;

    return strcmp(files[a], files[b]) < 0;
}

/* The sum of the passes that were not kept becomes the last. */
static bool add_rest(s0_reads *reads)
{
    s0_pass *passes;

    if (reads->rest_count == 0)
        return true;
    passes =
        grow(reads->arena, reads->passes, reads->pass_count, &reads->pass_room, sizeof *passes);
    reads->rest.tables = reads->passes[reads->pass_count - 1].tables;
    reads->rest.condition =
        s0_textf(reads->arena, "and %zu more, one by one in a loop", reads->rest_count);
    if (passes == NULL || reads->rest.condition == NULL)
        return false;
    reads->passes = passes;
    passes[reads->pass_count++] = reads->rest;
    return true;
}

bool s0_reads_finish(s0_reads *reads, s0_outcome *out)
{
    size_t most = reads->count > reads->file_count ? reads->count : reads->file_count;
    uint32_t *order = s0_alloc_n(reads->arena, 2 * most, sizeof *order);
    s0_read *items = s0_alloc_n(reads->arena, reads->count, sizeof *items);
    const char **files = s0_alloc_n(reads->arena, reads->file_count, sizeof *files);

    if (order == NULL || items == NULL || files == NULL || !add_rest(reads))
        return false;
    s0_sort_order(order, order + reads->count, reads->count, read_before, reads->items);
    for (size_t i = 0; i < reads->count; i++)
        items[i] = reads->items[order[i]];
    s0_sort_order(order, order + reads->file_count, reads->file_count, file_before, reads->files);
    for (size_t i = 0; i < reads->file_count; i++)
        files[i] = reads->files[order[i]];
    out->reads = items;
    out->read_count = reads->count;
    out->files = files;
    out->file_count = reads->file_count;
    out->passes = reads->passes;
    out->pass_count = reads->pass_count;
    return true;
}
