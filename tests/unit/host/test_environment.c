/* test_environment.c - what a script finds and does not find: globals, order, stable sort,
 * no addresses, helpers. */
#include "host/script.h"

/* All names that can be reached, sorted, with the types of their values. */
static void list_names(lua_State *L, const char *prefix, char *out, size_t room)
{
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        const char *name = lua_tostring(L, -2);
        size_t used = strlen(out);

        snprintf(out + used, room - used, "%s%s%s:%s", used > 0 ? " " : "", prefix, name,
                 luaL_typename(L, -1));
        if (lua_istable(L, -1) && prefix[0] == '\0') {
            char inner[32];

            snprintf(inner, sizeof inner, "%s.", name);
            list_names(L, inner, out, room);
        }
        lua_pop(L, 1);
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void assert_names(script *s, const char *expected)
{
    char found[4096] = "", sorted[4096] = "", *words[256];
    size_t count = 0;

    lua_pushglobaltable(s->L);
    list_names(s->L, "", found, sizeof found);
    lua_pop(s->L, 1);
    for (char *word = strtok(found, " "); word != NULL; word = strtok(NULL, " "))
        words[count++] = word;
    qsort(words, count, sizeof *words, by_text);
    for (size_t i = 0; i < count; i++) {
        strcat(sorted, i > 0 ? " " : "");
        strcat(sorted, words[i]);
    }
    assert_string_equal(sorted, expected);
}

#define BEFORE_USE                                                                                 \
    "assert:function error:function ipairs:function math.abs:function math.acos:function "         \
    "math.asin:function math.atan:function math.ceil:function math.cos:function "                  \
    "math.deg:function math.exp:function math.floor:function math.fmod:function "                  \
    "math.huge:number math.log:function math.max:function math.maxinteger:number "                 \
    "math.min:function math.mininteger:number math.modf:function math.pi:number "                  \
    "math.rad:function math.sin:function math.sqrt:function math.tan:function "                    \
    "math.tointeger:function math.type:function math.ult:function math:table pairs:function "      \
    "select:function string.byte:function string.char:function string.find:function "              \
    "string.format:function string.gmatch:function string.gsub:function string.len:function "      \
    "string.lower:function string.match:function string.pack:function "                            \
    "string.packsize:function string.rep:function string.reverse:function string.sub:function "    \
    "string.unpack:function string.upper:function string:table table.concat:function "             \
    "table.insert:function table.move:function table.pack:function table.remove:function "         \
    "table.sort:function table.unpack:function table:table tonumber:function "                     \
    "tostring:function type:function "
#define AFTER_USE                                                                                  \
    "utf8.char:function utf8.charpattern:string utf8.codepoint:function utf8.codes:function "      \
    "utf8.len:function utf8.offset:function utf8:table"

static void the_globals_are_exactly_the_list(void **state)
{
    const s0_bundle none = {NULL, 0};
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    assert_names(s, BEFORE_USE AFTER_USE);
    script_close(s);
    s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, &none);
    assert_names(s, BEFORE_USE "use:function " AFTER_USE);
    script_close(s);
}

static void what_could_escape_is_not_there(void **state)
{
    static const char *const names[] = {
        "_G",           "_VERSION",    "collectgarbage",
        "coroutine",    "debug",       "dofile",
        "getmetatable", "io",          "load",
        "loadfile",     "loadstring",  "next",
        "os",           "package",     "pcall",
        "print",        "rawequal",    "rawget",
        "rawlen",       "rawset",      "require",
        "setmetatable", "warn",        "xpcall",
        "string.dump",  "math.random", "math.randomseed",
        "math.pow",
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[96];

        snprintf(text, sizeof text, "return type(%s)", names[i]);
        assert_script(text, "nil");
    }
    assert_script("return type(('x').dump)", "nil");
}

static void strings_have_the_guarded_methods(void **state)
{
    (void)state;
    assert_script("return ('ab'):rep(3, '-') .. (' x '):gsub(' ', '') .. ('%d'):format(7)",
                  "ab-ab-abx7");
    assert_script("return tostring(('x').rep == string.rep and ('x').format == string.format)",
                  "true");
    assert_script("return tostring('10' + 5) .. ' ' .. -'3' .. ' ' .. '7' // 2", "15 -3 3");
    assert_script("string.rep = nil return tostring(('x').rep)", "nil");
}

static void a_library_changed_in_one_state_is_whole_in_the_next(void **state)
{
    (void)state;
    assert_script("string.format = nil table.sort = nil type = nil return 'done'", "done");
    assert_script("return string.format('%s', type(table.sort))", "function");
}

