/* bind_predicate.c - conditions: from a rule's tables, from any_of, and from the `of` of an own
 * rule; the comparators; and which columns a condition reads. */
#include <string.h>

#include "base/sort.h"
#include "rule/bind.h"

/* --- comparators -------------------------------------------------------------------- */

static void push_test(lua_State *L, s0_operator op, const s0_operand *operands, size_t count)
{
    s0_operand *kept = s0_bind_alloc_n(L, count, sizeof *kept);
    s0_word_of_rule *word;

    memcpy(kept, operands, count * sizeof *kept);
    word = s0_new_word(L, S0_WORD_TEST);
    word->op = op;
    word->operand = kept;
    word->operand_count = count;
}

/* by(x), before(x) …: upvalue 1 is the operator.  [-0, +1, e] */
static int comparator(lua_State *L)
{
    s0_operand operand;

    if (lua_gettop(L) != 1 || lua_isnil(L, 1))
        return luaL_error(L, "a comparator takes one value, as in by(column \"left_on\")");
    operand = s0_to_operand(L, 1);
    push_test(L, (s0_operator)lua_tointeger(L, lua_upvalueindex(1)), &operand, 1);
    return 1;
}

/* one_of(a, b …) or one_of { a, b … }  [-0, +1, e] */
static int one_of(lua_State *L)
{
    int count;
    s0_operand *operands;

    if (lua_gettop(L) == 1 && lua_istable(L, 1)) {
        lua_Unsigned length = lua_rawlen(L, 1);

        if (length >= LUAI_MAXSTACK) /* no length that a rule makes up may wrap */
            return luaL_error(L, "one_of names too many values");
        count = (int)length;
        luaL_checkstack(L, count + 2, "too many values");
        for (int i = 1; i <= count; i++)
            lua_rawgeti(L, 1, i);
        lua_remove(L, 1);
    }
    count = lua_gettop(L);
    if (count == 0)
        return luaL_error(L, "one_of names no value");
    operands = s0_bind_alloc_n(L, (size_t)count, sizeof *operands);
    for (int i = 0; i < count; i++)
        operands[i] = s0_to_operand(L, i + 1);
    push_test(L, S0_ONE_OF, operands, (size_t)count);
    return 1;
}

/* --- limits by class ------------------------------------------------------------------ */

static const s0_cell *text_limit(lua_State *L, s0_cell *out, const char *text)
{
    (void)L;
    *out = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_TEXT, .as.text = {text, text}};
    return out;
}

static void per_map(lua_State *L, s0_operand *out, const s0_value *map)
{
    const char **classes = s0_bind_alloc_n(L, map->as.map.count, sizeof *classes);
    s0_cell *limits = s0_bind_alloc_n(L, map->as.map.count, sizeof *limits);

    for (size_t i = 0; i < map->as.map.count; i++) {
        classes[i] = map->as.map.items[i].key;
        if (map->as.map.items[i].value->raw == NULL)
            luaL_error(L, "the limit of \"%s\" is %s", classes[i],
                       s0_kind_name(map->as.map.items[i].value->kind));
        text_limit(L, &limits[i], map->as.map.items[i].value->raw);
    }
    out->classes = classes;
    out->limits = limits;
    out->class_count = map->as.map.count;
}

static bool name_before(void *context, uint32_t a, uint32_t b)
{
    const char *const *names = context;

    return strcmp(names[a], names[b]) < 0;
}

