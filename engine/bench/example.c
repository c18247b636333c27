/* example.c - writing the small workspace. Everything is written as JSON, which YAML reads too: no
 * value is pasted into text by hand. Where nobody will ask for places nothing is written at all. */
#include "bench/example.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "data/json.h"

#define FILES 4

typedef struct writing {
    s0_arena *arena;
    const s0_rule *rule;
    const s0_value *given;
    const s0_value *grading; /* thresholds the example states, or NULL */
    bool places;
    char date[16], from[16], to[16];
    s0_error *err;
} writing;

static s0_code bad(const writing *w, const char *what, const s0_value *value)
{
    return s0_fail(w->err, S0_EINPUT, (s0_mark){0}, "given.%s is not a date: %s", what,
                   value->raw != NULL ? value->raw : s0_kind_name(value->kind));
}

static s0_code read_day(const writing *w, const char *what, const s0_value *value, char out[16])
{
    s0_date date;

    if (value->raw == NULL || !s0_date_read(value->raw, value->size, &date) ||
        date.first != date.last)
        return bad(w, what, value);
    s0_day_text(date.first, out);
    return S0_OK;
}

/* The year 2026 unless the example says otherwise; the audit is on the period's last day. A date
 * alone ends the period, since none can end after the audit. */
static s0_code read_dates(writing *w)
{
    const s0_value *period = s0_value_get(w->given, "period");
    const s0_value *date = s0_value_get(w->given, "date");
    s0_code rc;

    memcpy(w->from, "2026-01-01", sizeof "2026-01-01");
    memcpy(w->to, "2026-12-31", sizeof "2026-12-31");
    if (period != NULL) {
        if (period->kind != S0_LIST || period->as.list.count != 2)
            return s0_fail(w->err, S0_EINPUT, (s0_mark){0},
                           "given.period is not a list of two dates");
        if ((rc = read_day(w, "period", period->as.list.items[0], w->from)) != S0_OK ||
            (rc = read_day(w, "period", period->as.list.items[1], w->to)) != S0_OK)
            return rc;
    }
    memcpy(w->date, w->to, sizeof w->date);
    if (date == NULL)
        return S0_OK;
    if ((rc = read_day(w, "date", date, w->date)) != S0_OK || period != NULL ||
        strcmp(w->date, w->to) >= 0)
        return rc;
    memcpy(w->to, w->date, sizeof w->to);
    if (strcmp(w->to, w->from) < 0)
        memcpy(w->from, w->to, 4); /* the year of the date, from its first day on */
    return S0_OK;
}

static s0_code source(s0_source *out, const writing *w, const char *path, const s0_value *value)
{
    s0_buf text = s0_buf_in(w->arena);

    if (value == NULL)
        return s0_fail_memory(w->err);
    if (!w->places) {
        s0_code rc = s0_source_make(out, w->arena, path, "", 0, w->err);

        out->ready = value;
        return rc;
    }
    s0_json_write(&text, value, true);
    if (s0_buf_text(&text) == NULL)
        return s0_fail_memory(w->err);
    return s0_source_make(out, w->arena, path, text.text, text.size, w->err);
}

static bool put(const writing *w, s0_value *map, const char *key, const char *text)
{
    return s0_map_add(w->arena, map, key, s0_make_text(w->arena, text));
}

static const s0_value *plan(const writing *w)
{
    s0_value *root = s0_make_map(w->arena), *period = s0_make_map(w->arena);

    return put(w, period, "from", w->from) && put(w, period, "to", w->to) &&
                   put(w, root, "name", "example") && put(w, root, "date", w->date) &&
                   s0_map_add(w->arena, root, "period", period) &&
                   (w->grading == NULL || s0_map_add(w->arena, root, "grading", w->grading))
               ? root
               : NULL;
}

