/* test_definitions.c - lua/stage0.lua and the environment in which rules run name the same things:
 * every global of one is a global of the other, and so is every field and method that a table of
 * names in the sources allows. */
#include <lauxlib.h>
#include <lua.h>

#include "base/file.h"
#include "cmocka_all.h"
#include "rule/rule_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST 64
#define MEMORY ((size_t)16 * 1024 * 1024)

/* Names, sorted, each once. */
typedef struct names {
    char items[MOST][48];
    size_t count;
} names;

static s0_arena *arena;
static const char *definitions;

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void add(names *to, const char *name, size_t size)
{
    char text[48];

    assert_true(size > 0 && size < sizeof text);
    memcpy(text, name, size);
    text[size] = '\0';
    for (size_t i = 0; i < to->count; i++)
        if (strcmp(to->items[i], text) == 0)
            return;
    assert_true(to->count < MOST);
    memcpy(to->items[to->count++], text, size + 1);
    qsort(to->items, to->count, sizeof *to->items, by_text);
}

static void assert_same(const char *what, const names *defined, const names *real)
{
    size_t most = defined->count > real->count ? defined->count : real->count;

    assert_true(real->count > 0);
    for (size_t i = 0; i < most; i++) {
        const char *d = i < defined->count ? defined->items[i] : "nothing";
        const char *r = i < real->count ? real->items[i] : "nothing";

        if (strcmp(d, r) != 0)
            fail_msg("%s: the definitions have \"%s\" where the engine has \"%s\"", what, d, r);
    }
}

static const char *read_text(const char *path)
{
    s0_source source;

    assert_int_equal(s0_file_read(&source, arena, ".", path, 0, NULL), S0_OK);
    return source.text;
}

static size_t word_size(const char *text)
{
    return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
}

/* What stands after `mark` at the beginning of lines: "function " gives functions. */
static names after_mark(const char *mark)
{
    names out = {0};
    const char *at = definitions;

    for (; at != NULL && *at != '\0'; at = strchr(at, '\n') != NULL ? strchr(at, '\n') + 1 : NULL) {
        size_t size;

        if (strncmp(at, mark, strlen(mark)) != 0)
            continue;
        size = word_size(at + strlen(mark));
        if (at[strlen(mark) + size] == '(')
            add(&out, at + strlen(mark), size);
    }
    return out;
}

/* The fields of a class. */
static names fields_of(const char *class_name)
{
    static const char field[] = "---@field ";
    names out = {0};
    char head[80];
    const char *at;

    snprintf(head, sizeof head, "---@class %s\n", class_name);
    at = strstr(definitions, head);
    if (at == NULL)
        fail_msg("there is no class %s", class_name);
    for (at += strlen(head); strncmp(at, field, sizeof field - 1) == 0; at = strchr(at, '\n') + 1)
        add(&out, at + sizeof field - 1, word_size(at + sizeof field - 1));
    return out;
}

/* The quoted words of the table of names that follows `mark` in a source file, up to its end. */
static names table_of(const char *path, const char *mark)
{
    const char *text = read_text(path), *at = strstr(text, mark), *end;
    names out = {0};

    if (at == NULL)
        fail_msg("%s has no \"%s\"", path, mark);
    at += strlen(mark);
    end = strstr(at, "};");
    assert_non_null(end);
    while ((at = strchr(at, '"')) != NULL && at < end) {
        add(&out, at + 1, strcspn(at + 1, "\""));
        at += strcspn(at + 1, "\"") + 2;
    }
    return out;
}

