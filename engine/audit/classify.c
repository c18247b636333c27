/* classify.c - the trigger table and the walk over it. Nothing else in the program
 * knows what makes a finding major. */
#include "audit/classify.h"

#include <string.h>

/* clang-format off */
#define IS(measure) {measure, S0_EQUAL, 1, NULL}
#define NOT(measure) {measure, S0_EQUAL, 0, NULL}
#define AT_LEAST(measure, number) {measure, S0_LEAST, number, NULL}
#define FROM(measure, name) {measure, S0_LEAST, 0, name}
#define ABOVE(measure, name) {measure, S0_MORE, 0, name}
#define ALLOWED(name) {S0_IS_ALWAYS, S0_EQUAL, 0, name}
#define NOT_ALLOWED(name) {S0_IS_ALWAYS, S0_OTHER, 0, name}

static const s0_row rows[] = {
    {S0_BY_MISREPRESENTATION, "M7", S0_GRADE_MAJOR, 1, {IS(S0_IS_MISREPRESENTED)}},

    {S0_BY_ABSENCE, "M1", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_ABSENT), IS(S0_IS_ABSENCE_MAJOR), NOT_ALLOWED("criteria_minor")}},
    {S0_BY_DECLARATION, "M1", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_ABSENT), IS(S0_IS_WHOLE), IS(S0_IS_DECLARED)}},

    {S0_BY_CRITICAL, "M2", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_GAP), FROM(S0_N_CRITICAL_FAILED, "critical_min"), NOT(S0_N_CRITICAL_SPARED)}},
    {S0_BY_WHOLE, "M2", S0_GRADE_MAJOR, 4,
     {IS(S0_IS_GAP), IS(S0_IS_WHOLE), NOT(S0_N_SPARED), AT_LEAST(S0_N_KNOWN, 2)}},
    {S0_BY_SINGLE, "M2", S0_GRADE_MAJOR, 4,
     {IS(S0_IS_GAP), IS(S0_IS_WHOLE), NOT(S0_N_SPARED), IS(S0_IS_SINGLE)}},
    {S0_BY_RATE, "M2", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_GAP), FROM(S0_N_KNOWN, "population_min"), ABOVE(S0_N_RATE, "rate_major")}},
    {S0_BY_SPREAD, "M2", S0_GRADE_MAJOR, 4,
     {IS(S0_IS_GAP), FROM(S0_N_KNOWN, "population_min"), ABOVE(S0_N_RATE, "rate_judgement"),
      {S0_N_GROUPS, S0_OTHER, 1, NULL}}},
    {S0_BY_DOUBT, "M2", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_GAP), ABOVE(S0_N_RATE, "rate_judgement"), ALLOWED("doubt_major")}},
    {S0_BY_LEAVERS, "M2", S0_GRADE_MAJOR, 2, {IS(S0_IS_GAP), FROM(S0_N_FAILED, "leavers_min")}},
    {S0_BY_INPUTS, "M2", S0_GRADE_MAJOR, 2, {IS(S0_IS_GAP), ALLOWED("inputs_major")}},

    {S0_BY_OVERDUE, "M4", S0_GRADE_MAJOR, 2, {IS(S0_IS_FAILURE), IS(S0_IS_OVERDUE)}},
    {S0_BY_RECURRENCE, "M4", S0_GRADE_MAJOR, 2, {IS(S0_IS_FAILURE), IS(S0_IS_BACK)}},
    {S0_BY_REPEAT, "M4", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_FAILURE), IS(S0_IS_AGAIN), ALLOWED("repeat_major")}},
    {S0_BY_LATENESS, "M4", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_FAILURE), IS(S0_IS_LATE), ALLOWED("late_major")}},
    {S0_BY_RETURN, "M3", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_FAILURE), AT_LEAST(S0_N_TIMES, 2), FROM(S0_N_TIMES, "accumulation")}},

    {S0_BY_LAW, "M6", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_GAP), IS(S0_IS_BINDING), AT_LEAST(S0_N_UNHANDLED, 1)}},

    {S0_BY_EXPOSURE, "M8", S0_GRADE_MAJOR, 3,
     {IS(S0_IS_GAP), AT_LEAST(S0_N_EXPOSED, 1), NOT(S0_IS_ACCEPTED)}},
    {S0_BY_BARRIER, "M8", S0_GRADE_MAJOR, 5,
     {IS(S0_IS_GAP), IS(S0_IS_WHOLE), NOT(S0_N_SPARED), IS(S0_IS_BARRIER), NOT(S0_IS_ACCEPTED)}},

    /* An open finding keeps its class, so that neither waiting nor being late lowers it. */
    {S0_BY_CARRIED_MAJOR, "carried", S0_GRADE_MAJOR, 2,
     {IS(S0_IS_FAILURE), IS(S0_IS_MAJOR_OPEN)}},
    {S0_BY_CARRIED_MINOR, "minor", S0_GRADE_MINOR, 2, {IS(S0_IS_FAILURE), IS(S0_IS_IN_TIME)}},

    {S0_BY_HANDLED, "handled", S0_GRADE_CONFORM, 3,
     {IS(S0_IS_GAP), NOT(S0_N_UNSETTLED), NOT(S0_IS_BINDING)}},
    {S0_BY_GAP, "minor", S0_GRADE_MINOR, 1, {IS(S0_IS_FAILURE)}},
    {S0_BY_IMPROVEMENT, "ofi", S0_GRADE_OFI, 1, {IS(S0_IS_IMPROVEMENT)}},
};
/* clang-format on */

const s0_table_of_triggers s0_triggers = {rows, sizeof rows / sizeof *rows};

/* A measure as a fraction, so that a rate is compared without rounding. */
typedef struct amount {
    int64_t value;
    int64_t scale;
} amount;

