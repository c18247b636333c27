/* reason.c - one sentence per branch of the trigger table. Numbers come from the
 * case, limits from the thresholds in force, so that a reader can check the class. */
#include "audit/reason.h"

#include <inttypes.h>
#include <string.h>

#include "base/number.h"

static int64_t limit(const s0_reason_input *input, const char *name)
{
    for (size_t i = 0; i < input->threshold_count; i++)
        if (strcmp(input->thresholds[i].name, name) == 0)
            return input->thresholds[i].value;
    return 0;
}

static const char *ordinal(int64_t number)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    int64_t last = number % 10;

    return number / 10 % 10 == 1 || last > 3 ? "th" : endings[last];
}

/* "2 of 40 instances (5 %) fail"; "the condition is not met" where nothing is counted. */
static void put_rate(s0_buf *out, const s0_case *given)
{
    const s0_numbers n = s0_case_numbers(given);
    char rate[16];

    if (given->word == S0_ABSENT) {
        s0_putf(out, "what is demanded does not exist%s%s", given->element != NULL ? ": " : "",
                given->element != NULL ? given->element : "");
        return;
    }
    if (!given->counted) {
        s0_put(out, "the condition is not met");
        return;
    }
    s0_rate_text((uint64_t)n.failed, (uint64_t)n.population, rate, sizeof rate);
    s0_putf(out, "%" PRId64 " of %" PRId64 " instances (%s) %s", n.failed, n.population, rate,
            n.failed == 1 ? "fails" : "fail");
    if (n.unknown > 0)
        s0_putf(out, ", %" PRId64 " unknown", n.unknown);
}

/* Nothing is said where no instance is critical: the rule may not have asked. */
static void put_critical(s0_buf *out, const s0_numbers *n)
{
    if (n->critical_failed > 0)
        s0_putf(out, ", %" PRId64 " critical", n->critical_failed);
    else if (n->critical > 0 && n->critical_unknown == 0)
        s0_put(out, ", none of them critical");
    if (n->critical_unknown > 0)
        s0_putf(out, ", whether %" PRId64 "%s %s critical is unknown", n->critical_unknown,
                n->critical_failed > 0 ? " more" : "", n->critical_unknown == 1 ? "is" : "are");
}

/* How the earlier finding bears on a class that it does not decide. */
static void put_known(s0_buf *out, const s0_reason_input *input)
{
    const s0_case *given = input->given;
    bool minor = input->graded->row->grade == S0_GRADE_MINOR;

    if (given->times > 1)
        s0_putf(out, ", for the %" PRId64 "%s time, after %s was closed", given->times,
                ordinal(given->times), input->earlier);
    else if (given->standing == S0_STANDS_AGAIN)
        s0_putf(out, ", there again after %s was closed", input->earlier);
    else if (minor && given->standing == S0_STANDS_LATE && given->earlier_class == S0_MAJOR)
        s0_putf(out,
                ", left of %s, a major past its date whose cause is addressed: it counts on its "
                "own facts",
                input->earlier);
    else if (minor && given->standing == S0_STANDS_LATE)
        s0_putf(out, ", open past its date as %s", input->earlier);
    else
        s0_putf(out, ", earlier %s", input->earlier);
}

static void put_past(s0_buf *out, const s0_reason_input *input)
{
    switch (input->past) {
    case S0_PAST_UNKNOWN:
        s0_put(out, ", recurrence not determined");
        break;
    case S0_PAST_NONE:
        s0_put(out, ", first occurrence");
        break;
    case S0_PAST_KNOWN:
        if (input->earlier != NULL)
            put_known(out, input);
        break;
    }
}

/* Why a rate between the two limits did not make it major. */
static void put_spared(s0_buf *out, const s0_reason_input *input)
{
    const s0_numbers n = s0_case_numbers(input->given);
    int64_t least = limit(input, "population_min");

    if (!input->given->counted || input->given->word != S0_GAP)
        return;
    if (n.failed * 100 > limit(input, "rate_judgement") * n.population) {
        if (n.population - n.unknown < least)
            s0_putf(out, ", a rate says little below %" PRId64 " instances", least);
        else if (n.groups == 1)
            s0_putf(out, ", more than %" PRId64 " %% but all in one %s as far as is known",
                    limit(input, "rate_judgement"),
                    n.group_column != NULL ? n.group_column : "group");
    }
    if (input->given->accepted && n.exposed > 0)
        s0_putf(out, ", %" PRId64 " exposed but accepted", n.exposed);
    else if (input->given->accepted && input->given->barrier != NULL && n.failed == n.population)
        s0_putf(out, ", the only treatment of %s but accepted", input->given->barrier);
    if (input->given->binding && n.handled_unknown > 0)
        s0_putf(out, ", whether %" PRId64 " %s handled is unknown", n.handled_unknown,
                n.handled_unknown == 1 ? "was" : "were");
    else if (input->given->binding && n.handled == n.failed)
        s0_put(out, ", a breach of law or contract that was handled");
}

