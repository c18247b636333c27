/* test_markdown.c - the report made by the template: all sections, also of an audit that
 * found nothing; hostile text stays text; a faulty template is named. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "report/report.h"
#include "report/template.h"

typedef struct desk {
    s0_arena *arena;
    s0_bundle lua;
    s0_cycle cycle;
} desk;

static int start(void **state)
{
    static const char *const files[] = {
        "lua/helpers/markdown.lua", "lua/helpers/report_finding.lua", "lua/report/report.md.lua"};
    static desk d;
    s0_source *items;

    d = (desk){.arena = s0_arena_new()};
    items = s0_alloc_n(d.arena, 3, sizeof *items);
    for (size_t i = 0; i < 3; i++)
        if (s0_file_read(&items[i], d.arena, ".", files[i], 0, NULL) != S0_OK)
            return 1;
    d.cycle = (s0_cycle){.schema = 1,
                         .stage0 = "test",
                         .organization = {.name = "Acme"},
                         .cycle = {.name = "2026-H1",
                                   .run = 1,
                                   .date = "2026-06-30",
                                   .from = "2026-01-01",
                                   .to = "2026-06-30",
                                   .kind = "internal",
                                   .edition = "2022"},
                         .protection = "process",
                         .inputs_digest = "0"};
    *state = &d;
    return s0_bundle_make(&d.lua, items, 3, NULL) != S0_OK;
}

static int stop(void **state)
{
    s0_arena_free(((desk *)*state)->arena);
    return 0;
}

static const char *render(desk *d)
{
    s0_buf bytes = s0_buf_in(d->arena), out = s0_buf_in(d->arena);
    s0_source document;
    s0_error err = {0};
    s0_report_input input = {.cycle = &d->cycle, .document = &document, .lua = &d->lua};
    s0_code rc;

    assert_int_equal(s0_cycle_write(&bytes, d->arena, &d->cycle, NULL), S0_OK);
    assert_int_equal(
        s0_source_make(&document, d->arena, "document.json", bytes.text, bytes.size, NULL), S0_OK);
    rc = s0_report_markdown(&out, d->arena, &input, &err);
    if (rc != S0_OK)
        print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(rc, S0_OK);
    return s0_buf_text(&out);
}

static void an_audit_that_found_nothing_has_all_eighteen_sections(void **state)
{
    const char *text = render(*state);
    char heading[16];

    for (int i = 1; i <= 18; i++) {
        snprintf(heading, sizeof heading, "\n## %d ", i);
        assert_non_null(strstr(text, heading));
    }
    assert_non_null(strstr(text, "No finding was raised."));
    assert_non_null(strstr(text, "No earlier cycle is recorded"));
}

static void what_evidence_says_cannot_become_markup(void **state)
{
    desk *d = *state;
    s0_instance failed = {.key = "p1|x",
                          .text = "<script>alert(1)</script>\n# heading",
                          .source = "evidence/a.csv:2"};
    s0_finding finding = {.number = "NC-1",
                          .identity = "r",
                          .rule = "r",
                          .requirement = "A.5.1",
                          .class_ = S0_MINOR,
                          .trigger = "minor",
                          .title = "[link](javascript:x)",
                          .criterion = "c",
                          .statement = "s & t",
                          .reason = "minor: one",
                          .basis_kind = "own",
                          .population = 1,
                          .failed = 1,
                          .exceptions = &failed,
                          .exception_count = 1};
    const char *text;

    d->cycle.findings = &finding;
    d->cycle.finding_list_count = 1;
    d->cycle.finding_count.minor = 1;
    text = render(d);
    assert_null(strstr(text, "<script"));
    assert_null(strstr(text, "\n# heading"));
    assert_null(strstr(text, "[link](javascript"));
    assert_non_null(strstr(text, "| p1\\|x | &lt;script&gt;alert(1)&lt;/script&gt; # heading |"));
    assert_non_null(strstr(text, "s &amp; t"));
}

static s0_code run_template(desk *d, const char *code, s0_error *err, const char **text)
{
    s0_buf out = s0_buf_in(d->arena);
    s0_source *source = s0_alloc(d->arena, sizeof *source);
    s0_bundle lua;
    s0_template template_ = {.lua = &lua, .path = "lua/report/mine.lua"};
    s0_code rc;

    assert_int_equal(
        s0_source_make(source, d->arena, "lua/report/mine.lua", code, strlen(code), NULL), S0_OK);
    assert_int_equal(s0_bundle_make(&lua, source, 1, NULL), S0_OK);
    rc = s0_template_run(&out, d->arena, &template_, err);
    *text = s0_buf_text(&out);
    return rc;
}

static void a_faulty_template_is_named_with_its_line(void **state)
{
    static const struct {
        const char *code, *where, *message;
    } cases[] = {
        {"return function() return 'x' .. nil end", "lua/report/mine.lua:1", "concatenate"},
        {"return function(\n", "lua/report/mine.lua", ""},
        {"return 42", "lua/report/mine.lua", "no function"},
        {"return function() return {} end", "lua/report/mine.lua", "no text"},
        {"return function() return '\\xff' end", "lua/report/mine.lua", "UTF-8"},
        {"return function() while true do end end", "", "budget"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_error err = {0};
        const char *text;

        assert_int_equal(run_template(*state, cases[i].code, &err, &text), S0_ERULE);
        if (strstr(err.where, cases[i].where) == NULL ||
            strstr(err.message, cases[i].message) == NULL)
            fail_msg("%s: got \"%s\" \"%s\"", cases[i].code, err.where, err.message);
    }
}

static void a_template_returns_its_text(void **state)
{
    const char *text;

    assert_int_equal(
        run_template(*state, "return function() return ('ab'):rep(3) end", NULL, &text), S0_OK);
    assert_string_equal(text, "ababab");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(an_audit_that_found_nothing_has_all_eighteen_sections),
        TEST(what_evidence_says_cannot_become_markup),
        TEST(a_faulty_template_is_named_with_its_line),
        TEST(a_template_returns_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