/* The text keys of the table at `index`, sorted; other keys are left out.  [-0, +0, e] */
static const char **sorted_keys(lua_State *L, int index, size_t *count)
{
    const char **keys, **sorted;
    uint32_t *order;
    size_t at = 0;

    *count = 0;
    index = lua_absindex(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        *count += lua_type(L, -2) == LUA_TSTRING;
    keys = s0_bind_alloc_n(L, *count, sizeof *keys);
    sorted = s0_bind_alloc_n(L, *count, sizeof *sorted);
    order = s0_bind_alloc_n(L, *count, 2 * sizeof *order);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            keys[at++] = s0_bind_text(L, -2, "a name");
    s0_sort_order(order, order + *count, *count, name_before, keys);
    for (size_t i = 0; i < *count; i++)
        sorted[i] = keys[order[i]];
    return sorted;
}

static void per_table(lua_State *L, s0_operand *out, int index)
{
    const char **classes = sorted_keys(L, index, &out->class_count);
    s0_cell *limits = s0_bind_alloc_n(L, out->class_count, sizeof *limits);

    for (size_t i = 0; i < out->class_count; i++) {
        s0_operand limit;

        lua_getfield(L, index, classes[i]);
        limit = s0_to_operand(L, -1);
        if (limit.kind != S0_CONSTANT)
            luaL_error(L, "the limit of \"%s\" is %s", classes[i], s0_kind_at(L, -1));
        limits[i] = limit.cell;
        lua_pop(L, 1);
    }
    out->classes = classes;
    out->limits = limits;
}

/* per(column, limits): limits by class, or one for all.  [-0, +1, e] */
static int per(lua_State *L)
{
    s0_operand *out = s0_bind_alloc(L, sizeof *out);
    const s0_word_of_rule *word = s0_to_word(L, 2);
    s0_word_of_rule *made;

    out->kind = S0_PER;
    out->column = s0_bind_text(L, 1, "the column of per");
    if (word != NULL && word->kind == S0_WORD_CELL && word->cell.state == S0_GIVEN &&
        word->cell.type == S0_TYPE_MAP) {
        per_map(L, out, word->cell.as.map);
    } else if (lua_istable(L, 2)) {
        per_table(L, out, 2);
    } else if (word != NULL && word->kind == S0_WORD_CELL) {
        lua_settop(L, 2); /* one limit for all classes, or none */
        return 1;
    } else {
        return luaL_error(L, "per takes limits by class, not %s", s0_kind_at(L, 2));
    }
    made = s0_new_word(L, S0_WORD_OPERAND);
    made->operand = out;
    made->own = word != NULL ? word->own : NULL;
    return 1;
}

/* --- conditions ----------------------------------------------------------------------------- */

static s0_condition *new_test(lua_State *L, const char *column, s0_operator op,
                              const s0_operand *operands, size_t count)
{
    s0_condition *test = s0_bind_alloc(L, sizeof *test);

    *test = (s0_condition){
        .kind = S0_TEST, .column = column, .op = op, .operands = operands, .operand_count = count};
    return test;
}

/* column = (the value on top)  [-0, +0, e] */
static const s0_condition *test_of(lua_State *L, const char *column)
{
    const s0_word_of_rule *word = s0_to_word(L, -1);
    s0_operand *operand;

    if (word != NULL && word->kind == S0_WORD_GIVEN)
        return new_test(L, column, S0_IS_GIVEN, NULL, 0);
    if (word != NULL && word->kind == S0_WORD_TEST)
        return new_test(L, column, word->op, word->operand, word->operand_count);
    if (lua_istable(L, -1))
        luaL_error(L, "\"%s\" is held against a table; one of several values is one_of(…)", column);
    operand = s0_bind_alloc(L, sizeof *operand);
    *operand = s0_to_operand(L, -1);
    return new_test(L, column, S0_IS, operand, 1);
}

static const s0_condition *new_group(lua_State *L, s0_condition_kind kind,
                                     const s0_condition *const *parts, size_t count)
{
    s0_condition *group = s0_bind_alloc(L, sizeof *group);

    *group = (s0_condition){.kind = kind, .parts = parts, .part_count = count};
    return group;
}

/* All of the fields of the table at `index`, and of the any_of … in its list part.  [-0, +0, e] */
static const s0_condition *table_condition(lua_State *L, int index, const char *what)
{
    size_t names, places, at = 0, all = 0;
    const char **keys = sorted_keys(L, index, &names);
    const s0_condition **parts;

    index = lua_absindex(L, index);
    places = (size_t)lua_rawlen(L, index);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        all++;
    if (all == 0)
        luaL_error(L, "%s names no condition", what);
    if (all != names + places)
        luaL_error(L, "the conditions of %s are named by columns", what);
    parts = s0_bind_alloc_n(L, all, sizeof *parts);
    for (size_t i = 0; i < places; i++) {
        const s0_word_of_rule *word;

        lua_rawgeti(L, index, (lua_Integer)i + 1);
        word = s0_to_word(L, -1);
        if (word == NULL || word->kind != S0_WORD_CONDITION)
            luaL_error(L, "%s holds %s without a column", what, s0_kind_at(L, -1));
        parts[at++] = word->condition;
        lua_pop(L, 1);
    }
    for (size_t i = 0; i < names; i++) {
        lua_getfield(L, index, keys[i]);
        parts[at++] = test_of(L, keys[i]);
        lua_pop(L, 1);
    }
    return all == 1 ? parts[0] : new_group(L, S0_ALL_OF, parts, all);
}

/* any_of { {…}, {…} }  [-0, +1, e] */
static int any_of(lua_State *L)
{
    const s0_condition **parts;
    const s0_condition *any;
    size_t count;

    if (lua_gettop(L) != 1 || !lua_istable(L, 1) || lua_rawlen(L, 1) == 0)
        return luaL_error(L, "any_of takes a list of conditions: any_of { {…}, {…} }");
    count = (size_t)lua_rawlen(L, 1);
    parts = s0_bind_alloc_n(L, count, sizeof *parts);
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        parts[i] = s0_to_condition(L, -1, "any_of");
        if (parts[i] == NULL)
            return luaL_error(L, "any_of holds %s", s0_kind_at(L, -1));
        lua_pop(L, 1);
    }
    any = new_group(L, S0_ANY_OF, parts, count);
    s0_new_word(L, S0_WORD_CONDITION)->condition = any;
    return 1;
}

