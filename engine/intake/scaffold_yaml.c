/* scaffold_yaml.c - facts of the vocabulary as commented YAML: nested as they are read, each with
 * its type and meaning, none of them stated. */
#include <string.h>

#include "intake/scaffold_parts.h"

static const char *sample(const s0_entry *entry)
{
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
        return "{ }";
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
        break;
    }
    return "…";
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

static void blanks(s0_buf *out, size_t depth)
{
    s0_put(out, "# ");
    for (size_t i = 0; i < depth; i++)
        s0_put(out, "  ");
}

static size_t depth_at(const char *name, size_t end)
{
    size_t depth = 0;

    for (size_t i = 0; i < end; i++)
        depth += name[i] == '.' ? 1 : 0;
    return depth;
}

/* One fact, with the maps around it that the one before it did not open. */
void s0_scaffold_fact(s0_buf *out, const s0_entry *entry, const char *name, const char *before)
{
    size_t at = shared(name, before);
    const char *dot;

    while ((dot = strchr(name + at, '.')) != NULL) {
        blanks(out, depth_at(name, at));
        s0_put_bytes(out, name + at, (size_t)(dot - name) - at);
        s0_put(out, ":\n");
        at = (size_t)(dot - name) + 1;
    }
    blanks(out, depth_at(name, at));
    s0_putf(out, "%s: %s  # %s", name + at, sample(entry), entry->meaning);
    if (entry->type == S0_TYPE_WORD) {
        s0_put(out, " (one of ");
        for (size_t i = 0; i < entry->word_count; i++)
            s0_putf(out, "%s%s", i > 0 ? ", " : "", entry->words[i]);
        s0_put(out, ")");
    }
    s0_put_char(out, '\n');
}
