/* import_rows.c - what the index of an export says, into the tables. Whether it hangs together is
 * not asked here: the proof at the end of the import does that. */
#include <string.h>

#include "base/hash.h"
#include "base/limits.h"
#include "history/import_parts.h"

static s0_code whole(const s0_importing *i, const s0_value *map, const char *key, int64_t *out,
                     s0_error *err)
{
    const s0_value *value = s0_value_get(map, key);

    if (value == NULL || value->kind != S0_INT)
        return s0_import_fail(i, value != NULL ? value : map,
                              "the index of the export lacks a whole number here", err);
    *out = value->as.integer;
    return S0_OK;
}

s0_code s0_import_cycles(s0_importing *i, s0_error *err)
{
    s0_code rc = S0_OK;

    if ((i->names = s0_map_new(i->arena, i->cycles->as.list.count)) == NULL)
        return s0_fail_memory(err);
    for (size_t k = 0; rc == S0_OK && k < i->cycles->as.list.count; k++) {
        const s0_value *cycle = i->cycles->as.list.items[k];
        const char *name = NULL;

        if ((rc = s0_import_text(cycle, "name", &name, err)) != S0_OK)
            return rc;
        if (!s0_history_can_name(name))
            return s0_import_fail(i, cycle, "this cannot be the name of a cycle", err);
        if (s0_map_get(i->names, name, NULL))
            return s0_import_fail(i, cycle, "this cycle stands in the index twice", err);
        if (!s0_map_set(i->names, name, 0))
            return s0_fail_memory(err);
        rc = s0_put_cycle(i->history, name, err);
    }
    return rc;
}

/* Whether the index lists a cycle of that name, so that it is one of those made for it. */
static bool is_listed(const s0_importing *i, const char *name)
{
    return s0_map_get(i->names, name, NULL);
}

/* One input of a run. */
static s0_code take_input(s0_importing *i, const s0_value *entry, int64_t run, s0_error *err)
{
    const s0_value *file = s0_value_get(entry, "file");
    const char *path = NULL, *sha256 = NULL;
    s0_source content = {0};
    s0_arena *arena = NULL;
    int64_t size = 0, blob = 0;
    bool dropped = false;
    s0_code rc;

    if ((rc = s0_import_text(entry, "path", &path, err)) != S0_OK ||
        (rc = s0_import_text(entry, "sha256", &sha256, err)) != S0_OK ||
        (rc = whole(i, entry, "size", &size, err)) != S0_OK ||
        (rc = s0_find_content(&i->writer, sha256, &blob, &dropped, err)) != S0_OK)
        return rc;
    if (s0_value_text(file) != NULL && (blob == 0 || dropped)) {
        if ((arena = s0_arena_new()) == NULL)
            return s0_fail_memory(err);
        rc = s0_import_file(i, file, s0_value_text(file), sha256, S0_FILE_MOST, arena, &content,
                            err);
        size = (int64_t)content.size;
    }
    if (rc == S0_OK)
        rc = s0_put_content(&i->writer, arena != NULL ? &content : NULL, sha256, size, &blob, err);
    if (rc == S0_OK)
        rc = s0_put_link(&i->writer, run, path, blob, err);
    if (rc == S0_OK)
        i->out->inputs++;
    s0_arena_free(arena);
    return rc;
}

static s0_code read_run(const s0_importing *i, const s0_value *entry, s0_run *run, s0_error *err)
{
    const struct {
        const char *key;
        const char **to;
    } texts[] = {{"cycle", &run->cycle},
                 {"date", &run->date},
                 {"inputs_digest", &run->inputs_digest},
                 {"document_sha256", &run->document_sha256},
                 {"chain", &run->chain}};
    uint64_t before = 0;
    s0_code rc = whole(i, entry, "run", &run->run, err);

    for (size_t k = 0; rc == S0_OK && k < sizeof texts / sizeof *texts; k++)
        rc = s0_import_text(entry, texts[k].key, texts[k].to, err);
    if (rc != S0_OK)
        return rc;
    if (!s0_map_get(i->names, run->cycle, &before))
        return s0_import_fail(i, entry, "this run is of a cycle that the index does not list", err);
    if (run->run <= 0 || (uint64_t)run->run != before + 1)
        return s0_import_fail(i, entry, "the runs of a cycle are numbered from 1, one by one", err);
    return s0_map_set(i->names, run->cycle, before + 1) ? S0_OK : s0_fail_memory(err);
}

/* The digest of the list of a run's inputs, which stands in the run's row. */
static s0_code list_inputs(const s0_importing *i, s0_arena *arena, const s0_value *inputs,
                           char digest[65], s0_error *err)
{
    s0_buf list = s0_buf_in(arena);
    s0_map *paths = s0_map_new(arena, inputs->as.list.count);
    s0_code rc;

    if (paths == NULL)
        return s0_fail_memory(err);
    for (size_t k = 0; k < inputs->as.list.count; k++) {
        const s0_value *one = inputs->as.list.items[k];
        const char *path = NULL, *sha256 = NULL;

        if ((rc = s0_import_text(one, "path", &path, err)) != S0_OK ||
            (rc = s0_import_text(one, "sha256", &sha256, err)) != S0_OK)
            return rc;
        if (s0_map_get(paths, path, NULL))
            return s0_import_fail(i, one, "the run has an input of this path already", err);
        if (!s0_map_set(paths, path, 1))
            return s0_fail_memory(err);
        s0_chain_input(&list, path, sha256);
    }
    if (s0_buf_text(&list) == NULL)
        return s0_fail_memory(err);
    s0_sha256(s0_buf_text(&list), list.size, digest);
    return S0_OK;
}

