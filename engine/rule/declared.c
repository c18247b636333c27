/* declared.c - a name, and what it is part of. */
#include "rule/declared.h"

#include <string.h>

#include "base/text.h"

/* Whether `name` is `whole` or, after a dot, part of it. */
static bool is_within(const char *name, const char *whole)
{
    size_t size = strlen(whole);

    return strncmp(name, whole, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

bool s0_declares(const s0_rule *rule, const char *name)
{
    bool own = s0_starts_with(name, "own_rules.");

    if (own && is_within(name, rule->basis))
        return true;
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (strcmp(rule->evidence[i], name) == 0 || (own && is_within(name, rule->evidence[i])))
            return true;
    for (size_t i = 0; i < rule->only_if_count; i++)
        if (strcmp(rule->only_if[i].fact, name) == 0)
            return true;
    return false;
}

bool s0_declares_table(const s0_rule *rule, const char *table)
{
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (is_within(rule->evidence[i], table))
            return true;
    return false;
}

bool s0_declares_own(const s0_rule *rule, const char *own)
{
    return strcmp(rule->basis, own) == 0 || s0_declares_table(rule, own);
}

static bool states_map(const s0_evidence *evidence, const char *own)
{
    static const char *const maps[] = {"of", "except", "demands"};
    const char *name = own + strlen("own_rules.");
    size_t size = strcspn(name, ".");
    char text[128];

    if (size >= sizeof text)
        return true;
    memcpy(text, name, size);
    text[size] = '\0';
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        const s0_fact *fact = s0_evidence_own_field(evidence, text, maps[i]);

        if (fact != NULL && fact->cell.state != S0_NONE)
            return true;
    }
    return false;
}

bool s0_own_names_columns(const s0_rule *rule, const s0_evidence *evidence)
{
    if (s0_starts_with(rule->basis, "own_rules.") && states_map(evidence, rule->basis))
        return true;
    for (size_t i = 0; i < rule->evidence_count; i++)
        if (s0_starts_with(rule->evidence[i], "own_rules.") &&
            states_map(evidence, rule->evidence[i]))
            return true;
    return false;
}

const char *s0_not_given_text(s0_not_given how)
{
    static const char *const words[] = {[S0_DOES_NOT_EXIST] = "does not exist",
                                        [S0_NOT_ACCESSIBLE] = "was not accessible",
                                        [S0_NOT_ASKED_YET] = "was not asked for yet"};

    return words[how];
}