s0_numbers s0_case_numbers(const s0_case *given)
{
    s0_numbers numbers = given->counted ? given->numbers : (s0_numbers){0};
    bool failure = given->word == S0_GAP || given->word == S0_ABSENT;

    if (failure && numbers.failed == 0) {
        numbers.failed = 1;
        numbers.not_handled = 1;
    }
    if (numbers.population < numbers.failed)
        numbers.population = numbers.failed;
    return numbers;
}

static void measure(amount out[S0_MEASURES], const s0_case *given)
{
    const s0_numbers n = s0_case_numbers(given);
    bool in_time = given->standing == S0_STANDS_TIME && given->earlier_class != S0_OFI;
    bool open = in_time || (given->standing == S0_STANDS_LATE && !given->repaired);
    const int64_t values[S0_MEASURES] = {
        [S0_IS_ALWAYS] = 1,
        [S0_IS_FAILURE] = given->word == S0_GAP || given->word == S0_ABSENT,
        [S0_IS_GAP] = given->word == S0_GAP,
        [S0_IS_ABSENT] = given->word == S0_ABSENT,
        [S0_IS_IMPROVEMENT] = given->word == S0_IMPROVEMENT,
        [S0_IS_ABSENCE_MAJOR] = given->absence_major,
        [S0_IS_DECLARED] = given->declared,
        [S0_IS_WHOLE] = given->whole,
        [S0_IS_SINGLE] = given->single,
        [S0_IS_BINDING] = given->binding,
        [S0_IS_BARRIER] = given->barrier != NULL,
        [S0_IS_ACCEPTED] = given->accepted,
        [S0_IS_MISREPRESENTED] = given->misrepresented,
        [S0_IS_OVERDUE] = given->standing == S0_STANDS_OVER,
        [S0_IS_BACK] = given->standing == S0_STANDS_BACK,
        [S0_IS_AGAIN] = given->standing == S0_STANDS_AGAIN,
        [S0_IS_LATE] = given->standing == S0_STANDS_LATE,
        [S0_IS_MAJOR_OPEN] = open && given->earlier_class == S0_MAJOR,
        [S0_IS_IN_TIME] = in_time,
        [S0_N_KNOWN] = n.population - n.unknown,
        [S0_N_SPARED] = n.population - n.failed,
        [S0_N_RATE] = n.failed * 100,
        [S0_N_CRITICAL_FAILED] = n.critical_failed,
        [S0_N_CRITICAL_SPARED] = n.critical - n.critical_failed,
        [S0_N_GROUPS] = n.groups,
        [S0_N_FAILED] = n.failed,
        [S0_N_UNHANDLED] = n.not_handled,
        [S0_N_UNSETTLED] = n.failed - n.handled,
        [S0_N_EXPOSED] = n.exposed,
        [S0_N_TIMES] = given->times,
    };

    for (size_t i = 0; i < S0_MEASURES; i++)
        out[i] = (amount){values[i], i == S0_N_RATE ? n.population : 1};
}

#define NEVER INT32_MAX /* no measure comes to it, and no switch is it */

/* What the walk compares measures with. */
typedef struct limits {
    const s0_threshold *thresholds;
    size_t count;
    const char *requirement;
} limits;

static int64_t bound_of(const limits *in_force, const s0_term *term)
{
    if (term->threshold == NULL)
        return term->value;
    for (size_t i = 0; i < in_force->count; i++) {
        const s0_threshold *one = &in_force->thresholds[i];

        if (strcmp(one->name, term->threshold) == 0 &&
            s0_threshold_covers(one, in_force->requirement) &&
            (term->relation != S0_LEAST || one->value > 0))
            return one->value;
    }
    return NEVER;
}

static bool holds(const s0_row *row, const amount measures[S0_MEASURES], const limits *in_force)
{
    for (size_t i = 0; i < row->term_count; i++) {
        const s0_term *term = &row->terms[i];
        const amount got = measures[term->measure];
        int64_t bound = got.scale * bound_of(in_force, term);
        bool met = false;

        switch (term->relation) {
        case S0_EQUAL:
            met = got.value == bound;
            break;
        case S0_OTHER:
            met = got.value != bound;
            break;
        case S0_LEAST:
            met = got.value >= bound;
            break;
        case S0_MORE:
            met = got.value > bound;
            break;
        }
        if (!met)
            return false;
    }
    return true;
}

/* A further major whose trigger was not named yet. */
static void note_also(s0_graded *out, const s0_row *row)
{
    if (row->grade != S0_GRADE_MAJOR || row->branch == S0_BY_CARRIED_MAJOR ||
        strcmp(row->trigger, out->row->trigger) == 0 || out->also_count == S0_ALSO_MAX)
        return;
    for (size_t i = 0; i < out->also_count; i++)
        if (strcmp(out->also[i]->trigger, row->trigger) == 0)
            return;
    out->also[out->also_count++] = row;
}

void s0_classify(s0_graded *out, const s0_table_of_triggers *table, const s0_case *given,
                 const s0_threshold *thresholds, size_t threshold_count)
{
    const limits in_force = {thresholds, threshold_count, given->requirement};
    amount measures[S0_MEASURES];

    *out = (s0_graded){0};
    measure(measures, given);
    for (size_t i = 0; i < table->count; i++) {
        if (!holds(&table->rows[i], measures, &in_force))
            continue;
        if (out->row == NULL)
            out->row = &table->rows[i];
        else
            note_also(out, &table->rows[i]);
    }
}

const char *s0_trigger_name(const s0_row *row, const s0_case *given)
{
    return given->chain && strcmp(row->trigger, "M2") == 0 ? "M5" : row->trigger;
}
