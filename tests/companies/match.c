/* match.c - see match.h. Pairs are made best first: subjects that correspond by name before
 * expectations without subjects, whole names before parts, the expected class before another one.
 */
#include "match.h"

#include <string.h>

#include "base/text.h"

const char *const s0_difference_kinds[] = {"missed",     "extra",        "class", "sprung",
                                           "determined", "undetermined", NULL};

typedef struct subjects {
    const char *const *items;
    size_t count;
} subjects;

typedef struct matching {
    s0_arena *arena;
    s0_comparison *out;
    const s0_expected_cycle *expected;
    const s0_cycle *cycle;
    subjects *keys;                /* of each finding, its parts' included */
    const s0_finding **finding_of; /* of each expected one; NULL: missed */
    const s0_expected **expected_of;
    bool *sprung; /* each finding: it is told as a trap that has sprung */
    bool memory;
} matching;

/* Whether `name` is the key or one of its parts. */
static bool names_key(const char *name, const char *key)
{
    size_t length = strlen(name);

    if (strcmp(name, key) == 0)
        return true;
    for (const char *part = key; part != NULL; part = strchr(part, '/')) {
        part += *part == '/' ? 1 : 0;
        if (strncmp(part, name, length) == 0 && (part[length] == '/' || part[length] == '\0'))
            return true;
    }
    return false;
}

static bool corresponds(subjects names, subjects keys)
{
    for (size_t i = 0; i < names.count; i++) {
        bool met = false;

        for (size_t k = 0; k < keys.count && !met; k++)
            met = names_key(names.items[i], keys.items[k]);
        if (!met)
            return false;
    }
    for (size_t k = 0; k < keys.count; k++) {
        bool met = false;

        for (size_t i = 0; i < names.count && !met; i++)
            met = names_key(names.items[i], keys.items[k]);
        if (!met)
            return false;
    }
    return true;
}

static subjects of_expected(const s0_expected *expected)
{
    return (subjects){expected->exceptions, expected->exception_count};
}

/* The keys of a finding's exceptions; one that was accumulated has those of its parts. */
static subjects keys_of(matching *m, const s0_finding *finding)
{
    size_t count = finding->exception_count;
    const char **items;

    for (size_t p = 0; p < finding->part_count; p++)
        count += finding->parts[p].exception_count;
    items = s0_alloc_n(m->arena, count, sizeof *items);
    if (items == NULL) {
        m->memory = true;
        return (subjects){0};
    }
    count = 0;
    for (size_t i = 0; i < finding->exception_count; i++)
        items[count++] = finding->exceptions[i].key;
    for (size_t p = 0; p < finding->part_count; p++)
        for (size_t i = 0; i < finding->parts[p].exception_count; i++)
            items[count++] = finding->parts[p].exceptions[i].key;
    return (subjects){items, count};
}

/* Whether each name is a key as it stands, not only a part of one. */
static bool are_keys(subjects names, subjects keys)
{
    for (size_t i = 0; i < names.count; i++) {
        bool met = false;

        for (size_t k = 0; k < keys.count && !met; k++)
            met = strcmp(names.items[i], keys.items[k]) == 0;
        if (!met)
            return false;
    }
    return true;
}

/* How well they go together; 0: not at all. */
static int fit(const matching *m, const s0_expected *expected, size_t finding)
{
    const s0_finding *found = &m->cycle->findings[finding];
    int score = 1;

    if (strcmp(expected->requirement, found->requirement) != 0)
        return 0;
    if (expected->exceptions != NULL) {
        if (!corresponds(of_expected(expected), m->keys[finding]))
            return 0;
        score += are_keys(of_expected(expected), m->keys[finding]) ? 8 : 4;
    } else if (m->keys[finding].count == 0) {
        score += 1;
    }
    return score + (strcmp(expected->class_, s0_classes[found->class_]) == 0 ? 2 : 0);
}

