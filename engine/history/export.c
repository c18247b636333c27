/* export.c - see move.h. */
#include "history/move.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "data/json.h"
#include "history/store.h"

typedef struct exporting {
    s0_history *history;
    s0_arena *arena;
    const char *cycle; /* NULL: all */
    const s0_export_to *to;
    const s0_recorded *runs;
    size_t first, count; /* of `runs` that go */
    const s0_forgetting *forgettings;
    size_t forgetting_count;
    s0_map *files; /* digest of a content -> where it was written: const char * */
    s0_value *run_list;
    s0_moved *out;
} exporting;

static bool goes(const exporting *e, const char *cycle)
{
    return e->cycle == NULL || strcmp(e->cycle, cycle) == 0;
}

/* The place in the export of the run with that id, from 1; 0: it does not go. Ids have no gaps: the
 * history was verified. */
static int64_t place_of(const exporting *e, int64_t id)
{
    int64_t first = e->runs[e->first].run.id;

    return id >= first && id < first + (int64_t)e->count ? id - first + 1 : 0;
}

static s0_code choose(exporting *e, s0_error *err)
{
    s0_recorded *runs = NULL;
    size_t count = 0;
    s0_code rc = s0_read_runs(e->history, e->arena, &runs, &count, err);

    if (rc != S0_OK)
        return rc;
    e->runs = runs;
    while (e->cycle != NULL && e->first < count && strcmp(runs[e->first].run.cycle, e->cycle) != 0)
        e->first++;
    while (e->first + e->count < count &&
           (e->cycle == NULL || strcmp(runs[e->first + e->count].run.cycle, e->cycle) == 0))
        e->count++;
    if (e->count == 0)
        return s0_fail(err, S0_EUSAGE, s0_store_mark(e->history), "there is nothing to export");
    return s0_history_forgettings(e->history, e->arena, &e->forgettings, &e->forgetting_count, err);
}

/* What was forgotten goes with the run it stands on, so both must go. */
static s0_code check_forgettings(const exporting *e, s0_error *err)
{
    for (size_t i = 0; i < e->forgetting_count; i++) {
        const s0_forgetting *one = &e->forgettings[i];

        if (goes(e, one->cycle) == (place_of(e, one->run) > 0))
            continue;
        s0_fail(err, S0_EUSAGE, s0_store_mark(e->history),
                "\"%s\" cannot go alone: \"%s\" was forgotten in another cycle", e->cycle,
                one->cycle);
        s0_hint(err, "export all cycles");
        return S0_EUSAGE;
    }
    return S0_OK;
}

/* Whether a recorded path can be a path below the run's folder. */
static bool can_be_file(s0_arena *arena, const char *path, bool *memory)
{
    const char *plain = s0_text_plain(arena, path, strlen(path));

    *memory = plain == NULL;
    if (plain == NULL || strcmp(plain, path) != 0 || strlen(path) > 1000)
        return false;
    while (*path != '\0') {
        size_t size = strcspn(path, "/");

        if (size == 0 || *path == '.' || size > 200)
            return false;
        path += size;
        if (*path == '/' && *++path == '\0')
            return false;
    }
    return true;
}

