/* every_count.c - decides the records of a population one by one, in the order of their
 * keys, and counts them. */
#include "rule/every_pass.h"

#include <string.h>

#include "rule/every_text.h"

#define SAYS 3u /* of what a condition says of a record: the verdict */
#define SAYS_BITS 2

/* --- one record ---------------------------------------------------------------------- */

/* How many leading columns name the subject: of a schedule all but the period, of other
 * keys the first; 0 when every record is a subject of its own. */
static size_t subject_width(const s0_population *p)
{
    if (s0_selection_is_schedule(p->of))
        return p->column_count - 1;
    return p->column_count > 1 ? 1 : 0;
}

/* The key with "#2" for a repetition; the waiver of the instance by the key without. */
static const char *key_of(s0_population *p, size_t record)
{
    const char *key = s0_key_text(p->arena, p->of, record, p->columns, p->column_count);

    if (key != NULL && p->repeat > 0)
        key = s0_textf(p->arena, "%s#%zu", key, p->repeat + 1);
    return key;
}

/* The first column of the key that is unknown at a record; -1 when all are known. */
static int unknown_key(const s0_population *p, size_t record)
{
    for (size_t i = 0; i < p->column_count; i++)
        if (s0_selection_cell(p->of, record, p->columns[i]).state == S0_UNKNOWN)
            return (int)p->columns[i];
    return -1;
}

/* The waiver that holds or may hold for a record. Where none names it, one whose subject is unknown
 * may: it is the first of those. */
static const s0_waiver *waiver_of(s0_population *p, size_t record)
{
    const s0_waiver *found = NULL;
    const char *key, *first;
    int blank;

    if (p->waivers.count == 0)
        return NULL;
    if ((blank = unknown_key(p, record)) >= 0) {
        p->for_unknown_key = (s0_waiver){.subject = "",
                                         .doubt = s0_selection_column_full(p->of, (size_t)blank),
                                         .at = s0_selection_mark(p->of, record, (size_t)blank)};
        return &p->for_unknown_key;
    }
    s0_arena_reset(p->scratch);
    key = s0_key_text(p->scratch, p->of, record, p->columns, p->column_count);
    first = s0_key_text(p->scratch, p->of, record, p->columns, 1);
    if (key != NULL) /* else it is longer than any subject of a waiver */
        found = s0_waiver_of(&p->waivers, key, first);
    if (found == NULL && p->waivers.blank > 0 && !p->blank_waivers_spent)
        found = &p->waivers.items[p->waivers.count - p->waivers.blank];
    return found;
}

static s0_fate fate_of(s0_population *p, size_t record)
{
    p->uncertain = s0_selection_uncertain(p->of, record);
    p->excepted = S0_FAILS;
    p->tests.trace_count = p->exception.trace_count = 0;
    p->tests_asked = false;
    p->why_apart = S0_APART_NOT_DUE;
    p->waiver = NULL;
    if (s0_selection_no_limit(p->of, record))
        p->why_apart = S0_APART_NO_LIMIT;
    if (s0_selection_not_due(p->of, record) || s0_selection_no_limit(p->of, record))
        return S0_FATE_APART;
    if (p->except != NULL) {
        p->excepted = (s0_verdict_of)(p->except_says[record] & SAYS);
        p->exception.verdict = p->excepted;
    }
    if (p->excepted == S0_MEETS) {
        p->why_apart = S0_APART_EXEMPT;
        return S0_FATE_APART;
    }
    p->tests_asked = true;
    p->tests.verdict = (s0_verdict_of)(p->meets_says[record] & SAYS);
    p->tests.apart = (s0_apart)(p->meets_says[record] >> SAYS_BITS);
    if (p->tests.verdict == S0_APART) {
        p->why_apart = p->tests.apart;
        return S0_FATE_APART;
    }
    if (p->tests.verdict == S0_MEETS)
        return p->none_certain ? S0_FATE_UNKNOWN : S0_FATE_MET;
    p->waiver = waiver_of(p, record);
    if (p->waiver != NULL && p->waiver->doubt == NULL) {
        p->why_apart = S0_APART_WAIVED;
        return S0_FATE_APART;
    }
    if (p->waiver != NULL)
        return S0_FATE_UNKNOWN;
    return p->tests.verdict == S0_FAILS && !p->uncertain && p->excepted != S0_UNDECIDED
               ? S0_FATE_FAILED
               : S0_FATE_UNKNOWN;
}

