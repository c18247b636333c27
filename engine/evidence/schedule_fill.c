/* schedule_fill.c - what was done against what was due, for one subject.
 *
 * A moment that is certain and lies inside one period fills it. All others - no
 * day, a month across a border, an uncertain record, a record without subject -
 * can only make a period unknown that nothing fills, and the row that filled it
 * unknown where it is filled. So blanking a date or key never turns done into
 * none or none into done. */
#include <string.h>

#include "evidence/schedule_parts.h"

#define NOWHERE UINT32_MAX        /* certain, in no due period */
#define DOUBTFUL (UINT32_MAX - 1) /* may lie in one or in none */
#define LENT (UINT32_MAX - 2)     /* counts for an earlier period, by tolerance */

typedef struct filling {
    s0_scheduling *s;
    const s0_plan *plan;
    const uint32_t *own;
    size_t count;
    bool undated;      /* a moment of this subject has no day */
    bool any_doubt;    /* any moment that could move others */
    s0_day doubt_last; /* the latest day of a moment without certain day */
} filling;

static const s0_moment *moment_at(const filling *f, size_t i)
{
    return &f->s->moments[f->own[i]];
}

/* The first period that ends on or after `day`. */
static size_t period_of(const s0_plan *plan, s0_day day)
{
    size_t low = 0, high = plan->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (plan->periods[middle].last < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first of the subject's moments that begins after `day`; those without a day come first. */
static size_t first_after(const filling *f, s0_day day)
{
    size_t low = 0, high = f->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (!moment_at(f, middle)->dated || moment_at(f, middle)->first <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A moment that may lie in the periods it touches. */
static void doubt(filling *f, const s0_moment *moment)
{
    size_t last = f->plan->count;

    for (size_t k = period_of(f->plan, moment->first); k < last; k++) {
        s0_day first = f->plan->periods[k].first;
        s0_day day = moment->first > first ? moment->first : first;

        if (moment->last < first)
            break;
        if (day < f->s->earliest[k])
            f->s->earliest[k] = day;
    }
    if (moment->last >= f->plan->periods[0].first)
        f->any_doubt = true;
}

/* Give every moment its period, and every period its count. */
static void settle(filling *f)
{
    for (size_t k = 0; k < f->plan->count; k++) {
        f->s->counts[k] = 0;
        f->s->filler[k] = NOWHERE;
        f->s->earliest[k] = INT32_MAX;
    }
    for (size_t i = 0; i < f->count; i++) {
        const s0_moment *moment = moment_at(f, i);
        size_t k = moment->dated ? period_of(f->plan, moment->first) : 0;
        bool inside = moment->dated && k < f->plan->count &&
                      f->plan->periods[k].first <= moment->first &&
                      moment->last <= f->plan->periods[k].last;
        bool exact = moment->dated && moment->first == moment->last;

        if ((!moment->sure || !exact) && moment->last > f->doubt_last)
            f->doubt_last = moment->last;
        if (f->s->schedule->has_tolerance && !exact && moment->last >= f->plan->periods[0].first)
            f->any_doubt = true; /* it may end within or beyond the tolerance */
        if (!moment->dated) {
            f->undated = f->any_doubt = true;
            f->s->home[i] = DOUBTFUL;
        } else if (moment->sure && inside) {
            f->s->home[i] = (uint32_t)k;
            f->s->counts[k]++;
        } else if (moment->sure && exact) {
            f->s->home[i] = NOWHERE;
        } else {
            f->s->home[i] = DOUBTFUL;
            doubt(f, moment);
        }
    }
}

/* Fill empty periods from the days of tolerance after them, as far as those moments are not needed
 * by the period they lie in. */
static void lend(filling *f)
{
    uint32_t *home = f->s->home, *counts = f->s->counts;

    for (size_t k = 0; k < f->plan->count; k++) {
        if (counts[k] > 0)
            continue;
        for (size_t i = first_after(f, f->plan->periods[k].last); i < f->count; i++) {
            const s0_moment *moment = moment_at(f, i);

            if (moment->first > f->plan->limits[k])
                break;
            if (moment->last > f->plan->limits[k] || home[i] == DOUBTFUL || home[i] == LENT ||
                (home[i] != NOWHERE && counts[home[i]] < 2))
                continue;
            if (home[i] != NOWHERE)
                counts[home[i]]--;
            home[i] = LENT;
            f->s->filler[k] = (uint32_t)i;
            break;
        }
    }
}

/* Whether another certain moment may be the one rather than `one`. */
static bool is_rival(const filling *f, const s0_moment *one, const s0_moment *other, int order)
{
    s0_cell a = s0_selection_cell(f->s->done, one->record, f->s->at);
    s0_cell b = s0_selection_cell(f->s->done, other->record, f->s->at);

    return s0_cell_order(&a, &b) != order &&
           !s0_records_alike(f->s->done, one->record, other->record, f->s->terms);
}

/* Whether another moment of the same time could as well have been lent, or been left. */
static bool has_double(const filling *f, size_t chosen)
{
    const s0_moment *one = moment_at(f, chosen);

    for (size_t i = chosen; i > 0 && moment_at(f, i - 1)->first == one->first; i--) {
        if (moment_at(f, i - 1)->last == one->last && is_rival(f, one, moment_at(f, i - 1), 1))
            return true;
    }
    for (size_t i = chosen + 1; i < f->count && moment_at(f, i)->first == one->first; i++) {
        if (moment_at(f, i)->last == one->last && is_rival(f, one, moment_at(f, i), -1))
            return true;
    }
    return false;
}

/* The slot of a period that something fills: the first day in it, as narrow as it is known. */
static void fill_done(s0_slot *slot, const filling *f, size_t k)
{
    size_t chosen = f->s->filler[k];
    const s0_moment *one = moment_at(f, chosen);
    bool moved = f->s->home[chosen] == LENT;
    bool rival = f->undated || f->plan->stray[k] || (f->s->schedule->has_tolerance && f->any_doubt);

    slot->state = S0_GIVEN;
    slot->done = (s0_date){one->first, one->last};
    if (rival)
        slot->done.first = f->plan->periods[k].first;
    for (size_t i = chosen + 1; !moved && i < f->count; i++) {
        const s0_moment *other = moment_at(f, i);

        if (other->first > slot->done.last)
            break;
        if (f->s->home[i] != k)
            continue;
        rival = rival || is_rival(f, one, other, -1);
        if (other->last < slot->done.last)
            slot->done.last = other->last;
    }
    if (f->s->earliest[k] <= slot->done.last) {
        rival = true;
        if (f->s->earliest[k] < slot->done.first)
            slot->done.first = f->s->earliest[k];
    }
    if (f->s->schedule->has_tolerance && has_double(f, chosen))
        rival = true;
    slot->record = rival ? S0_ROW_UNKNOWN : (int32_t)one->record;
}

/* The slot of a period that nothing fills for certain. */
static void fill_empty(s0_slot *slot, const filling *f, size_t k, bool key_unknown)
{
    const s0_plan *plan = f->plan;
    bool maybe = key_unknown || f->undated || plan->stray[k] || f->s->earliest[k] != INT32_MAX ||
                 (f->s->schedule->has_tolerance && f->any_doubt);

    slot->state = S0_UNKNOWN;
    slot->record = S0_ROW_UNKNOWN;
    if (plan->apart[k] || !plan->late[k])
        slot->flags |= maybe ? S0_FLAG_UNCERTAIN : S0_FLAG_NOT_DUE; /* done, or set apart */
    else if (!plan->shown[k])
        return;
    if (maybe)
        return;
    slot->state = S0_NONE;
    slot->record = S0_ROW_NONE;
}

/* The first moment after the period, and after the one that filled it. */
static void find_later(s0_slot *slot, const filling *f, size_t k, bool key_unknown)
{
    s0_day after = f->plan->periods[k].last;
    size_t i;

    if (slot->state == S0_GIVEN && slot->done.last > after)
        after = slot->done.last;
    i = first_after(f, after);
    slot->later_state = S0_UNKNOWN;
    if (f->s->schedule->has_tolerance && slot->record == S0_ROW_UNKNOWN &&
        (slot->state != S0_GIVEN || after > f->plan->periods[k].last))
        return; /* the next may be the one that was lent */
    if (key_unknown || f->undated || f->doubt_last > after ||
        (f->s->stray_count > 0 && f->s->stray_last > after))
        return;
    if (i < f->count) {
        slot->later_state = S0_GIVEN;
        slot->later = (s0_date){moment_at(f, i)->first, moment_at(f, i)->last};
    } else if (f->s->cover.count > 0) {
        slot->later_state = S0_NONE;
    }
}

static void fill_periods(s0_slot *out, filling *f, bool key_unknown)
{
    if (f->s->schedule->has_tolerance)
        lend(f);
    for (size_t i = f->count; i-- > 0;) { /* the first stays */
        if (f->s->home[i] < f->plan->count)
            f->s->filler[f->s->home[i]] = (uint32_t)i;
    }
    for (size_t k = 0; k < f->plan->count; k++) {
        s0_slot *slot = &out[k];

        *slot = (s0_slot){.due_state = S0_GIVEN};
        slot->due = (s0_date){f->plan->periods[k].last, f->plan->periods[k].last};
        if (f->s->filler[k] != NOWHERE)
            fill_done(slot, f, k);
        else
            fill_empty(slot, f, k, key_unknown);
        find_later(slot, f, k, key_unknown);
    }
}

static s0_date due_after(s0_date done, const filling *f)
{
    s0_duration every = f->plan->every;
    const s0_calendar *calendar = f->s->terms->calendar;

    return (s0_date){s0_day_add(done.first, every, calendar),
                     s0_day_add(done.last, every, calendar)};
}

/* The newest certain moment in the interval, NOWHERE when there is none; moments that may lie in
 * it have been given to `earliest`. */
static size_t newest(const filling *f)
{
    size_t best = NOWHERE;

    for (size_t i = 0; i < f->count; i++) {
        if (f->s->home[i] == 0 &&
            (best == NOWHERE || moment_at(f, i)->first >= moment_at(f, best)->first))
            best = i;
    }
    return best;
}

/* The newest day in the interval, as narrow as it is known. */
static void fill_newest(s0_slot *slot, const filling *f, size_t best)
{
    const s0_moment *one = moment_at(f, best);
    s0_day date = f->s->terms->date;
    bool rival = f->undated || f->plan->stray[0];

    slot->state = S0_GIVEN;
    slot->done = (s0_date){one->first, rival ? date : one->last};
    for (size_t i = 0; i < f->count; i++) {
        const s0_moment *other = moment_at(f, i);
        s0_day last = other->last < date ? other->last : date;

        if (i == best || f->s->home[i] == NOWHERE || !other->dated || other->first > date ||
            last < one->first)
            continue;
        rival = rival || is_rival(f, one, other, 1);
        if (last > slot->done.last)
            slot->done.last = last;
    }
    slot->record = rival ? S0_ROW_UNKNOWN : (int32_t)one->record;
    slot->due_state = S0_GIVEN;
    slot->due = due_after(slot->done, f);
}

/* Nothing certain in the interval: late since the last time, where the evidence shows that. */
static void fill_overdue(s0_slot *slot, const filling *f, bool key_unknown)
{
    s0_day date = f->s->terms->date, last = INT32_MIN;
    s0_date before = {0};

    slot->state = slot->due_state = S0_UNKNOWN;
    slot->record = S0_ROW_UNKNOWN;
    for (size_t i = 0; i < f->count; i++) {
        const s0_moment *moment = moment_at(f, i);

        if (moment->dated && moment->first <= date && moment->last >= last) {
            last = moment->last;
            before = (s0_date){moment->first, moment->last};
        }
    }
    if (key_unknown || f->undated || f->plan->stray[0] || f->s->earliest[0] != INT32_MAX)
        return;
    slot->due_state = S0_GIVEN;
    slot->due = last == INT32_MIN ? (s0_date){date, date} : due_after(before, f);
    if (f->plan->shown_from_set && last < f->plan->shown_from) {
        slot->state = S0_NONE;
        slot->record = S0_ROW_NONE;
    }
}

void s0_schedule_fill(s0_slot *out, s0_scheduling *s, const s0_plan *plan, const uint32_t *own,
                      size_t own_count, bool key_unknown)
{
    filling f = {.s = s, .plan = plan, .own = own, .count = own_count, .doubt_last = INT32_MIN};
    size_t best;

    settle(&f);
    if (!plan->single) {
        fill_periods(out, &f, key_unknown);
        return;
    }
    *out = (s0_slot){0};
    if ((best = newest(&f)) != NOWHERE)
        fill_newest(out, &f, best);
    else
        fill_overdue(out, &f, key_unknown);
    find_later(out, &f, 0, key_unknown);
}