static void pairs_walks_by_type_then_value(void **state)
{
    (void)state;
    assert_script("local t = { b = 1, a = 1, [10] = 1, [9] = 1, [-1] = 1, [2.5] = 1, "
                  "[true] = 1, [false] = 1, ['10'] = 1, [''] = 1, B = 1, ['a\\0b'] = 1, "
                  "[math.huge] = 1, [math.mininteger] = 1, [9007199254740993] = 1, "
                  "[9007199254740992.0] = 1 } "
                  "local o = {} for k in pairs(t) do o[#o + 1] = type(k):sub(1, 1) .. tostring(k) "
                  "end return (table.concat(o, ' '):gsub('\\0', '0'))",
                  "bfalse btrue n-9223372036854775808 n-1 n2.5 n9 n10 n9007199254740992 "
                  "n9007199254740993 ninf s s10 sB sa sa0b sb");
}

static void pairs_goes_on_when_the_table_changes_on_the_way(void **state)
{
    (void)state;
    assert_script("local t = {} for i = 1, 9 do t['k' .. i] = i end local o = {} "
                  "for k, v in pairs(t) do o[#o + 1] = v t['k' .. v + 1] = nil t.new = 5 end "
                  "return table.concat(o, ' ')",
                  "1 3 5 7 9");
    assert_script("local n = 0 for k in pairs({}) do n = n + 1 end return tostring(n)", "0");
    assert_fault("pairs({ [type] = 1 })", "rules/test.lua:1",
                 "'pairs' has no order for a key of type function");
    assert_fault("pairs({ [{}] = 1 })", "rules/test.lua:1",
                 "'pairs' has no order for a key of type table");
    assert_fault("pairs()", "rules/test.lua:1", "bad argument #1 to 'pairs' (value expected)");
    assert_fault("pairs('x')", "rules/test.lua:1",
                 "bad argument #1 to 'pairs' (table expected, got string)");
    assert_fault("local step = pairs({}) step(5)", "rules/test.lua:1",
                 "bad argument #1 to 'step' (table expected, got number)");
}

static void sort_keeps_equals_in_their_order(void **state)
{
    (void)state;
    assert_script("local t = {} for i = 1, 500 do t[i] = { key = (i * 7919) % 5, at = i } end "
                  "table.sort(t, function(a, b) return a.key < b.key end) "
                  "for i = 2, 500 do local a, b = t[i - 1], t[i] "
                  "assert(a.key < b.key or (a.key == b.key and a.at < b.at)) end return 'stable'",
                  "stable");
    assert_script("local t = { 'b', 'a', 'C', '' } table.sort(t) return table.concat(t, ',')",
                  ",C,a,b");
    assert_script("local t = { 3, 1, 2 } table.sort(t, function(a, b) return a > b end) "
                  "return table.concat(t, ',')",
                  "3,2,1");
}

static void sort_survives_comparators_that_are_wrong(void **state)
{
    (void)state;
    assert_script("local t = {} for i = 1, 300 do t[i] = i end local n = 0 "
                  "table.sort(t, function() n = n + 1 return n % 3 ~= 0 end) "
                  "local seen, count = {}, 0 for _, v in ipairs(t) do "
                  "if not seen[v] then seen[v] = true count = count + 1 end end "
                  "return tostring(count)",
                  "300");
    assert_script("local t = { 3, 2, 1 } table.sort(t, function() return true end) "
                  "return tostring(#t)",
                  "3");
    assert_script("local t = { 3, 1, 2 } table.sort(t, function(a, b) t[1] = nil t[9] = 9 "
                  "return a < b end) return t[1] .. t[2] .. t[3]",
                  "123");
    assert_fault("table.sort({ 2, 1 }, function() error('no order', 0) end)", "rules/test.lua:1",
                 "no order");
    assert_fault("table.sort({ 1, 'x' })", "rules/test.lua:1",
                 "attempt to compare string with number");
    assert_fault("table.sort({ 1, 2 }, 5)", "rules/test.lua:1",
                 "bad argument #2 to 'sort' (function expected, got number)");
}

static void a_sort_that_raises_leaves_the_list_as_it_was(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    assert_int_equal(script_run(s, "list = { 5, 4, 3, 2, 1 } local n = 0 table.sort(list, "
                                   "function(a, b) n = n + 1 if n > 4 then error('x') end "
                                   "return a < b end)"),
                     S0_ERULE);
    assert_int_equal(script_run(s, "return table.concat(list, ' ')"), S0_OK);
    assert_string_equal(s->text, "5 4 3 2 1");
    script_close(s);
}