/* --- what an instance says ------------------------------------------------------------ */

/* The tests that decided the record at hand: asked again, because most records are only counted. */
static void explain(s0_population *p, size_t record)
{
    bool apart_by_schedule =
        s0_selection_no_limit(p->of, record) || s0_selection_not_due(p->of, record);

    if (p->except != NULL && !apart_by_schedule)
        s0_decide(&p->exception, p->except, record);
    if (p->tests_asked)
        s0_decide(&p->tests, p->meets, record);
}

static void add_missing(s0_population *p, const char *name)
{
    for (size_t i = 0; i < p->missing_count; i++)
        if (strcmp(p->missing[i], name) == 0)
            return;
    if (p->missing_count < S0_MISSING_MAX)
        p->missing[p->missing_count++] = name;
}

/* A column that the engine made is named by what it was made from. */
static void name_missing(void *context, const char *full_name)
{
    s0_population *p = context;
    const s0_every *every = p->every;

    for (size_t i = 0; i < every->made_count; i++) {
        if (strcmp(every->made[i].column, full_name) != 0 || every->made[i].count == 0)
            continue;
        for (size_t k = 0; k < every->made[i].count; k++)
            add_missing(p, every->made[i].names[k]);
        return;
    }
    add_missing(p, full_name);
}

static void put_why_unknown(s0_buf *out, s0_population *p, size_t record)
{
    if (p->tests.verdict == S0_UNDECIDED) {
        s0_put_doubt(out, p->of, record, &p->tests, name_missing, p);
    } else {
        s0_put_failure(out, p->of, record, &p->tests);
    }
    if (p->excepted == S0_UNDECIDED) {
        s0_put(out, "; not known whether it is exempt");
        s0_put_doubt(out, p->of, record, &p->exception, name_missing, p);
    }
    if (p->waiver != NULL) {
        char place[256];
        s0_mark at = p->waiver->at;

        at.column = 0;
        s0_mark_text(at, place, sizeof place);
        s0_putf(out, "; not known whether a waiver holds: %s is unknown (%s)", p->waiver->doubt,
                place);
        name_missing(p, p->waiver->doubt);
    }
    if (p->uncertain) {
        s0_put(out, "; not known whether it belongs here");
        s0_put_unknown_columns(out, p->of, record, p->every->belongs, p->every->belongs_count,
                               name_missing, p);
    }
}

/* The place of the first cell that decided, else of the key. */
static s0_mark place_of(const s0_population *p, size_t record, const s0_decision *decision)
{
    s0_mark at = {0};

    if (decision != NULL && decision->trace_count > 0)
        at = decision->traces[0].at;
    for (size_t i = 0; i < p->column_count && at.source == NULL; i++)
        at = s0_selection_mark(p->of, record, p->columns[i]);
    return at;
}

static const char *text_of(s0_population *p, s0_fate fate, size_t record)
{
    s0_buf out = s0_buf_in(p->arena);

    if (fate == S0_FATE_FAILED && p->every->meets == NULL)
        s0_put_not_done(&out, p->of, record);
    else if (fate == S0_FATE_FAILED)
        s0_put_failure(&out, p->of, record, &p->tests);
    else if (fate == S0_FATE_UNKNOWN)
        put_why_unknown(&out, p, record);
    else if (p->waiver != NULL)
        s0_put_waiver(&out, p->waiver);
    else
        s0_put_apart(&out, p->why_apart,
                     p->why_apart == S0_APART_EXEMPT ? &p->exception : &p->tests);
    return s0_buf_text(&out);
}

