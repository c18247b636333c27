/* outcome.c - what a check may return: conform(text), improvement(text), gap(text, facts), and
 * what `every` makes. The other outcomes arise by themselves. */
#include <string.h>

#include "base/sort.h"
#include "rule/bind.h"

#define OUTCOME "stage0.outcome"

s0_outcome *s0_push_outcome(lua_State *L)
{
    s0_outcome *outcome = s0_bind_alloc(L, sizeof *outcome);
    s0_outcome **made = lua_newuserdatauv(L, sizeof *made, 0);

    *made = outcome;
    luaL_setmetatable(L, OUTCOME);
    return outcome;
}

s0_outcome *s0_to_outcome(lua_State *L, int index)
{
    s0_outcome **made = luaL_testudata(L, index, OUTCOME);

    return made == NULL ? NULL : *made;
}

const char *s0_need_sentence(lua_State *L, int index, const char *what)
{
    const char *text = s0_bind_text(L, index, what), *plain;

    plain = s0_text_plain(s0_sandbox_arena(s0_sandbox_of(L)), text, strlen(text));
    if (plain == NULL)
        s0_sandbox_memory(L);
    if (strspn(text, " \t\r\n") == strlen(text))
        luaL_error(L, "the text of %s is empty", what);
    if (strcmp(plain, text) != 0)
        luaL_error(L, "the text of %s holds a line break or another control character", what);
    return text;
}

static int plain_outcome(lua_State *L, s0_word word, const char *what)
{
    s0_outcome *outcome;
    const char *text;

    s0_check_of(L);
    if (lua_gettop(L) != 1)
        return luaL_error(L, "%s takes one text", what);
    text = s0_need_sentence(L, 1, what);
    outcome = s0_push_outcome(L);
    outcome->word = word;
    outcome->text = text;
    return 1;
}

/* conform(text)  [-1, +1, e] */
static int conform(lua_State *L)
{
    return plain_outcome(L, S0_CONFORM, "conform");
}

/* improvement(text)  [-1, +1, e] */
static int improvement(lua_State *L)
{
    return plain_outcome(L, S0_IMPROVEMENT, "improvement");
}

/* --- gap ----------------------------------------------------------------------------------- */

/* A whole number from 0 among the facts at 2; -1 when it is not stated.  [-0, +0, e] */
static int64_t number_fact(lua_State *L, const char *name)
{
    int64_t value = -1;

    if (lua_getfield(L, 2, name) != LUA_TNIL) {
        if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 0)
            luaL_error(L, "%s of gap is not a whole number from 0", name);
        value = lua_tointeger(L, -1);
    }
    lua_pop(L, 1);
    return value;
}

static bool text_before(void *context, uint32_t a, uint32_t b)
{
    const char *const *texts = context;
    int order = s0_text_natural(texts[a], texts[b]);

    return order != 0 ? order < 0 : strcmp(texts[a], texts[b]) < 0;
}

/* The keys or rows of `exceptions` as failed instances, sorted; how many there are.  [-0, +0, e] */
static int64_t read_exceptions(lua_State *L, s0_outcome *outcome)
{
    size_t count;
    const char **keys;
    uint32_t *order;
    s0_instance *given, *items;

    if (lua_getfield(L, 2, "exceptions") == LUA_TNIL) {
        lua_pop(L, 1);
        return -1;
    }
    if (!lua_istable(L, -1))
        luaL_error(L, "exceptions of gap is %s, not a list of keys or rows", s0_kind_at(L, -1));
    count = (size_t)lua_rawlen(L, -1);
    keys = s0_bind_alloc_n(L, count, sizeof *keys);
    order = s0_bind_alloc_n(L, count, 2 * sizeof *order);
    given = s0_bind_alloc_n(L, count, sizeof *given);
    items = s0_bind_alloc_n(L, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, -1, (lua_Integer)i + 1);
        if (!s0_row_instance(L, -1, &given[i]))
            given[i] =
                (s0_instance){.key = s0_need_sentence(L, -1, "exceptions of gap"), .text = ""};
        keys[i] = given[i].key;
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    s0_sort_order(order, order + count, count, text_before, keys);
    for (size_t i = 0; i < count; i++) {
        items[i] = given[order[i]];
        if (i > 0 && strcmp(items[i - 1].key, items[i].key) == 0)
            luaL_error(L, "exceptions of gap names \"%s\" twice", items[i].key);
    }
    outcome->failed = items;
    outcome->failed_count = count < S0_LISTED_MAX ? count : S0_LISTED_MAX;
    return (int64_t)count;
}

