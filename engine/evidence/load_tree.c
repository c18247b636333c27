/* load_tree.c - which key of a YAML or JSON file is a table, and which a fact. */
#include <string.h>

#include "base/number.h"
#include "evidence/load.h"
#include "evidence/vocabulary_parts.h"

static bool has_map(const s0_value *list)
{
    for (size_t i = 0; i < list->as.list.count; i++)
        if (list->as.list.items[i]->kind == S0_MAP)
            return true;
    return false;
}

/* In organization.yaml a name that nobody knows is a fault. A list of maps was meant
 * as a table, anything else as a fact. */
static void unknown_key(s0_load *load, const char *name, bool is_table, s0_mark at)
{
    static const char prefix[] = "profile.";
    const char *shown = s0_starts_with(name, prefix) ? name + strlen(prefix) : name;
    const char *table = s0_vocabulary_nearest(load->vocabulary, shown, S0_ENTRY_TABLE);
    const char *fact = s0_vocabulary_nearest(load->vocabulary, name, S0_ENTRY_FACT);

    fact = fact != NULL && s0_starts_with(fact, prefix) ? fact + strlen(prefix) : NULL;
    s0_load_near(s0_load_fault(load, at, "unknown key \"%s\"", shown),
                 (is_table && table != NULL) || fact == NULL ? table : fact);
}

/* A fact nobody knows: kept as text, so that it can be listed. */
static bool spare_cell(s0_load *load, s0_cell *out, const s0_value *value)
{
    s0_buf buf = s0_buf_in(load->arena);
    s0_cell shown = {.state = S0_GIVEN, .type = S0_TYPE_MAP};
    const char *text;

    shown.as.map = value; /* writes lists and scalars as well */
    s0_cell_text(&buf, &shown);
    if ((text = s0_buf_text(&buf)) == NULL)
        return false;
    *out = (s0_cell){.state = value->kind == S0_NULL ? S0_UNKNOWN : S0_GIVEN, .type = S0_TYPE_TEXT};
    out->as.text.key = out->as.text.shown = text;
    return true;
}

bool s0_load_fact(s0_load *load, s0_input *input, const char *name, const s0_value *value,
                  s0_mark at)
{
    const s0_entry *entry = s0_vocabulary_get(load->vocabulary, name);
    s0_fact *fact;
    s0_given *given;
    bool taken;

    if (entry != NULL && entry->kind != S0_ENTRY_FACT)
        entry = NULL;
    if (entry == NULL && input->is_profile) {
        unknown_key(load, name, false, at);
        return true;
    }
    if (!s0_load_give(load, input, name, false, at, &given, &taken))
        return false;
    if (taken)
        return true;
    if ((fact = s0_alloc(load->arena, sizeof *fact)) == NULL)
        return false;
    *fact = (s0_fact){.name = name, .entry = entry, .at = value->at, .file = input->file};
    if (entry == NULL && !s0_load_spare(load, input, name, at, S0_ENTRY_FACT))
        return false;
    input->known = input->known || entry != NULL;
    if (entry == NULL ? !spare_cell(load, &fact->cell, value)
                      : !s0_load_fact_cell(load, input, &fact->cell, entry, value))
        return false;
    return s0_list_push(load, &load->facts, fact);
}

/* Whether the vocabulary has facts below `name`. */
static bool has_facts_below(const s0_vocabulary *vocabulary, const char *name)
{
    size_t count, size = strlen(name);
    const s0_entry *const *all = s0_vocabulary_all(vocabulary, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_FACT && strncmp(all[i]->name, name, size) == 0 &&
            all[i]->name[size] == '.')
            return true;
    return false;
}

static bool walk(s0_load *load, s0_input *input, const char *name, const char *table,
                 const s0_member *member);

static bool walk_list(s0_load *load, s0_input *input, const char *name, const char *table,
                      const s0_member *member)
{
    const s0_entry *of_table = s0_vocabulary_get(load->vocabulary, table);
    const s0_entry *of_fact = s0_vocabulary_get(load->vocabulary, name);
    bool is_table = of_table != NULL && of_table->kind == S0_ENTRY_TABLE;

    if (of_fact != NULL && of_fact->kind == S0_ENTRY_FACT)
        return s0_load_fact(load, input, name, member->value, member->at);
    if (!is_table && !has_map(member->value))
        return s0_load_fact(load, input, name, member->value, member->at);
    if (!is_table && input->is_profile) {
        unknown_key(load, name, true, member->at);
        return true;
    }
    return s0_load_rows(load, input, table, member->value, member->at);
}

static bool walk_map(s0_load *load, s0_input *input, const char *name, const s0_member *member)
{
    const s0_value *map = member->value;
    const s0_entry *entry = s0_vocabulary_get(load->vocabulary, name);

    if (entry != NULL && entry->kind == S0_ENTRY_FACT)
        return s0_load_fact(load, input, name, map, member->at);
    for (size_t i = 0; i < map->as.map.count; i++) {
        const char *below = s0_textf(load->arena, "%s.%s", name, map->as.map.items[i].key);

        if (below == NULL || !walk(load, input, below, below, &map->as.map.items[i]))
            return false;
    }
    return true;
}

