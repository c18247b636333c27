/* test_csv.c - the promises of data/csv.h. */
#include "cmocka_all.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "data/csv.h"
#include "source.h"

static s0_arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = s0_arena_new();
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    s0_arena_free(arena);
    return 0;
}

/* Everything that a file says, as "line:column=text|" with quoted texts in quotes
 * and rows ended by '/', or the error as "where: message". */
static const char *told(const char *text, size_t size, const s0_csv_options *options)
{
    s0_buf buf = s0_buf_in(arena);
    const s0_csv_cell *row;
    s0_error err = {0};
    s0_csv *csv;
    size_t width;
    s0_code rc = s0_csv_open(&csv, arena, source_in(arena, "t.csv", text, size), options, &err);

    for (row = rc == S0_OK ? s0_csv_header(csv, &width) : NULL; row != NULL;) {
        for (size_t i = 0; i < width; i++) {
            s0_putf(&buf, row[i].quoted ? "%u:%u=\"%.*s\"|" : "%u:%u=%.*s|", row[i].line,
                    row[i].column, (int)row[i].size, row[i].text);
        }
        s0_put_char(&buf, '/');
        rc = s0_csv_next(csv, &row, &err);
    }
    if (rc != S0_OK)
        s0_putf(&buf, "%s: %s", err.where, err.message);
    return s0_buf_text(&buf);
}

static void cells_are_read_with_their_places(void **state)
{
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"a,b\n1,22\n", "1:1=a|1:3=b|/2:1=1|2:3=22|/"},
        {"a,b\r\n1,2\r\n3,4", "1:1=a|1:3=b|/2:1=1|2:3=2|/3:1=3|3:3=4|/"},
        {"a,b\n1,2\r\n3,4\r", "1:1=a|1:3=b|/2:1=1|2:3=2|/3:1=3|3:3=4|/"},
        {"\xEF\xBB\xBF"
         "a,b\n",
         "1:1=a|1:3=b|/"},
        {"\xEF\xBB\xBF\"a\",b\n", "1:1=\"a\"|1:5=b|/"},
        {"\"\xEF\xBB\xBF"
         "a\",b\n",
         "1:1=\"a\"|1:6=b|/"},
        {"\xC3\xA4\xC3\xB6,b\n\xE4\xBD\xA0,\"\xC3\xA4\",c",
         "1:1=\xC3\xA4\xC3\xB6|1:4=b|/t.csv:2:7: a cell beyond the 2 of the header"},
        {"\xC3\xA4\xC3\xB6,b\n\"\xE4\xBD\xA0\",x",
         "1:1=\xC3\xA4\xC3\xB6|1:4=b|/2:1=\"\xE4\xBD\xA0\"|2:5=x|/"},
        {"a,b\n\"x\ny\r\nz\",2\n3,4\n", "1:1=a|1:3=b|/2:1=\"x\ny\r\nz\"|4:4=2|/5:1=3|5:3=4|/"},
        {"a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", "1:1=a|1:3=b|/2:1=\"say \"hi\"\"|2:14=\"\"\"|/"},
        {"a,b\n\"\",\n", "1:1=a|1:3=b|/2:1=\"\"|2:4=|/"},
        {"a,b\n\n1,2\n\r\n\n3,4\n\n", "1:1=a|1:3=b|/3:1=1|3:3=2|/6:1=3|6:3=4|/"},
        {"a\n\n1\n\n", "1:1=a|/2:1=|/3:1=1|/4:1=|/"},
        {"\n\na,b\n1,2", "3:1=a|3:3=b|/4:1=1|4:3=2|/"},
        {" a , b\n 1 ,2 \n", "1:1= a |1:5= b|/2:1= 1 |2:5=2 |/"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(told(cases[i].text, strlen(cases[i].text), NULL), cases[i].told);
}

static void separator_and_lines_to_skip_are_options(void **state)
{
    static const s0_csv_options semicolon = {';', 0}, two = {0, 2}, many = {0, 9};
    static const s0_csv_options tab = {'\t', 0}, quote = {'"', 0};

    (void)state;
    assert_string_equal(told("a;b\n1,5;2\n", 10, &semicolon), "1:1=a|1:3=b|/2:1=1,5|2:5=2|/");
    assert_string_equal(told("a\tb\n", 4, &tab), "1:1=a|1:3=b|/");
    assert_string_equal(told("Report \"x\n2026\na,b\n", 19, &two), "3:1=a|3:3=b|/");
    assert_string_equal(told("\xEF\xBB\xBFx\ny\na,b\n", 11, &two), "3:1=a|3:3=b|/");
    assert_string_equal(told("a,b\n1,2\n", 8, &many),
                        "t.csv: there is no line with the names of the columns");
    assert_string_equal(
        told("a\n", 2, &quote),
        "t.csv: cells cannot be separated by a quote, a line end or half a character");
}

