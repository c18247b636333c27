/* bind.c - what all bindings share: the check at hand, errors, and arguments. */
#include "rule/bind.h"

#include <stdio.h>
#include <string.h>

#include "rule/declared.h"

s0_check *s0_check_of(lua_State *L)
{
    s0_check *check = s0_sandbox_context(s0_sandbox_of(L));

    if (check == NULL)
        luaL_error(L, "evidence is only there inside check");
    return check;
}

int s0_raise(lua_State *L, const s0_error *err)
{
    if (err->code == S0_ENOMEM)
        s0_sandbox_memory(L);
    if (err->hint[0] != '\0')
        return luaL_error(L, "%s (%s)", err->message, err->hint);
    return luaL_error(L, "%s", err->message);
}

void *s0_bind_alloc(lua_State *L, size_t size)
{
    void *block = s0_alloc(s0_sandbox_arena(s0_sandbox_of(L)), size);

    if (block == NULL)
        s0_sandbox_memory(L);
    return block;
}

void *s0_bind_alloc_n(lua_State *L, size_t count, size_t size)
{
    void *block = s0_alloc_n(s0_sandbox_arena(s0_sandbox_of(L)), count, size);

    if (block == NULL)
        s0_sandbox_memory(L);
    return block;
}

const char *s0_bind_text(lua_State *L, int index, const char *what)
{
    size_t size;
    const char *text;
    char *copy;

    if (lua_type(L, index) != LUA_TSTRING)
        luaL_error(L, "%s is %s, not text", what, s0_kind_at(L, index));
    text = lua_tolstring(L, index, &size);
    if (strlen(text) != size || s0_utf8_check(text, size) != size)
        luaL_error(L, "%s is not UTF-8 text", what);
    copy = s0_text_copy(s0_sandbox_arena(s0_sandbox_of(L)), text, size);
    if (copy == NULL)
        s0_sandbox_memory(L);
    return copy;
}

int s0_no_such(lua_State *L, const char *what, const char *name, const char *const *known,
               size_t count)
{
    const char *near = s0_nearest(name, known, count);

    if (near != NULL)
        return luaL_error(L, "%s has no \"%s\"; did you mean \"%s\"?", what, name, near);
    return luaL_error(L, "%s has no \"%s\"", what, name);
}

void s0_only_keys(lua_State *L, int index, const char *what, const char *const *known, size_t count)
{
    index = lua_absindex(L, index);
    lua_pushnil(L);
    while (lua_next(L, index)) {
        const char *key;
        size_t at = 0;

        lua_pop(L, 1);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "%s takes fields with names", what);
        key = lua_tostring(L, -1);
        while (at < count && strcmp(known[at], key) != 0)
            at++;
        if (at == count)
            s0_no_such(L, what, key, known, count);
    }
}

/* Nothing of ours can be written to.  [-0, +0, e] */
static int refuse_write(lua_State *L)
{
    return luaL_error(L, "evidence and words are read only");
}

void s0_bind_type(lua_State *L, const char *name, const luaL_Reg *functions)
{
    luaL_newmetatable(L, name);
    luaL_setfuncs(L, functions, 0);
    lua_pushcfunction(L, refuse_write);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* (object, key) -> its value; upvalue: the function that finds it.  [-0, +1, e] */
static int remembered(lua_State *L)
{
    lua_settop(L, 2);
    if (lua_getiuservalue(L, 1, 1) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_setiuservalue(L, 1, 1);
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, 3) != LUA_TNIL)
        return 1;
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_call(L, 2, 1);
    if (lua_istable(L, -1)) /* the rule's own from here on: it may change it */
        return 1;
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -2);
    lua_rawset(L, 3);
    return 1;
}

void s0_bind_fields(lua_State *L, const char *name, lua_CFunction index)
{
    static const luaL_Reg none[] = {{NULL, NULL}};

    s0_bind_type(L, name, none);
    luaL_getmetatable(L, name);
    lua_pushcfunction(L, index);
    lua_pushcclosure(L, remembered, 1);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}

const char *s0_kind_at(lua_State *L, int index)
{
    const s0_word_of_rule *word = s0_to_word(L, index);
    static const char *const cells[] = {
        [S0_TYPE_SHARE] = "a share",      [S0_TYPE_DATE] = "a date",
        [S0_TYPE_INSTANT] = "an instant", [S0_TYPE_DURATION] = "a duration",
        [S0_TYPE_MAP] = "a map by class",
    };

    if (word != NULL && word->kind == S0_WORD_CELL)
        return word->cell.state != S0_GIVEN     ? "none"
               : cells[word->cell.type] != NULL ? cells[word->cell.type]
                                                : "a value";
    if (word != NULL)
        return word->kind == S0_WORD_GIVEN     ? "given"
               : word->kind == S0_WORD_OPERAND ? "a column"
                                               : "a condition";
    if (s0_to_records(L, index) != NULL)
        return "records";
    if (s0_to_outcome(L, index) != NULL)
        return "an outcome";
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
        return "nothing";
    case LUA_TBOOLEAN:
        return "true or false";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TSTRING:
        return "text";
    case LUA_TTABLE:
        return "a table";
    case LUA_TFUNCTION:
        return "a function";
    default:
        return "something else";
    }
}

const char *s0_why_missing(const s0_evidence *evidence, const char *name, const char *otherwise)
{
    const s0_withheld *withheld = s0_evidence_withheld(evidence, name);

    return withheld == NULL ? otherwise : s0_not_given_text(withheld->how);
}

int s0_stop_missing(lua_State *L, const char *name, const char *why)
{
    s0_check *check = s0_check_of(L);
    s0_buf text = s0_buf_in(check->arena);

    check->missing = s0_text_dup(check->arena, name);
    s0_putf(&text, "Cannot be determined: %s %s", name, why);
    if (check->missing == NULL || s0_buf_text(&text) == NULL)
        s0_sandbox_memory(L);
    s0_sandbox_stop(L, S0_STOP_MISSING, s0_buf_text(&text));
}

void s0_open_words(lua_State *L)
{
    s0_open_values(L);
    s0_open_predicates(L);
    s0_open_records(L);
    s0_open_rows(L);
    s0_open_facts(L);
    s0_open_audit(L);
    s0_open_every(L);
    s0_open_outcomes(L);
}
