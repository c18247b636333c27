/* bind_records.c - populations: audit.records.T and what is made of it by where, with and
 * latest. Each step is a new selection; the columns it reads are declared, recorded, and
 * remembered where they decide which records belong. */
#include <string.h>

#include "rule/bind.h"
#include "rule/declared.h"

#define RECORDS "stage0.records"

void s0_push_records(lua_State *L, const s0_records *records)
{
    s0_records *made = lua_newuserdatauv(L, sizeof *made, 0);

    *made = *records;
    luaL_setmetatable(L, RECORDS);
}

s0_records *s0_to_records(lua_State *L, int index)
{
    return luaL_testudata(L, index, RECORDS);
}

s0_records *s0_need_records(lua_State *L, int index, const char *what)
{
    s0_records *records = s0_to_records(L, index);

    if (records == NULL)
        luaL_error(L, "%s takes records, not %s", what, s0_kind_at(L, index));
    return records;
}

/* The records a method is called on; a dot in place of the colon is the usual slip.  [-0, +0, e] */
static s0_records *self(lua_State *L, const char *method)
{
    s0_records *records = s0_to_records(L, 1);

    if (records == NULL)
        luaL_error(L, "%s is called with a colon: records:%s(…)", method, method);
    return records;
}

/* --- columns ---------------------------------------------------------------------------- */

/* The table of a column among those a selection is made from; NULL for columns of the engine. */
static const s0_table *table_of(const s0_selection *of, const char *full)
{
    size_t count;
    const s0_table *const *tables = s0_selection_tables(of, &count);

    for (size_t i = 0; i < count; i++) {
        const char *name = s0_table_name(tables[i]);
        size_t size = strlen(name);

        if (strncmp(name, full, size) == 0 && full[size] == '.')
            return tables[i];
    }
    return NULL;
}

static size_t use_column(lua_State *L, const s0_selection *of, const char *name, bool declared)
{
    s0_check *check = s0_check_of(L);
    int at = s0_selection_column(of, name);
    const char *full;
    const s0_table *table;

    if (at < 0) {
        size_t count = s0_selection_columns(of);
        const char **known = s0_bind_alloc_n(L, count, sizeof *known);

        for (size_t i = 0; i < count; i++)
            known[i] = s0_selection_column_name(of, i);
        s0_no_such(L, "the population", name, known, count);
    }
    full = s0_selection_column_full(of, (size_t)at);
    table = table_of(of, full);
    if (table == NULL ||
        s0_vocabulary_get(s0_evidence_vocabulary(check->context->evidence), full) == NULL)
        return (size_t)at; /* made by the engine: a schedule's period, the catalogue's control */
    if (!declared && !s0_declares(check->rule, full))
        luaL_error(L, "the column \"%s\" is read, but evidence does not name it", full);
    if (!s0_reads_column(&check->reads, full, table))
        s0_sandbox_memory(L);
    return (size_t)at;
}

size_t s0_use_column(lua_State *L, const s0_selection *of, const char *name)
{
    return use_column(L, of, name, false);
}

void s0_use_stated_column(lua_State *L, const s0_selection *of, const char *name)
{
    use_column(L, of, name, true);
}

const char *const *s0_to_columns(lua_State *L, int index, const char *what, size_t *count)
{
    const char **names;

    index = lua_absindex(L, index);
    *count = 1;
    if (lua_istable(L, index))
        *count = (size_t)lua_rawlen(L, index);
    if (*count == 0)
        luaL_error(L, "%s names no column", what);
    names = s0_bind_alloc_n(L, *count, sizeof *names);
    for (size_t i = 0; i < *count; i++) {
        if (lua_istable(L, index))
            lua_rawgeti(L, index, (lua_Integer)i + 1);
        else
            lua_pushvalue(L, index);
        names[i] = s0_bind_text(L, -1, what);
        lua_pop(L, 1);
    }
    return names;
}

/* --- what decides who belongs -------------------------------------------------------------- */

static size_t count_columns(const s0_condition *condition)
{
    size_t count = condition->kind == S0_TEST ? 1 : 0;

    for (size_t i = 0; condition->kind != S0_TEST && i < condition->part_count; i++)
        count += count_columns(condition->parts[i]);
    return count;
}

static size_t put_columns(const char **out, size_t at, const s0_condition *condition)
{
    if (condition->kind == S0_TEST)
        out[at++] = condition->column;
    for (size_t i = 0; condition->kind != S0_TEST && i < condition->part_count; i++)
        at = put_columns(out, at, condition->parts[i]);
    return at;
}