static s0_operand raw_operand(const s0_value *value)
{
    return (s0_operand){
        .kind = S0_CONSTANT,
        .cell = {.state = S0_GIVEN, .type = S0_TYPE_TEXT, .as.text = {value->raw, value->raw}}};
}

/* The predicate of an own rule: equal values, a list for one of several.  [-0, +0, e] */
static const s0_condition *map_condition(lua_State *L, const s0_value *map)
{
    size_t count = map->as.map.count;
    const s0_condition **parts = s0_bind_alloc_n(L, count, sizeof *parts);

    for (size_t i = 0; i < count; i++) {
        const s0_member *member = &map->as.map.items[i];
        bool list = member->value->kind == S0_LIST;
        size_t values = list ? member->value->as.list.count : 1;
        s0_operand *operands = s0_bind_alloc_n(L, values, sizeof *operands);
        s0_condition *test;

        for (size_t k = 0; k < values; k++) {
            const s0_value *value = list ? member->value->as.list.items[k] : member->value;

            if (value->raw == NULL)
                luaL_error(L, "\"%s\" in the own rule is %s", member->key,
                           s0_kind_name(value->kind));
            operands[k] = raw_operand(value);
        }
        test = new_test(L, member->key, list ? S0_ONE_OF : S0_IS, operands, values);
        test->stated = true;
        parts[i] = test;
    }
    return count == 1 ? parts[0] : new_group(L, S0_ALL_OF, parts, count);
}

const s0_condition *s0_to_condition(lua_State *L, int index, const char *what)
{
    const s0_word_of_rule *word = s0_to_word(L, index);

    if (lua_isnoneornil(L, index) || s0_is_none(L, index))
        return NULL;
    if (word != NULL && word->kind == S0_WORD_CONDITION)
        return word->condition;
    if (word != NULL && word->kind == S0_WORD_CELL && word->cell.type == S0_TYPE_MAP)
        return map_condition(L, word->cell.as.map);
    if (!lua_istable(L, index))
        luaL_error(L, "%s takes a table of conditions, not %s", what, s0_kind_at(L, index));
    return table_condition(L, index, what);
}

/* --- what a condition reads ------------------------------------------------------------------- */

void s0_use_operand(lua_State *L, const s0_selection *of, const s0_operand *operand)
{
    if (operand->kind == S0_COLUMN || operand->kind == S0_PER) {
        s0_use_column(L, of, operand->column);
    } else if (operand->kind == S0_SUM) {
        s0_use_operand(L, of, operand->left);
        s0_use_operand(L, of, operand->right);
    }
}

void s0_use_condition(lua_State *L, const s0_selection *of, const s0_condition *condition)
{
    if (condition == NULL)
        return;
    luaL_checkstack(L, 1, "conditions are nested too deep");
    if (condition->kind == S0_TEST) {
        if (condition->stated)
            s0_use_stated_column(L, of, condition->column);
        else
            s0_use_column(L, of, condition->column);
        for (size_t i = 0; i < condition->operand_count; i++)
            s0_use_operand(L, of, &condition->operands[i]);
        return;
    }
    for (size_t i = 0; i < condition->part_count; i++)
        s0_use_condition(L, of, condition->parts[i]);
}

void s0_open_predicates(lua_State *L)
{
    static const struct {
        const char *name;
        s0_operator op;
    } comparators[] = {{"by", S0_BY},       {"before", S0_BEFORE},     {"after", S0_AFTER},
                       {"since", S0_SINCE}, {"at_least", S0_AT_LEAST}, {"at_most", S0_AT_MOST}};
    static const luaL_Reg words[] = {
        {"one_of", one_of}, {"any_of", any_of}, {"per", per}, {NULL, NULL}};

    for (size_t i = 0; i < sizeof comparators / sizeof *comparators; i++) {
        lua_pushinteger(L, comparators[i].op);
        lua_pushcclosure(L, comparator, 1);
        lua_setglobal(L, comparators[i].name);
    }
    for (const luaL_Reg *word = words; word->name != NULL; word++) {
        lua_pushcfunction(L, word->func);
        lua_setglobal(L, word->name);
    }
}
