/* scaffold_editor.c - what editors that understand LuaCATS annotations need: settings, and the
 * words of rules followed by every name of the vocabulary, so that `audit.records.` and
 * `audit.own.` complete to what there is. */
#include <string.h>

#include "intake/scaffold_parts.h"

#define EDITOR_WORDS "lua/stage0.lua" /* of the executable */

static const char settings[] = "{\n"
                               "  \"runtime.version\": \"Lua 5.4\",\n"
                               "  \"runtime.builtin\": {\n"
                               "    \"basic\": \"disable\",\n"
                               "    \"coroutine\": \"disable\",\n"
                               "    \"debug\": \"disable\",\n"
                               "    \"io\": \"disable\",\n"
                               "    \"os\": \"disable\",\n"
                               "    \"package\": \"disable\"\n"
                               "  },\n"
                               "  \"workspace.library\": [\"templates/stage0.lua\"]\n"
                               "}\n";

static void put_words(s0_buf *out, const s0_entry *entry)
{
    for (size_t i = 0; i < entry->word_count; i++)
        s0_putf(out, "%s\"%s\"", i > 0 ? "|" : "", entry->words[i]);
}

/* How a value arrives in a check. */
static void put_type(s0_buf *out, const s0_entry *entry)
{
    switch (entry->type) {
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
        s0_put(out, "string");
        break;
    case S0_TYPE_WORD:
        put_words(out, entry);
        break;
    case S0_TYPE_BOOLEAN:
        s0_put(out, "boolean");
        break;
    case S0_TYPE_INTEGER:
        s0_put(out, "integer");
        break;
    case S0_TYPE_NUMBER:
        s0_put(out, "number");
        break;
    case S0_TYPE_SHARE:
        s0_put(out, "stage0.Share");
        break;
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
        s0_put(out, "stage0.Date");
        break;
    case S0_TYPE_DURATION:
        s0_put(out, "stage0.Duration");
        break;
    case S0_TYPE_TEXTS:
        s0_put(out, "string[]");
        break;
    case S0_TYPE_MAP:
        s0_put(out, "stage0.Condition");
        break;
    }
}

static void put_field(s0_buf *out, const char *name, const s0_entry *entry)
{
    s0_putf(out, "---@field %s ", name);
    put_type(out, entry);
    if (entry->empty_is_none || entry->kind == S0_ENTRY_FACT)
        s0_put(out, "|stage0.None");
    s0_putf(out, " %s\n", entry->meaning);
}

static bool is_column(const s0_entry *entry, const s0_entry *table)
{
    size_t size = strlen(table->name);

    return entry->kind == S0_ENTRY_COLUMN && strncmp(entry->name, table->name, size) == 0 &&
           entry->name[size] == '.';
}

/* A row as `each` gives it, and the selection that gives it. */
static void put_table(s0_buf *out, const s0_entry *const *all, size_t count, const s0_entry *table)
{
    s0_putf(out, "\n---A record of %s.\n---@class stage0.row.%s\n", table->name, table->name);
    for (size_t i = 0; i < count; i++)
        if (is_column(all[i], table))
            put_field(out, all[i]->name + strlen(table->name) + 1, all[i]);
    s0_putf(out,
            "\n---%s.\n---@class stage0.records.%s: stage0.Selection\n"
            "---@field each fun(self: stage0.records.%s): fun(): stage0.row.%s\n",
            table->meaning, table->name, table->name, table->name);
}

/* Facts below `prefix` ("", "profile."): a class, and a class for each name that has more below.
 * Entries are sorted, so that what shares a beginning stands together. */
static void put_facts(s0_buf *out, const s0_entry *const *all, size_t count, const char *prefix,
                      const char *class_name)
{
    size_t size = strlen(prefix);
    s0_buf inner = s0_buf_in(out->arena);
    const char *last = "";

    s0_putf(out, "\n---@class %s\n", class_name);
    for (size_t i = 0; i < count; i++) {
        const char *name = all[i]->name + size, *dot, *part, *path, *below;

        if (all[i]->kind != S0_ENTRY_FACT || strncmp(all[i]->name, prefix, size) != 0 ||
            s0_starts_with(all[i]->name, "own_rules.") ||
            (size == 0 && s0_starts_with(all[i]->name, "profile.")))
            continue;
        if ((dot = strchr(name, '.')) == NULL) {
            put_field(out, name, all[i]);
            continue;
        }
        part = s0_text_copy(out->arena, name, (size_t)(dot - name));
        path = part != NULL ? s0_textf(out->arena, "%s%s.", prefix, part) : NULL;
        below = part != NULL ? s0_textf(out->arena, "%s.%s", class_name, part) : NULL;
        if (path == NULL || below == NULL) {
            out->failed = true;
            return;
        }
        if (strcmp(part, last) == 0)
            continue;
        last = part;
        s0_putf(out, "---@field %s %s\n", part, below);
        put_facts(&inner, all, count, path, below);
    }
    if (inner.size > 0)
        s0_put_bytes(out, inner.text, inner.size);
}

static void put_own_rules(s0_buf *out, const s0_entry *const *all, size_t count)
{
    const char *first = NULL;
    size_t size = 0;

    s0_put(out, "\n---@class stage0.Own\n");
    for (size_t i = 0; i < count; i++) {
        if (all[i]->kind != S0_ENTRY_OWN_RULE)
            continue;
        first = first != NULL ? first : all[i]->name;
        s0_putf(out, "---@field %s stage0.OwnRule %s\n", all[i]->name + strlen("own_rules."),
                all[i]->meaning);
    }
    s0_put(out, "\n---A rule of the organization's own; a field that is not stated is none.\n"
                "---@class stage0.OwnRule\n");
    for (size_t i = 0; first != NULL && i < count; i++) { /* the fields of all are the same */
        size = strlen(first);
        if (all[i]->kind == S0_ENTRY_FACT && strncmp(all[i]->name, first, size) == 0 &&
            all[i]->name[size] == '.')
            put_field(out, all[i]->name + size + 1, all[i]);
    }
}

static void put_names(s0_buf *out, const s0_vocabulary *vocabulary)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    s0_put(out, "\n-- The names of the vocabulary.\n\n---@class stage0.Records\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_TABLE)
            s0_putf(out, "---@field %s stage0.records.%s\n", all[i]->name, all[i]->name);
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_TABLE)
            put_table(out, all, count, all[i]);
    put_facts(out, all, count, "profile.", "stage0.Profile");
    put_facts(out, all, count, "", "stage0.Facts");
    put_own_rules(out, all, count);
}

s0_code s0_scaffold_editor(s0_bundle *out, s0_arena *arena, const s0_bundle *built_in,
                           const s0_vocabulary *vocabulary, s0_error *err)
{
    const s0_source *words = s0_bundle_get(built_in, EDITOR_WORDS);
    s0_source *items = s0_alloc_n(arena, 2, sizeof *items);
    s0_buf text = s0_buf_in(arena);
    s0_code rc;

    if (items == NULL)
        return s0_fail_memory(err);
    if (words == NULL)
        return s0_bundle_make(out, items, 0, err);
    s0_put_bytes(&text, words->text, words->size);
    put_names(&text, vocabulary);
    if (s0_buf_text(&text) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_source_make(&items[0], arena, ".luarc.json", settings, strlen(settings), err)) !=
            S0_OK ||
        (rc = s0_source_make(&items[1], arena, "templates/stage0.lua", text.text, text.size,
                             err)) != S0_OK)
        return rc;
    return s0_bundle_make(out, items, 2, err);
}
