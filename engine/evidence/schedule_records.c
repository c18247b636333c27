/* schedule_records.c - the records of a schedule: each subject with each period it owes. */
#include "evidence/schedule_parts.h"

s0_code s0_plans_make(s0_scheduling *m, s0_error *err)
{
    const s0_schedule *schedule = m->schedule;
    size_t classes = 0;
    s0_code rc = S0_OK;

    if (schedule->every_per != NULL) {
        if (m->of == NULL || schedule->every_per->kind != S0_PER)
            return s0_fail(err, S0_ERULE, (s0_mark){0},
                           "an interval per class needs subjects that have a class");
        rc = s0_interval_bind(&m->interval, m->arena, m->of, schedule->every_per, err);
        classes = schedule->every_per->class_count;
    } else {
        s0_operand every = {.kind = S0_CONSTANT, .cell = schedule->every};

        rc = s0_interval_bind(&m->interval, m->arena, m->done, &every, err);
        classes = 1;
    }
    if (rc != S0_OK)
        return rc;
    m->plan_count = classes + 2;
    if ((m->plans = s0_alloc_n(m->arena, m->plan_count, sizeof *m->plans)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; rc == S0_OK && i < classes; i++)
        rc = s0_plan_make(
            &m->plans[i], m,
            schedule->every_per != NULL ? &m->interval->limits[i] : &m->interval->cell, err);
    m->plans[classes].state = S0_NONE;
    m->plans[classes + 1].state = S0_UNKNOWN;
    return rc;
}

static const s0_plan *plan_of(const s0_scheduling *m, size_t subject)
{
    int class = 0;

    if (m->schedule->every_per != NULL)
        class = s0_operand_class(m->interval, m->of, subject);
    if (class >= 0)
        return &m->plans[class];
    return &m->plans[m->plan_count - (class == -2 ? 2 : 1)];
}

/* Whether a subject owes a period: it must have been there on all its days. None is no border. */
static s0_three owes(const s0_scheduling *m, size_t subject, s0_span period)
{
    s0_three answer = S0_YES;

    for (int end = 0; end < 2; end++) {
        int column = end == 0 ? m->from : m->to;
        s0_cell cell;
        s0_date days;

        if (column < 0)
            continue;
        cell = s0_selection_cell(m->of, subject, (size_t)column);
        if (cell.state == S0_NONE)
            continue;
        if (cell.state == S0_UNKNOWN) {
            answer = S0_MAYBE;
            continue;
        }
        days = s0_cell_days(&cell);
        if (end == 0 ? days.first > period.first : days.last < period.last)
            return S0_NO;
        if (end == 0 ? days.last > period.first : days.first < period.last)
            answer = S0_MAYBE;
    }
    return answer;
}

static size_t records_of(const s0_scheduling *m, size_t subject)
{
    const s0_plan *plan = plan_of(m, subject);
    size_t count = 0;

    if (plan->state != S0_GIVEN)
        return 1;
    for (size_t k = 0; k < plan->count; k++)
        count += owes(m, subject, plan->periods[k]) != S0_NO;
    return count;
}

static s0_cell date_cell(s0_state state, s0_date date)
{
    return (s0_cell){.state = state, .type = S0_TYPE_DATE, .as.date = date};
}

/* Write one record. */
static void put(s0_scheduling *m, size_t subject, const char *name, const s0_slot *slot)
{
    s0_cell *cells = &m->cells[m->at_record * S0_MADE_COUNT];
    const s0_selection *done = m->done;
    size_t parts = s0_subject_parts(m);
    unsigned flags = slot->flags;

    cells[S0_MADE_PERIOD] = (s0_cell){.state = name != NULL ? S0_GIVEN : slot->due_state,
                                      .type = S0_TYPE_KEY,
                                      .as.text = {.key = name, .shown = name}};
    cells[S0_MADE_DUE_ON] = date_cell(slot->due_state, slot->due);
    cells[S0_MADE_DONE] = date_cell(slot->state, slot->done);
    cells[S0_MADE_LATER] = date_cell(slot->later_state, slot->later);
    for (size_t p = 0; p < parts; p++)
        m->rows[p][m->at_record] = s0_part_row(&m->of->parts[p], subject);
    for (size_t p = 0; p < done->part_count; p++)
        m->rows[parts + p][m->at_record] =
            slot->record >= 0 ? s0_part_row(&done->parts[p], (size_t)slot->record) : slot->record;
    if (m->of != NULL)
        flags |= s0_flags_of(m->of, subject);
    m->flags[m->at_record++] = (uint8_t)flags;
    m->marked |= flags;
}

/* The moments of a subject. False: nobody knows which they are. */
static bool find_own(const s0_scheduling *m, size_t subject, const uint32_t **own, size_t *count)
{
    uint32_t group;

    *own = m->own;
    *count = 0;
    if (m->of == NULL) {
        *own = m->all;
        *count = m->moment_count;
        return true;
    }
    group = s0_index_find(&m->index, m->of, m->of_key, subject);
    if (group == S0_GROUP_UNKNOWN || group == S0_GROUP_ABSENT)
        return group == S0_GROUP_ABSENT;
    for (uint32_t i = m->index.head[group]; i != S0_CHAIN_END; i = m->index.next[i])
        m->own[(*count)++] = m->moment_of[i];
    return true;
}

static void put_subject(s0_scheduling *m, size_t subject)
{
    const s0_plan *plan = plan_of(m, subject);
    const uint32_t *own;
    size_t count;
    bool known;

    if (plan->state != S0_GIVEN) {
        bool none = plan->state == S0_NONE;
        s0_slot slot = {.state = plan->state,
                        .later_state = plan->state,
                        .due_state = plan->state,
                        .record = none ? S0_ROW_NONE : S0_ROW_UNKNOWN,
                        .flags = none ? S0_FLAG_NO_LIMIT : 0};

        put(m, subject, NULL, &slot);
        return;
    }
    known = find_own(m, subject, &own, &count);
    s0_schedule_fill(m->slots, m, plan, own, count, !known);
    for (size_t k = 0; k < plan->count; k++) {
        s0_three owed = owes(m, subject, plan->periods[k]);

        if (owed == S0_NO)
            continue;
        if (owed == S0_MAYBE)
            m->slots[k].flags |= S0_FLAG_UNCERTAIN;
        put(m, subject, plan->names[k], &m->slots[k]);
    }
}

static s0_code make_room(s0_scheduling *m, size_t records, s0_error *err)
{
    s0_arena *arena = m->arena;
    size_t periods = 1, parts = s0_subject_parts(m) + m->done->part_count;

    for (size_t i = 0; i < m->plan_count; i++) {
        if (m->plans[i].count > periods)
            periods = m->plans[i].count;
    }
    m->own = s0_alloc_n(arena, m->moment_count, sizeof *m->own);
    m->slots = s0_alloc_n(arena, periods, sizeof *m->slots);
    m->home = s0_alloc_n(arena, m->moment_count, sizeof *m->home);
    m->counts = s0_alloc_n(arena, periods, sizeof *m->counts);
    m->filler = s0_alloc_n(arena, periods, sizeof *m->filler);
    m->earliest = s0_alloc_n(arena, periods, sizeof *m->earliest);
    m->flags = s0_alloc_n(arena, records, sizeof *m->flags);
    m->rows = s0_alloc_n(arena, parts, sizeof *m->rows);
    if (records > INT32_MAX ||
        (m->cells = s0_alloc_n(arena, records, S0_MADE_COUNT * sizeof *m->cells)) == NULL)
        return s0_fail_memory(err);
    for (size_t p = 0; m->rows != NULL && p < parts; p++) {
        if ((m->rows[p] = s0_alloc_n(arena, records, sizeof **m->rows)) == NULL)
            return s0_fail_memory(err);
    }
    if (m->own == NULL || m->slots == NULL || m->home == NULL || m->counts == NULL ||
        m->filler == NULL || m->earliest == NULL || m->flags == NULL || m->rows == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

s0_code s0_schedule_records(s0_scheduling *m, s0_error *err)
{
    size_t subjects = m->of != NULL ? m->of->count : 1, records = 0;
    s0_code rc;

    for (size_t i = 0; i < subjects; i++)
        records += records_of(m, i);
    s0_spend(m->terms, records);
    if ((rc = make_room(m, records, err)) != S0_OK)
        return rc;
    for (size_t i = 0; i < subjects; i++)
        put_subject(m, i);
    return S0_OK;
}