static void pair_up(matching *m)
{
    for (int best = -1; best != 0;) {
        size_t e = 0, f = 0;

        best = 0;
        for (size_t i = 0; i < m->expected->finding_count; i++)
            for (size_t k = 0; m->finding_of[i] == NULL && k < m->cycle->finding_list_count; k++) {
                int score = m->expected_of[k] == NULL ? fit(m, &m->expected->findings[i], k) : 0;

                if (score > best) {
                    best = score;
                    e = i;
                    f = k;
                }
            }
        if (best > 0) {
            m->finding_of[e] = &m->cycle->findings[f];
            m->expected_of[f] = &m->expected->findings[e];
        }
    }
}

static void differ(matching *m, s0_difference_kind kind, const char *requirement, subjects which,
                   const char *text)
{
    if (text == NULL)
        m->memory = true;
    m->out->differences[m->out->difference_count++] = (s0_difference){
        .kind = kind,
        .requirement = requirement,
        .subjects = which.items,
        .subject_count = which.count,
        .text = text,
    };
}

static const char *subjects_text(matching *m, subjects which)
{
    s0_buf out = s0_buf_in(m->arena);

    for (size_t i = 0; i < which.count; i++)
        s0_putf(&out, "%s%s", i == 0 ? " (" : ", ", which.items[i]);
    s0_put(&out, which.count > 0 ? ")" : "");
    return s0_buf_text(&out);
}

/* "minor by 7.2-competence-held (p1, p2): 2 of 9 …" */
static const char *found_text(matching *m, size_t finding)
{
    const s0_finding *found = &m->cycle->findings[finding];
    const char *which = subjects_text(m, m->keys[finding]);

    return which == NULL ? NULL
                         : s0_textf(m->arena, "%s by %s%s: %s", s0_classes[found->class_],
                                    found->identity, which, found->statement);
}

static void tell_findings(matching *m)
{
    for (size_t i = 0; i < m->expected->finding_count; i++) {
        const s0_expected *expected = &m->expected->findings[i];
        const s0_finding *found = m->finding_of[i];
        subjects which = of_expected(expected);

        if (found == NULL) {
            const char *names = subjects_text(m, which);

            differ(m, S0_MISSED, expected->requirement, which,
                   names == NULL ? NULL
                                 : s0_textf(m->arena, "expected %s%s: %s", expected->class_, names,
                                            expected->what));
        } else if (strcmp(expected->class_, s0_classes[found->class_]) != 0) {
            differ(m, S0_OTHER_CLASS, expected->requirement, which,
                   s0_textf(m->arena, "expected %s (%s), found %s", expected->class_,
                            expected->because, found->reason));
        } else {
            m->out->same_class++;
        }
        m->out->matched += found != NULL ? 1 : 0;
    }
    for (size_t k = 0; k < m->cycle->finding_list_count; k++)
        if (m->expected_of[k] == NULL && !m->sprung[k])
            differ(m, S0_EXTRA, m->cycle->findings[k].requirement, m->keys[k], found_text(m, k));
}

/* Whether the finding raises what the trap says must not be raised. */
static bool springs(const matching *m, const s0_expected *trap, size_t finding)
{
    if (strcmp(trap->requirement, m->cycle->findings[finding].requirement) != 0)
        return false;
    if (trap->exceptions == NULL)
        return m->expected_of[finding] == NULL;
    for (size_t i = 0; i < trap->exception_count; i++)
        for (size_t k = 0; k < m->keys[finding].count; k++)
            if (names_key(trap->exceptions[i], m->keys[finding].items[k]))
                return true;
    return false;
}

static void tell_traps(matching *m)
{
    for (size_t i = 0; i < m->expected->trap_count; i++) {
        const s0_expected *trap = &m->expected->traps[i];
        size_t k = 0;

        while (k < m->cycle->finding_list_count && !springs(m, trap, k))
            k++;
        if (k == m->cycle->finding_list_count) {
            m->out->quiet++;
            continue;
        }
        m->sprung[k] = true;
        differ(
            m, S0_SPRUNG, trap->requirement,
            trap->exceptions != NULL ? of_expected(trap) : m->keys[k],
            s0_textf(m->arena, "must not be raised: %s; found %s", trap->what, found_text(m, k)));
    }
}