static void faults_are_refused_with_their_place(void **state)
{
    static const struct {
        const char *text;
        size_t size;
        const char *told;
    } cases[] = {
        {"", 0, "t.csv: there is no line with the names of the columns"},
        {"\xEF\xBB\xBF\n\r\n", 6, "t.csv: there is no line with the names of the columns"},
        {"a,b\n1\n", 6, "1:1=a|1:3=b|/t.csv:2:1: a row of 1 cells where the header has 2"},
        {"a,b\n1,2,3\n", 10, "1:1=a|1:3=b|/t.csv:2:5: a cell beyond the 2 of the header"},
        {"a,b\n1,\"2\n", 9, "1:1=a|1:3=b|/t.csv:2:3: this quote is never closed"},
        {"a,b\n1,\"", 7, "1:1=a|1:3=b|/t.csv:2:3: this quote is never closed"},
        {"a,b\n1,\"\"\"", 9, "1:1=a|1:3=b|/t.csv:2:3: this quote is never closed"},
        {"a,b\n\"1\"2,3\n", 11, "1:1=a|1:3=b|/t.csv:2:4: text follows the closing quote of a cell"},
        {"a,b\n\"1\n\" ,3\n", 12,
         "1:1=a|1:3=b|/t.csv:3:2: text follows the closing quote of a cell"},
        {"a,b\n1,x\"y\"\n", 11,
         "1:1=a|1:3=b|/t.csv:2:4: a quote stands inside a cell that has none around it"},
        {"a,b\n1\r2,3\n", 10,
         "1:1=a|1:3=b|/t.csv:2:2: a carriage return stands here without a newline"},
        {"a,b\n1,\0\n", 8, "t.csv:2:3: a NUL byte stands here"},
        {"a,b\n1,\xFF\n", 8, "t.csv:2:3: the byte 0xFF is not UTF-8"},
        {"a,,b\n", 5, "t.csv:1:3: a column of the header has no name"},
        {"a,b,\n", 5, "t.csv:1:5: a column of the header has no name"},
        {"a,\" \"\n", 6, "t.csv:1:3: a column of the header has no name"},
        {"a,b,\"a\"\n", 8, "t.csv:1:5: the column \"a\" stands in the header twice"},
        {"a, a\n", 5, "t.csv:1:3: the column \"a\" stands in the header twice"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(told(cases[i].text, cases[i].size, NULL), cases[i].told);
}

static void wide_tables_and_many_quoted_rows_hold(void **state)
{
    s0_buf buf = s0_buf_in(arena);
    const s0_csv_cell *row;
    s0_error err = {0};
    size_t width, rows = 0;
    s0_csv *csv;
    char expected[64];

    (void)state;
    for (int i = 0; i < 300; i++)
        s0_putf(&buf, i == 0 ? "c%d" : ",c%d", i);
    for (int k = 0; k < 200; k++) {
        for (int i = 0; i < 300; i++)
            s0_putf(&buf, i == 0 ? "\n\"%d\"\"%d\"" : ",\"%d\"\"%d\"", k, i);
    }
    assert_int_equal(
        s0_csv_open(&csv, arena, source_in(arena, "w.csv", buf.text, buf.size), NULL, &err), S0_OK);
    s0_csv_header(csv, &width);
    assert_int_equal(width, 300);
    for (;; rows++) {
        assert_int_equal(s0_csv_next(csv, &row, &err), S0_OK);
        if (row == NULL)
            break;
        for (size_t i = 0; i < width; i++) {
            snprintf(expected, sizeof expected, "%zu\"%zu", rows, i);
            assert_int_equal(row[i].size, strlen(expected));
            assert_memory_equal(row[i].text, expected, row[i].size);
        }
    }
    assert_int_equal(rows, 200);
    assert_int_equal(s0_csv_next(csv, &row, &err), S0_OK); /* the end stays the end */
    assert_null(row);
    assert_string_equal(s0_text_copy(arena, s0_csv_header(csv, &width)[299].text, 4), "c299");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_read_with_their_places),
        cmocka_unit_test(separator_and_lines_to_skip_are_options),
        cmocka_unit_test(faults_are_refused_with_their_place),
        cmocka_unit_test(wide_tables_and_many_quoted_rows_hold),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
