/* schedule.c - one record per subject and period due.
 *
 *   parts      subject's ... | made: period, due_on, done, later | done's ...
 *
 * The made part has no file of its own: its cells stand where the row that was
 * done stands, or where the subject does. */
#include <string.h>

#include "evidence/schedule_parts.h"

static const s0_entry made_entries[S0_MADE_COUNT] = {
    {.kind = S0_ENTRY_COLUMN,
     .name = "period",
     .type = S0_TYPE_KEY,
     .meaning = "The period that was due"},
    {.kind = S0_ENTRY_COLUMN, .name = "due_on", .type = S0_TYPE_DATE, .meaning = "Its last day"},
    {.kind = S0_ENTRY_COLUMN,
     .name = "done",
     .type = S0_TYPE_DATE,
     .meaning = "The first day in it on which it was done"},
    {.kind = S0_ENTRY_COLUMN,
     .name = "later",
     .type = S0_TYPE_DATE,
     .meaning = "The first day after it on which it was done"},
};

/* Show a column, under another name where its own is taken. */
static s0_code show(s0_selection *made, s0_seen *columns, s0_seen one, const char *otherwise,
                    s0_arena *arena, s0_error *err)
{
    const char *name = one.name;

    if (s0_selection_column(made, name) >= 0) {
        if ((one.name = s0_textf(arena, "%s%s", otherwise, name)) == NULL)
            return s0_fail_memory(err);
        if (s0_selection_column(made, one.name) >= 0)
            return s0_fail(err, S0_ERULE, (s0_mark){0}, "a schedule would have two columns \"%s\"",
                           one.name);
    }
    columns[made->column_count++] = one;
    return S0_OK;
}

static bool is_key(const s0_scheduling *m, uint32_t column)
{
    for (size_t i = 0; m->of != NULL && i < m->schedule->key_count; i++) {
        if (m->done_key[i] == column)
            return true;
    }
    return false;
}

/* The made columns first, so that they keep their names; then the subject's, then done's. */
static s0_code make_columns(s0_selection *made, const s0_scheduling *m, s0_error *err)
{
    const s0_selection *of = m->of, *done = m->done;
    size_t count = S0_MADE_COUNT + done->column_count + (of != NULL ? of->column_count : 0);
    uint32_t part = (uint32_t)s0_subject_parts(m);
    s0_seen *columns = s0_alloc_n(m->arena, count, sizeof *columns);
    s0_code rc = S0_OK;

    if (columns == NULL)
        return s0_fail_memory(err);
    made->columns = columns;
    for (uint32_t i = 0; i < S0_MADE_COUNT; i++) {
        const s0_entry *entry = &made_entries[i];

        columns[made->column_count++] = (s0_seen){
            .name = entry->name, .full = entry->name, .entry = entry, .part = part, .column = i};
    }
    for (size_t i = 0; rc == S0_OK && of != NULL && i < of->column_count; i++)
        rc = show(made, columns, of->columns[i], "of_", m->arena, err);
    for (uint32_t i = 0; rc == S0_OK && i < done->column_count; i++) {
        s0_seen one = done->columns[i];

        one.part += part + 1;
        if (!is_key(m, i))
            rc = show(made, columns, one, "done_", m->arena, err);
    }
    return rc;
}

static s0_code make_parts(s0_selection *made, const s0_scheduling *m, s0_error *err)
{
    static const s0_entry *const entries[S0_MADE_COUNT] = {
        &made_entries[S0_MADE_PERIOD], &made_entries[S0_MADE_DUE_ON], &made_entries[S0_MADE_DONE],
        &made_entries[S0_MADE_LATER]};
    const s0_selection *done = m->done;
    const s0_seen *at = &done->columns[m->at];
    size_t mine = s0_subject_parts(m), count = mine + 1 + done->part_count;
    s0_part *parts = s0_alloc_n(m->arena, count, sizeof *parts);
    const s0_table *table = s0_table_build(m->arena, "schedule", entries, S0_MADE_COUNT, m->cells,
                                           m->at_record, NULL, NULL);

    if (parts == NULL || table == NULL)
        return s0_fail_memory(err);
    for (size_t p = 0; p < mine; p++) {
        parts[p] = m->of->parts[p];
        parts[p].rows = m->rows[p];
    }
    parts[mine] = (s0_part){.table = table,
                            .made = true,
                            .at_part = at->part + (uint32_t)mine + 1,
                            .at_column = at->column};
    for (size_t p = 0; p < done->part_count; p++) {
        parts[mine + 1 + p] = done->parts[p];
        parts[mine + 1 + p].rows = m->rows[mine + p];
        parts[mine + 1 + p].at_part += (uint32_t)mine + 1;
    }
    made->parts = parts;
    made->part_count = count;
    return S0_OK;
}

