/* working_days.c - limits in working days rest on a list of holidays. Where none was given they are
 * counted from Monday to Friday, and the report says so: what seems late may have been in time. */
#include <string.h>

#include "audit/state.h"
#include "base/text.h"

#define OWN "own_rules."

/* Whether the fact is a field of an own rule that is a limit in working days; its source is words
 * of a document. */
static bool counts_working_days(const s0_fact *fact, const char *says)
{
    const char *field = strrchr(fact->name, '.');

    return s0_starts_with(fact->name, OWN) && strcmp(field, ".source") != 0 &&
           strchr(fact->name + strlen(OWN), '.') != NULL && strstr(says, "working day") != NULL;
}

void s0_remark_working_days(s0_audit_state *state)
{
    const s0_evidence *evidence = state->prepared.evidence;
    size_t count, named = 0;
    const s0_fact *const *facts = s0_evidence_facts(evidence, &count);
    s0_buf names = s0_buf_in(state->arena);

    if (s0_evidence_table(evidence, "holidays") != NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        s0_buf says = s0_buf_in(state->arena);
        const char *text;

        s0_cell_text(&says, &facts[i]->cell);
        if ((text = s0_buf_text(&says)) == NULL) {
            names.failed = true;
            break;
        }
        if (counts_working_days(facts[i], text))
            s0_putf(&names, "%s%s", named++ > 0 ? ", " : "", facts[i]->name);
    }
    if (names.failed)
        state->remarks.failed = true;
    else if (named > 0)
        s0_texts_addf(&state->remarks,
                      "holidays are not stated: the working days of %s were counted from Monday to "
                      "Friday",
                      s0_buf_text(&names));
}