/* Room for the columns of `records` and `more`, the first of them filled.  [-0, +0, e] */
static const char **widen(lua_State *L, s0_records *out, const s0_records *records, size_t more)
{
    const char **names = s0_bind_alloc_n(L, records->belongs_count + more, sizeof *names);

    if (records->belongs_count > 0)
        memcpy(names, records->belongs, records->belongs_count * sizeof *names);
    out->belongs = names;
    out->belongs_count = records->belongs_count + more;
    return names + records->belongs_count;
}

/* --- passes -------------------------------------------------------------------------------------
 */

static void record_pass(lua_State *L, const s0_selection *from, const s0_selection *to,
                        const char *condition)
{
    s0_check *check = s0_check_of(L);
    s0_buf names = s0_buf_in(check->arena);
    bool kept = s0_reads_passes_kept(&check->reads);
    s0_pass pass = {.condition = condition, .rows = (int64_t)s0_selection_count(from)};
    size_t count;
    const s0_table *const *tables = s0_selection_tables(from, &count);

    for (size_t i = 0; kept && i < count; i++)
        s0_putf(&names, "%s%s", i > 0 ? " with " : "", s0_table_name(tables[i]));
    pass.tables = s0_buf_text(&names);
    pass.unknown = (int64_t)s0_selection_uncertain_count(to);
    pass.failed = pass.rows - (int64_t)s0_selection_count(to);
    if (pass.tables == NULL || condition == NULL || !s0_reads_pass(&check->reads, &pass))
        s0_sandbox_memory(L);
}

static void push_list(s0_buf *out, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        s0_putf(out, "%s%s", i > 0 ? ", " : "", names[i]);
}

/* --- where, latest, with
 * -------------------------------------------------------------------------- */

/* records:where(condition)  [-2, +1, e] */
static int where(lua_State *L)
{
    s0_records *from = self(L, "where"), made = *from;
    const s0_condition *condition = s0_to_condition(L, 2, "where");
    s0_check *check = s0_check_of(L);
    s0_buf text = s0_buf_in(check->arena);
    s0_error err;

    if (lua_isnoneornil(L, 2))
        return luaL_error(L, "where names no condition");
    if (condition == NULL) { /* an own rule that leaves out `of` is about all records */
        lua_settop(L, 1);
        return 1;
    }
    if (s0_select_where(&made.of, check->arena, from->of, condition, &check->terms, &err) != S0_OK)
        return s0_raise(L, &err);
    s0_use_condition(L, from->of, condition);
    put_columns(widen(L, &made, from, count_columns(condition)), 0, condition);
    if (s0_reads_passes_kept(&check->reads)) {
        s0_put(&text, "where ");
        s0_condition_text(&text, condition);
    }
    record_pass(L, from->of, made.of, s0_buf_text(&text));
    s0_push_records(L, &made);
    return 1;
}

/* records:latest(key, at)  [-3, +1, e] */
static int latest(lua_State *L)
{
    s0_records *from = self(L, "latest"), made = *from;
    s0_check *check = s0_check_of(L);
    size_t count;
    const char *const *key = s0_to_columns(L, 2, "the key of latest", &count);
    const char *at = s0_bind_text(L, 3, "the date of latest");
    s0_buf text = s0_buf_in(check->arena);
    s0_error err;

    for (size_t i = 0; i < count; i++)
        s0_use_column(L, from->of, key[i]);
    s0_use_column(L, from->of, at);
    if (s0_select_latest(&made.of, check->arena, from->of, key, count, at, &check->terms, &err) !=
        S0_OK)
        return s0_raise(L, &err);
    *widen(L, &made, from, 1) = at;
    s0_putf(&text, "latest %s per ", at);
    push_list(&text, key, count);
    record_pass(L, from->of, made.of, s0_buf_text(&text));
    s0_push_records(L, &made);
    return 1;
}

/* The keys of a join at `index`: a column, a list, or a map of names here to names there.  [-0, +0,
 * e] */
