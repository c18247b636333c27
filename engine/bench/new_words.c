/* new_words.c - what the title of a rule to begin with says: the table and the column that it
 * names, in the singular or the plural, and a name for a table that the vocabulary does not have.
 */
#include <ctype.h>
#include <string.h>

#include "bench/new_parts.h"

#define MOST_WORDS 60
#define WORD_MAX 64

typedef struct words {
    char stems[MOST_WORDS][WORD_MAX];
    const char *starts[MOST_WORDS]; /* in the title */
    size_t count;
} words;

/* The word in small letters without the sign of its plural. */
static bool make_stem(char out[WORD_MAX], const char *word, size_t size)
{
    if (size == 0 || size >= WORD_MAX)
        return false;
    for (size_t i = 0; i < size; i++)
        out[i] = (char)tolower((unsigned char)word[i]);
    out[size] = '\0';
    if (size > 4 && strcmp(out + size - 3, "ies") == 0)
        memcpy(out + size - 3, "y", 2);
    else if (size > 3 && out[size - 1] == 's' && out[size - 2] != 's')
        out[size - 1] = '\0';
    return true;
}

static words words_of(const char *title)
{
    words all = {.count = 0};

    while (title != NULL && *title != '\0' && all.count < MOST_WORDS) {
        size_t size = 0;

        while ((unsigned char)title[size] >= 0x80 || isalnum((unsigned char)title[size]))
            size++;
        if (make_stem(all.stems[all.count], title, size))
            all.starts[all.count++] = title;
        title += size > 0 ? size : 1;
    }
    return all;
}

/* The place of a word among those of the title; their number: it is not there. */
static size_t place_of(const words *all, const char *word, size_t size)
{
    char stem[WORD_MAX];
    size_t at = 0;

    if (!make_stem(stem, word, size))
        return all->count;
    while (at < all->count && strcmp(all->stems[at], stem) != 0)
        at++;
    return at;
}

/* How many parts the name has, when the title says all but "on", "at", "by"; 0: it does not. */
static size_t parts_said(const words *all, const char *name, size_t *first)
{
    size_t parts = 0;

    *first = all->count;
    while (*name != '\0') {
        size_t size = strcspn(name, "_"), at = place_of(all, name, size);
        bool small = size == 2 && parts > 0;

        if (at == all->count && !small)
            return 0;
        if (at < *first)
            *first = at;
        parts++;
        name += size + (name[size] == '_');
    }
    return parts;
}

static bool can_be_looked_at(const s0_new_plan *plan, const s0_entry *table)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);
    size_t columns = 0, size = strlen(table->name);

    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_COLUMN && strncmp(all[i]->name, table->name, size) == 0 &&
            all[i]->name[size] == '.')
            columns++;
    return columns > table->key_count && strcmp(table->name, "observations") != 0;
}

const char *s0_new_title_table(const s0_new_plan *plan, const char *title)
{
    const words said = words_of(title);
    const char *best = NULL;
    size_t count, most = 0, earliest = 0, first;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        size_t parts = all[i]->kind == S0_ENTRY_TABLE ? parts_said(&said, all[i]->name, &first) : 0;

        if (parts == 0 || parts < most || (parts == most && first >= earliest) ||
            !can_be_looked_at(plan, all[i]))
            continue;
        best = all[i]->name;
        most = parts;
        earliest = first;
    }
    return best;
}

/* The place in the title of a word that the column stands for: its own name when it says yes or no,
 * or one of its kinds. */
static size_t place_of_kind(const words *said, const s0_entry *entry)
{
    const char *dot = strchr(entry->name, '.');
    size_t best = said->count, first;

    if (entry->kind != S0_ENTRY_COLUMN || dot == NULL)
        return best;
    if (entry->type == S0_TYPE_BOOLEAN && parts_said(said, dot + 1, &first) > 0)
        return first;
    if (entry->type != S0_TYPE_WORD || strcmp(dot, ".kind") != 0)
        return best;
    for (size_t i = 0; i < entry->word_count; i++) {
        size_t at = place_of(said, entry->words[i], strlen(entry->words[i]));

        best = at < best ? at : best;
    }
    return best;
}

