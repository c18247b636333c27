/* bind_values.c - what Lua has no value for: none and given, dates, durations, shares, maps
 * by class, columns, and sums of them. One type of userdata, told apart by its kind. */
#include <string.h>

#include "rule/bind.h"

#define WORD "stage0.word"

s0_word_of_rule *s0_to_word(lua_State *L, int index)
{
    return luaL_testudata(L, index, WORD);
}

s0_word_of_rule *s0_new_word(lua_State *L, s0_word_kind kind)
{
    s0_word_of_rule *word = lua_newuserdatauv(L, sizeof *word, 0);

    memset(word, 0, sizeof *word);
    word->kind = kind;
    luaL_setmetatable(L, WORD);
    return word;
}

bool s0_is_none(lua_State *L, int index)
{
    const s0_word_of_rule *word = s0_to_word(L, index);

    return word != NULL && word->kind == S0_WORD_CELL && word->cell.state == S0_NONE;
}

static void push_texts(lua_State *L, const s0_cell *cell)
{
    lua_createtable(L, (int)cell->as.texts.count, 0);
    for (size_t i = 0; i < cell->as.texts.count; i++) {
        lua_pushstring(L, cell->as.texts.items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

void s0_push_cell(lua_State *L, const s0_cell *cell, const char *own)
{
    s0_word_of_rule *word;

    switch (cell->state == S0_GIVEN ? cell->type : S0_TYPE_MAP) {
    case S0_TYPE_BOOLEAN:
        lua_pushboolean(L, cell->as.truth);
        return;
    case S0_TYPE_INTEGER:
        lua_pushinteger(L, cell->as.integer);
        return;
    case S0_TYPE_NUMBER:
        lua_pushnumber(L, cell->as.number);
        return;
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
    case S0_TYPE_WORD:
        lua_pushstring(L, cell->as.text.key);
        return;
    case S0_TYPE_TEXTS:
        push_texts(L, cell);
        return;
    default:
        word = s0_new_word(L, S0_WORD_CELL);
        word->cell = *cell;
        word->own = own;
    }
}

/* --- reading arguments -------------------------------------------------------------- */

static s0_operand constant(s0_cell cell)
{
    return (s0_operand){.kind = S0_CONSTANT, .cell = cell};
}

static s0_cell text_cell(const char *text)
{
    return (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_TEXT, .as.text = {text, text}};
}

s0_operand s0_to_operand(lua_State *L, int index)
{
    const s0_word_of_rule *word = s0_to_word(L, index);
    s0_cell cell = {.state = S0_GIVEN};

    switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
        cell.type = S0_TYPE_BOOLEAN;
        cell.as.truth = lua_toboolean(L, index);
        return constant(cell);
    case LUA_TNUMBER:
        cell.type = lua_isinteger(L, index) ? S0_TYPE_INTEGER : S0_TYPE_NUMBER;
        if (cell.type == S0_TYPE_INTEGER)
            cell.as.integer = lua_tointeger(L, index);
        else
            cell.as.number = lua_tonumber(L, index);
        return constant(cell);
    case LUA_TSTRING:
        return constant(text_cell(s0_bind_text(L, index, "a value")));
    default:
        break;
    }
    if (word != NULL && word->kind == S0_WORD_OPERAND)
        return *word->operand;
    if (word != NULL && word->kind == S0_WORD_CELL &&
        (word->cell.state != S0_GIVEN || word->cell.type != S0_TYPE_MAP))
        return constant(word->cell);
    luaL_error(L, "nothing can be held against %s", s0_kind_at(L, index));
    return constant(cell);
}

/* The value at `index` as a term of a sum: text is a duration.  [-0, +0, e] */
static s0_operand to_term(lua_State *L, int index)
{
    s0_cell cell = {.state = S0_GIVEN, .type = S0_TYPE_DURATION};
    const char *text;
    size_t size;

    if (lua_type(L, index) == LUA_TNUMBER)
        luaL_error(L,
                   "a number has no unit; a duration is \"14 days\", \"6 months\", \"72 hours\"");
    if (lua_type(L, index) != LUA_TSTRING)
        return s0_to_operand(L, index);
    text = lua_tolstring(L, index, &size);
    if (!s0_duration_read(text, size, &cell.as.duration))
        luaL_error(L, "\"%s\" is not a duration (14 days, 6 months, 72 hours)", text);
    return constant(cell);
}

/* --- sums ----------------------------------------------------------------------------- */

static bool is_length(const s0_operand *term)
{
    return term->kind == S0_CONSTANT && term->cell.state == S0_GIVEN &&
           term->cell.type == S0_TYPE_DURATION;
}

static bool is_day(const s0_operand *term)
{
    return term->kind == S0_CONSTANT &&
           (term->cell.state == S0_NONE ||
            (term->cell.state == S0_GIVEN &&
             (term->cell.type == S0_TYPE_DATE || term->cell.type == S0_TYPE_INSTANT)));
}

static const s0_operand *keep_operand(lua_State *L, const s0_operand *operand)
{
    s0_operand *kept = s0_bind_alloc(L, sizeof *kept);

    *kept = *operand;
    return kept;
}

static void push_operand(lua_State *L, const s0_operand *operand)
{
    const s0_operand *kept = keep_operand(L, operand);

    s0_new_word(L, S0_WORD_OPERAND)->operand = kept;
}

static int add_up(lua_State *L, int sign)
{
    s0_operand left = to_term(L, 1), right = to_term(L, 2);
    s0_check *check = s0_sandbox_context(s0_sandbox_of(L));
    s0_operand sum = {.kind = S0_SUM, .sign = sign};
    s0_cell cell;

    if (sign > 0 && is_length(&left) && !is_length(&right)) {
        s0_operand other = left;

        left = right;
        right = other;
    }
    if (left.kind == S0_CONSTANT && !is_day(&left))
        return luaL_error(L, "a duration is added to a date or a column, not to %s",
                          is_length(&left) ? "a duration" : s0_kind_at(L, 1));
    if (right.kind == S0_CONSTANT && !is_length(&right) && right.cell.state != S0_NONE)
        return luaL_error(L, "to a date only a duration can be added, not %s", s0_kind_at(L, 2));
    if (left.kind == S0_CONSTANT && right.kind == S0_CONSTANT) {
        cell = s0_cell_shift(&left.cell, &right.cell, sign,
                             check == NULL ? NULL : check->terms.calendar);
        s0_push_cell(L, &cell, NULL);
        return 1;
    }
    sum.left = keep_operand(L, &left);
    sum.right = keep_operand(L, &right);
    push_operand(L, &sum);
    return 1;
}

static int word_add(lua_State *L)
{
    return add_up(L, 1);
}

static int word_subtract(lua_State *L)
{
    return add_up(L, -1);
}

/* --- comparing two values ---------------------------------------------------------------- */

static const s0_cell *need_cell(lua_State *L, int index)
{
    const s0_word_of_rule *word = s0_to_word(L, index);

    if (word == NULL || word->kind != S0_WORD_CELL)
        luaL_error(L, "%s cannot be compared with %s here; conditions on columns are tables",
                   s0_kind_at(L, 1), s0_kind_at(L, 2));
    return &word->cell;
}

static int undecidable(lua_State *L, const s0_cell *a, const s0_cell *b)
{
    s0_check *check = s0_check_of(L);
    s0_buf name = s0_buf_in(check->arena), why = s0_buf_in(check->arena);

    s0_cell_text(&name, a);
    s0_put(&why, "cannot be held against ");
    s0_cell_text(&why, b);
    if (s0_buf_text(&name) == NULL || s0_buf_text(&why) == NULL)
        s0_sandbox_memory(L);
    s0_stop_missing(L, s0_buf_text(&name), s0_buf_text(&why));
}

/* Order of two values for < and <=; none on either side is false.  [-0, +1, e] */
static int compare(lua_State *L, bool or_same)
{
    const s0_cell *a = need_cell(L, 1), *b = need_cell(L, 2);
    int order;

    if (a->state != S0_GIVEN || b->state != S0_GIVEN) {
        lua_pushboolean(L, 0);
        return 1;
    }
    order = s0_cell_order(a, b);
    if (order == 2 &&
        (a->type == b->type || (a->type <= S0_TYPE_INSTANT && a->type >= S0_TYPE_DATE &&
                                b->type <= S0_TYPE_INSTANT && b->type >= S0_TYPE_DATE)))
        return undecidable(L, a, b);
    if (order == 2)
        return luaL_error(L, "%s cannot be compared with %s", s0_kind_at(L, 1), s0_kind_at(L, 2));
    lua_pushboolean(L, order < 0 || (or_same && order == 0));
    return 1;
}

static int word_less(lua_State *L)
{
    return compare(L, false);
}

static int word_at_most(lua_State *L)
{
    return compare(L, true);
}

static int word_equal(lua_State *L)
{
    const s0_word_of_rule *a = s0_to_word(L, 1), *b = s0_to_word(L, 2);
    s0_three same;

    if (a == NULL || b == NULL || a->kind != S0_WORD_CELL || b->kind != S0_WORD_CELL) {
        lua_pushboolean(L, lua_rawequal(L, 1, 2));
        return 1;
    }
    same = s0_cell_same(&a->cell, &b->cell);
    if (same == S0_MAYBE)
        return undecidable(L, &a->cell, &b->cell);
    lua_pushboolean(L, same == S0_YES);
    return 1;
}

/* --- text ------------------------------------------------------------------------------------ */

static void push_word_text(lua_State *L, const s0_word_of_rule *word)
{
    s0_buf out = s0_buf_in(s0_sandbox_arena(s0_sandbox_of(L)));

    if (word->kind != S0_WORD_CELL) {
        lua_pushstring(L, word->kind == S0_WORD_GIVEN     ? "given"
                          : word->kind == S0_WORD_OPERAND ? "column"
                                                          : "condition");
        return;
    }
    s0_cell_text(&out, &word->cell);
    if (s0_buf_text(&out) == NULL)
        s0_sandbox_memory(L);
    lua_pushstring(L, s0_buf_text(&out));
}

static int word_text(lua_State *L)
{
    push_word_text(L, luaL_checkudata(L, 1, WORD));
    return 1;
}

static int word_concat(lua_State *L)
{
    lua_settop(L, 2);
    for (int i = 1; i <= 2; i++) {
        const s0_word_of_rule *word = s0_to_word(L, i);

        if (word != NULL)
            push_word_text(L, word);
        else if (lua_type(L, i) == LUA_TSTRING || lua_type(L, i) == LUA_TNUMBER)
            lua_pushvalue(L, i);
        else
            return luaL_error(L, "%s cannot be joined to text", s0_kind_at(L, i));
    }
    lua_concat(L, 2);
    return 1;
}

/* What is none has nothing but none in it; no other value has fields.  [-0, +1, e] */
static int word_index(lua_State *L)
{
    if (s0_is_none(L, 1)) {
        lua_pushvalue(L, 1);
        return 1;
    }
    return luaL_error(L, "%s has no fields", s0_kind_at(L, 1));
}

/* --- words ------------------------------------------------------------------------------------ */

/* column(name)  [-0, +1, e] */
static int column(lua_State *L)
{
    s0_operand operand = {.kind = S0_COLUMN, .column = s0_bind_text(L, 1, "the column")};

    push_operand(L, &operand);
    return 1;
}

static const luaL_Reg metamethods[] = {
    {"__add", word_add},       {"__sub", word_subtract}, {"__lt", word_less},
    {"__le", word_at_most},    {"__eq", word_equal},     {"__tostring", word_text},
    {"__concat", word_concat}, {"__index", word_index},  {NULL, NULL},
};

void s0_open_values(lua_State *L)
{
    s0_bind_type(L, WORD, metamethods);
    luaL_getmetatable(L, WORD);
    lua_pushliteral(L, "a value");
    lua_setfield(L, -2, "__name");
    lua_pop(L, 1);
    s0_new_word(L, S0_WORD_CELL)->cell = s0_cell_none();
    lua_setglobal(L, "none");
    s0_new_word(L, S0_WORD_GIVEN);
    lua_setglobal(L, "given");
    lua_pushcfunction(L, column);
    lua_setglobal(L, "column");
}