static s0_code make_key(s0_selection *made, const s0_scheduling *m, s0_error *err)
{
    size_t count = m->of != NULL ? m->schedule->key_count : 0;
    const char **key = s0_alloc_n(m->arena, count + 1, sizeof *key);

    if (key == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        key[i] = made->columns[S0_MADE_COUNT + m->of_key[i]].name;
    key[count] = made_entries[S0_MADE_PERIOD].name;
    made->key = key;
    made->key_count = count + 1;
    made->is_schedule = true;
    return S0_OK;
}

static s0_code find_date(int *out, const s0_scheduling *m, const char *name, const char *role,
                         s0_error *err)
{
    uint32_t column;
    s0_code rc;

    *out = -1;
    if (name == NULL)
        return S0_OK;
    if (m->of == NULL)
        return s0_fail(err, S0_ERULE, (s0_mark){0},
                       "\"%s\" names a column of subjects, and none are given", role);
    if ((rc = s0_column_find(&column, m->of, name, role, err)) != S0_OK)
        return rc;
    if (s0_family_of(m->of->columns[column].entry->type) != S0_FAMILY_DATE)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "\"%s\" asks for a date, and %s is %s", role,
                       name, s0_family_text(s0_family_of(m->of->columns[column].entry->type)));
    *out = (int)column;
    return S0_OK;
}

static s0_code find_columns(s0_scheduling *m, const s0_schedule *schedule, s0_error *err)
{
    const s0_entry *at;
    s0_code rc;

    if ((m->of == NULL) != (schedule->key_count == 0))
        return s0_fail(err, S0_ERULE, (s0_mark){0},
                       "a schedule needs both \"of\" and \"key\", or neither");
    if (m->of != NULL && ((rc = s0_columns_find(&m->of_key, m->arena, m->of, schedule->key,
                                                schedule->key_count, "key", err)) != S0_OK ||
                          (rc = s0_columns_find(&m->done_key, m->arena, m->done, schedule->key,
                                                schedule->key_count, "key", err)) != S0_OK))
        return rc;
    for (size_t i = 0; m->of != NULL && i < schedule->key_count; i++) {
        s0_family x = s0_family_of(m->of->columns[m->of_key[i]].entry->type);
        s0_family y = s0_family_of(m->done->columns[m->done_key[i]].entry->type);

        if (x != y)
            return s0_fail(err, S0_ERULE, (s0_mark){0},
                           "the key \"%s\" is %s on one side and %s on the other", schedule->key[i],
                           s0_family_text(x), s0_family_text(y));
    }
    if ((rc = s0_column_find(&m->at, m->done, schedule->at, "at", err)) != S0_OK ||
        (rc = find_date(&m->from, m, schedule->from, "from", err)) != S0_OK ||
        (rc = find_date(&m->to, m, schedule->to, "to", err)) != S0_OK)
        return rc;
    at = m->done->columns[m->at].entry;
    if (s0_family_of(at->type) != S0_FAMILY_DATE)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "\"at\" asks for a date, and %s is %s",
                       schedule->at, s0_family_text(s0_family_of(at->type)));
    return S0_OK;
}

s0_code s0_select_schedule(const s0_selection **out, s0_arena *arena, const s0_schedule *schedule,
                           const s0_terms *terms, s0_error *err)
{
    s0_scheduling m = {.schedule = schedule,
                       .terms = terms,
                       .arena = arena,
                       .of = schedule->of,
                       .done = schedule->done};
    s0_selection *made = s0_alloc(arena, sizeof *made);
    s0_code rc;

    if (made == NULL)
        return s0_fail_memory(err);
    if ((rc = find_columns(&m, schedule, err)) != S0_OK ||
        (rc = make_columns(made, &m, err)) != S0_OK)
        return rc;
    s0_spend(terms, (uint64_t)(m.of != NULL ? m.of->count : 1) + m.done->count);
    if ((rc = s0_moments_make(&m, err)) != S0_OK || (rc = s0_cover_make(&m, err)) != S0_OK ||
        (rc = s0_plans_make(&m, err)) != S0_OK || (rc = s0_schedule_records(&m, err)) != S0_OK ||
        (rc = make_parts(made, &m, err)) != S0_OK || (rc = make_key(made, &m, err)) != S0_OK)
        return rc;
    made->count = m.at_record;
    made->flags = m.marked != 0 ? m.flags : NULL;
    if ((rc = s0_selection_finish(made, arena, err)) == S0_OK)
        *out = made;
    return rc;
}
