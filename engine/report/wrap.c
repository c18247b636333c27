/* wrap.c - see wrap.h. A word longer than a line stands on a line of its own and is not broken. */
#include "report/wrap.h"

#include <string.h>

void s0_put_wrapped(s0_buf *out, const char *text, size_t at, size_t indent, size_t width)
{
    const char *word = s0_text_plain(out->arena, text, strlen(text));
    size_t column = at;
    bool first = true; /* on its line */

    if (word == NULL) {
        out->failed = true;
        return;
    }
    while (*word != '\0') {
        size_t size = strcspn(word, " ");
        size_t columns = s0_utf8_width(word, size);

        if (!first && column + 1 + columns > width) {
            s0_put_char(out, '\n');
            for (size_t i = 0; i < indent; i++)
                s0_put_char(out, ' ');
            column = indent;
            first = true;
        }
        if (!first) {
            s0_put_char(out, ' ');
            column++;
        }
        s0_put_bytes(out, word, size);
        column += columns;
        first = false;
        word += size;
        while (*word == ' ')
            word++;
    }
    s0_put_char(out, '\n');
}
