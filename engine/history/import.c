/* import.c - see move.h. An export is a stranger's: its index is read like any input, what it says
 * is put into the tables inside one transaction, and the proof that a history is whole then looks
 * at old and new together. Only what passes it is committed. */
#include "history/move.h"

#include <string.h>

#include "data/json.h"
#include "history/import_parts.h"

#define INDEX_MAX ((size_t)256 << 20) /* bytes */

s0_code s0_import_fail(const s0_importing *i, const s0_value *at, const char *what, s0_error *err)
{
    return s0_fail(err, S0_EINPUT, at != NULL ? at->at : (s0_mark){.source = &i->index}, "%s",
                   what);
}

s0_code s0_import_text(const s0_value *map, const char *key, const char **out, s0_error *err)
{
    const s0_value *value = s0_value_get(map, key);

    if ((*out = s0_value_text(value)) != NULL)
        return S0_OK;
    return s0_fail(err, S0_EINPUT, value != NULL ? value->at : map->at,
                   "the index of the export has no text \"%s\" here", key);
}

s0_code s0_import_list(const s0_importing *i, const s0_value *map, const char *key,
                       const s0_value **out, s0_error *err)
{
    *out = s0_value_get(map, key);
    if (*out != NULL && (*out)->kind == S0_LIST)
        return S0_OK;
    return s0_import_fail(i, map, "the index of the export lacks a list here", err);
}

static s0_code read_index(s0_importing *i, s0_error *err)
{
    const s0_value *form;
    s0_code rc =
        i->from->read(i->from->context, S0_EXPORT_INDEX, INDEX_MAX, i->arena, &i->index, err);

    if (rc != S0_OK || (rc = s0_json_read(&i->root, i->arena, &i->index, err)) != S0_OK)
        return rc;
    form = s0_value_get(i->root, "stage0_history");
    if (form == NULL || form->kind != S0_INT)
        return s0_import_fail(i, i->root, "this is no index of an exported history", err);
    if (form->as.integer != 1)
        return s0_import_fail(i, form, "the export has a form that this program does not know",
                              err);
    if ((rc = s0_import_text(i->root, "from", &i->base, err)) != S0_OK ||
        (rc = s0_import_text(i->root, "head", &i->head, err)) != S0_OK ||
        (rc = s0_import_list(i, i->root, "cycles", &i->cycles, err)) != S0_OK ||
        (rc = s0_import_list(i, i->root, "runs", &i->runs, err)) != S0_OK)
        return rc;
    if (i->runs->as.list.count == 0)
        return s0_import_fail(i, i->runs, "the export has no run", err);
    return s0_import_list(i, i->root, "forgettings", &i->forgettings, err);
}

/* The export goes on where this history is, and with cycles that are not there yet. */
static s0_code check_place(s0_importing *i, s0_error *err)
{
    const s0_run *last = NULL, *there = NULL;
    const char *now, *name = NULL;
    s0_code rc = s0_history_latest(i->history, i->arena, NULL, &last, err);

    for (size_t k = 0; rc == S0_OK && k < i->cycles->as.list.count; k++) {
        const s0_value *cycle = i->cycles->as.list.items[k];

        if ((rc = s0_import_text(cycle, "name", &name, err)) != S0_OK ||
            (rc = s0_history_latest(i->history, i->arena, name, &there, err)) != S0_OK)
            return rc;
        if (there != NULL)
            return s0_fail(err, S0_EINPUT, cycle->at,
                           "the cycle \"%.100s\" is in this history already", name);
    }
    if (rc != S0_OK)
        return rc;
    now = last != NULL ? last->head : "";
    i->last_id = last != NULL ? last->id : 0;
    if (strcmp(i->base, now) == 0)
        return S0_OK;
    s0_fail(err, S0_EINPUT, (s0_mark){.source = &i->index},
            "the export goes on from head %.12s, this history is at %.12s",
            *i->base != '\0' ? i->base : "(none)", *now != '\0' ? now : "(none)");
    s0_hint(err, "cycles are imported in their order, behind the ones they were recorded behind");
    return S0_EINPUT;
}