/* All evidence has an origin and is collected on the day of the audit. */
static const s0_value *sources(const writing *w)
{
    const s0_value *not_given = s0_value_get(w->given, "not_given");
    s0_value *root = s0_make_map(w->arena), *origin = s0_make_map(w->arena);
    bool fine = put(w, origin, "source", "example") && put(w, origin, "collected", w->date) &&
                put(w, origin, "by", "example") && s0_map_add(w->arena, root, "default", origin);

    for (size_t i = 0; fine && not_given != NULL && i < not_given->as.map.count; i++) {
        const s0_member *member = &not_given->as.map.items[i];
        s0_value *entry = s0_make_map(w->arena);

        fine = s0_map_add(w->arena, entry, "not_given", member->value) &&
               put(w, entry, "said_by", "example") && put(w, entry, "on", w->date) &&
               s0_map_add(w->arena, root, member->key, entry);
    }
    return fine ? root : NULL;
}

static bool reads_soa(const s0_rule *rule)
{
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (s0_starts_with(rule->evidence[i], "soa."))
            return true;
    return false;
}

static bool add_soa(const writing *w, s0_value *root)
{
    s0_value *rows = s0_make_list(w->arena), *row = s0_make_map(w->arena);

    return put(w, row, "control", w->rule->requirement) &&
           s0_map_add(w->arena, row, "applicable", s0_make_bool(w->arena, true)) &&
           put(w, row, "status", "implemented") && put(w, row, "reason", "example") &&
           s0_list_add(w->arena, rows, row) && s0_map_add(w->arena, root, "soa", rows);
}

/* An empty table of Lua is a map without keys: as a table of records it is an empty list. */
static const s0_value *records_of(const writing *w, const s0_value *value)
{
    return value->kind == S0_MAP && value->as.map.count == 0 ? s0_make_list(w->arena) : value;
}

static const s0_value *evidence(const writing *w)
{
    const s0_value *records = s0_value_get(w->given, "records");
    const s0_value *facts = s0_value_get(w->given, "facts");
    const s0_value *own = s0_value_get(w->given, "own_rules");
    s0_value *root = s0_make_map(w->arena);
    bool fine = root != NULL;

    for (size_t i = 0; fine && records != NULL && i < records->as.map.count; i++)
        fine = s0_map_add(w->arena, root, records->as.map.items[i].key,
                          records_of(w, records->as.map.items[i].value));
    for (size_t i = 0; fine && facts != NULL && i < facts->as.map.count; i++)
        fine = s0_map_add(w->arena, root, facts->as.map.items[i].key, facts->as.map.items[i].value);
    if (fine && own != NULL)
        fine = s0_map_add(w->arena, root, "own_rules", own);
    if (fine && s0_starts_with(w->rule->requirement, "A.") && !reads_soa(w->rule) &&
        s0_value_get(root, "soa") == NULL)
        fine = add_soa(w, root);
    return fine ? root : NULL;
}

s0_code s0_example_inputs(s0_bundle *out, s0_arena *arena, const s0_rule *rule,
                          const s0_example_terms *terms, s0_error *err)
{
    const char *folder = s0_value_text(s0_value_get(terms->example, "folder"));
    writing w = {.arena = arena,
                 .rule = rule,
                 .given =
                     terms->given != NULL ? terms->given : s0_value_get(terms->example, "given"),
                 .grading = s0_value_get(terms->example, "grading"),
                 .places = terms->places,
                 .err = err};
    const s0_value *profile = s0_value_get(w.given, "profile");
    s0_source *items = s0_alloc_n(arena, FILES, sizeof *items);
    s0_code rc;

    if (items == NULL)
        return s0_fail_memory(err);
    if ((rc = read_dates(&w)) != S0_OK ||
        (rc = source(&items[0], &w, "organization.yaml",
                     profile != NULL ? profile : s0_make_map(arena))) != S0_OK ||
        (rc = source(&items[1], &w, "audit.yaml", plan(&w))) != S0_OK ||
        (rc = source(&items[2], &w, "evidence/sources.yaml", sources(&w))) != S0_OK)
        return rc;
    if (folder != NULL)
        return s0_example_folder(out, arena, terms->files, folder, items, FILES - 1, err);
    rc = source(&items[3], &w, w.places ? "evidence/given.json" : "evidence/given.yaml",
                evidence(&w));
    return rc == S0_OK ? s0_bundle_make(out, items, FILES, err) : rc;
}