static void read_keys(lua_State *L, int index, s0_join *join)
{
    const char **left, **right;
    size_t at = 0;

    if (!lua_istable(L, index) || lua_rawlen(L, index) > 0) {
        join->left = join->right = s0_to_columns(L, index, "the key of with", &join->count);
        return;
    }
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        join->count++;
    if (join->count == 0)
        luaL_error(L, "the key of with names no column");
    left = s0_bind_alloc_n(L, join->count, sizeof *left);
    right = s0_bind_alloc_n(L, join->count, sizeof *right);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        const char *name = s0_bind_text(L, -2, "the key of with");
        const char *other = s0_bind_text(L, -1, "the key of with");
        size_t place = at++;

        for (; place > 0 && strcmp(left[place - 1], name) > 0; place--) { /* by name */
            left[place] = left[place - 1];
            right[place] = right[place - 1];
        }
        left[place] = name;
        right[place] = other;
    }
    join->left = left;
    join->right = right;
}

/* { unmatched = …, prefix = … }  [-0, +0, e] */
static void read_options(lua_State *L, int index, s0_join *join)
{
    static const char *const keys[] = {"unmatched", "prefix"};
    static const char *const words[] = {"unknown", "none", "drop"};
    const char *text;
    size_t at = 0;

    if (lua_isnoneornil(L, index))
        return;
    if (!lua_istable(L, index))
        luaL_error(L, "the options of with are %s, not a table", s0_kind_at(L, index));
    s0_only_keys(L, index, "with", keys, 2);
    if (lua_getfield(L, index, "prefix") != LUA_TNIL)
        join->prefix = s0_bind_text(L, -1, "prefix");
    lua_pop(L, 1);
    if (lua_getfield(L, index, "unmatched") != LUA_TNIL) {
        text = s0_is_none(L, -1) ? "none" : s0_bind_text(L, -1, "unmatched");
        while (at < 3 && strcmp(words[at], text) != 0)
            at++;
        if (at == 3)
            luaL_error(L, "unmatched is \"unknown\", \"none\" or \"drop\", not \"%s\"", text);
        join->unmatched = (s0_unmatched)at;
    }
    lua_pop(L, 1);
}

/* What decided the other side belongs, under its names in the join.  [-0, +0, e] */
static void take_belongs(lua_State *L, s0_records *made, const s0_records *from,
                         const s0_records *other, const char *prefix)
{
    const char **names = widen(L, made, from, other->belongs_count);

    for (size_t i = 0; i < other->belongs_count; i++) {
        names[i] = other->belongs[i];
        if (prefix != NULL &&
            (names[i] = s0_textf(s0_check_of(L)->arena, "%s%s", prefix, names[i])) == NULL)
            s0_sandbox_memory(L);
    }
}

/* records:with(other, key, options)  [-4, +1, e] */
static int with(lua_State *L)
{
    static const char *const absent[] = {"unknown", "none", "dropped"};
    s0_records *from = self(L, "with"), made = *from;
    s0_records *other = s0_need_records(L, 2, "with");
    s0_check *check = s0_check_of(L);
    s0_join join = {0};
    s0_buf text = s0_buf_in(check->arena);
    s0_error err;

    read_keys(L, 3, &join);
    read_options(L, 4, &join);
    for (size_t i = 0; i < join.count; i++) {
        s0_use_column(L, from->of, join.left[i]);
        s0_use_column(L, other->of, join.right[i]);
    }
    if (s0_select_with(&made.of, check->arena, from->of, other->of, &join, &check->terms, &err) !=
        S0_OK)
        return s0_raise(L, &err);
    take_belongs(L, &made, from, other, join.prefix);
    s0_put(&text, "joined by ");
    push_list(&text, join.left, join.count);
    s0_putf(&text, ", unmatched %s", absent[join.unmatched]);
    record_pass(L, made.of, made.of, s0_buf_text(&text));
    s0_push_records(L, &made);
    return 1;
}

static const luaL_Reg methods[] = {{"where", where},
                                   {"with", with},
                                   {"latest", latest},
                                   {"each", s0_records_each},
                                   {"count", s0_records_count},
                                   {NULL, NULL}};

/* records.method  [-0, +1, e] */
static int records_index(lua_State *L)
{
    static const char *const names[] = {"where", "with", "latest", "each", "count"};

    return s0_no_such(L, "records", s0_bind_text(L, 2, "the method"), names,
                      sizeof names / sizeof *names);
}

static const luaL_Reg metamethods[] = {{NULL, NULL}};

void s0_open_records(lua_State *L)
{
    s0_bind_type(L, RECORDS, metamethods);
    luaL_getmetatable(L, RECORDS);
    luaL_newlib(L, methods); /* no rule can reach it to change it */
    lua_createtable(L, 0, 1);
    lua_pushcfunction(L, records_index);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, -2);
    lua_setfield(L, -2, "__index");
    lua_pop(L, 1);
}