/* Write the content in the statement's row, unless it was; `*file` NULL: it was forgotten. */
static s0_code put_content(exporting *e, const s0_run *run, sqlite3_stmt *stmt, const char *path,
                           const char *sha256, const char **file, s0_error *err)
{
    s0_arena *arena;
    s0_source content;
    uint64_t known;
    bool memory = false, named;
    s0_code rc;

    *file = NULL;
    if (s0_map_get(e->files, sha256, &known))
        *file = (const char *)(uintptr_t)known;
    if (*file != NULL || sqlite3_column_type(stmt, 3) == SQLITE_NULL)
        return S0_OK;
    named = can_be_file(e->arena, path, &memory);
    *file = s0_textf(e->arena, "cycles/%s/run-%lld/%s/%s", run->cycle, (long long)run->run,
                     named ? "inputs" : "unnamed", named ? path : sha256);
    if (memory || *file == NULL || (arena = s0_arena_new()) == NULL)
        return s0_fail_memory(err);
    if (s0_blob_unpack(&content, arena, path, sqlite3_column_blob(stmt, 3),
                       (size_t)sqlite3_column_bytes(stmt, 3), sqlite3_column_int64(stmt, 2), sha256,
                       &memory))
        rc = e->to->write(e->to->context, *file, content.text, content.size, err);
    else if (memory)
        rc = s0_fail_memory(err);
    else
        rc = s0_fail(err, S0_ESTORE, s0_store_mark(e->history), "\"%s\" is not as recorded", path);
    s0_arena_free(arena);
    if (rc == S0_OK && !s0_map_set(e->files, sha256, (uintptr_t)*file))
        rc = s0_fail_memory(err);
    return rc;
}

static s0_code put_inputs(exporting *e, const s0_run *run, s0_value *list, s0_error *err)
{
    s0_arena *a = e->arena;
    s0_bind bind = {0};
    bool row = false;
    s0_code rc = s0_store_prepare(e->history, S0_SQL_INPUTS, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":run", run->id);
    rc = s0_store_bound(e->history, &bind, err);
    while (rc == S0_OK && (rc = s0_store_step(e->history, bind.stmt, &row, err)) == S0_OK && row) {
        const char *path = NULL, *sha256 = NULL, *file = NULL;
        s0_value *one = s0_make_map(a);

        if ((rc = s0_store_text(e->history, a, bind.stmt, 0, &path, err)) != S0_OK ||
            (rc = s0_store_plain(e->history, a, bind.stmt, 1, &sha256, err)) != S0_OK ||
            (rc = put_content(e, run, bind.stmt, path, sha256, &file, err)) != S0_OK)
            break;
        s0_map_add(a, one, "path", s0_make_text(a, path));
        s0_map_add(a, one, "sha256", s0_make_text(a, sha256));
        s0_map_add(a, one, "size", s0_make_int(a, sqlite3_column_int64(bind.stmt, 2)));
        s0_map_add(a, one, "file", s0_make_text(a, file));
        s0_list_add(a, list, one);
        e->out->inputs++;
    }
    sqlite3_finalize(bind.stmt);
    return rc;
}

static s0_code put_document(exporting *e, const s0_run *run, const char *file, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_source document;
    s0_code rc = arena != NULL ? s0_history_document(e->history, arena, run, &document, err)
                               : s0_fail_memory(err);

    if (rc == S0_OK)
        rc = e->to->write(e->to->context, file, document.text, document.size, err);
    s0_arena_free(arena);
    return rc;
}

static s0_code put_run(exporting *e, const s0_run *run, s0_error *err)
{
    s0_arena *a = e->arena;
    s0_value *out = s0_make_map(a), *inputs = s0_make_list(a);
    const char *file =
        s0_textf(a, "cycles/%s/run-%lld/document.json", run->cycle, (long long)run->run);
    s0_code rc = file != NULL ? put_document(e, run, file, err) : s0_fail_memory(err);

    if (rc != S0_OK || (rc = put_inputs(e, run, inputs, err)) != S0_OK)
        return rc;
    s0_map_add(a, out, "cycle", s0_make_text(a, run->cycle));
    s0_map_add(a, out, "run", s0_make_int(a, run->run));
    s0_map_add(a, out, "date", s0_make_text(a, run->date));
    s0_map_add(a, out, "inputs_digest", s0_make_text(a, run->inputs_digest));
    s0_map_add(a, out, "document_sha256", s0_make_text(a, run->document_sha256));
    s0_map_add(a, out, "chain", s0_make_text(a, run->chain));
    s0_map_add(a, out, "document", s0_make_text(a, file));
    s0_map_add(a, out, "inputs", inputs);
    s0_list_add(a, e->run_list, out);
    e->out->runs++;
    return S0_OK;
}