static void addresses_never_print(void **state)
{
    (void)state;
    assert_script("return tostring({}) .. ' ' .. tostring(type) .. ' ' .. "
                  "tostring(function() end) .. ' ' .. tostring(pairs({}))",
                  "table function function function");
    assert_script("return string.format('%s|%10s|%-9s|%.3s', {}, type, {}, {})",
                  "table|  function|table    |tab");
    assert_script("return ('%d %s %% %s'):format(1, {}, ipairs)", "1 table % function");
    assert_fault("return string.format('%p', {})", "rules/test.lua:1",
                 "'format' has no '%p': addresses are not shown");
    assert_fault("return string.format('%-20p', {})", "rules/test.lua:1",
                 "'format' has no '%p': addresses are not shown");
    assert_fault("return string.format('%q', {})", "rules/test.lua:1",
                 "bad argument #2 to 'format' (value has no literal form)");
    assert_fault("return 'x' .. {}", "rules/test.lua:1", "attempt to concatenate a table value");
    assert_fault("local t = {} return t < t", "rules/test.lua:1",
                 "attempt to compare two table values");
}

static int show(lua_State *L)
{
    lua_pushliteral(L, "shown by its own word");
    return 1;
}

static void values_of_ours_print_by_their_word_or_name(void **state)
{
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, NULL);

    (void)state;
    lua_newuserdatauv(s->L, 1, 0);
    lua_setglobal(s->L, "plain");
    lua_newuserdatauv(s->L, 1, 0);
    luaL_newmetatable(s->L, "stage0.thing");
    lua_setmetatable(s->L, -2);
    lua_setglobal(s->L, "named");
    lua_newuserdatauv(s->L, 1, 0);
    luaL_newmetatable(s->L, "stage0.word");
    lua_pushcfunction(s->L, show);
    lua_setfield(s->L, -2, "__tostring");
    lua_setmetatable(s->L, -2);
    lua_setglobal(s->L, "word");
    assert_int_equal(script_run(s, "return ('%s|%s|%s|'):format(plain, named, word) .. "
                                   "tostring(plain) .. tostring(word)"),
                     S0_OK);
    assert_string_equal(s->text, "userdata|stage0.thing|shown by its own word|"
                                 "userdatashown by its own word");
    script_close(s);
}

static void numbers_print_the_same_everywhere(void **state)
{
    (void)state;
    assert_script("return tostring(0.1) .. ' ' .. tostring(1e15) .. ' ' .. tostring(3) .. ' ' .. "
                  "tostring(3.0) .. ' ' .. tostring(0/0) .. ' ' .. tostring(-(0/0)) .. ' ' .. "
                  "tostring(1/0) .. ' ' .. string.format('%s %.2f %5d', 0/0, 1.005, 42)",
                  "0.1 1e+15 3 3.0 nan nan inf nan 1.00    42");
    assert_script("return tostring(#string.format('%99.99f', -1.7976931348623157e308))", "410");
}

static void use_loads_a_helper_once(void **state)
{
    s0_source items[] = {
        script_source("lua/helpers/counter.lua", "loads = (loads or 0) + 1 return { n = loads }"),
        script_source("lua/helpers/sampling.lua",
                      "local c = use 'counter' return { size = function(n) return n + c.n end }"),
    };
    const s0_bundle bundle = {items, 2};
    script *s = script_open(SCRIPT_MEMORY, SCRIPT_STEPS, &bundle);
    const char *const *used;
    size_t count;

    (void)state;
    used = s0_sandbox_used(s->sandbox, &count);
    assert_int_equal(count, 0);
    assert_int_equal(script_run(s, "local a = use 'sampling' local b = use \"sampling\" "
                                   "assert(a == b) use 'counter' use 'counter' "
                                   "return loads .. ' ' .. string.format('%d', a.size(40))"),
                     S0_OK);
    assert_string_equal(s->text, "1 41");
    used = s0_sandbox_used(s->sandbox, &count);
    assert_int_equal(count, 2);
    assert_string_equal(used[0], "counter");
    assert_string_equal(used[1], "sampling");
    script_close(s);
}