static void put_minor(s0_buf *out, const s0_reason_input *input)
{
    const s0_case *given = input->given;
    const s0_numbers n = s0_case_numbers(given);

    put_rate(out, given);
    if (given->word == S0_ABSENT && given->absence_major)
        s0_put(out, ", which counts as minor (criteria_minor)");
    if (given->counted && given->word == S0_GAP)
        put_critical(out, &n);
    put_spared(out, input);
}

static void put_rates(s0_buf *out, const s0_reason_input *input, s0_branch branch)
{
    const s0_numbers n = s0_case_numbers(input->given);

    put_rate(out, input->given);
    if (branch == S0_BY_RATE) {
        s0_putf(out, ", more than %" PRId64 " %%, whatever they have in common",
                limit(input, "rate_major"));
    } else if (n.groups == 0) {
        s0_putf(out,
                ", more than %" PRId64
                " %%, and they do not share one group: no common group is shown",
                limit(input, "rate_judgement"));
    } else {
        s0_putf(out,
                ", more than %" PRId64 " %%, and they do not share one group: %" PRId64 " groups",
                limit(input, "rate_judgement"), n.groups);
        if (n.group_column != NULL)
            s0_putf(out, " (%s)", n.group_column);
    }
}

/* Where practice differs and the grading in force takes the stricter side, the sentence names it.
 */
static void put_stricter(s0_buf *out, const s0_reason_input *input, s0_branch branch)
{
    put_rate(out, input->given);
    if (branch == S0_BY_DOUBT)
        s0_putf(out, ", more than %" PRId64 " %%, where doubt counts as major (doubt_major)",
                limit(input, "rate_judgement"));
    else if (branch == S0_BY_LEAVERS)
        s0_putf(out, ", and from %" PRId64 " on it is major whatever the rate (leavers_min)",
                limit(input, "leavers_min"));
    else
        s0_put(out, ", and such a gap in the inputs of the review counts as major (inputs_major)");
}

static void put_earlier(s0_buf *out, const s0_reason_input *input, s0_branch branch)
{
    const char *earlier = input->earlier != NULL ? input->earlier : "the earlier finding";

    if (branch == S0_BY_RECURRENCE && input->judged)
        s0_putf(out, "%s was reported closed and is judged to be back of the same cause", earlier);
    else if (branch == S0_BY_RECURRENCE)
        s0_putf(out,
                "%s was reported closed, its effect was never verified, and the condition is "
                "back",
                earlier);
    else if (branch == S0_BY_REPEAT)
        s0_putf(out,
                "%s was closed and the condition is back, which counts as major (repeat_major)",
                earlier);
    else if (branch == S0_BY_LATENESS)
        s0_putf(out, "%s was due on %s and is not done, which counts as major (late_major)",
                earlier, input->due != NULL ? input->due : "an earlier day");
    else if (branch == S0_BY_OVERDUE && input->judged)
        s0_putf(out, "%s is judged to be past its date without real progress", earlier);
    else if (branch == S0_BY_OVERDUE)
        s0_putf(out, "%s was due on %s and no real progress is shown", earlier,
                input->due != NULL ? input->due : "an earlier day");
    else if (branch == S0_BY_RETURN)
        s0_putf(out,
                "%s was closed and the condition is there again, for the %" PRId64
                "%s time; from the %" PRId64 "%s on it counts as one that is not under control",
                earlier, input->given->times, ordinal(input->given->times),
                limit(input, "accumulation"), ordinal(limit(input, "accumulation")));
    else if (input->given->standing == S0_STANDS_LATE)
        s0_putf(out, "%s was due on %s, is still open and keeps its class", earlier,
                input->due != NULL ? input->due : "an earlier day");
    else
        s0_putf(out, "%s is open in time and keeps its class", earlier);
    s0_put(out, "; ");
    put_rate(out, input->given);
}

