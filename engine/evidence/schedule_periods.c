/* schedule_periods.c - which periods are due, and of which of them the evidence can say that
 * nothing was done. */
#include <string.h>

#include "evidence/schedule_parts.h"

/* Sort by first day and melt spans that touch. Files are few. */
static void melt(s0_cover *cover)
{
    size_t kept = 0;

    for (size_t i = 1; i < cover->count; i++) {
        s0_span span = cover->spans[i];
        size_t at = i;

        for (; at > 0 && cover->spans[at - 1].first > span.first; at--)
            cover->spans[at] = cover->spans[at - 1];
        cover->spans[at] = span;
    }
    for (size_t i = 0; i < cover->count; i++) {
        s0_span span = cover->spans[i];

        if (kept > 0 && (int64_t)cover->spans[kept - 1].last + 1 >= span.first) {
            if (span.last > cover->spans[kept - 1].last)
                cover->spans[kept - 1].last = span.last;
        } else {
            cover->spans[kept++] = span;
        }
    }
    cover->count = kept;
}

static bool covers(const s0_cover *cover, s0_day first, s0_day last)
{
    for (size_t i = 0; i < cover->count; i++) {
        if (cover->spans[i].first <= first && last <= cover->spans[i].last)
            return true;
    }
    return false;
}

s0_code s0_cover_make(s0_scheduling *s, s0_error *err)
{
    const s0_part *part = &s->done->parts[s->done->columns[s->at].part];
    const s0_file *const *files;
    size_t count;

    if (part->made)
        part = &s->done->parts[part->at_part];
    files = s0_table_files(part->table, &count);
    if (s0_table_lacks_file(part->table))
        count = 0; /* what the others cover says nothing of the rows that are missing */
    s->cover.spans = s0_alloc_n(s->arena, count, sizeof *s->cover.spans);
    s->stated.spans = s0_alloc_n(s->arena, count, sizeof *s->stated.spans);
    if (s->cover.spans == NULL || s->stated.spans == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        const s0_origin *origin = &files[i]->origin;
        s0_day day;

        if (origin->has_covers) {
            s->stated.spans[s->stated.count++] = origin->covers;
            s->cover.spans[s->cover.count++] = origin->covers;
        } else if (s0_file_collected(&day, files[i], s->terms)) {
            s->cover.spans[s->cover.count++] = (s0_span){INT32_MIN, day};
        }
    }
    melt(&s->cover);
    melt(&s->stated);
    return S0_OK;
}

static bool is_calendar(int32_t months)
{
    return months >= 1 && months <= 6 && months != 5;
}

/* The period after `*span`, or for `started` false the first that may be due. */
static void step(s0_span *span, bool started, const s0_plan *plan, const s0_scheduling *s)
{
    int32_t months = s0_duration_months(plan->every);
    s0_day first = started ? span->last + 1 : s->terms->period.first;

    if (months > 0 && s0_period_at(first, months, span, NULL))
        return;
    span->first = first;
    span->last = s0_day_add(first, plan->every, s->terms->calendar) - 1;
}

/* Periods whose last day lies in the audit period. */
static size_t count_due(const s0_plan *plan, const s0_scheduling *s)
{
    s0_span span = {0};
    size_t count = 0;

    for (step(&span, false, plan, s); span.last <= s->terms->period.last;
         step(&span, true, plan, s)) {
        if (span.last < span.first) /* the calendar ends: nothing follows */
            break;
        count++;
    }
    return count;
}

static const char *name_of(s0_span span, const s0_plan *plan, s0_arena *arena)
{
    int32_t months = s0_duration_months(plan->every);
    char name[16], last[16];

    if (months > 0 && s0_period_at(span.first, months, &span, name))
        return s0_text_dup(arena, name);
    s0_day_text(span.first, name);
    s0_day_text(span.last, last);
    return span.first == span.last ? s0_text_dup(arena, name)
                                   : s0_textf(arena, "%s..%s", name, last);
}