/* Why the requirement is not determined; NULL when nothing of it is. */
static const char *open_because(matching *m, const s0_result *result)
{
    for (size_t i = 0; i < m->cycle->outcome_count; i++) {
        const s0_tested *tested = &m->cycle->outcomes[i];

        if (tested->outcome == S0_NOT_DETERMINED && strcmp(tested->requirement, result->id) == 0)
            return s0_textf(m->arena, "%s: %s", tested->rule,
                            tested->reason != NULL ? tested->reason : tested->text);
    }
    return result->verdict == S0_V_NOT_DETERMINED ? result->reason : NULL;
}

static void tell_open(matching *m)
{
    for (size_t r = 0; r < m->cycle->requirement_count; r++) {
        const s0_result *result = &m->cycle->requirements[r];
        const char *why = open_because(m, result);
        const s0_expected *expected = NULL;

        for (size_t i = 0; i < m->expected->open_count && expected == NULL; i++)
            if (strcmp(m->expected->open[i].requirement, result->id) == 0)
                expected = &m->expected->open[i];
        if (expected != NULL && why != NULL) {
            m->out->stayed_open++;
        } else if (expected != NULL) {
            differ(m, S0_DETERMINED, result->id, (subjects){0},
                   s0_textf(m->arena, "expected not determined: %s; found %s, every test decided",
                            expected->what, s0_verdicts[result->verdict]));
        } else if (why != NULL && strncmp(result->id, "A.", 2) != 0) {
            m->out->open_beside++;
            differ(m, S0_UNDETERMINED, result->id, (subjects){0}, why);
        }
    }
}

s0_code s0_compare(s0_comparison *out, s0_arena *arena, const s0_expected_cycle *expected,
                   const s0_cycle *cycle)
{
    size_t found = cycle->finding_list_count;
    matching m = {.arena = arena,
                  .out = out,
                  .expected = expected,
                  .cycle = cycle,
                  .keys = s0_alloc_n(arena, found, sizeof *m.keys),
                  .finding_of = s0_alloc_n(arena, expected->finding_count, sizeof *m.finding_of),
                  .expected_of = s0_alloc_n(arena, found, sizeof *m.expected_of),
                  .sprung = s0_alloc_n(arena, found, sizeof *m.sprung)};

    *out = (s0_comparison){.expected = expected->finding_count,
                           .found = found,
                           .traps = expected->trap_count,
                           .open = expected->open_count};
    /* Each thing of both sides differs once at most. */
    out->differences = s0_alloc_n(
        arena, expected->finding_count + found + expected->trap_count + cycle->requirement_count,
        sizeof *out->differences);
    if (m.keys == NULL || m.finding_of == NULL || m.expected_of == NULL || m.sprung == NULL ||
        out->differences == NULL)
        return S0_ENOMEM;
    for (size_t k = 0; k < found; k++)
        m.keys[k] = keys_of(&m, &cycle->findings[k]);
    if (m.memory)
        return S0_ENOMEM;
    pair_up(&m);
    tell_traps(&m);
    tell_findings(&m);
    tell_open(&m);
    return m.memory ? S0_ENOMEM : S0_OK;
}

/* Whether the argument speaks of the difference; one without subjects speaks of any. */
static bool answers(const s0_argued *argued, const s0_difference *difference, const char *folder)
{
    subjects names = {argued->exceptions, argued->exception_count};
    subjects keys = {difference->subjects, difference->subject_count};

    return strcmp(argued->cycle, folder) == 0 &&
           strcmp(argued->kind, s0_difference_kinds[difference->kind]) == 0 &&
           strcmp(argued->requirement, difference->requirement) == 0 &&
           (argued->exceptions == NULL || corresponds(names, keys));
}

void s0_argue(s0_comparison *comparison, const char *folder, const s0_argued *arguments,
              size_t count, bool *used)
{
    /* Those that name subjects first, so that none without takes their difference. */
    for (int named = 1; named >= 0; named--)
        for (size_t i = 0; i < count; i++)
            for (size_t d = 0; d < comparison->difference_count; d++) {
                s0_difference *difference = &comparison->differences[d];

                if (used[i] || difference->argued != NULL ||
                    (arguments[i].exceptions != NULL) != (named == 1) ||
                    !answers(&arguments[i], difference, folder))
                    continue;
                difference->argued = &arguments[i];
                used[i] = true;
            }
}