static void put_exposed(s0_buf *out, const s0_reason_input *input)
{
    const s0_numbers n = s0_case_numbers(input->given);

    put_rate(out, input->given);
    s0_putf(out, ", %" PRId64 " of %" PRId64 " failing instances %s exposed", n.exposed, n.failed,
            n.exposed == 1 ? "is" : "are");
    if (input->exposed != NULL)
        s0_putf(out, " (%s%s)", n.exposed > 1 ? "among them " : "", input->exposed);
    s0_put(out, " and not accepted");
}

static void put_branch(s0_buf *out, const s0_reason_input *input, s0_branch branch)
{
    const s0_case *given = input->given;
    const s0_numbers n = s0_case_numbers(given);

    switch (branch) {
    case S0_BY_MISREPRESENTATION:
        s0_put(out, "evidence states what did not happen");
        if (given->word == S0_GAP || given->word == S0_ABSENT) {
            s0_put(out, "; ");
            put_rate(out, given);
        }
        break;
    case S0_BY_ABSENCE:
        s0_putf(out, "a required element is absent: %s",
                given->element != NULL ? given->element : "the record that is demanded");
        break;
    case S0_BY_DECLARATION:
        s0_put(out, "the Statement of Applicability says implemented and nothing of it exists");
        break;
    case S0_BY_CRITICAL:
        put_rate(out, given);
        if (n.critical_failed == 1)
            s0_put(out, ", among them the only critical one");
        else
            s0_putf(out, ", among them all %" PRId64 " critical ones", n.critical_failed);
        break;
    case S0_BY_WHOLE:
    case S0_BY_SINGLE:
        put_rate(out, given);
        s0_putf(out, "%s, and nothing of the requirement is left",
                branch == S0_BY_SINGLE ? ", the only instance" : "");
        break;
    case S0_BY_RATE:
    case S0_BY_SPREAD:
        put_rates(out, input, branch);
        break;
    case S0_BY_DOUBT:
    case S0_BY_LEAVERS:
    case S0_BY_INPUTS:
        put_stricter(out, input, branch);
        break;
    case S0_BY_OVERDUE:
    case S0_BY_RECURRENCE:
    case S0_BY_REPEAT:
    case S0_BY_LATENESS:
    case S0_BY_RETURN:
    case S0_BY_CARRIED_MAJOR:
        put_earlier(out, input, branch);
        break;
    case S0_BY_LAW:
        put_rate(out, given);
        s0_putf(out, ", %" PRId64 " %s of law or contract not handled", n.not_handled,
                n.not_handled == 1 ? "breach" : "breaches");
        break;
    case S0_BY_EXPOSURE:
        put_exposed(out, input);
        break;
    case S0_BY_BARRIER:
        put_rate(out, given);
        s0_putf(out,
                ", and the control is the only treatment of %s, which lies above the "
                "acceptance level and is not accepted",
                given->barrier);
        break;
    case S0_BY_CARRIED_MINOR:
    case S0_BY_GAP:
        put_minor(out, input);
        break;
    case S0_BY_HANDLED:
        put_rate(out, given);
        s0_put(out, ", all found and handled before the audit");
        break;
    case S0_BY_IMPROVEMENT:
        s0_put(out, "the requirement is met, something could be better");
        break;
    }
}

/* Whether the branch's own words name the earlier finding. */
static bool tells_the_past(s0_branch branch)
{
    return branch == S0_BY_OVERDUE || branch == S0_BY_RECURRENCE || branch == S0_BY_REPEAT ||
           branch == S0_BY_LATENESS || branch == S0_BY_RETURN || branch == S0_BY_CARRIED_MAJOR;
}

void s0_reason(s0_buf *out, const s0_reason_input *input)
{
    static const char *const grades[] = {"major", "minor", "ofi", "conform"};
    const s0_row *row = input->graded->row;

    s0_put(out, grades[row->grade]);
    if (row->grade == S0_GRADE_MAJOR)
        s0_putf(out, " (%s)", s0_trigger_name(row, input->given));
    s0_put(out, ": ");
    put_branch(out, input, row->branch);
    if (row->branch == S0_BY_CARRIED_MINOR)
        s0_putf(out, ", open in time%s%s", input->earlier != NULL ? " as " : "",
                input->earlier != NULL ? input->earlier : "");
    else if (!tells_the_past(row->branch) &&
             (row->grade == S0_GRADE_MAJOR || row->grade == S0_GRADE_MINOR))
        put_past(out, input);
}

void s0_reason_also(s0_buf *out, const s0_reason_input *input, const s0_row *row)
{
    s0_putf(out, "also %s: ", s0_trigger_name(row, input->given));
    put_branch(out, input, row->branch);
}