const char *s0_new_title_kind(const s0_new_plan *plan, const char *title)
{
    const words said = words_of(title);
    const s0_entry *best = NULL;
    size_t count, earliest = said.count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        size_t at = place_of_kind(&said, all[i]);

        if (at < earliest) {
            best = all[i];
            earliest = at;
        } else if (best != NULL && at == earliest && at < said.count &&
                   strncmp(best->name, all[i]->name, strcspn(best->name, ".") + 1) != 0) {
            return NULL; /* two tables could be meant */
        }
    }
    return best != NULL ? s0_text_copy(plan->arena, best->name, strcspn(best->name, ".")) : NULL;
}

bool s0_new_title_says(const char *title, const char *column)
{
    const words said = words_of(title);
    size_t first;

    return parts_said(&said, column, &first) > 0;
}

/* Words that titles of any matter have. */
static bool says_nothing(const char *stem)
{
    static const char *const small[] = {
        "a",   "all", "an",    "any", "are", "at",   "by",  "each", "every",     "for",
        "in",  "is",  "new",   "no",  "not", "of",   "on",  "only", "or",        "our",
        "own", "the", "there", "to",  "we",  "what", "who", "and",  "everybody", "everyone"};

    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (strcmp(stem, small[i]) == 0)
            return true;
    return strlen(stem) < 3;
}

bool s0_new_title_shares(const char *title, const s0_rule *rule)
{
    const words said = words_of(title), other = words_of(rule->title);

    for (size_t i = 0; i < said.count; i++) {
        if (says_nothing(said.stems[i]))
            continue;
        if (place_of(&other, said.stems[i], strlen(said.stems[i])) < other.count)
            return true;
        for (size_t e = 0; e < rule->evidence_count; e++) {
            const words name = words_of(rule->evidence[e]); /* parts are joined by '.' and '_' */

            if (place_of(&name, said.stems[i], strlen(said.stems[i])) < name.count)
                return true;
        }
    }
    return false;
}

/* Whether names of the vocabulary are, or begin with, this one. */
static bool is_taken(const s0_new_plan *plan, const char *name)
{
    size_t count, size = strlen(name);
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; i < count; i++)
        if (strncmp(all[i]->name, name, size) == 0 &&
            (all[i]->name[size] == '\0' || all[i]->name[size] == '.'))
            return true;
    return s0_new_is_reserved(name) || strcmp(name, "profile") == 0 ||
           strcmp(name, "own_rules") == 0;
}

const char *s0_new_title_name(const s0_new_plan *plan, const char *title)
{
    const words said = words_of(title);

    for (size_t i = 0; i < said.count; i++) {
        size_t size = strlen(said.stems[i]), full = size;
        const char *start = said.starts[i], *name;

        if (says_nothing(said.stems[i]))
            continue;
        while (isalnum((unsigned char)start[full]) || (unsigned char)start[full] >= 0x80)
            full++;
        if ((name = s0_text_copy(plan->arena, start, full)) == NULL ||
            (name = s0_new_slug(plan->arena, name, '_')) == NULL)
            return NULL;
        if (i > 0 && name[strlen(name) - 1] != 's' &&
            (strcmp(said.stems[i - 1], "every") == 0 || strcmp(said.stems[i - 1], "each") == 0) &&
            (name = s0_textf(plan->arena, "%ss", name)) == NULL)
            return NULL;
        if (strlen(name) > 2 && name[0] >= 'a' && name[0] <= 'z')
            return is_taken(plan, name) ? s0_textf(plan->arena, "%s_records", name) : name;
    }
    return s0_new_slug(plan->arena, plan->requirement->title, '_');
}