s0_code s0_import_run(s0_importing *i, const s0_value *entry, int64_t place, s0_arena *arena,
                      s0_source *document, s0_error *err)
{
    s0_run run = {.id = i->last_id + place};
    const s0_value *inputs = NULL;
    const char *file = NULL;
    char digest[65];
    s0_code rc;

    if ((rc = read_run(i, entry, &run, err)) != S0_OK ||
        (rc = s0_import_text(entry, "document", &file, err)) != S0_OK ||
        (rc = s0_import_list(i, entry, "inputs", &inputs, err)) != S0_OK ||
        (rc = s0_import_file(i, entry, file, run.document_sha256, (size_t)S0_DOCUMENT_MAX, arena,
                             document, err)) != S0_OK ||
        (rc = list_inputs(i, arena, inputs, digest, err)) != S0_OK)
        return rc;
    rc = s0_put_run(i->history, &run, digest, document, err);
    for (size_t k = 0; rc == S0_OK && k < inputs->as.list.count; k++)
        rc = take_input(i, inputs->as.list.items[k], run.id, err);
    return rc;
}

static s0_code take_seals(s0_importing *i, s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t k = 0; rc == S0_OK && k < i->cycles->as.list.count; k++) {
        const s0_value *cycle = i->cycles->as.list.items[k];
        const char *seal = s0_value_text(s0_value_get(cycle, "seal"));

        if (seal != NULL)
            rc = s0_put_seal(i->history, s0_value_text(s0_value_get(cycle, "name")), seal, err);
    }
    return rc;
}

/* The digests of one forgetting. A digest of no content puts no row in, and the proof fails. */
static s0_code take_digests(s0_importing *i, const s0_value *list, int64_t id, s0_error *err)
{
    s0_bind bind = {0};
    const char *before = NULL;
    s0_code rc = s0_store_prepare(i->history, S0_SQL_IMPORT_FORGOTTEN, &bind.stmt, err);

    for (size_t k = 0; rc == S0_OK && k < list->as.list.count; k++) {
        const char *sha256 = s0_value_text(list->as.list.items[k]);

        if (sha256 == NULL)
            rc = s0_import_fail(i, list->as.list.items[k], "this is no digest", err);
        else if (before != NULL && strcmp(before, sha256) >= 0)
            rc = s0_import_fail(i, list->as.list.items[k], "digests are sorted, each once", err);
        before = sha256;
        if (rc != S0_OK)
            break;
        s0_store_bind_int(&bind, ":id", id);
        s0_store_bind_text(&bind, ":sha256", sha256);
        rc = s0_store_do(i->history, &bind, err);
    }
    sqlite3_finalize(bind.stmt);
    return rc;
}

static s0_code take_forgetting(s0_importing *i, const s0_value *entry, int64_t id, s0_error *err)
{
    const s0_value *sealed = s0_value_get(entry, "sealed"), *inputs = NULL;
    s0_forgetting what = {.id = id};
    int64_t place = 0;
    s0_code rc;

    if ((rc = whole(i, entry, "run", &place, err)) != S0_OK ||
        (rc = s0_import_text(entry, "cycle", &what.cycle, err)) != S0_OK ||
        (rc = s0_import_text(entry, "date", &what.date, err)) != S0_OK ||
        (rc = s0_import_text(entry, "chain", &what.chain, err)) != S0_OK ||
        (rc = s0_import_list(i, entry, "inputs", &inputs, err)) != S0_OK)
        return rc;
    if (place < 1 || (uint64_t)place > i->runs->as.list.count || !is_listed(i, what.cycle))
        return s0_import_fail(i, entry, "this forgets what the export does not hold", err);
    what.run = i->last_id + place;
    what.sealed = sealed != NULL && sealed->kind == S0_BOOL && sealed->as.truth;
    if ((rc = s0_put_forgetting(i->history, &what, err)) != S0_OK)
        return rc;
    return take_digests(i, inputs, id, err);
}

s0_code s0_import_links(s0_importing *i, s0_error *err)
{
    const s0_forgetting *all = NULL;
    size_t before = 0;
    int64_t id;
    s0_code rc = take_seals(i, err);

    if (rc != S0_OK ||
        (rc = s0_history_forgettings(i->history, i->arena, &all, &before, err)) != S0_OK)
        return rc;
    id = before > 0 ? all[before - 1].id : 0;
    for (size_t k = 0; rc == S0_OK && k < i->forgettings->as.list.count; k++)
        rc = take_forgetting(i, i->forgettings->as.list.items[k], ++id, err);
    return rc;
}
