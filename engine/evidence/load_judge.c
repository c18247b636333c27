/* load_judge.c - what can only be judged when all files are read: misspelled names,
 * statements that contradict the files, doubled keys. */
#include <string.h>

#include "evidence/load.h"

/* --- names nobody knows ----------------------------------------------------------- */

static const char *shown(const s0_spare *spare)
{
    return spare->kind == S0_ENTRY_OWN_RULE ? spare->name + strlen("own_rules.") : spare->name;
}

/* Names of the kind that no file gives: what a misspelled one may have meant. */
static size_t not_given(const s0_load *load, s0_entry_kind kind, const char **out)
{
    size_t count, found = 0;
    const s0_entry *const *all = s0_vocabulary_all(load->vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        const char *name = all[i]->name;
        bool own = s0_starts_with(name, "own_rules.");

        if (all[i]->kind != kind || s0_map_get(load->given, name, NULL) ||
            (kind == S0_ENTRY_FACT && (own || s0_starts_with(name, "profile."))))
            continue;
        out[found++] = kind == S0_ENTRY_OWN_RULE ? name + strlen("own_rules.") : name;
    }
    return found;
}

bool s0_load_judge_names(s0_load *load)
{
    static const char *const what[] = {
        [S0_ENTRY_TABLE] = "table", [S0_ENTRY_FACT] = "fact", [S0_ENTRY_OWN_RULE] = "own rule"};
    const char **names[S0_ENTRY_OWN_RULE + 1] = {NULL};
    size_t count, counts[S0_ENTRY_OWN_RULE + 1];

    s0_vocabulary_all(load->vocabulary, &count);
    for (size_t i = 0; i < load->spares.count; i++) {
        const s0_spare *spare = load->spares.items[i];
        s0_entry_kind kind = spare->kind;
        const char *nearest;

        if (names[kind] == NULL) {
            if ((names[kind] = s0_alloc_n(load->arena, count, sizeof **names)) == NULL)
                return false;
            counts[kind] = not_given(load, kind, names[kind]);
        }
        if ((nearest = s0_nearest(shown(spare), names[kind], counts[kind])) != NULL)
            s0_load_near(
                s0_load_fault(load, spare->at, "unknown %s \"%s\"", what[kind], shown(spare)),
                nearest);
    }
    return true;
}

/* --- given and not given ------------------------------------------------------------- */

void s0_load_judge_withheld(s0_load *load)
{
    for (size_t i = 0; i < load->withheld.count; i++) {
        const s0_withheld *withheld = load->withheld.items[i];
        const s0_file *file = NULL;
        size_t size = strlen(withheld->name);
        uint64_t found;

        if (s0_map_get(load->given, withheld->name, &found) &&
            ((const s0_given *)(uintptr_t)found)->from_evidence)
            file = ((const s0_given *)(uintptr_t)found)->file;
        for (size_t k = 0; file == NULL && k < load->facts.count; k++) {
            const s0_fact *fact = load->facts.items[k];

            if (strncmp(fact->name, withheld->name, size) == 0 &&
                (fact->name[size] == '\0' || fact->name[size] == '.'))
                file = fact->file;
        }
        if (file != NULL)
            s0_load_fault(load, withheld->at, "\"%s\" is said to be not given, but %s gives it",
                          withheld->name, file->source->path);
    }
}

/* --- doubled keys ------------------------------------------------------------------------ */

const char *s0_load_key(s0_arena *arena, const s0_table *table, size_t row, const int *columns,
                        size_t count, bool *memory)
{
    s0_buf buf = s0_buf_in(arena);
    const char *text;

    for (size_t i = 0; i < count; i++) {
        s0_cell cell = s0_table_cell(table, row, (size_t)columns[i]);

        if (cell.state == S0_UNKNOWN)
            return NULL;
        s0_put(&buf, i > 0 ? "\x1f" : ""); /* stands in no key */
        if (cell.state == S0_GIVEN && cell.type <= S0_TYPE_EMAIL)
            s0_put(&buf, cell.as.text.key);
        else
            s0_cell_text(&buf, &cell);
    }
    *memory = (text = s0_buf_text(&buf)) == NULL;
    return text;
}

