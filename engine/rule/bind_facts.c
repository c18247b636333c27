/* bind_facts.c - single statements: audit.profile.x, audit.facts.a.b, audit.own.NAME.FIELD.
 *
 * A navigator is a name that is not finished yet; indexing it gives the fact, or a longer
 * name. Nothing is read before the name is whole. */
#include <string.h>

#include "rule/bind.h"
#include "rule/declared.h"

#define FACTS "stage0.facts"
#define OWN "stage0.own"           /* audit.own */
#define OWN_RULE "stage0.own_rule" /* audit.own.NAME */

typedef struct navigator {
    const char *name; /* "", "profile", "profile.certification"; of an own rule its short name */
} navigator;

static void push_navigator(lua_State *L, const char *type, const char *name)
{
    navigator *made = lua_newuserdatauv(L, sizeof *made, 1);

    made->name = name;
    luaL_setmetatable(L, type);
}

void s0_push_facts(lua_State *L, const char *prefix)
{
    push_navigator(L, FACTS, prefix);
}

void s0_push_own(lua_State *L)
{
    push_navigator(L, OWN, "");
}

static const char *join(lua_State *L, const char *left, const char *right)
{
    const char *name = s0_textf(s0_sandbox_arena(s0_sandbox_of(L)), "%s%s%s", left,
                                *left == '\0' ? "" : ".", right);

    if (name == NULL)
        s0_sandbox_memory(L);
    return name;
}

static int no_name(lua_State *L, const s0_vocabulary *vocabulary, const char *name, int kind,
                   const char *what)
{
    const char *near = s0_vocabulary_nearest(vocabulary, name, kind);

    if (near != NULL)
        return luaL_error(L, "the vocabulary has no %s \"%s\"; did you mean \"%s\"?", what, name,
                          near);
    return luaL_error(L, "the vocabulary has no %s \"%s\"", what, name);
}

/* --- facts -------------------------------------------------------------------------------- */

static int read_fact(lua_State *L, const char *name)
{
    s0_check *check = s0_check_of(L);
    const s0_fact *fact = s0_evidence_fact(check->context->evidence, name);

    if (!s0_declares(check->rule, name))
        return luaL_error(L, "the fact \"%s\" is read, but evidence does not name it", name);
    if (!s0_reads_fact(&check->reads, name, fact))
        s0_sandbox_memory(L);
    if (fact == NULL || fact->cell.state == S0_UNKNOWN)
        s0_stop_missing(L, name, s0_why_missing(check->context->evidence, name, "is not stated"));
    s0_push_cell(L, &fact->cell, NULL);
    return 1;
}

/* Whether some fact of the vocabulary lies below `name`. */
static bool leads_on(const s0_vocabulary *vocabulary, const char *name)
{
    size_t count, size = strlen(name);
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_FACT && strncmp(all[i]->name, name, size) == 0 &&
            all[i]->name[size] == '.')
            return true;
    return false;
}

/* facts.key  [-0, +1, e] */
static int facts_index(lua_State *L)
{
    navigator *at = luaL_checkudata(L, 1, FACTS);
    const char *name = join(L, at->name, s0_bind_text(L, 2, "the name of a fact"));
    const s0_vocabulary *vocabulary = s0_evidence_vocabulary(s0_check_of(L)->context->evidence);
    const s0_entry *entry = s0_vocabulary_get(vocabulary, name);

    if (strcmp(name, "own_rules") == 0) {
        s0_push_own(L);
        return 1;
    }
    if (entry != NULL && entry->kind == S0_ENTRY_FACT)
        return read_fact(L, name);
    if (leads_on(vocabulary, name)) {
        s0_push_facts(L, name);
        return 1;
    }
    if (entry != NULL && entry->kind == S0_ENTRY_TABLE)
        return luaL_error(L, "\"%s\" is a table: audit.records.%s", name, name);
    return no_name(L, vocabulary, name, S0_ENTRY_FACT, "fact");
}

/* --- own rules ------------------------------------------------------------------------------ */

const s0_fact *s0_read_own(lua_State *L, const char *name, const char *field)
{
    s0_check *check = s0_check_of(L);
    const s0_fact *fact = s0_evidence_own_field(check->context->evidence, name, field);
    const char *full = join(L, join(L, "own_rules", name), field);

    if (!s0_reads_fact(&check->reads, full, fact))
        s0_sandbox_memory(L);
    return fact;
}

/* own.NAME  [-0, +1, e] */
static int own_index(lua_State *L)
{
    s0_check *check = s0_check_of(L);
    const s0_vocabulary *vocabulary = s0_evidence_vocabulary(check->context->evidence);
    const char *name = s0_bind_text(L, 2, "the name of an own rule");
    const char *full = join(L, "own_rules", name);
    const s0_entry *entry = s0_vocabulary_get(vocabulary, full);
    s0_cell cell = s0_cell_none();
    bool none;

    if (entry == NULL || entry->kind != S0_ENTRY_OWN_RULE)
        return no_name(L, vocabulary, full, S0_ENTRY_OWN_RULE, "own rule");
    if (!s0_declares_own(check->rule, full))
        return luaL_error(L, "the own rule \"%s\" is read, but neither basis nor evidence names it",
                          full);
    if (!s0_evidence_own_rule(check->context->evidence, name, &none)) {
        if (!s0_reads_fact(&check->reads, full, NULL))
            s0_sandbox_memory(L);
        s0_stop_missing(L, full, s0_why_missing(check->context->evidence, full, "is not stated"));
    }
    if (none)
        s0_push_cell(L, &cell, NULL);
    else
        push_navigator(L, OWN_RULE, name);
    return 1;
}

/* own.NAME.FIELD  [-0, +1, e] */
static int own_rule_index(lua_State *L)
{
    navigator *at = luaL_checkudata(L, 1, OWN_RULE);
    s0_check *check = s0_check_of(L);
    const s0_vocabulary *vocabulary = s0_evidence_vocabulary(check->context->evidence);
    const char *field = s0_bind_text(L, 2, "the field of an own rule");
    const char *full = join(L, join(L, "own_rules", at->name), field);
    const s0_fact *fact;

    if (s0_vocabulary_get(vocabulary, full) == NULL)
        return no_name(L, vocabulary, full, S0_ENTRY_FACT, "field");
    if (!s0_declares(check->rule, full) && strcmp(field, "source") != 0 &&
        strcmp(field, "kind") != 0)
        return luaL_error(L, "\"%s\" is read, but neither basis nor evidence names it", full);
    fact = s0_read_own(L, at->name, field);
    if (fact == NULL || fact->cell.state == S0_UNKNOWN)
        s0_stop_missing(L, full, "is unknown");
    s0_push_cell(L, &fact->cell, at->name);
    return 1;
}

void s0_open_facts(lua_State *L)
{
    s0_bind_fields(L, FACTS, facts_index);
    s0_bind_fields(L, OWN, own_index);
    s0_bind_fields(L, OWN_RULE, own_rule_index);
}
