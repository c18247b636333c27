/* csv_text.c - see csv_text.h. Evidence is a stranger's text: a cell that begins like a formula
 * would be run by the program that opens the file, so it is made text. Characters that do not show
 * are written as elsewhere, \x1B and \u{202E}; line breaks and tabs stay. */
#include "report/csv_text.h"

#include <string.h>

/* What a spreadsheet takes for the beginning of a formula, the wide forms included. */
static bool is_formula(const char *text)
{
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}; /* = + - @ */

    if (text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL)
        return true;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (s0_starts_with(text, wide[i]))
            return true;
    return false;
}

/* Semicolon and tab as well: where they separate, they would begin a new cell. */
static bool needs_quotes(const char *text)
{
    size_t size = strlen(text);

    return strpbrk(text, ",;\t\"\r\n") != NULL ||
           (size > 0 && (text[0] == ' ' || text[size - 1] == ' '));
}

void s0_put_csv_cell(s0_buf *out, const char *text)
{
    bool quotes;

    if (text == NULL)
        return;
    quotes = needs_quotes(text);
    if (quotes)
        s0_put_char(out, '"');
    if (is_formula(text))
        s0_put_char(out, '\'');
    for (size_t i = 0, size = strlen(text); i < size;) {
        char shown[16];

        if (text[i] == '\n' || text[i] == '\t' || text[i] == '"' ||
            (text[i] == '\r' && text[i + 1] == '\n')) {
            s0_put_bytes(out, "\"\"", text[i] == '"');
            s0_put_char(out, text[i++]);
            continue;
        }
        i += s0_plain_step(text + i, size - i, shown, NULL);
        s0_put(out, shown);
    }
    if (quotes)
        s0_put_char(out, '"');
}

void s0_put_csv_line(s0_buf *out, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            s0_put_char(out, ',');
        s0_put_csv_cell(out, cells[i]);
    }
    s0_put(out, "\r\n");
}