s0_code s0_import_file(const s0_importing *i, const s0_value *at, const char *path,
                       const char *sha256, size_t limit, s0_arena *arena, s0_source *out,
                       s0_error *err)
{
    s0_code rc = i->from->read(i->from->context, path, limit, arena, out, err);

    if (rc != S0_OK || strcmp(out->sha256, sha256) == 0)
        return rc;
    s0_fail(err, S0_EINPUT, at->at, "\"%.200s\" is not the file that was exported", path);
    s0_hint(err, "somebody changed it; its digest is another one");
    return S0_EINPUT;
}

/* The organization that the last document is about. */
static s0_code check_organization(const s0_importing *i, const s0_source *document,
                                  const char *wanted, s0_error *err)
{
    const s0_value *root = NULL;
    const char *name;
    s0_code rc = s0_json_read(&root, i->arena, document, err);

    if (rc != S0_OK || wanted == NULL)
        return rc;
    name = s0_value_text(s0_value_at(root, "organization.name"));
    if (name != NULL && strcmp(name, wanted) == 0)
        return S0_OK;
    s0_fail(err, S0_EINPUT, (s0_mark){.source = &i->index},
            "the export is of \"%.100s\", this workspace of \"%.100s\"", name != NULL ? name : "",
            wanted);
    return S0_EINPUT;
}

static s0_code take_runs(s0_importing *i, const char *organization, s0_error *err)
{
    size_t count = i->runs->as.list.count;
    s0_code rc = S0_OK;

    for (size_t k = 0; rc == S0_OK && k < count; k++) {
        s0_arena *arena = s0_arena_new();
        s0_source document = {0};

        rc = arena != NULL ? s0_import_run(i, i->runs->as.list.items[k], (int64_t)k + 1, arena,
                                           &document, err)
                           : s0_fail_memory(err);
        if (rc == S0_OK && k + 1 == count)
            rc = check_organization(i, &document, organization, err);
        s0_arena_free(arena);
    }
    return rc;
}

/* What was put in is whole, and its head is the one that the index names. */
static s0_code prove(s0_importing *i, s0_error *err)
{
    const s0_run *last = NULL;
    s0_error fault = {0};
    s0_code rc = s0_verify_whole(i->history, i->arena, &fault);

    if (rc == S0_ENOMEM)
        return s0_fail_memory(err);
    if (rc != S0_OK) {
        s0_fail(err, S0_EINPUT, (s0_mark){.source = &i->index},
                "the export cannot be taken: %.400s", fault.message);
        s0_hint(err, "it was changed after it was exported, or the history here was");
        return S0_EINPUT;
    }
    if ((rc = s0_history_latest(i->history, i->arena, NULL, &last, err)) != S0_OK)
        return rc;
    if (strcmp(last->head, i->head) != 0)
        return s0_import_fail(i, i->root, "the head in the index is not that of its runs", err);
    i->out->head = last->head;
    return S0_OK;
}

static s0_code take_all(s0_importing *i, const char *organization, s0_error *err)
{
    s0_code rc;

    if ((rc = read_index(i, err)) != S0_OK || (rc = check_place(i, err)) != S0_OK ||
        (rc = s0_writer_make(&i->writer, err)) != S0_OK ||
        (rc = s0_import_cycles(i, err)) != S0_OK ||
        (rc = take_runs(i, organization, err)) != S0_OK ||
        (rc = s0_import_links(i, err)) != S0_OK || (rc = prove(i, err)) != S0_OK)
        return rc;
    i->out->cycles = i->cycles->as.list.count;
    i->out->runs = i->runs->as.list.count;
    return s0_store_run(i->history, S0_SQL_COMMIT, err);
}

s0_code s0_history_import(s0_history *history, s0_arena *arena, const char *organization,
                          const s0_import_from *from, s0_moved *out, s0_error *err)
{
    s0_importing i = {.history = history, .arena = arena, .from = from, .out = out};
    s0_code rc;

    *out = (s0_moved){0};
    i.writer.history = history;
    if ((rc = s0_store_run(history, S0_SQL_BEGIN, err)) != S0_OK)
        return rc;
    rc = take_all(&i, organization, err);
    s0_writer_free(&i.writer);
    if (!sqlite3_get_autocommit(history->db))
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    return rc;
}
