/* load_team.c - who audits a part of the plan: the member of the team that the part names, by name
 * or by function, and whether what the part looks at is among what they own or operate. */
#include <string.h>

#include "evidence/load.h"

/* Keys are compared as those of the tables are; the texts are short and plain. */
static bool same(const s0_value *a, const s0_value *b)
{
    return a != NULL && b != NULL && a->raw != NULL && b->raw != NULL && a->size > 0 &&
           strcmp(a->raw, b->raw) == 0;
}

static const s0_value *member_of(const s0_value *team, const s0_value *part)
{
    const s0_value *auditor = s0_value_get(part, "auditor");

    for (size_t i = 0; team != NULL && team->kind == S0_LIST && i < team->as.list.count; i++) {
        const s0_value *member = team->as.list.items[i];

        if (same(s0_value_get(member, "name"), auditor) ||
            same(s0_value_get(member, "function"), auditor))
            return member;
    }
    return NULL;
}

const char *s0_team_function(const s0_value *team, const s0_value *part)
{
    const s0_value *function = s0_value_get(member_of(team, part), "function");

    return function != NULL ? function->raw : NULL;
}

const char *s0_team_duty(const s0_value *team, const s0_value *part)
{
    const s0_value *list = s0_value_get(member_of(team, part), "answers_for");

    for (size_t i = 0; list != NULL && list->kind == S0_LIST && i < list->as.list.count; i++)
        if (same(list->as.list.items[i], s0_value_get(part, "area")) ||
            same(list->as.list.items[i], s0_value_get(part, "control")) ||
            same(list->as.list.items[i], s0_value_get(part, "asset")))
            return list->as.list.items[i]->raw;
    return "none";
}
