/* The line of a long run fits the terminal, whatever stands in it, and always says how far it is.
 */
#include "cmocka_all.h"

#include <string.h>

#include "base/text.h"
#include "cli/progress.h"

static void a_line_says_what_and_how_far(void **state)
{
    static const struct {
        size_t columns;
        const char *what, *name;
        size_t done, all;
        const char *line;
    } cases[] = {
        {80, "checking rules", NULL, 3, 72, "checking rules, 3 of 72"},
        {80, "reading", "evidence/accounts.csv", 0, 5, "reading evidence/accounts.csv, 0 of 5"},
        {80, "recording the run", NULL, 0, 0, "recording the run"},
        {31, "reading", "evidence/accounts.csv", 0, 5, "reading evidence/accou, 0 of 5"},
        {20, "reading", "\xe5\xae\xa1\xe8\xae\xa1.csv", 1, 9, "reading \xe5\xae\xa1, 1 of 9"},
        {80, "reading", "a\033[2Jb\nc", 0, 0, "reading a\\x1B[2Jb\\x0Ac"},
        {10, "checking rules", NULL, 1, 2, "c, 1 of 2"},
    };
    char line[512];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_progress_line(line, sizeof line, cases[i].columns, cases[i].what, cases[i].name,
                         cases[i].done, cases[i].all);
        assert_string_equal(line, cases[i].line);
    }
}

static void no_line_is_wider_than_its_terminal(void **state)
{
    char name[2000], line[512];

    (void)state;
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        memcpy(name + i, "\xe5\xae\xa1", 3);
    name[1998] = '\0';
    for (size_t columns = 1; columns <= 80; columns++) {
        s0_progress_line(line, sizeof line, columns, "reading", name, 12345, 1234567);
        assert_true(s0_utf8_width(line, strlen(line)) < columns);
        assert_int_equal(s0_utf8_check(line, strlen(line)), strlen(line));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_what_and_how_far),
        cmocka_unit_test(no_line_is_wider_than_its_terminal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
