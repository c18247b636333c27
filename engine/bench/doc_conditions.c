/* doc_conditions.c - docs/reference/conditions.md: which rule owns which condition. */
#include <string.h>

#include "bench/doc_parts.h"

static void put_names(s0_buf *out, const char *const *names, size_t count, bool linked)
{
    for (size_t i = 0; i < count; i++) {
        s0_put(out, i > 0 ? ", " : "");
        if (linked) {
            s0_put_char(out, '[');
            s0_put(out, names[i]);
            s0_put(out, "](rules.md#");
            for (const char *c = names[i]; *c != '\0'; c++)
                if (*c != '.')
                    s0_put_char(out, *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c);
            s0_put_char(out, ')');
        } else {
            s0_put(out, names[i]);
        }
    }
    s0_put(out, count == 0 ? "–" : "");
}

bool s0_doc_conditions(s0_buf *out, const s0_doc_inputs *in, const s0_conditions *conditions)
{
    s0_put(
        out,
        "# Conditions\n\n"
        "Made by `stage0 rule doc` from `catalog/conditions.yaml` and the rules. One condition is "
        "one finding: where two rules could\nraise the same thing, this table says which one "
        "does; the other leaves it out, by its population or its predicate. Related\nrequirements "
        "are named in the finding, never raised again. *Borders on* are rules that look at the "
        "same records. An own rule\nthat reads all that one of these reads, on the same "
        "requirement, claims its condition: `stage0 rule lint` says so.\n\n"
        "| condition | rule | related | borders on |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < conditions->count; i++) {
        const s0_owned_condition *one = &conditions->items[i];
        const s0_rule *rule = s0_rules_get(in->rules, one->rule);

        s0_put(out, "| ");
        s0_doc_cell(out, one->condition);
        s0_put(out, " | ");
        put_names(out, &one->rule, 1, true);
        s0_put(out, " | ");
        put_names(out, rule != NULL ? rule->related : NULL, rule != NULL ? rule->related_count : 0,
                  false);
        s0_put(out, " | ");
        put_names(out, one->borders, one->border_count, true);
        s0_put(out, " |\n");
    }
    s0_put(out,
           "\nLeft to the engine, and to no rule: corrective actions on findings of audits "
           "(follow-up of the finding), evidence older\nthan a significant change (the rule that "
           "reads it is not determined), a record that is said not to exist (`absent`).\n");
    return !out->failed;
}
