/* load_shape.c - how sources.yaml has an export read that must stay as it is: another
 * table name, columns renamed, values replaced, words for unknown, separator, lines
 * to skip, what holds for all rows, where the list stands, rows to be made one. */
#include <string.h>
#include <strings.h>

#include "evidence/load.h"
#include "evidence/vocabulary_parts.h"

#define MOST_SKIPPED 1000000

static bool is_map(s0_load *load, const s0_member *member)
{
    if (member->value->kind == S0_MAP)
        return true;
    s0_load_fault(load, member->value->at, "\"%s\" is %s, not a map", member->key,
                  s0_kind_name(member->value->kind));
    return false;
}

static void read_columns(s0_load *load, s0_input *input, const s0_member *member)
{
    const s0_value *map = member->value;
    bool fine = is_map(load, member);

    for (size_t i = 0; fine && i < map->as.map.count; i++) {
        const s0_member *column = &map->as.map.items[i];

        if (s0_load_word(load, column) == NULL)
            fine = false;
        for (size_t k = 0; fine && k < i; k++) {
            if (strcmp(map->as.map.items[k].value->raw, column->value->raw) != 0 ||
                strcasecmp(column->value->raw, "none") == 0)
                continue;
            s0_load_fault(load, column->value->at, "two columns are renamed to \"%s\"",
                          column->value->raw);
            fine = false;
        }
    }
    if (fine)
        input->shape.columns = map;
}

static void read_values(s0_load *load, s0_input *input, const s0_member *member)
{
    bool fine = is_map(load, member);

    for (size_t i = 0; fine && i < member->value->as.map.count; i++)
        fine = is_map(load, &member->value->as.map.items[i]);
    if (fine)
        input->shape.values = member->value;
}

static void read_unknown(s0_load *load, s0_input *input, const s0_member *member)
{
    const s0_value *list = member->value;

    if (list->kind != S0_LIST) {
        s0_load_fault(load, list->at, "\"unknown\" is %s, not a list of words",
                      s0_kind_name(list->kind));
        return;
    }
    for (size_t i = 0; i < list->as.list.count; i++) {
        const s0_value *word = list->as.list.items[i];

        if (word->raw == NULL || word->size == 0) {
            s0_load_fault(load, word->at, "a word of \"unknown\" is %s",
                          word->raw == NULL ? s0_kind_name(word->kind) : "empty");
            return;
        }
    }
    input->shape.unknown = list;
}

static void read_separator(s0_load *load, s0_input *input, const s0_member *member)
{
    const s0_value *value = member->value;

    input->shape.at = member->at;
    if (value->kind == S0_TEXT && value->size == 1 && strchr("\"\r\n", *value->raw) == NULL &&
        (unsigned char)*value->raw < 0x80) {
        input->shape.separator = *value->raw;
        return;
    }
    s0_hint(s0_load_fault(load, value->at, "\"separator\" is not one character"),
            "for example \";\", or \"\\t\" for a tab");
}

/* What holds for every row because of what the export is. */
static void read_all_rows(s0_load *load, s0_input *input, const s0_member *member)
{
    bool fine = is_map(load, member);

    for (size_t i = 0; fine && i < member->value->as.map.count; i++)
        fine = s0_load_word(load, &member->value->as.map.items[i]) != NULL;
    if (fine)
        input->shape.all_rows = member->value;
}

static void read_same_key(s0_load *load, s0_input *input, const s0_member *member)
{
    const char *word = s0_load_word(load, member);

    input->shape.merges = word != NULL && strcmp(word, "merge") == 0;
    if (word != NULL && !input->shape.merges)
        s0_hint(s0_load_fault(load, member->value->at, "\"same_key\" is not merge"),
                "rows with one key become one; a cell in which they differ is unknown");
}

/* The table's name: one of the vocabulary's form. */
static void read_table(s0_load *load, s0_input *input, const s0_member *member)
{
    const char *name = s0_load_word(load, member);

    if (name == NULL)
        return;
    if (!s0_is_name(name)) {
        s0_hint(
            s0_load_fault(load, member->value->at, "\"%s\" cannot be the name of a table", name),
            "names are a-z, 0-9 and _, and begin with a letter");
        return;
    }
    input->shape.table = name;
    input->shape.at = member->at;
}

bool s0_load_shape(s0_load *load, s0_input *input, const s0_member *member)
{
    const s0_value *value = member->value;

    if (strcmp(member->key, "table") == 0) {
        read_table(load, input, member);
    } else if (strcmp(member->key, "columns") == 0) {
        read_columns(load, input, member);
    } else if (strcmp(member->key, "values") == 0) {
        read_values(load, input, member);
    } else if (strcmp(member->key, "unknown") == 0) {
        read_unknown(load, input, member);
    } else if (strcmp(member->key, "separator") == 0) {
        read_separator(load, input, member);
    } else if (strcmp(member->key, "all_rows") == 0) {
        read_all_rows(load, input, member);
    } else if (strcmp(member->key, "same_key") == 0) {
        read_same_key(load, input, member);
    } else if (strcmp(member->key, "root") == 0) {
        input->shape.root = s0_load_word(load, member);
        input->shape.root_at = member->value->at;
    } else if (strcmp(member->key, "skip_lines") == 0) {
        input->shape.at = member->at;
        if (value->kind == S0_INT && value->as.integer >= 0 && value->as.integer <= MOST_SKIPPED)
            input->shape.skip_lines = (uint32_t)value->as.integer;
        else
            s0_load_fault(load, value->at, "\"skip_lines\" is not a number of lines");
    } else {
        return false;
    }
    return true;
}