/* A part of the failing ones; 0 when it is not stated.  [-0, +0, e] */
static int64_t part_of_failed(lua_State *L, const char *name, int64_t failed)
{
    int64_t value = number_fact(L, name);

    if (value > failed)
        luaL_error(L, "%s of gap is more than what failed", name);
    return value < 0 ? 0 : value;
}

/* Without facts a gap is one condition that is not met: one instance of one. */
static void read_facts(lua_State *L, s0_outcome *outcome)
{
    static const char *const keys[] = {"failed",   "all",     "exceptions",
                                       "critical", "exposed", "handled"};
    s0_numbers *n = &outcome->numbers;
    int64_t exceptions, failed, all;

    s0_only_keys(L, 2, "gap", keys, sizeof keys / sizeof *keys);
    exceptions = read_exceptions(L, outcome);
    failed = number_fact(L, "failed");
    all = number_fact(L, "all");
    if (failed < 0)
        failed = exceptions < 0 ? 1 : exceptions;
    if (failed == 0)
        luaL_error(L, "a gap in which nothing failed is none");
    if (exceptions > failed)
        luaL_error(L, "exceptions of gap are more than what failed");
    if (all >= 0 && failed > all)
        luaL_error(L, "more failed than there are in all");
    outcome->counted = all >= 0;
    n->failed = failed;
    n->population = all >= 0 ? all : failed;
    n->met = n->population - failed;
    n->critical_failed = part_of_failed(L, "critical", failed);
    /* Of those that met nobody said that they are not critical. */
    n->critical = n->critical_failed > 0 ? n->critical_failed + n->met : 0;
    n->exposed = part_of_failed(L, "exposed", failed);
    n->handled = part_of_failed(L, "handled", failed);
    n->not_handled = failed - n->handled;
}

/* gap(text, facts)  [-2, +1, e] */
static int gap(lua_State *L)
{
    s0_outcome *outcome;
    const char *text;

    s0_check_of(L);
    if (lua_gettop(L) < 1 || lua_gettop(L) > 2)
        return luaL_error(L, "gap takes a text, and facts: gap(\"…\", { failed = 2, all = 40 })");
    text = s0_need_sentence(L, 1, "gap");
    if (lua_isnoneornil(L, 2)) {
        lua_settop(L, 1);
        lua_createtable(L, 0, 0);
    }
    if (!lua_istable(L, 2))
        return luaL_error(L, "the facts of gap are %s, not a table", s0_kind_at(L, 2));
    outcome = s0_push_outcome(L);
    outcome->word = S0_GAP;
    outcome->text = text;
    read_facts(L, outcome);
    return 1;
}

/* An outcome is returned, not looked into.  [-0, +0, e] */
static int outcome_index(lua_State *L)
{
    return luaL_error(L, "an outcome has no fields; it is what check returns");
}

static const luaL_Reg metamethods[] = {{"__index", outcome_index}, {NULL, NULL}};

static const luaL_Reg words[] = {
    {"conform", conform}, {"improvement", improvement}, {"gap", gap}, {NULL, NULL}};

void s0_open_outcomes(lua_State *L)
{
    s0_bind_type(L, OUTCOME, metamethods);
    for (const luaL_Reg *word = words; word->name != NULL; word++) {
        lua_pushcfunction(L, word->func);
        lua_setglobal(L, word->name);
    }
}
