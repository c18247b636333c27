/* scaffold_yaml.c - names of the vocabulary as lines of YAML that are switched off: each with what
 * it means above it and a value that shows how one is written, none of them stated. */
#include <string.h>

#include "intake/scaffold_parts.h"

#define WIDTH 80

/* Where the type alone does not show how a value is written. */
static const struct {
    const char *name;
    const char *sample;
} special[] = {
    {"profile.utc_offset", "\"+01:00\""}, {"profile.size", "50"}, {"soa_edition", "2022"}};

static const char *sample(const s0_entry *entry)
{
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (strcmp(special[i].name, entry->name) == 0)
            return special[i].sample;
    switch (entry->type) {
    case S0_TYPE_BOOLEAN:
        return "true";
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
        return "1";
    case S0_TYPE_SHARE:
        return "95 %";
    case S0_TYPE_DATE:
        return "2026-01-31";
    case S0_TYPE_INSTANT:
        return "2026-01-31T09:00:00Z";
    case S0_TYPE_DURATION:
        return "30 days";
    case S0_TYPE_WORD:
        return entry->word_count > 0 ? entry->words[0] : "…";
    case S0_TYPE_TEXTS:
        return "[ … ]";
    case S0_TYPE_MAP:
        return "{}";
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
        break;
    }
    return "…";
}

static void blanks(s0_buf *out, size_t depth)
{
    for (size_t i = 0; i < depth; i++)
        s0_put(out, "  ");
}

void s0_scaffold_remark(s0_buf *out, size_t depth, const char *text)
{
    size_t column = 0; /* none yet */

    while (*text != '\0') {
        size_t size = strcspn(text, " "), columns = s0_utf8_width(text, size);

        if (column == 0 || column + 1 + columns > WIDTH) {
            if (column != 0)
                s0_put_char(out, '\n');
            blanks(out, depth);
            s0_put_char(out, '#');
            column = 2 * depth + 1;
        }
        s0_put_char(out, ' ');
        s0_put_bytes(out, text, size);
        column += 1 + columns;
        text += size;
        text += strspn(text, " ");
    }
    s0_put_char(out, '\n');
}

/* Length of the shared leading segments, the dot included. */
static size_t shared(const char *a, const char *b)
{
    size_t end = 0;

    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++)
        if (a[i] == '.')
            end = i + 1;
    return end;
}

static size_t depth_at(const char *name, size_t end)
{
    size_t depth = 0;

    for (size_t i = 0; i < end; i++)
        depth += name[i] == '.' ? 1 : 0;
    return depth;
}

static void remark_fact(s0_buf *out, size_t depth, const s0_entry *entry)
{
    s0_buf text = s0_buf_in(out->arena);

    s0_put(&text, entry->meaning);
    if (entry->type == S0_TYPE_WORD) {
        s0_put(&text, ": one of ");
        for (size_t i = 0; i < entry->word_count; i++)
            s0_putf(&text, "%s%s", i > 0 ? ", " : "", entry->words[i]);
    }
    if (text.failed)
        out->failed = true;
    else
        s0_scaffold_remark(out, depth, s0_buf_text(&text));
}

void s0_scaffold_fact(s0_buf *out, const s0_entry *entry, const char *name, const char *before)
{
    size_t at = shared(name, before), depth;
    const char *dot;

    while ((dot = strchr(name + at, '.')) != NULL) {
        blanks(out, depth_at(name, at));
        s0_put_bytes(out, name + at, (size_t)(dot - name) - at);
        s0_put(out, ":\n");
        at = (size_t)(dot - name) + 1;
    }
    depth = depth_at(name, at);
    remark_fact(out, depth, entry);
    blanks(out, depth);
    s0_putf(out, "#%s: %s\n", name + at, sample(entry));
}

void s0_scaffold_own_rule(s0_buf *out, const s0_vocabulary *vocabulary, const s0_entry *entry)
{
    s0_putf(out, "\n");
    s0_scaffold_remark(out, 1, entry->meaning);
    s0_putf(out, "  #%s: {", entry->name + strlen("own_rules."));
    for (size_t i = 0; i < entry->key_count; i++) {
        const char *name = s0_textf(out->arena, "%s.%s", entry->name, entry->key[i]);
        const s0_entry *field = name != NULL ? s0_vocabulary_get(vocabulary, name) : NULL;

        if (name == NULL)
            out->failed = true;
        if (field != NULL)
            s0_putf(out, "%s: %s, ", entry->key[i], sample(field));
    }
    s0_put(out, "source: \"…\"}\n");
}
