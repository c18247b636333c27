/* test_lint.c - docs/lint.md is the test: every code has a section, the first example of a section
 * is found by exactly that code, the second is clean. */
#include "bench/lint.h"
#include "base/file.h"
#include "base/text.h"
#include "cmocka_all.h"

#include <string.h>

#define MOST_SOURCES 200
#define MOST_FIELDS 20

static s0_arena *arena;
static s0_bundle built_in;
static const char *page;

static size_t take(s0_source *items, size_t used, const char *folder)
{
    const char **paths = NULL;
    size_t count = 0;

    assert_int_equal(s0_folder_list(&paths, &count, arena, ".", folder, NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        assert_true(used < MOST_SOURCES);
        assert_int_equal(s0_file_read(&items[used++], arena, ".", paths[i], 0, NULL), S0_OK);
    }
    return used;
}

static int set_up(void **state)
{
    static const char *const rules[] = {"rules/annex-a/A.8.13-restore-tested.lua",
                                        "rules/clauses/6.1.2-risks-owned.lua"};
    s0_source *items, text;
    size_t used;

    (void)state;
    arena = s0_arena_new();
    items = s0_alloc_n(arena, MOST_SOURCES, sizeof *items);
    used = take(items, 0, "catalog");
    used = take(items, used, "lua");
    /* Of the built-in rules those that the page speaks of: each example loads them anew. */
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        assert_int_equal(s0_file_read(&items[used++], arena, ".", rules[i], 0, NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&built_in, items, used, NULL), S0_OK);
    assert_int_equal(s0_file_read(&text, arena, ".", "docs/lint.md", 0, NULL), S0_OK);
    page = text.text;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* --- the page -----------------------------------------------------------------------------------
 */

/* The next block of Lua at or behind `*at`, which is moved behind it. */
static char *next_block(const char **at)
{
    const char *start = strstr(*at, "\n```lua\n"), *end;

    assert_non_null(start);
    start += 8;
    end = strstr(start, "\n```\n");
    assert_non_null(end);
    *at = end + 4;
    return s0_text_copy(arena, start, (size_t)(end + 1 - start));
}

/* The heading of a code's section; NULL when it has none. */
static const char *section(const char *code)
{
    return strstr(page, s0_textf(arena, "\n## `%s`\n", code));
}

typedef struct field {
    const char *text;
    size_t size;
    size_t name; /* length of the word it begins with, 0 for what is no field */
    const char *word;
} field;

/* Lines with two blanks and a letter, or two blanks and a comment in front of one, begin a field.
 */
static size_t split(field *out, const char *text)
{
    size_t count = 0;
    bool note = false;

    while (*text != '\0') {
        size_t line = strcspn(text, "\n") + 1;
        bool comment = strncmp(text, "  --", 4) == 0;
        bool name = strncmp(text, "  ", 2) == 0 && text[2] >= 'a' && text[2] <= 'z' &&
                    strncmp(text, "  end,", 6) != 0;

        if (count == 0 || comment || (name && !note) || *text == '}')
            out[count++] = (field){.text = text};
        assert_true(count < MOST_FIELDS);
        if (name && out[count - 1].name == 0) {
            out[count - 1].word = text + 2;
            out[count - 1].name = strcspn(text + 2, " =");
        }
        note = comment;
        out[count - 1].size += line;
        text += line;
    }
    return count;
}

static bool same_name(const field *a, const field *b)
{
    return a->name > 0 && a->name == b->name && memcmp(a->word, b->word, a->name) == 0;
}

/* The page's rule with these fields in place of its own. */
static const char *rule_with(const char *fields)
{
    const char *at = page;
    field base[MOST_FIELDS] = {{0}}, now[MOST_FIELDS] = {{0}};
    size_t base_count = split(base, next_block(&at)), count = split(now, fields);
    s0_buf out = s0_buf_in(arena);

    for (size_t i = 0; i < base_count; i++) {
        bool exchanged = false;

        if (i + 1 == base_count) /* the closing brace: new fields come before it */
            for (size_t k = 0; k < count; k++)
                s0_put_bytes(&out, now[k].text, now[k].size);
        for (size_t k = 0; k < count; k++)
            exchanged = exchanged || same_name(&base[i], &now[k]);
        if (!exchanged)
            s0_put_bytes(&out, base[i].text, base[i].size);
    }
    return s0_buf_text(&out);
}

/* --- linting ------------------------------------------------------------------------------------
 */

static const s0_lint_earlier earlier = {"A.7.9-laptops-seen", "A.7.9", "2026-H1"};

/* What lint says of one own rule; `code` is the section's, `caught` which of its examples it is. */
static s0_lint_report lint(const char *text, const char *code, bool caught)
{
    static const s0_lint_given outside[] = {
        {"unproven", "rules/x.lua", 3, 3, "8 of 12 changes show", NULL},
        {"luacheck", "rules/x.lua", 13, 11, "(W211) unused variable 'limit'", NULL}};
    s0_source *item = s0_alloc(arena, sizeof *item);
    s0_bundle *workspace = s0_alloc(arena, sizeof *workspace);
    s0_catalog *catalog = NULL;
    s0_vocabulary *vocabulary = NULL;
    s0_rules *rules = NULL;
    s0_lint_inputs inputs = {.built_in = &built_in, .chosen_count = 1};
    s0_lint_report report;
    s0_error err = {0};

    assert_int_equal(s0_source_make(item, arena, "rules/x.lua", text, strlen(text), NULL), S0_OK);
    assert_int_equal(s0_bundle_make(workspace, item, 1, NULL), S0_OK);
    if (s0_catalog_load(&catalog, arena, &built_in, &err) != S0_OK ||
        s0_vocabulary_load(&vocabulary, arena, &built_in, &err) != S0_OK ||
        s0_rules_load(&rules, arena, &built_in, workspace, catalog, vocabulary, NULL, true, &err) !=
            S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    inputs.rules = rules;
    inputs.vocabulary = vocabulary;
    for (size_t i = 0; i < rules->count; i++)
        if (rules->items[i]->source == item ||
            strcmp(rules->items[i]->source->path, item->path) == 0)
            inputs.chosen = &rules->items[i];
    assert_non_null(inputs.chosen);
    if (strcmp(code, "id-gone") == 0) {
        inputs.earlier = &earlier;
        inputs.earlier_count = 1;
    }
    for (size_t i = 0; caught && i < 2; i++)
        if (strcmp(outside[i].code, code) == 0) {
            inputs.given = &outside[i];
            inputs.given_count = 1;
        }
    if (s0_lint(&report, arena, &inputs, &err) != S0_OK)
        fail_msg("%s: %s", err.where, err.message);
    return report;
}

static void say(const s0_lint_report *report, const char *code, const char *which)
{
    for (size_t i = 0; i < report->count; i++)
        print_message("%s, %s: %s: %s: %s\n", code, which, report->findings[i].error.where,
                      report->findings[i].code, report->findings[i].error.message);
}

static void the_first_example_of_each_code_is_found_by_it_alone(void **state)
{
    (void)state;
    for (size_t i = 0; s0_lint_codes[i].code != NULL; i++) {
        const char *code = s0_lint_codes[i].code, *at = section(code);
        s0_lint_report report;
        size_t found = 0;

        if (at == NULL)
            fail_msg("docs/lint.md has no section `%s`", code);
        report = lint(rule_with(next_block(&at)), code, true);
        for (size_t f = 0; f < report.count; f++)
            found +=
                report.findings[f].silence == NULL && strcmp(report.findings[f].code, code) == 0;
        if (found == 0 || found != report.open) {
            say(&report, code, "caught");
            fail_msg("%s: %zu of %zu findings are of that code", code, found, report.open);
        }
        for (size_t f = 0; f < report.count; f++)
            if (report.findings[f].silence == NULL && strcmp(code, "unproven") != 0 &&
                strcmp(code, "luacheck") != 0 && report.findings[f].error.hint[0] == '\0')
                fail_msg("%s: no remedy is named", code);
    }
}

static void the_mended_example_of_each_code_is_clean(void **state)
{
    (void)state;
    for (size_t i = 0; s0_lint_codes[i].code != NULL; i++) {
        const char *code = s0_lint_codes[i].code, *at = section(code);
        s0_lint_report report;

        assert_non_null(at);
        next_block(&at);
        report = lint(rule_with(next_block(&at)), code, false);
        if (report.open > 0) {
            say(&report, code, "mended");
            fail_msg("%s: %zu findings are left", code, report.open);
        }
    }
}

static void the_page_has_no_section_without_a_code(void **state)
{
    (void)state;
    for (const char *at = page; (at = strstr(at, "\n## `")) != NULL; at++) {
        bool known = false;

        for (size_t i = 0; s0_lint_codes[i].code != NULL; i++) {
            size_t size = strlen(s0_lint_codes[i].code);

            known =
                known || (strncmp(at + 5, s0_lint_codes[i].code, size) == 0 && at[5 + size] == '`');
        }
        if (!known)
            fail_msg("lint has no code of the section %.40s", at + 1);
    }
}

/* --- places and silences ------------------------------------------------------------------------
 */

static void a_finding_stands_at_its_word(void **state)
{
    const char *at = section("blame");
    s0_lint_report report = lint(rule_with(next_block(&at)), "blame", true);
    const s0_error *e = &report.findings[0].error;

    (void)state;
    assert_int_equal(report.count, 1);
    assert_string_equal(e->message, "\"carelessly\" in the gap judges people");
    assert_memory_equal(e->line + e->caret, "carelessly", 10);
}

/* Taking the column out of evidence would be the wrong remedy. */
static void a_column_that_the_check_misspells_is_named(void **state)
{
    s0_lint_report report =
        lint(rule_with("  check = function(audit)\n"
                       "    return every {\n"
                       "      of    = audit.records.journeys,\n"
                       "      key   = \"laptop\",\n"
                       "      meets = { cheked_on = by(column \"back_on\" + "
                       "audit.own.laptop_check.within) },\n"
                       "      gap   = \"{failed} of {all} laptops were not checked\",\n"
                       "    }\n"
                       "  end,\n"),
             "", false);
    bool named = false;

    (void)state;
    for (size_t i = 0; i < report.count; i++)
        if (strcmp(report.findings[i].code, "unused-read") == 0) {
            named = true;
            assert_string_equal(report.findings[i].error.hint,
                                "the check says \"cheked_on\": is \"checked_on\" meant?");
        }
    assert_true(named);
}

static void what_a_comment_allows_is_silenced_and_listed(void **state)
{
    const char *at = section("silence-without-reason");
    s0_lint_report report;

    (void)state;
    next_block(&at);
    report = lint(rule_with(next_block(&at)), "", false);
    assert_int_equal(report.open, 0);
    assert_int_equal(report.count, 1);
    assert_string_equal(report.findings[0].code, "gap-without-numbers");
    assert_int_equal(report.silence_count, 1);
    assert_string_equal(report.silences[0].reason, "the list names each laptop");
    assert_int_equal(report.silences[0].silenced, 1);
    assert_ptr_equal(report.findings[0].silence, &report.silences[0]);
}

static void what_cannot_be_loaded_cannot_be_silenced(void **state)
{
    s0_lint_report report =
        lint(rule_with("  requirement = \"A.7.99\", -- lint: allow load: it will be mended\n"), "",
             false);

    (void)state;
    assert_int_equal(report.open, 1);
    assert_string_equal(report.findings[0].code, "load");
}

static void a_rule_that_was_given_up_is_allowed_by_its_id(void **state)
{
    const char *allowed =
        "  -- lint: allow id-gone: A.7.9-laptops-seen: given up with the old tool\n"
        "  title = \"Laptops are looked at after a journey\",\n";
    const char *another =
        "  -- lint: allow id-gone: A.7.9-laptops-lost: given up with the old tool\n"
        "  title = \"Laptops are looked at after a journey\",\n";
    s0_lint_report good = lint(rule_with(allowed), "id-gone", false);
    s0_lint_report bad = lint(rule_with(another), "id-gone", false);

    (void)state;
    assert_int_equal(good.open, 0);
    assert_int_equal(good.count, 1);
    assert_int_equal(bad.open, 2); /* gone, and a silence of nothing */
}

/* --- what is certain, in more shapes than the page shows ---------------------------------------
 */

#define CHECK(text) "  check = function(audit)\n" text "  end,\n"
#define EVERY(of, meets)                                                                           \
    CHECK("    return every { of = " of ", key = \"laptop\", meets = " meets                       \
          ",\n      gap = \"{failed} of {all} laptops were not checked\" }\n")
#define LIMIT "by(column \"back_on\" + audit.own.laptop_check.within)"
#define SOUND "{ checked_on = " LIMIT " }"

static void more_shapes_are_found(void **state)
{
    static const struct {
        const char *code, *fields;
    } cases[] = {
        {"vacuous", EVERY("audit.records.journeys",
                          "{ back_on = " LIMIT
                          ", any_of { { checked_on = given }, { checked_on = none } } }")},
        {"endless-loop",
         CHECK("    local n = audit.own.laptop_check.within\n    repeat n = "
               "audit.records.journeys until false\n"
               "    return gap(column \"back_on\", column \"checked_on\", column \"laptop\")\n")},
        {"none-compared",
         EVERY("audit.records.journeys", "{ checked_on = \"none\", back_on = " LIMIT " }")},
        {"none-compared",
         CHECK(
             "    for row in audit.records.journeys:latest(\"laptop\", \"back_on\"):each() do\n"
             "      if row.checked_on < none or row.back_on == audit.own.laptop_check.within then\n"
             "        return gap(\"one\") end\n    end\n    return conform(\"all\")\n")},
        {"none-compared",
         CHECK(
             "    for row in audit.records.journeys:latest(\"laptop\", \"back_on\"):each() do\n"
             "      if row.checked_on == nil or row.back_on == audit.own.laptop_check.within then\n"
             "        return gap(\"one\") end\n    end\n    return conform(\"all\")\n")},
        {"date-as-text",
         CHECK("    for row in audit.records.journeys:latest(\"laptop\", \"back_on\"):each() do\n"
               "      if row.checked_on < \"2026-01-01\" or row.back_on == "
               "audit.own.laptop_check.within then\n"
               "        return gap(\"one\") end\n    end\n    return conform(\"all\")\n")},
        {"undeclared-read",
         EVERY("audit.records.journeys:with(audit.records.peple, \"laptop\")", SOUND)},
        {"undeclared-read",
         EVERY("audit.records.journeys:where { back_on = by(audit.facts.scope.approved_on) }",
               SOUND)},
        {"undeclared-read",
         EVERY("audit.records.journeys:where { back_on = by(audit.own.leaver_accounts.within) }",
               SOUND)},
        {"undeclared-read",
         EVERY("audit.records.journeys", "{ cheked_on = " LIMIT ", checked_on = given }")},
        {"advice", "  title = \"Please check laptops after a journey\",\n"},
        {"blame", "  criterion = \"Nobody forgot to check a laptop within the limit.\",\n"},
        {"unknown-word",
         EVERY("audit.records.journeys",
               "{ checked_on = within(column \"back_on\" + audit.own.laptop_check.within) }")},
        {"lost-outcome", CHECK("    local n = audit.own.laptop_check.within\n"
                               "    if n == none then gap(\"There is no limit\") end\n"
                               "    return conform(audit.records.journeys:latest({ \"laptop\", "
                               "\"back_on\" }, \"checked_on\"))\n")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_lint_report report = lint(rule_with(cases[i].fields), "", false);

        if (report.open != 1 || strcmp(report.findings[0].code, cases[i].code) != 0) {
            say(&report, cases[i].code, cases[i].fields);
            fail_msg("case %zu: %s is not what is found", i, cases[i].code);
        }
    }
}

static void what_is_right_is_not_found(void **state)
{
    static const char *const good[] = {
        EVERY("audit.records.journeys:where { back_on = given }", SOUND),
        /* a name that a join makes, and a local function */
        CHECK("    local function late(records) return records:where { back_on = given } end\n"
              "    local last = late(audit.records.journeys)\n"
              "    return every { of = audit.records.journeys:with(last, \"laptop\", { prefix = "
              "\"last_\" }),\n"
              "      key = \"laptop\", meets = { checked_on = by(column \"last_back_on\" + "
              "audit.own.laptop_check.within) },\n"
              "      gap = \"{failed} of {all} laptops were not checked\" }\n"),
        /* words of advice as parts of other words, and where they say what is asked */
        "  criterion = \"Each laptop must be checked on the shoulder of the road, within the own "
        "limit.\",\n",
        /* a gap over several lines */
        CHECK("    local text = \"{failed} of {all} \" .. \"laptops\"\n"
              "    return every { of = audit.records.journeys, key = \"laptop\", meets = " SOUND
              ",\n"
              "      gap = text .. \" were not checked\" }\n"),
        /* Lua's own words */
        CHECK("    local limit <const> = audit.own.laptop_check.within\n"
              "    if limit == none then goto out end\n"
              "    do return every { of = audit.records.journeys, key = \"laptop\",\n"
              "      meets = { checked_on = by(column \"back_on\" + limit) },\n"
              "      gap = \"{failed} of {all} laptops were not checked\" } end\n"
              "    ::out::\n    return conform(\"nothing is demanded\")\n"),
        /* an improvement, with nothing that fails */
        CHECK("    local seen = audit.records.journeys:where { checked_on = " LIMIT " }\n"
              "    if seen:latest(\"laptop\", \"back_on\"):count() == 0 then return "
              "improvement(\"No laptop was checked\") end\n"
              "    return conform(\"Laptops were checked\")\n"),
        CHECK("    while true do\n      if audit.own.laptop_check.within ~= none then break end\n  "
              "  end\n"
              "    return every { of = audit.records.journeys, key = \"laptop\", meets = " SOUND
              ",\n"
              "      gap = \"{failed} of {all} laptops were not checked\" }\n"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        s0_lint_report report = lint(rule_with(good[i]), "", false);

        if (report.open > 0) {
            say(&report, "good", good[i]);
            fail_msg("case %zu is found", i);
        }
    }
}

/* The other list of globals there is: what people's editors know. */
static void the_globals_are_those_that_editors_know(void **state)
{
    s0_source editor;
    size_t count;
    const char *const *names = s0_lint_globals(&count);
    static const char *const own[] = {"assert", "error", "ipairs",   "pairs",    "select", "string",
                                      "math",   "table", "tonumber", "tostring", "type",   "utf8"};

    (void)state;
    assert_int_equal(s0_file_read(&editor, arena, ".", "lua/stage0.lua", 0, NULL), S0_OK);
    for (size_t i = 0; i < count; i++) {
        bool lua = false;

        if (i > 0)
            assert_true(strcmp(names[i - 1], names[i]) < 0);
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            lua = lua || strcmp(own[k], names[i]) == 0;
        if (!lua && strstr(editor.text, s0_textf(arena, "\nfunction %s(", names[i])) == NULL &&
            strstr(editor.text, s0_textf(arena, "\n%s = ", names[i])) == NULL)
            fail_msg("lua/stage0.lua does not define %s", names[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_example_of_each_code_is_found_by_it_alone),
        cmocka_unit_test(the_mended_example_of_each_code_is_clean),
        cmocka_unit_test(the_page_has_no_section_without_a_code),
        cmocka_unit_test(a_finding_stands_at_its_word),
        cmocka_unit_test(a_column_that_the_check_misspells_is_named),
        cmocka_unit_test(what_a_comment_allows_is_silenced_and_listed),
        cmocka_unit_test(what_cannot_be_loaded_cannot_be_silenced),
        cmocka_unit_test(a_rule_that_was_given_up_is_allowed_by_its_id),
        cmocka_unit_test(more_shapes_are_found),
        cmocka_unit_test(what_is_right_is_not_found),
        cmocka_unit_test(the_globals_are_those_that_editors_know),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
