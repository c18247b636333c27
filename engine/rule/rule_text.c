/* rule_text.c - what a rule's file may hold before anything of it is compiled: text that a person
 * sees as it is. Bytecode, hidden characters and characters that turn the direction of what
 * follows would show a reader another rule than the one that runs. */
#include "rule/rule_text.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"

/* Where byte `at` stands. */
static s0_mark mark_of(const s0_source *source, size_t at)
{
    s0_mark mark = {.source = source, .line = 1};
    size_t begin = 0;

    for (size_t i = 0; i < at; i++)
        if (source->text[i] == '\n') {
            mark.line++;
            begin = i + 1;
        }
    mark.column = 1 + (uint32_t)s0_utf8_count(source->text + begin, at - begin);
    return mark;
}

/* The first byte that is no text that shows, or the size. `*length`: bytes of its character. */
static size_t first_hidden(const s0_source *source, size_t *length)
{
    char shown[16];

    for (size_t i = 0; i < source->size; i += *length) {
        char c = source->text[i];

        *length = 1;
        if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t')
            continue;
        if (c == '\r' && i + 1 < source->size && source->text[i + 1] == '\n')
            continue;
        *length = s0_plain_step(source->text + i, source->size - i, shown, NULL);
        if (shown[0] == '\\') /* not as itself: a backslash of its own is ASCII and was passed */
            return i;
    }
    return source->size;
}

s0_code s0_rule_text_check(const s0_source *source, s0_error *err)
{
    static const char bom[] = "\xEF\xBB\xBF";
    size_t valid, hidden, length;
    char shown[16];

    if (source->size > S0_RULE_FILE_MAX) {
        s0_fail(err, S0_ERULE, (s0_mark){.source = source},
                "the file has %zu bytes; a rule has at most %d", source->size, S0_RULE_FILE_MAX);
        s0_hint(err, "a rule tests one condition: put others into files of their own, and data "
                     "into evidence/");
        return S0_ERULE;
    }
    if (source->size >= 3 && memcmp(source->text, bom, 3) == 0) {
        s0_fail(err, S0_ERULE, (s0_mark){.source = source},
                "the file begins with a byte order mark");
        s0_hint(err, "save it as UTF-8 without a byte order mark");
        return S0_ERULE;
    }
    valid = s0_utf8_check(source->text, source->size);
    hidden = first_hidden(source, &length);
    if (valid < source->size && valid <= hidden) {
        s0_fail(err, S0_ERULE, mark_of(source, valid), "a byte here is not UTF-8");
        s0_hint(err, "a rule is text in UTF-8; compiled Lua is not run");
        return S0_ERULE;
    }
    if (hidden == source->size)
        return S0_OK;
    s0_plain_step(source->text + hidden, length, shown, NULL);
    s0_fail(err, S0_ERULE, mark_of(source, hidden),
            "a character that does not show stands here: %s", shown);
    s0_hint(err, "write it as an escape (\\27, \\u{202E}) where a text needs it; compiled Lua is "
                 "not run");
    return S0_ERULE;
}