/* The key as a message shows it. */
static void show_key(const char *key, char out[120])
{
    size_t i = 0;

    for (; key[i] != '\0' && i < 119; i++)
        out[i] = (char)(key[i] == '\x1f' ? '/' : key[i]);
    while (i > 0 && ((unsigned char)key[i] & 0xC0) == 0x80) /* not within a character */
        i--;
    out[i] = '\0';
}

static void say_doubled(s0_load *load, const s0_table *table, size_t first, size_t row,
                        size_t column, const char *key)
{
    char place[300], text[120];

    s0_mark_text(s0_table_mark(table, first, column), place, sizeof place);
    show_key(key, text);
    s0_load_fault(load, s0_table_mark(table, row, column),
                  "%s has two rows \"%s\"; the first is %s", s0_table_name(table), text, place);
}

/* The key of a row whose key is one text; NULL: unknown. */
static const char *text_key(const s0_table *table, size_t row, size_t column)
{
    s0_cell cell = s0_table_cell(table, row, column);

    return cell.state == S0_GIVEN ? cell.as.text.key : cell.state == S0_NONE ? "none" : NULL;
}

/* Whether each row's key comes after the one before: no key is there twice then. */
static bool ascend(const s0_table *table, size_t column)
{
    const char *before = NULL;

    for (size_t row = 0; row < s0_table_rows(table); row++) {
        const char *key = text_key(table, row, column);

        if (key == NULL)
            continue;
        if (before != NULL && strcmp(before, key) >= 0)
            return false;
        before = key;
    }
    return true;
}

/* Keys of one text, in a table of hashes and row numbers: no key is copied. */
static bool judge_texts(s0_load *load, s0_arena *scratch, const s0_table *table, size_t column)
{
    size_t rows = s0_table_rows(table), room = 16;
    uint64_t *slots; /* hash, row + 1; 0: free */

    if (ascend(table, column))
        return true;
    while (room < rows * 2)
        room *= 2;
    if (rows >= UINT32_MAX || (slots = s0_alloc_n(scratch, room, sizeof *slots)) == NULL)
        return false;
    for (size_t row = 0; row < rows; row++) {
        const char *key = text_key(table, row, column);
        uint32_t hash;
        size_t at;

        if (key == NULL)
            continue;
        hash = s0_dictionary_hash(key, strlen(key));
        for (at = hash & (room - 1); slots[at] != 0; at = (at + 1) & (room - 1)) {
            size_t other = (uint32_t)slots[at] - 1;

            if (slots[at] >> 32 == hash && strcmp(text_key(table, other, column), key) == 0) {
                say_doubled(load, table, other, row, column, key);
                break;
            }
        }
        if (slots[at] == 0)
            slots[at] = (uint64_t)hash << 32 | (row + 1);
    }
    return true;
}

static bool judge_keys(s0_load *load, s0_arena *scratch, const s0_table *table, const int *columns,
                       size_t count)
{
    s0_map *met = s0_map_new(scratch, s0_table_rows(table));

    if (met == NULL)
        return false;
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        bool memory = false;
        const char *key = s0_load_key(scratch, table, row, columns, count, &memory);
        uint64_t other;

        if (memory)
            return false;
        if (key == NULL)
            continue;
        if (!s0_map_get(met, key, &other)) {
            if (!s0_map_set(met, key, row))
                return false;
            continue;
        }
        say_doubled(load, table, (size_t)other, row, (size_t)columns[0], key);
    }
    return true;
}

bool s0_load_judge_rows(s0_load *load, const s0_table *table, const s0_entry *entry)
{
    int *columns = s0_alloc_n(load->arena, entry->key_count, sizeof *columns);
    s0_arena *scratch;
    bool enough;

    if (columns == NULL)
        return false;
    for (size_t i = 0; i < entry->key_count; i++)
        if ((columns[i] = s0_table_column(table, entry->key[i])) < 0)
            return true;
    if (!entry->unique || entry->key_count == 0)
        return true;
    if ((scratch = s0_arena_new()) == NULL)
        return false;
    if (entry->key_count == 1 &&
        s0_table_column_entry(table, (size_t)columns[0])->type <= S0_TYPE_EMAIL)
        enough = judge_texts(load, scratch, table, (size_t)columns[0]);
    else
        enough = judge_keys(load, scratch, table, columns, entry->key_count);
    s0_arena_free(scratch);
    return enough;
}
