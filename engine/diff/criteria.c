/* criteria.c - what else differs between two cycles: verdicts of requirements, and the criteria
 * themselves - edition, Statement of Applicability, thresholds, rules, own rules -
 * because a changed criterion limits what a comparison can say. */
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

bool s0_compare_verdicts(const s0_pairing *pair, s0_diff *out)
{
    const s0_cycle *old = pair->old, *now = pair->now;
    s0_verdict_change *list = s0_alloc_n(pair->arena, now->requirement_count, sizeof *list);
    size_t n = 0;

    if (list == NULL)
        return false;
    for (size_t i = 0; i < now->requirement_count; i++) {
        const s0_result *is = &now->requirements[i];
        const s0_result *was = s0_cycle_result(old, is->id);

        if (was != NULL && was->verdict != is->verdict)
            list[n++] = (s0_verdict_change){.requirement = is->id,
                                            .title = is->title,
                                            .was = s0_verdicts[was->verdict],
                                            .now = s0_verdicts[is->verdict],
                                            .reason = is->reason};
    }
    out->verdicts = list;
    out->verdict_count = n;
    return true;
}

typedef struct lines {
    s0_arena *arena;
    const char **items;
    size_t count;
    size_t room;
    bool failed;
} lines;

static void add(lines *to, const char *line)
{
    if (line == NULL || to->failed) {
        to->failed = true;
        return;
    }
    if (to->count == to->room) {
        size_t room = to->room == 0 ? 16 : to->room * 2;
        const char **items = s0_alloc_n(to->arena, room, sizeof *items);

        if (items == NULL) {
            to->failed = true;
            return;
        }
        for (size_t i = 0; i < to->count; i++)
            items[i] = to->items[i];
        to->items = items;
        to->room = room;
    }
    to->items[to->count++] = line;
}

static const char *or_none(const char *text)
{
    return text != NULL ? text : "none";
}

static void compare_settings(const s0_pairing *pair, lines *to)
{
    for (size_t i = 0; i < pair->now->grading_count; i++)
        for (size_t j = 0; j < pair->old->grading_count; j++) {
            const s0_setting *is = &pair->now->grading[i], *was = &pair->old->grading[j];

            if (strcmp(is->name, was->name) == 0 && !s0_text_same(is->value, was->value))
                add(to, s0_textf(pair->arena, "grading threshold %s: %s then, %s now", is->name,
                                 or_none(was->value), or_none(is->value)));
        }
}

/* Own rules as they were read by the same rule then and now. */
static void compare_own_rules(const s0_pairing *pair, const s0_tested *was, const s0_tested *is,
                              lines *to)
{
    for (size_t i = 0; i < is->read_count; i++)
        for (size_t j = 0; j < was->read_count; j++) {
            const s0_read *a = &was->reads[j], *b = &is->reads[i];

            if (strcmp(a->name, b->name) == 0 && s0_starts_with(a->name, "own_rules.") &&
                a->value != NULL && b->value != NULL && strcmp(a->value, b->value) != 0)
                add(to, s0_textf(pair->arena, "%s: %s then, %s now (read by %s)", b->name, a->value,
                                 b->value, is->rule));
        }
}

static bool is_observation(const s0_tested *tested)
{
    return s0_text_same(tested->origin, "observation");
}

static void compare_rules(const s0_pairing *pair, lines *to)
{
    for (size_t i = 0; i < pair->now->outcome_count; i++) {
        const s0_tested *is = &pair->now->outcomes[i];
        const s0_tested *was = NULL;

        if (is_observation(is)) /* no criterion: it is what was seen */
            continue;
        for (size_t j = 0; j < pair->old->outcome_count; j++)
            if (strcmp(s0_present_id(pair->now, pair->old->outcomes[j].rule), is->rule) == 0)
                was = &pair->old->outcomes[j];
        if (was == NULL) {
            add(to, s0_textf(pair->arena, "rule %s was not there in %s", is->rule,
                             pair->old->cycle.name));
            continue;
        }
        if (!s0_text_same(was->digest, is->digest))
            add(to, s0_textf(pair->arena, "rule %s is not the one of %s", is->rule,
                             pair->old->cycle.name));
        compare_own_rules(pair, was, is, to);
    }
    for (size_t j = 0; j < pair->old->outcome_count; j++) {
        const char *id = s0_present_id(pair->now, pair->old->outcomes[j].rule);

        if (!is_observation(&pair->old->outcomes[j]) && s0_cycle_tested(pair->now, id) == NULL)
            add(to, s0_textf(pair->arena, "rule %s of %s is not there any more", id,
                             pair->old->cycle.name));
    }
}

bool s0_compare_criteria(const s0_pairing *pair, s0_diff *out)
{
    const s0_cycle *old = pair->old, *now = pair->now;
    lines to = {.arena = pair->arena};

    if (strcmp(old->cycle.edition, now->cycle.edition) != 0)
        add(&to, s0_textf(pair->arena, "edition: %s then, %s now", old->cycle.edition,
                          now->cycle.edition));
    if (!s0_text_same(old->soa_version, now->soa_version))
        add(&to, s0_textf(pair->arena, "Statement of Applicability: %s then, %s now",
                          or_none(old->soa_version), or_none(now->soa_version)));
    compare_settings(pair, &to);
    compare_rules(pair, &to);
    out->criteria = to.items;
    out->criterion_count = to.count;
    return !to.failed;
}
