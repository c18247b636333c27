/* doc_text.c - the one place that writes what rules say into the reference pages. A rule may come
 * from anywhere: its words are shown, and neither Markdown nor a browser makes anything of them. */
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "bench/doc_parts.h"

/* What stands for a byte that means something; NULL for all others. */
static const char *entity(const char *at, bool first, bool after_www)
{
    switch (*at) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '\n':
        return " ";
    case ':': /* some readers make links of what looks like an address */
        return strncmp(at, "://", 3) == 0 ? "&#58;" : NULL;
    case '#':
    case '=':
    case '+':
    case '-': /* a heading or a list, where a line begins */
        return !first       ? NULL
               : *at == '#' ? "&#35;"
               : *at == '=' ? "&#61;"
               : *at == '+' ? "&#43;"
                            : "&#45;";
    case '.':
        return after_www ? "&#46;" : NULL;
    default:
        return NULL;
    }
}

void s0_doc_cell(s0_buf *out, const char *text)
{
    for (size_t i = 0, size = strlen(text); i < size;) {
        const char *stands =
            entity(text + i, i == 0, i >= 3 && strncasecmp(text + i - 3, "www", 3) == 0);
        char shown[16];

        if (stands != NULL || strchr("|\\[]`*~", text[i]) != NULL) {
            if (stands == NULL)
                s0_put_char(out, '\\');
            s0_put(out, stands != NULL ? stands : (const char[]){text[i], '\0'});
            i++;
            continue;
        }
        i += s0_plain_step(text + i, size - i, shown, NULL);
        s0_put(out, shown[0] == '\\' ? "\\" : ""); /* its own backslash is not Markdown's */
        s0_put(out, shown);
    }
}