/* A new instance at the end of `list`; NULL when the list is full or memory is short. */
static s0_instance *add(s0_population *p, s0_listing *list)
{
    if (list->count == S0_LISTED_MAX)
        return NULL;
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 16 : list->room * 2;
        s0_instance *items = s0_alloc_n(p->arena, room, sizeof *items);

        if (items == NULL) {
            p->short_of_memory = true;
            return NULL;
        }
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    return &list->items[list->count++];
}

static s0_instance *list(s0_population *p, s0_listing *where, s0_fate fate, size_t record)
{
    static const char *const apart_words[] = {[S0_APART_NOT_DUE] = "not_due",
                                              [S0_APART_NO_LIMIT] = "no_limit",
                                              [S0_APART_EXEMPT] = "exempt",
                                              [S0_APART_WAIVED] = "waived"};
    s0_instance *instance = add(p, where);
    const s0_decision *decided =
        p->why_apart == S0_APART_EXEMPT && fate == S0_FATE_APART ? &p->exception : &p->tests;

    if (instance != NULL || fate == S0_FATE_UNKNOWN)
        explain(p, record);
    if (instance == NULL) {
        if (fate == S0_FATE_UNKNOWN) { /* not listed, but what it lacks is named */
            s0_buf lost = s0_buf_in(p->scratch);

            s0_arena_reset(p->scratch);
            put_why_unknown(&lost, p, record);
        }
        return NULL;
    }
    instance->key = key_of(p, record);
    instance->text = text_of(p, fate, record);
    instance->source = s0_place_text(p->arena, place_of(p, record, decided));
    instance->apart = fate == S0_FATE_APART ? apart_words[p->why_apart] : NULL;
    if (instance->key == NULL || instance->text == NULL)
        p->short_of_memory = true;
    return instance;
}

/* --- counting -------------------------------------------------------------------------- */

static s0_three answer(s0_verdict_of verdict)
{
    return verdict == S0_MEETS ? S0_YES : verdict == S0_FAILS ? S0_NO : S0_MAYBE;
}

/* What a condition says of a record; what it sets apart it does not answer. */
static s0_three asked(const s0_bound *condition, size_t record)
{
    s0_apart apart;

    return answer(s0_verdict(condition, record, &apart));
}

/* What a condition says of all records; NULL: it is not asked, or memory is short. */
static const uint8_t *ask_all(s0_population *p, const s0_bound *condition)
{
    size_t count = s0_selection_count(p->of);
    uint8_t *says = condition != NULL ? s0_alloc(p->arena, count) : NULL;

    if (condition != NULL && says == NULL)
        p->short_of_memory = true;
    for (size_t i = 0; says != NULL && i < count; i++) {
        s0_apart apart;
        s0_verdict_of verdict = s0_verdict(condition, i, &apart);

        says[i] = (uint8_t)((unsigned)verdict | (unsigned)apart << SAYS_BITS);
    }
    return says;
}

/* Groups of failing records: those that are unknown count as one with the others. */
static void count_group(s0_population *p, size_t record)
{
    s0_cell cell;
    const char *name;
    size_t column = (size_t)p->group;

    if (p->group < 0)
        return;
    if (p->n.groups == 0)
        p->n.groups = 1;
    cell = s0_selection_cell(p->of, record, column);
    if (cell.state == S0_UNKNOWN)
        return;
    s0_arena_reset(p->scratch);
    name = s0_key_text(p->scratch, p->of, record, &column, 1);
    if (name != NULL && s0_map_get(p->groups, name, NULL))
        return;
    name = s0_key_text(p->arena, p->of, record, &column, 1);
    if (name == NULL || !s0_map_set(p->groups, name, 1))
        p->short_of_memory = true;
    else if ((int64_t)s0_map_count(p->groups) > p->n.groups)
        p->n.groups = (int64_t)s0_map_count(p->groups);
}