static s0_value *forgettings_tree(const exporting *e)
{
    s0_arena *a = e->arena;
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < e->forgetting_count; i++) {
        const s0_forgetting *one = &e->forgettings[i];
        s0_value *out = s0_make_map(a), *digests = s0_make_list(a);

        if (place_of(e, one->run) == 0)
            continue;
        for (size_t k = 0; k < one->digest_count; k++)
            s0_list_add(a, digests, s0_make_text(a, one->digests[k]));
        s0_map_add(a, out, "run", s0_make_int(a, place_of(e, one->run)));
        s0_map_add(a, out, "sealed", s0_make_bool(a, one->sealed));
        s0_map_add(a, out, "cycle", s0_make_text(a, one->cycle));
        s0_map_add(a, out, "date", s0_make_text(a, one->date));
        s0_map_add(a, out, "chain", s0_make_text(a, one->chain));
        s0_map_add(a, out, "inputs", digests);
        s0_list_add(a, list, out);
    }
    return list;
}

static s0_value *cycles_tree(const exporting *e)
{
    s0_arena *a = e->arena;
    s0_value *list = s0_make_list(a);

    for (size_t i = 0; i < e->count; i++) {
        const s0_recorded *run = &e->runs[e->first + i];
        bool last = i + 1 == e->count || strcmp(run[1].run.cycle, run->run.cycle) != 0;
        s0_value *out = s0_make_map(a);

        if (!last)
            continue;
        s0_map_add(a, out, "name", s0_make_text(a, run->run.cycle));
        s0_map_add(a, out, "seal", s0_make_text(a, run->seal));
        s0_list_add(a, list, out);
        e->out->cycles++;
    }
    return list;
}

/* The index comes last: an export that was interrupted has none. */
static s0_code put_index(exporting *e, s0_error *err)
{
    s0_arena *a = e->arena;
    s0_value *out = s0_make_map(a);
    s0_buf bytes = s0_buf_in(a);

    e->out->head = e->runs[e->first + e->count - 1].run.head;
    s0_map_add(a, out, "stage0_history", s0_make_int(a, 1));
    s0_map_add(a, out, "from", s0_make_text(a, e->first > 0 ? e->runs[e->first - 1].run.head : ""));
    s0_map_add(a, out, "head", s0_make_text(a, e->out->head));
    s0_map_add(a, out, "cycles", cycles_tree(e));
    s0_map_add(a, out, "runs", e->run_list);
    s0_map_add(a, out, "forgettings", forgettings_tree(e));
    s0_json_write(&bytes, out, true);
    if (s0_arena_refused(a) || s0_buf_text(&bytes) == NULL)
        return s0_fail_memory(err);
    return e->to->write(e->to->context, S0_EXPORT_INDEX, bytes.text, bytes.size, err);
}

static s0_code export_all(exporting *e, s0_error *err)
{
    s0_code rc;

    if ((e->files = s0_map_new(e->arena, 256)) == NULL ||
        (e->run_list = s0_make_list(e->arena)) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_verify_whole(e->history, e->arena, err)) != S0_OK ||
        (rc = choose(e, err)) != S0_OK || (rc = check_forgettings(e, err)) != S0_OK)
        return rc;
    for (size_t i = 0; rc == S0_OK && i < e->count; i++)
        rc = put_run(e, &e->runs[e->first + i].run, err);
    return rc == S0_OK ? put_index(e, err) : rc;
}

s0_code s0_history_export(s0_history *history, s0_arena *arena, const char *cycle,
                          const s0_export_to *to, s0_moved *out, s0_error *err)
{
    exporting e = {.history = history, .arena = arena, .cycle = cycle, .to = to, .out = out};
    s0_code rc;

    *out = (s0_moved){0};
    if ((rc = s0_history_hold(history, err)) != S0_OK)
        return rc;
    rc = export_all(&e, err);
    if (!sqlite3_get_autocommit(history->db))
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
    return rc;
}