/* One member: `name` is what it is called as a fact, `table` as a table. */
static bool walk(s0_load *load, s0_input *input, const char *name, const char *table,
                 const s0_member *member)
{
    const s0_entry *entry = s0_vocabulary_get(load->vocabulary, table);
    const s0_value *value = member->value;

    if (value->kind == S0_LIST)
        return walk_list(load, input, name, table, member);
    if (entry != NULL && entry->kind == S0_ENTRY_TABLE &&
        !(value->kind == S0_MAP && has_facts_below(load->vocabulary, name))) {
        s0_error *fault =
            s0_load_fault(load, value->at, "the table \"%s\" is %s, not a list of maps", table,
                          s0_kind_name(value->kind));

        s0_hint(fault, "an empty list, [], says that there are none");
        return true;
    }
    if (value->kind == S0_MAP)
        return walk_map(load, input, name, member);
    if (value->kind == S0_NULL && has_facts_below(load->vocabulary, name))
        return true; /* a heading under which nothing is stated yet */
    return s0_load_fact(load, input, name, value, member->at);
}

static bool load_members(s0_load *load, s0_input *input, const s0_value *root)
{
    for (size_t i = 0; i < root->as.map.count; i++) {
        const s0_member *member = &root->as.map.items[i];
        const char *name = member->key;

        if (!s0_is_name(name)) {
            s0_hint(s0_load_fault(load, member->at, "\"%s\" cannot be the name of a table or fact",
                                  name),
                    "names are a-z, 0-9 and _, and begin with a letter");
            continue;
        }
        if (input->is_profile && (name = s0_textf(load->arena, "profile.%s", name)) == NULL)
            return false;
        if (strcmp(name, "own_rules") == 0 ? !s0_load_own_rules(load, input, member->value)
                                           : !walk(load, input, name, member->key, member))
            return false;
    }
    return true;
}

/* One step of a path: a key of a map, or the number of an item from 0. */
static const s0_value *step(const s0_value *from, const char *word)
{
    int64_t at;

    if (from->kind == S0_MAP)
        return s0_value_get(from, word);
    if (from->kind == S0_LIST && s0_int_read(word, strlen(word), &at, NULL) && at >= 0 &&
        (uint64_t)at < from->as.list.count)
        return from->as.list.items[at];
    return NULL;
}

/* What `root` of sources.yaml points at, as a list: one map there is a list of one.
 * `*out` is NULL with a fault where nothing of the kind stands. */
static bool find_root(s0_load *load, const s0_input *input, const s0_value *from,
                      const s0_value **out)
{
    const char *path = input->shape.root;
    s0_value *one;

    *out = NULL;
    while (from != NULL && *path != '\0' && strcmp(path, ".") != 0) {
        const char *dot = strchr(path, '.');
        size_t size = dot != NULL ? (size_t)(dot - path) : strlen(path);
        const char *word = s0_text_copy(load->arena, path, size);

        if (word == NULL)
            return false;
        from = step(from, word);
        path += size + (dot != NULL);
    }
    if (from == NULL || (from->kind != S0_LIST && from->kind != S0_MAP)) {
        s0_load_fault(load, input->shape.root_at, "there is no list or map at \"%s\" in %s",
                      input->shape.root, input->source->path);
        return true;
    }
    *out = from;
    if (from->kind == S0_LIST)
        return true;
    if ((one = s0_make_list(load->arena)) == NULL || !s0_list_add(load->arena, one, from))
        return false;
    one->at = from->at;
    *out = one;
    return true;
}

bool s0_load_tree(s0_load *load, s0_input *input, const s0_value *root)
{
    const char *name = input->shape.table != NULL ? input->shape.table : input->name;

    if (input->shape.root != NULL) {
        if (!find_root(load, input, root, &root))
            return false;
        if (root == NULL)
            return true;
    }
    if (root->kind == S0_MAP) {
        if (input->shape.table != NULL)
            s0_load_fault(load, input->shape.at,
                          "%s has keys, so they name its tables; \"table\" names a list at the top",
                          input->source->path);
        return load_members(load, input, root);
    }
    if (root->kind != S0_LIST || name == NULL) {
        s0_load_fault(load, root->at, "at the top stands %s, not a map or a list of maps",
                      s0_kind_name(root->kind));
        return true;
    }
    if (!s0_is_name(name)) {
        s0_hint(s0_load_fault(load, (s0_mark){.source = input->source},
                              "\"%s\" cannot be the name of a table", name),
                "names are a-z, 0-9 and _; \"table\" in sources.yaml gives it another");
        return true;
    }
    return s0_load_rows(load, input, name, root, root->at);
}