static void a_helper_that_cannot_serve_is_an_error_that_says_why(void **state)
{
    static const struct {
        const char *text, *where, *message;
    } cases[] = {
        {"use 'samplng'", "rules/test.lua:1",
         "there is no helper \"samplng\"; the nearest is \"sampling\""},
        {"use 'zzzzzz'", "rules/test.lua:1", "there is no helper \"zzzzzz\""},
        {"use '../helpers/sampling'", "rules/test.lua:1",
         "there is no helper \"../helpers/sampling\""},
        {"use 'sampling\\0'", "rules/test.lua:1",
         "there is no helper \"sampling\"; the nearest is \"sampling\""},
        {"use 'broken'", "rules/test.lua:1",
         "the helper \"broken\" cannot be read: lua/helpers/broken.lua:2: unexpected symbol near "
         "'='"},
        {"use 'raises'", "lua/helpers/raises.lua:2", "a fault inside"},
        {"use 'nothing'", "rules/test.lua:1", "the helper \"nothing\" returns nothing"},
        {"use 'itself'", "lua/helpers/itself.lua:1", "the helper \"itself\" uses itself"},
        {"use {}", "rules/test.lua:1", "bad argument #1 to 'use' (string expected, got table)"},
        {"use 'endless'", "lua/helpers/endless.lua:1", "the budget of 100000 steps is spent"},
    };
    s0_source items[] = {
        script_source("lua/helpers/broken.lua", "\nx = ="),
        script_source("lua/helpers/endless.lua", "while true do end"),
        script_source("lua/helpers/itself.lua", "local x = use 'itself' return x"),
        script_source("lua/helpers/nothing.lua", ""),
        script_source("lua/helpers/raises.lua", "\nerror 'a fault inside'"),
        script_source("lua/helpers/sampling.lua", "return {}"),
    };
    const s0_bundle bundle = {items, sizeof items / sizeof *items};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        script *s = script_open(SCRIPT_MEMORY, 100000, &bundle);

        assert_int_equal(script_run(s, cases[i].text), S0_ERULE);
        assert_string_equal(s->err.message, cases[i].message);
        assert_string_equal(s->err.where, cases[i].where);
        script_close(s);
    }
}

static void the_table_functions_do_what_they_do_elsewhere(void **state)
{
    (void)state;
    assert_script("local t = { 1, 2, 3 } table.insert(t, 4) table.insert(t, 1, 0) "
                  "local r = table.remove(t) .. table.remove(t, 1) "
                  "table.move(t, 1, 3, 2) local p = table.pack(table.unpack(t)) "
                  "return r .. ' ' .. table.concat(t, ',') .. ' ' .. p.n .. ' ' .. "
                  "table.concat({}) .. table.concat({ 1, 2, 3 }, '-', 2, 3)",
                  "40 1,1,2,3 4 2-3");
    assert_fault("table.concat({ 1, {}, 3 })", "rules/test.lua:1",
                 "invalid value (table) at index 2 in table for 'concat'");
    assert_fault("table.concat({}, '', 1, 1 << 62)", "rules/test.lua:1",
                 "invalid value (nil) at index 1 in table for 'concat'");
    assert_fault("table.insert({}, 5, 1)", "rules/test.lua:1",
                 "bad argument #2 to 'insert' (position out of bounds)");
    assert_fault("table.unpack({}, 1, 1 << 40)", "rules/test.lua:1", "too many results to unpack");
    assert_fault("table.insert(nil, 1)", "rules/test.lua:1",
                 "bad argument #1 to 'insert' (table expected, got nil)");
}

static void text_functions_work_on_utf8(void **state)
{
    (void)state;
    assert_script("local o = {} for _, c in utf8.codes('aé€') do o[#o + 1] = c end "
                  "return table.concat(o, ' ') .. ' ' .. utf8.len('aé€') .. utf8.char(233) .. "
                  "utf8.offset('aé€', 3)",
                  "97 233 8364 3é4");
    assert_script("local o = {} for w in ('one two'):gmatch('%a+') do o[#o + 1] = w end "
                  "return table.concat(o, '|') .. select('#', ('a b'):find('(%a) (%a)'))",
                  "one|two4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_globals_are_exactly_the_list),
        cmocka_unit_test(what_could_escape_is_not_there),
        cmocka_unit_test(strings_have_the_guarded_methods),
        cmocka_unit_test(a_library_changed_in_one_state_is_whole_in_the_next),
        cmocka_unit_test(pairs_walks_by_type_then_value),
        cmocka_unit_test(pairs_goes_on_when_the_table_changes_on_the_way),
        cmocka_unit_test(sort_keeps_equals_in_their_order),
        cmocka_unit_test(sort_survives_comparators_that_are_wrong),
        cmocka_unit_test(a_sort_that_raises_leaves_the_list_as_it_was),
        cmocka_unit_test(addresses_never_print),
        cmocka_unit_test(values_of_ours_print_by_their_word_or_name),
        cmocka_unit_test(numbers_print_the_same_everywhere),
        cmocka_unit_test(use_loads_a_helper_once),
        cmocka_unit_test(a_helper_that_cannot_serve_is_an_error_that_says_why),
        cmocka_unit_test(the_table_functions_do_what_they_do_elsewhere),
        cmocka_unit_test(text_functions_work_on_utf8),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
