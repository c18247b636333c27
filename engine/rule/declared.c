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

const char *s0_not_given_text(s0_not_given how)
{
    static const char *const words[] = {[S0_DOES_NOT_EXIST] = "does not exist",
                                        [S0_NOT_ACCESSIBLE] = "was not accessible",
                                        [S0_NOT_ASKED_YET] = "was not asked for yet"};

    return words[how];
}
