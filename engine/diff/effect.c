/* effect.c - see effect.h. */
#include "diff/effect.h"

#include <string.h>

#include "base/text.h"

/* What the finding is made of: identities of rules or observations. */
typedef struct behind {
    size_t raised; /* index of the cycle that raised it; SIZE_MAX: it came from elsewhere */
    const char *const *identities;
    size_t count;
} behind;

static bool is_numbered(const s0_finding *finding, const char *number)
{
    return finding != NULL && strcmp(finding->number, number) == 0;
}

static const char *linked(const s0_cycle *cycle, const char *number)
{
    for (size_t i = 0; i < cycle->earlier_count; i++)
        if (s0_text_same(cycle->earlier[i].finding, number))
            return cycle->earlier[i].rule;
    return NULL;
}

static bool is_known_earlier(const s0_cycle *cycle, const char *number)
{
    for (size_t i = 0; i < cycle->earlier_count; i++)
        if (s0_text_same(cycle->earlier[i].finding, number))
            return true;
    return false;
}

static s0_code find(behind *out, s0_arena *arena, const s0_cycle *const *cycles, size_t count,
                    const char *number, s0_error *err)
{
    const char **list;
    bool known = false;

    *out = (behind){.raised = SIZE_MAX};
    for (size_t i = 0; i < count; i++) {
        const s0_finding *finding = s0_cycle_finding(cycles[i], number);
        size_t parts = is_numbered(finding, number) ? finding->part_count : 0;

        known = known || is_known_earlier(cycles[i], number);
        if (!is_numbered(finding, number))
            continue;
        if ((list = s0_alloc_n(arena, parts + 1, sizeof *list)) == NULL)
            return s0_fail_memory(err);
        list[0] = finding->identity;
        for (size_t p = 0; p < parts; p++)
            list[p] = finding->parts[p].identity;
        *out = (behind){i, list, parts > 0 ? parts : 1};
        return S0_OK;
    }
    return known ? S0_OK
                 : s0_fail(err, S0_EUSAGE, (s0_mark){0}, "no recorded cycle has the finding %s",
                           number);
}

/* What the cycle says of a rule, also where it had another id then. */
static const s0_tested *tested_as(const s0_cycle *cycle, const char *identity)
{
    const s0_tested *tested = s0_cycle_tested(cycle, identity);

    for (size_t i = 0; tested == NULL && i < cycle->outcome_count; i++)
        for (size_t f = 0; f < cycle->outcomes[i].formerly_count; f++)
            if (strcmp(cycle->outcomes[i].formerly[f], identity) == 0)
                tested = &cycle->outcomes[i];
    return tested;
}

static s0_effect_word word_of(const s0_tested *tested)
{
    if (tested->outcome == S0_GAP || tested->outcome == S0_ABSENT)
        return S0_EFFECT_NONE;
    if (tested->outcome != S0_CONFORM && tested->outcome != S0_IMPROVEMENT)
        return S0_EFFECT_OPEN;
    return tested->numbers.waived > 0 ? S0_EFFECT_OPEN : S0_EFFECT_SEEN;
}

static const char *why_open(const s0_tested *tested)
{
    if (tested->numbers.waived > 0)
        return "conform only beside waivers";
    return tested->outcome == S0_ERRED        ? "a rule error"
           : tested->outcome == S0_NOT_TESTED ? "not tested"
                                              : "not determined";
}

static void put_word(s0_buf *text, const s0_cycle *cycle, const s0_tested *tested)
{
    const s0_finding *again;

    s0_putf(text, "%s%s in %s (%s", text->size > 0 ? "; " : "",
            word_of(tested) == S0_EFFECT_OPEN ? why_open(tested) : s0_words[tested->outcome],
            cycle->cycle.name, tested->rule);
    again = word_of(tested) == S0_EFFECT_NONE ? s0_cycle_finding(cycle, tested->rule) : NULL;
    s0_putf(text, again != NULL ? ", %s)" : ")", again != NULL ? again->number : "");
}

/* What one cycle says of all that is behind the finding; SEEN needs all of it. */
static s0_effect_word read_cycle(s0_buf *text, const s0_cycle *cycle, const behind *what,
                                 const char *number)
{
    const char *other = linked(cycle, number);
    const char *const *list = what->count > 0 ? what->identities : &other;
    size_t count = what->count > 0 ? what->count : 1;
    s0_effect_word all = S0_EFFECT_SEEN;

    for (size_t i = 0; i < count; i++) {
        const s0_tested *tested = list[i] != NULL ? tested_as(cycle, list[i]) : NULL;
        s0_effect_word word;

        if (tested == NULL && what->count <= 1 && other != NULL)
            tested = tested_as(cycle, other);
        if (tested == NULL) {
            s0_putf(text, "%snothing tests it in %s", text->size > 0 ? "; " : "",
                    cycle->cycle.name);
            word = S0_EFFECT_OPEN;
        } else {
            put_word(text, cycle, tested);
            word = word_of(tested);
        }
        if (word == S0_EFFECT_NONE || (word == S0_EFFECT_OPEN && all == S0_EFFECT_SEEN))
            all = word;
    }
    return all;
}

static bool is_after(const s0_cycle *cycle, s0_day day)
{
    s0_date date;

    return s0_date_read(cycle->cycle.date, strlen(cycle->cycle.date), &date) && date.first > day;
}

s0_code s0_effect_read(s0_effect *out, s0_arena *arena, const s0_cycle *const *cycles,
                       size_t cycle_count, const char *finding, s0_day done_on, s0_error *err)
{
    s0_buf said = s0_buf_in(arena);
    behind what;
    s0_code rc = find(&what, arena, cycles, cycle_count, finding, err);

    if (rc != S0_OK)
        return rc;
    *out = (s0_effect){.word = S0_EFFECT_OPEN};
    for (size_t i = what.raised == SIZE_MAX ? 0 : what.raised + 1; i < cycle_count; i++) {
        s0_buf text = s0_buf_in(arena);
        s0_effect_word word;

        if (!is_after(cycles[i], done_on))
            continue;
        word = read_cycle(&text, cycles[i], &what, finding);
        s0_putf(&said, "%s%s", said.size > 0 ? "; " : "", s0_buf_text(&text));
        if (word == S0_EFFECT_OPEN)
            continue;
        *out = (s0_effect){.word = word,
                           .cycle = cycles[i]->cycle.name,
                           .date = cycles[i]->cycle.date,
                           .text = s0_buf_text(&text)};
        return out->text != NULL ? S0_OK : s0_fail_memory(err);
    }
    out->text = said.size > 0 ? s0_buf_text(&said) : "no audit after it is recorded";
    return out->text != NULL ? S0_OK : s0_fail_memory(err);
}
