/* classify_cases.h - for tests: what each row of the trigger table must say, on both sides of
 * each boundary. Read a line as: in this case, that row decides, with that grade. */
#ifndef S0_TEST_CLASSIFY_CASES_H
#define S0_TEST_CLASSIFY_CASES_H

#include "audit/classify.h"

#define NOBODY (-1)

typedef struct example_case {
    const char *name;
    s0_case given;
    int branch; /* of the row that decides; NOBODY: none does */
    s0_grade grade;
} example_case;

/* A population of `p` of which `f` fail; none of them known as handled or not. */
#define OF(f, p) .counted = true, .numbers = {.population = p, .met = (p) - (f), .failed = f}
#define OF_WITH(f, p, ...)                                                                         \
    .counted = true, .numbers = {.population = p, .met = (p) - (f), .failed = f, __VA_ARGS__}

/* clang-format off */
static const example_case example_cases[] = {
    /* what is no failure */
    {"conform", {.word = S0_CONFORM, OF(0, 40)}, NOBODY, 0},
    {"conform that counts nothing", {.word = S0_CONFORM}, NOBODY, 0},
    {"not determined", {.word = S0_NOT_DETERMINED, OF_WITH(0, 40, .unknown = 3)}, NOBODY, 0},
    {"not tested", {.word = S0_NOT_TESTED}, NOBODY, 0},
    {"error", {.word = S0_ERRED}, NOBODY, 0},
    {"failures that a share allows", {.word = S0_CONFORM, OF_WITH(9, 10, .not_handled = 9)}, NOBODY, 0},
    {"improvement", {.word = S0_IMPROVEMENT}, S0_BY_IMPROVEMENT, S0_GRADE_OFI},
    {"unknown instances do not make a population large enough",
     {.word = S0_GAP, .counted = true, .numbers = {.population = 10, .failed = 9, .unknown = 1}},
     S0_BY_GAP, S0_GRADE_MINOR},
    {"improvement on a population", {.word = S0_IMPROVEMENT, OF(2, 40)}, S0_BY_IMPROVEMENT, S0_GRADE_OFI},
    {"a gap that counts nothing", {.word = S0_GAP}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one of one", {.word = S0_GAP, OF(1, 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one of forty", {.word = S0_GAP, OF(1, 40)}, S0_BY_GAP, S0_GRADE_MINOR},

    /* M7 */
    {"misrepresentation beside conformity", {.word = S0_CONFORM, .misrepresented = true}, S0_BY_MISREPRESENTATION, S0_GRADE_MAJOR},
    {"misrepresentation goes first", {.word = S0_ABSENT, .absence_major = true, .misrepresented = true}, S0_BY_MISREPRESENTATION, S0_GRADE_MAJOR},

    /* M1 */
    {"absent element", {.word = S0_ABSENT, .absence_major = true}, S0_BY_ABSENCE, S0_GRADE_MAJOR},
    {"absent record of lesser weight", {.word = S0_ABSENT}, S0_BY_GAP, S0_GRADE_MINOR},
    {"a gap is no absence", {.word = S0_GAP, .absence_major = true}, S0_BY_GAP, S0_GRADE_MINOR},
    {"what is unknown is not absent", {.word = S0_NOT_DETERMINED, .absence_major = true}, NOBODY, 0},
    {"absent, declared, whole", {.word = S0_ABSENT, .whole = true, .declared = true}, S0_BY_DECLARATION, S0_GRADE_MAJOR},
    {"absent, whole, not declared", {.word = S0_ABSENT, .whole = true}, S0_BY_GAP, S0_GRADE_MINOR},
    {"absent, declared, not whole", {.word = S0_ABSENT, .declared = true}, S0_BY_GAP, S0_GRADE_MINOR},
    {"a gap, declared, whole", {.word = S0_GAP, .whole = true, .declared = true}, S0_BY_GAP, S0_GRADE_MINOR},

    /* M2: critical instances */
    {"both critical ones fail", {.word = S0_GAP, OF_WITH(2, 40, .critical = 2, .critical_failed = 2)}, S0_BY_CRITICAL, S0_GRADE_MAJOR},
    {"the only critical one fails", {.word = S0_GAP, OF_WITH(2, 40, .critical = 1, .critical_failed = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one critical one is spared", {.word = S0_GAP, OF_WITH(2, 40, .critical = 3, .critical_failed = 2)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"a third may be critical", {.word = S0_GAP, OF_WITH(3, 40, .critical = 3, .critical_failed = 2, .critical_unknown = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"none is critical", {.word = S0_GAP, OF(2, 40)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"critical failures that a share allows", {.word = S0_CONFORM, OF_WITH(2, 40, .critical = 2, .critical_failed = 2)}, NOBODY, 0},

    /* M2: nothing is left */
    {"whole, two of two", {.word = S0_GAP, .whole = true, OF(2, 2)}, S0_BY_WHOLE, S0_GRADE_MAJOR},
    {"whole, three of three", {.word = S0_GAP, .whole = true, OF(3, 3)}, S0_BY_WHOLE, S0_GRADE_MAJOR},
    {"whole, one of two", {.word = S0_GAP, .whole = true, OF(1, 2)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"whole, one of three unknown", {.word = S0_GAP, .whole = true, OF_WITH(2, 3, .unknown = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"not whole, two of two", {.word = S0_GAP, OF(2, 2)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"whole, one of one", {.word = S0_GAP, .whole = true, OF(1, 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"whole, two of two that a share allows", {.word = S0_CONFORM, .whole = true, OF(2, 2)}, NOBODY, 0},
    {"whole, one of one where one is enough", {.word = S0_GAP, .whole = true, .single = true, OF(1, 1)}, S0_BY_SINGLE, S0_GRADE_MAJOR},
    {"whole, uncounted where one is enough", {.word = S0_GAP, .whole = true, .single = true}, S0_BY_SINGLE, S0_GRADE_MAJOR},
    {"one is enough, but not whole", {.word = S0_GAP, .single = true, OF(1, 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one is enough, one of two", {.word = S0_GAP, .whole = true, .single = true, OF(1, 2)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one is enough, absent", {.word = S0_ABSENT, .whole = true, .single = true}, S0_BY_GAP, S0_GRADE_MINOR},

    /* M2: rates */
    {"eight of ten", {.word = S0_GAP, OF_WITH(8, 10, .groups = 1)}, S0_BY_RATE, S0_GRADE_MAJOR},
    {"seven of ten in one group", {.word = S0_GAP, OF_WITH(7, 10, .groups = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"701 of 1000", {.word = S0_GAP, OF_WITH(701, 1000, .groups = 1)}, S0_BY_RATE, S0_GRADE_MAJOR},
    {"700 of 1000 in one group", {.word = S0_GAP, OF_WITH(700, 1000, .groups = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"nine of nine", {.word = S0_GAP, OF(9, 9)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"ten of ten", {.word = S0_GAP, OF_WITH(10, 10, .groups = 1)}, S0_BY_RATE, S0_GRADE_MAJOR},
    {"unknown ones lower the rate", {.word = S0_GAP, OF_WITH(8, 12, .unknown = 4, .groups = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"five of ten, no group", {.word = S0_GAP, OF(5, 10)}, S0_BY_SPREAD, S0_GRADE_MAJOR},
    {"five of ten in two groups", {.word = S0_GAP, OF_WITH(5, 10, .groups = 2)}, S0_BY_SPREAD, S0_GRADE_MAJOR},
    {"five of ten in one group", {.word = S0_GAP, OF_WITH(5, 10, .groups = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"four of ten", {.word = S0_GAP, OF(4, 10)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"401 of 1000", {.word = S0_GAP, OF_WITH(401, 1000, .groups = 3)}, S0_BY_SPREAD, S0_GRADE_MAJOR},
    {"400 of 1000", {.word = S0_GAP, OF_WITH(400, 1000, .groups = 3)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"five of nine", {.word = S0_GAP, OF(5, 9)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"seven of ten, no group", {.word = S0_GAP, OF(7, 10)}, S0_BY_SPREAD, S0_GRADE_MAJOR},

    /* M4 */
    {"overdue", {.word = S0_GAP, .standing = S0_STANDS_OVER, .earlier_class = S0_MINOR}, S0_BY_OVERDUE, S0_GRADE_MAJOR},
    {"overdue and absent", {.word = S0_ABSENT, .standing = S0_STANDS_OVER, .earlier_class = S0_MINOR}, S0_BY_OVERDUE, S0_GRADE_MAJOR},
    {"overdue needs a gap today", {.word = S0_CONFORM, .standing = S0_STANDS_OVER, .earlier_class = S0_MINOR}, NOBODY, 0},
    {"back after closure", {.word = S0_GAP, .standing = S0_STANDS_BACK, .earlier_class = S0_MINOR}, S0_BY_RECURRENCE, S0_GRADE_MAJOR},
    {"back needs a gap today", {.word = S0_IMPROVEMENT, .standing = S0_STANDS_BACK, .earlier_class = S0_MINOR}, S0_BY_IMPROVEMENT, S0_GRADE_OFI},
    {"late with progress", {.word = S0_GAP, .standing = S0_STANDS_LATE, .earlier_class = S0_MAJOR}, S0_BY_GAP, S0_GRADE_MINOR},

    /* M6 */
    {"a breach of law not handled", {.word = S0_GAP, .binding = true, OF_WITH(1, 5, .not_handled = 1)}, S0_BY_LAW, S0_GRADE_MAJOR},
    {"handling is unknown", {.word = S0_GAP, .binding = true, OF_WITH(1, 5, .handled_unknown = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"a breach of law that was handled", {.word = S0_GAP, .binding = true, OF_WITH(1, 5, .handled = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"own rule, not handled", {.word = S0_GAP, OF_WITH(1, 5, .not_handled = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"law, failures that a share allows", {.word = S0_CONFORM, .binding = true, OF_WITH(1, 40, .not_handled = 1)}, NOBODY, 0},
    {"law, a record that does not exist", {.word = S0_ABSENT, .binding = true}, S0_BY_GAP, S0_GRADE_MINOR},
    {"law, a gap that counts nothing", {.word = S0_GAP, .binding = true}, S0_BY_LAW, S0_GRADE_MAJOR},

    /* M8 */
    {"one exposed", {.word = S0_GAP, OF_WITH(1, 40, .exposed = 1)}, S0_BY_EXPOSURE, S0_GRADE_MAJOR},
    {"none known as exposed", {.word = S0_GAP, OF_WITH(1, 40, .exposed = 0)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"exposed, but allowed by a share", {.word = S0_CONFORM, OF_WITH(1, 40, .exposed = 1)}, NOBODY, 0},
    {"the only barrier", {.word = S0_GAP, .whole = true, .barrier = "risk R-1", OF(1, 1)}, S0_BY_BARRIER, S0_GRADE_MAJOR},
    {"exposed and accepted", {.word = S0_GAP, .accepted = true, OF_WITH(1, 40, .exposed = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"the only barrier, accepted", {.word = S0_GAP, .whole = true, .accepted = true, .barrier = "risk R-1", OF(1, 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"accepting removes nothing else", {.word = S0_GAP, .whole = true, .accepted = true, OF(2, 2)}, S0_BY_WHOLE, S0_GRADE_MAJOR},
    {"the only barrier, partly there", {.word = S0_GAP, .whole = true, .barrier = "risk R-1", OF(1, 2)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"the only barrier, one unknown", {.word = S0_GAP, .whole = true, .barrier = "risk R-1", OF_WITH(1, 2, .unknown = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"the only barrier, not whole", {.word = S0_GAP, .barrier = "risk R-1", OF(1, 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"the only barrier, absent", {.word = S0_ABSENT, .whole = true, .barrier = "risk R-1"}, S0_BY_GAP, S0_GRADE_MINOR},

    /* open in time */
    {"a major in time stays one", {.word = S0_GAP, OF(1, 40), .standing = S0_STANDS_TIME, .earlier_class = S0_MAJOR}, S0_BY_CARRIED_MAJOR, S0_GRADE_MAJOR},
    {"a major in time and absent", {.word = S0_ABSENT, .standing = S0_STANDS_TIME, .earlier_class = S0_MAJOR}, S0_BY_CARRIED_MAJOR, S0_GRADE_MAJOR},
    {"a major in time, conform today", {.word = S0_CONFORM, .standing = S0_STANDS_TIME, .earlier_class = S0_MAJOR}, NOBODY, 0},
    {"a minor in time", {.word = S0_GAP, OF(1, 40), .standing = S0_STANDS_TIME, .earlier_class = S0_MINOR}, S0_BY_CARRIED_MINOR, S0_GRADE_MINOR},
    {"a minor in time, conform today", {.word = S0_CONFORM, .standing = S0_STANDS_TIME, .earlier_class = S0_MINOR}, NOBODY, 0},
    {"a minor in time, worse today", {.word = S0_GAP, OF_WITH(1, 40, .exposed = 1), .standing = S0_STANDS_TIME, .earlier_class = S0_MINOR}, S0_BY_EXPOSURE, S0_GRADE_MAJOR},
    {"a minor in time, all handled", {.word = S0_GAP, OF_WITH(1, 40, .handled = 1), .standing = S0_STANDS_TIME, .earlier_class = S0_MINOR}, S0_BY_CARRIED_MINOR, S0_GRADE_MINOR},
    {"an improvement in time raises nothing", {.word = S0_GAP, OF(1, 40), .standing = S0_STANDS_TIME, .earlier_class = S0_OFI}, S0_BY_GAP, S0_GRADE_MINOR},

    /* handled before the audit */
    {"all handled", {.word = S0_GAP, OF_WITH(2, 40, .handled = 2)}, S0_BY_HANDLED, S0_GRADE_CONFORM},
    {"one not handled", {.word = S0_GAP, OF_WITH(2, 40, .handled = 1, .not_handled = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"one not known as handled", {.word = S0_GAP, OF_WITH(2, 40, .handled = 1, .handled_unknown = 1)}, S0_BY_GAP, S0_GRADE_MINOR},
    {"a whole breakdown that was handled", {.word = S0_GAP, .whole = true, OF_WITH(2, 2, .handled = 2)}, S0_BY_WHOLE, S0_GRADE_MAJOR},
};
/* clang-format on */

static const size_t example_case_count = sizeof example_cases / sizeof *example_cases;

/* The defaults of the grading table, written out so that a slip in the catalogue shows. */
static const s0_threshold example_thresholds[] = {
    {.name = "population_min", .value = 10}, {.name = "rate_major", .value = 70},
    {.name = "rate_judgement", .value = 40}, {.name = "critical_min", .value = 2},
    {.name = "accumulation", .value = 3},
};

#endif