static void the_definitions_and_the_environment_have_the_same_globals(void **state)
{
    /* Of Lua's libraries, which editors know by themselves. */
    static const char *const libraries[] = {"math", "string", "table", "utf8"};
    names defined = after_mark("function "), real = {0};
    s0_sandbox *sandbox = NULL;
    s0_bundle helpers = {0};
    void *block = NULL;
    lua_State *L;

    (void)state;
    add(&defined, "none", 4);
    add(&defined, "given", 5);
    assert_non_null(strstr(definitions, "\nnone = {}\n"));
    assert_non_null(strstr(definitions, "\ngiven = {}\n"));
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++)
        add(&defined, libraries[i], strlen(libraries[i]));
    assert_int_equal(posix_memalign(&block, 16, MEMORY), 0);
    assert_int_equal(
        s0_rule_file_open(&sandbox, s0_arena_over(block, MEMORY), 1000000, &helpers, NULL, NULL),
        S0_OK);
    L = s0_sandbox_lua(sandbox);
    lua_pushglobaltable(L);
    lua_pushnil(L);
    while (lua_next(L, -2)) {
        add(&real, lua_tostring(L, -2), strlen(lua_tostring(L, -2)));
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    assert_same("globals", &defined, &real);
    free(block);
}

static void records_have_the_methods_that_are_defined(void **state)
{
    names defined = after_mark("function Selection:");
    names real = table_of("engine/rule/bind_records.c", "luaL_Reg methods[] = {");

    (void)state;
    assert_same("methods of records", &defined, &real);
}

static void what_takes_a_table_takes_the_fields_that_are_defined(void **state)
{
    static const struct {
        const char *class_name, *path, *mark;
    } tables[] = {
        {"stage0.Every", "engine/rule/bind_every.c", "keys[] = {\"of\",       \"key\","},
        {"stage0.Schedule", "engine/rule/bind_every.c", "keys[] = {\"of\", \"key\", \"every\""},
        {"stage0.Join", "engine/rule/bind_records.c", "keys[] = {\"unmatched\""},
        {"stage0.Audit", "engine/rule/audit_table.c", "names[] = {\"profile\""},
        {"stage0.Period", "engine/rule/audit_table.c", "names[] = {\"from\""},
        {"stage0.Catalog", "engine/rule/catalog_table.c", "names[] = {\"implied\""},
        {"stage0.GapFacts", "engine/rule/outcome.c", "keys[] = {\"failed\""},
        {"stage0.Rule", "engine/rule/metadata_check.c", "keys[] = {\"api\""},
        {"stage0.Example", "engine/bench/example_check.c", "names[] = {\"class\", \"exceptions\""},
        {"stage0.ExampleGiven", "engine/bench/example_check.c", "names[] = {\"date\""}};

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        names defined = fields_of(tables[i].class_name);
        char mark[80];
        names real;
        const char *brace;

        /* the mark tells which table; its names begin at the brace */
        brace = strchr(tables[i].mark, '{');
        real = table_of(tables[i].path, tables[i].mark);
        snprintf(mark, sizeof mark, "%s", brace);
        for (char *at = mark; (at = strchr(at, '"')) != NULL;) {
            size_t size = strcspn(at + 1, "\"");

            add(&real, at + 1, size);
            at += size + 2;
        }
        assert_same(tables[i].class_name, &defined, &real);
    }
}

static void the_defined_outcomes_are_those_of_examples(void **state)
{
    static const char *const words[] = {"conform",        "improvement", "gap",
                                        "not_determined", "absent",      "not_tested"};
    const char *line = strstr(definitions, "---@field expect ");

    (void)state;
    assert_non_null(line);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char quoted[40];

        snprintf(quoted, sizeof quoted, "\"%s\"", words[i]);
        if (strstr(line, quoted) == NULL || strstr(line, quoted) > strchr(line, '\n'))
            fail_msg("expect does not know %s", quoted);
    }
}

static int set_up(void **state)
{
    (void)state;
    arena = s0_arena_new();
    assert_non_null(arena);
    definitions = read_text("lua/stage0.lua");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_definitions_and_the_environment_have_the_same_globals),
        cmocka_unit_test(records_have_the_methods_that_are_defined),
        cmocka_unit_test(what_takes_a_table_takes_the_fields_that_are_defined),
        cmocka_unit_test(the_defined_outcomes_are_those_of_examples)};

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