static s0_code make_room(s0_plan *plan, s0_arena *arena, s0_error *err)
{
    plan->periods = s0_alloc_n(arena, plan->count, sizeof *plan->periods);
    plan->names = s0_alloc_n(arena, plan->count, sizeof *plan->names);
    plan->limits = s0_alloc_n(arena, plan->count, sizeof *plan->limits);
    plan->late = s0_alloc_n(arena, plan->count, sizeof *plan->late);
    plan->apart = s0_alloc_n(arena, plan->count, sizeof *plan->apart);
    plan->shown = s0_alloc_n(arena, plan->count, sizeof *plan->shown);
    plan->stray = s0_alloc_n(arena, plan->count, sizeof *plan->stray);
    if (plan->periods == NULL || plan->names == NULL || plan->limits == NULL ||
        plan->late == NULL || plan->apart == NULL || plan->shown == NULL || plan->stray == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

static s0_day with_tolerance(s0_day day, const s0_scheduling *s)
{
    return s->schedule->has_tolerance ? s0_day_add(day, s->schedule->tolerance, s->terms->calendar)
                                      : day;
}

/* The first day of the interval (and tolerance) that ends on `day`. */
static s0_day reach_back(s0_day day, const s0_plan *plan, const s0_scheduling *s)
{
    if (s->schedule->has_tolerance)
        day = s0_day_subtract(day, s->schedule->tolerance, s->terms->calendar);
    return s0_day_subtract(day, plan->every, s->terms->calendar);
}

/* Whether a moment without a subject may lie in `span`. With a tolerance one moment may move
 * others, so that any of them counts. */
static bool has_stray(const s0_scheduling *s, s0_span span, bool moves)
{
    for (size_t i = 0; i < s->stray_count; i++) {
        const s0_moment *moment = &s->moments[s->strays[i]];

        if (!moment->dated || (moment->last >= span.first && (moves || moment->first <= span.last)))
            return true;
    }
    return false;
}

static s0_code make_periods(s0_plan *plan, const s0_scheduling *s, s0_error *err)
{
    s0_span span = {0};
    s0_code rc = make_room(plan, s->arena, err);

    if (rc != S0_OK)
        return rc;
    for (size_t k = 0; k < plan->count; k++) {
        step(&span, k > 0, plan, s);
        plan->periods[k] = span;
        if ((plan->names[k] = name_of(span, plan, s->arena)) == NULL)
            return s0_fail_memory(err);
        plan->limits[k] = with_tolerance(span.last, s);
        plan->late[k] = !s->schedule->has_tolerance || s->terms->date > plan->limits[k];
        plan->apart[k] =
            span.first < s->terms->period.first && !covers(&s->stated, span.first, span.first);
        plan->shown[k] = covers(&s->cover, span.first, plan->limits[k]);
        plan->stray[k] = has_stray(s, s->schedule->has_tolerance ? plan->periods[0] : span,
                                   s->schedule->has_tolerance);
    }
    return S0_OK;
}

/* One record: the interval that ends on the audit's date. Nothing done in it is certain when the
 * interval that ends on the last day the evidence covers shows nothing either: it was late
 * already when somebody last looked. */
static s0_code make_single(s0_plan *plan, const s0_scheduling *s, s0_error *err)
{
    s0_day date = s->terms->date, seen = INT32_MIN;
    s0_span span = {0, date};
    char text[32];
    s0_code rc;

    plan->single = true;
    plan->count = 1;
    if ((rc = make_room(plan, s->arena, err)) != S0_OK)
        return rc;
    span.first = reach_back(date, plan, s);
    s0_duration_text(plan->every, text);
    plan->names[0] = s0_textf(s->arena, "last %s", text);
    plan->periods[0] = span;
    plan->limits[0] = date;
    plan->late[0] = true;
    for (size_t i = 0; i < s->cover.count && s->cover.spans[i].first <= date; i++)
        seen = s->cover.spans[i].last < date ? s->cover.spans[i].last : date;
    if (seen != INT32_MIN) {
        /* A day that `covers` names is over: what was due on it and not done is late as well. */
        if (seen < date && covers(&s->stated, seen, seen))
            plan->shown_from = reach_back(seen + 1, plan, s);
        else
            plan->shown_from = reach_back(seen, plan, s);
        plan->shown_from_set = covers(&s->cover, plan->shown_from, seen);
        span.first = plan->shown_from;
    }
    plan->stray[0] = has_stray(s, span, false);
    return plan->names[0] != NULL ? S0_OK : s0_fail_memory(err);
}

s0_code s0_plan_make(s0_plan *out, const s0_scheduling *s, const s0_cell *every, s0_error *err)
{
    int32_t months;

    *out = (s0_plan){.state = every->state};
    if (every->state != S0_GIVEN)
        return S0_OK;
    out->every = every->as.duration;
    if (out->every.amount <= 0)
        return s0_fail(err, S0_ERULE, (s0_mark){0}, "a schedule cannot be due every 0 days");
    months = s0_duration_months(out->every);
    if (months == 0 || is_calendar(months))
        out->count = count_due(out, s);
    return out->count > 0 ? make_periods(out, s, err) : make_single(out, s, err);
}