bool s0_load_states(const s0_input *input, const char *column)
{
    return input->shape.all_rows != NULL && s0_value_get(input->shape.all_rows, column) != NULL;
}

bool s0_load_stated(s0_load *load, const s0_input *input, const char *column, s0_mark at)
{
    if (!s0_load_states(input, column))
        return false;
    s0_hint(s0_load_fault(load, at, "\"%s\" is given here and by all_rows in sources.yaml", column),
            "a column of the file is left out with `columns: {its name: none}`");
    return true;
}

bool s0_load_all_rows(s0_load *load, s0_input *input, s0_maker *maker)
{
    const s0_value *map = input->shape.all_rows;
    size_t faults = load->faults->count;

    for (size_t i = 0; map != NULL && i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        int column = s0_maker_column(maker, member->key);

        if (column < 0) /* said by s0_load_unmet */
            continue;
        maker->columns[column].has = true;
        if (!s0_load_text(load, input, maker, column, NULL, member->value->raw, member->value->size,
                          member->value->at))
            return false;
    }
    if (load->faults->count > faults) /* told once, not for every row */
        input->shape.all_rows = NULL;
    return true;
}

const char *s0_load_renamed(const s0_input *input, const char *column, bool *renamed)
{
    const s0_value *columns = input->shape.columns;

    *renamed = false;
    for (size_t i = 0; columns != NULL && i < columns->as.map.count; i++) {
        const s0_member *member = &columns->as.map.items[i];

        if (strcmp(member->key, column) != 0)
            continue;
        *renamed = true;
        input->shape.columns_met[i] = true;
        return strcasecmp(member->value->raw, "none") == 0 ? NULL : member->value->raw;
    }
    return column;
}

/* Whether one of the tables that the file gives has the column; else `*nearest` of them. */
static bool has_column(s0_load *load, const s0_input *input, const char *column,
                       const char **nearest, bool *memory)
{
    *nearest = NULL;
    for (size_t i = 0; i < input->names.count; i++) {
        const char *table = input->names.items[i];
        const s0_entry *entry = s0_vocabulary_get(load->vocabulary, table);
        const char *full = s0_textf(load->arena, "%s.%s", table, column), *near;

        if (full == NULL) {
            *memory = true;
            return true;
        }
        if (entry == NULL || entry->kind != S0_ENTRY_TABLE)
            continue;
        if ((entry = s0_vocabulary_get(load->vocabulary, full)) != NULL &&
            entry->kind == S0_ENTRY_COLUMN)
            return true;
        near = s0_vocabulary_nearest(load->vocabulary, full, S0_ENTRY_COLUMN);
        if (near != NULL && strncmp(near, full, strlen(table) + 1) == 0)
            *nearest = near + strlen(table) + 1;
    }
    return false;
}

/* A column that sources.yaml speaks of is not in the file: a fault when it looks like one that
 * nobody reads, else a notice, and what reads it is not determined. */
static bool missing_column(s0_load *load, const s0_input *input, const s0_member *member)
{
    const char **spares = s0_alloc_n(load->arena, input->spares.count, sizeof *spares);
    const char *nearest, *path = input->source->path;

    if (spares == NULL)
        return false;
    for (size_t i = 0; i < input->spares.count; i++) {
        const char *name = input->spares.items[i], *dot = strchr(name, '.');

        spares[i] = dot != NULL ? dot + 1 : name;
    }
    nearest = s0_nearest(member->key, spares, input->spares.count);
    if (nearest == NULL)
        return s0_load_notice(
            load, member->at,
            s0_textf(load->arena, "there is no column \"%s\" in %s", member->key, path), NULL);
    s0_load_near(
        s0_load_fault(load, member->at, "there is no column \"%s\" in %s", member->key, path),
        nearest);
    return true;
}

bool s0_load_unmet(s0_load *load, const s0_input *input)
{
    const s0_value *columns = input->shape.columns, *values = input->shape.values;
    const s0_value *all_rows = input->shape.all_rows;
    const char *path = input->source->path, *nearest;
    bool memory = false;

    if (!input->known) /* not read at all: that is said, or it is spare */
        return true;
    for (size_t i = 0; columns != NULL && i < columns->as.map.count; i++) {
        const s0_member *member = &columns->as.map.items[i];
        const char *name = member->value->raw;

        if (!input->shape.columns_met[i])
            memory = !missing_column(load, input, member) || memory;
        else if (strcasecmp(name, "none") != 0 && !has_column(load, input, name, &nearest, &memory))
            s0_load_near(s0_load_fault(load, member->value->at,
                                       "the vocabulary has no column \"%s\" for %s", name, path),
                         nearest);
    }
    for (size_t i = 0; all_rows != NULL && i < all_rows->as.map.count; i++) {
        const s0_member *member = &all_rows->as.map.items[i];

        if (!has_column(load, input, member->key, &nearest, &memory))
            s0_load_near(s0_load_fault(load, member->at,
                                       "the vocabulary has no column \"%s\" for %s", member->key,
                                       path),
                         nearest);
    }
    for (size_t i = 0; values != NULL && i < values->as.map.count; i++) {
        const s0_member *member = &values->as.map.items[i];

        if (!has_column(load, input, member->key, &nearest, &memory))
            s0_load_near(s0_load_fault(load, member->at,
                                       "the vocabulary has no column \"%s\" for %s", member->key,
                                       path),
                         nearest);
        else if (!input->shape.values_met[i])
            memory = !missing_column(load, input, member) || memory;
    }
    return !memory;
}