static void count_failed(s0_population *p, size_t record, s0_three critical)
{
    s0_three exposed = p->exposed != NULL ? asked(p->exposed, record) : S0_NO;
    s0_three handled = p->handled != NULL ? asked(p->handled, record) : S0_NO;
    s0_instance *instance = list(p, &p->failed, S0_FATE_FAILED, record);

    p->n.failed++;
    p->n.critical_failed += critical == S0_YES;
    p->n.critical_unknown += critical == S0_MAYBE;
    p->n.exposed += exposed == S0_YES;
    p->n.handled += handled == S0_YES;
    p->n.not_handled += handled == S0_NO;
    p->n.handled_unknown += handled == S0_MAYBE;
    count_group(p, record);
    if (!p->subject_failed)
        p->n.failed_subjects++;
    p->subject_failed = true;
    if (instance != NULL) {
        instance->critical = critical == S0_YES;
        instance->exposed = exposed == S0_YES;
        instance->handled = handled == S0_YES;
    }
}

static void count_apart(s0_population *p, size_t record)
{
    int64_t *counts[] = {[S0_APART_NOT_DUE] = &p->n.not_due,
                         [S0_APART_NO_LIMIT] = &p->n.no_limit,
                         [S0_APART_EXEMPT] = &p->n.exempt,
                         [S0_APART_WAIVED] = &p->n.waived};

    ++*counts[p->why_apart];
    list(p, &p->apart, S0_FATE_APART, record);
}

/* A subject that fails unless a waiver of an unknown subject is its own. */
static void count_blank(s0_population *p)
{
    bool fails = p->tests.verdict == S0_FAILS && !p->uncertain && p->excepted != S0_UNDECIDED;

    if (!fails || p->waiver == NULL || p->waiver->subject != NULL || p->subject_blank)
        return;
    p->subject_blank = true;
    p->blank_subjects++;
}

static void count_record(s0_population *p, size_t record)
{
    s0_fate fate = fate_of(p, record);
    s0_three critical = S0_NO;
    s0_instance *instance;

    if (fate == S0_FATE_APART) {
        count_apart(p, record);
        return;
    }
    if (p->critical != NULL)
        critical = answer((s0_verdict_of)(p->critical_says[record] & SAYS));
    p->n.population++;
    p->n.critical += critical != S0_NO;
    if (!p->subject_counted)
        p->n.subjects++;
    p->subject_counted = true;
    if (fate == S0_FATE_MET) {
        p->n.met++;
        p->loose += p->uncertain || p->excepted == S0_UNDECIDED;
    } else if (fate == S0_FATE_FAILED) {
        count_failed(p, record, critical);
    } else {
        p->n.unknown++;
        count_blank(p);
        instance = list(p, &p->unknown, S0_FATE_UNKNOWN, record);
        if (instance != NULL)
            instance->critical = critical == S0_YES;
    }
}

static void count_all(s0_population *p)
{
    size_t count = s0_selection_count(p->of), width = subject_width(p);

    for (size_t i = 0; i < count && !p->short_of_memory; i++) {
        size_t record = p->order[i], same = p->same[i];

        p->repeat = i > 0 && same == p->column_count ? p->repeat + 1 : 0;
        if (i == 0 || width == 0 || same < width)
            p->subject_counted = p->subject_failed = p->subject_blank = false;
        count_record(p, record);
    }
    if (width == 0)
        p->n.subjects = p->n.failed_subjects = 0; /* the same as the records */
}

void s0_population_count(s0_population *p)
{
    s0_population empty;

    p->meets_says = ask_all(p, p->meets);
    p->except_says = ask_all(p, p->except);
    p->critical_says = ask_all(p, p->critical);
    if (p->short_of_memory)
        return;
    empty = *p;
    count_all(p);
    if (p->blank_subjects > (int64_t)p->waivers.blank) {
        /* More fail than such waivers could spare: some fail for certain, and nobody can say
         * which. */
        empty.blank_waivers_spent = true;
        *p = empty;
        count_all(p);
    }
    if (p->n.population > 0 && p->loose == p->n.population && !p->every->empty_conforms) {
        empty.none_certain = true;
        *p = empty;
        count_all(p);
    }
}
