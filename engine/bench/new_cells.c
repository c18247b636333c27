/* new_cells.c - names and values as a rule to begin with and its examples write them. */
#include <string.h>

#include "bench/new_parts.h"

bool s0_new_is_reserved(const char *name)
{
    static const char *const reserved[] = {"and",   "break", "do",       "else", "elseif", "end",
                                           "false", "for",   "function", "goto", "if",     "in",
                                           "local", "nil",   "not",      "or",   "repeat", "return",
                                           "then",  "true",  "until",    "while"};

    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (strcmp(reserved[i], name) == 0)
            return true;
    return false;
}

void s0_new_put_key(s0_buf *out, const char *name)
{
    s0_putf(out, s0_new_is_reserved(name) ? "[\"%s\"] = " : "%s = ", name);
}

const char *s0_new_column_name(const s0_entry *entry)
{
    const char *dot = strrchr(entry->name, '.');

    return dot != NULL ? dot + 1 : entry->name;
}

/* The looked-at column of a table that the vocabulary does not know. */
const char *s0_new_looked_at(const s0_new_plan *plan)
{
    return plan->column != NULL ? s0_new_column_name(plan->column) : "shown_on";
}

/* The text of a key cell of the n-th record. NULL: memory is short. */
const char *s0_new_key_text(const s0_new_plan *plan, const char *table, const char *name, int n)
{
    const char *full = s0_textf(plan->arena, "%s.%s", table, name);
    const s0_entry *entry = full != NULL ? s0_vocabulary_get(plan->vocabulary, full) : NULL;
    s0_type type = entry != NULL ? entry->type : S0_TYPE_KEY;

    /* what the engine looks up must be there */
    if (entry != NULL && entry->empty_is_none &&
        (strcmp(name, "rule") == 0 || strcmp(name, "finding") == 0))
        return "none";
    if (entry != NULL && entry->empty_is_none && strcmp(name, "requirement") == 0)
        return plan->requirement->id;
    if (strcmp(name, "control") == 0)
        return s0_textf(plan->arena, "A.5.%d", n);
    switch (type) {
    case S0_TYPE_EMAIL:
        return s0_textf(plan->arena, "p%d@example.org", n);
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
        return s0_textf(plan->arena, "%d", n);
    case S0_TYPE_DATE:
        return s0_textf(plan->arena, "2026-03-%02d", n);
    case S0_TYPE_INSTANT:
        return s0_textf(plan->arena, "2026-03-%02dT09:00:00Z", n);
    case S0_TYPE_WORD:
        return entry->words[(size_t)(n - 1) % entry->word_count];
    default:
        return s0_textf(plan->arena, "%s-%d", name, n);
    }
}

void s0_new_put_key_cell(s0_buf *out, const s0_new_plan *plan, const char *table, const char *name,
                         int n)
{
    const char *full = s0_textf(plan->arena, "%s.%s", table, name);
    const s0_entry *entry = full != NULL ? s0_vocabulary_get(plan->vocabulary, full) : NULL;
    const char *text = s0_new_key_text(plan, table, name, n);
    bool number =
        entry != NULL && (entry->type == S0_TYPE_INTEGER || entry->type == S0_TYPE_NUMBER);

    s0_new_put_key(out, name);
    if (text == NULL)
        out->failed = true;
    else if (number || strcmp(text, "none") == 0)
        s0_put(out, text);
    else
        s0_new_quote(out, text);
}

s0_new_sample s0_new_sample_of(const s0_new_plan *plan, const s0_entry *entry)
{
    s0_buf first = s0_buf_in(plan->arena), second = s0_buf_in(plan->arena);

    switch (entry != NULL ? entry->type : S0_TYPE_DATE) {
    case S0_TYPE_BOOLEAN:
        return (s0_new_sample){"true", "true", "false", "true"};
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
        return (s0_new_sample){"at_least(1)", "1", "0", "1"};
    case S0_TYPE_WORD:
        if (entry->word_count < 2)
            return (s0_new_sample){"given", "\"example\"", "none", "\"example\""};
        s0_new_quote(&first, entry->words[0]);
        s0_new_quote(&second, entry->words[1]);
        return (s0_new_sample){first.text, first.text, second.text, first.text};
    case S0_TYPE_DATE:
        if (entry != NULL && !entry->empty_is_none) /* a day that is always there */
            return (s0_new_sample){"by(audit.date)", "\"" S0_NEW_IN_TIME "\"",
                                   "\"" S0_NEW_AHEAD "\"", "\"" S0_NEW_IN_TIME "\""};
        return (s0_new_sample){"given", "\"" S0_NEW_IN_TIME "\"", "none", "\"" S0_NEW_IN_TIME "\""};
    case S0_TYPE_INSTANT:
        if (!entry->empty_is_none)
            return (s0_new_sample){"by(audit.date)", "\"" S0_NEW_IN_TIME "T09:00:00Z\"",
                                   "\"" S0_NEW_AHEAD "T09:00:00Z\"",
                                   "\"" S0_NEW_IN_TIME "T09:00:00Z\""};
        return (s0_new_sample){"given", "\"" S0_NEW_IN_TIME "T09:00:00Z\"", "none",
                               "\"" S0_NEW_IN_TIME "T09:00:00Z\""};
    case S0_TYPE_EMAIL:
        return (s0_new_sample){"given", "\"a@example.org\"", "none", "\"a@example.org\""};
    case S0_TYPE_SHARE:
        return (s0_new_sample){"given", "\"95 %\"", "none", "\"95 %\""};
    case S0_TYPE_DURATION:
        return (s0_new_sample){"given", "\"30 days\"", "none", "\"30 days\""};
    default:
        if (entry->empty_is_none)
            return (s0_new_sample){"given", "\"example\"", "none", "\"example\""};
        return (s0_new_sample){"\"example\"", "\"example\"", "\"other\"", "\"example\""};
    }
}
