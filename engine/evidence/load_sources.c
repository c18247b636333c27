/* load_sources.c - evidence/sources.yaml: an entry is about a file, about all files as
 * far as their own entries do not say otherwise (`default`), or about what was asked
 * for and not given. */
#include <stdio.h>
#include <string.h>

#include "data/yaml.h"
#include "evidence/load.h"

static const char *const entry_keys[] = {
    "source", "collected", "by",        "covers",     "valid_for", "sample", "table",   "columns",
    "values", "unknown",   "separator", "skip_lines", "all_rows",  "root",   "same_key"};
static const char *const statement_keys[] = {"not_given", "said_by", "on"};
static const char *const not_given[] = {"does not exist", "not accessible", "not asked yet"};

#define ORIGIN_KEYS 6 /* the first ones of entry_keys */
#define ENTRY_KEYS (sizeof entry_keys / sizeof *entry_keys)

static void unknown_key(s0_load *load, const s0_member *entry, const s0_member *member,
                        const char *const *keys, size_t count)
{
    s0_error *fault = s0_load_fault(load, member->at, "the entry of \"%s\" cannot say \"%s\"",
                                    entry->key, member->key);
    const char *near = s0_nearest(member->key, keys, count);
    char all[200] = "";

    s0_load_near(fault, near);
    if (fault == NULL || near != NULL)
        return;
    for (size_t i = 0, used = 0; i < count; i++)
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", i > 0 ? ", " : "", keys[i]);
    if (strpbrk(member->key, " ,") != NULL)
        s0_hint(fault, "text with a comma stands in quotes");
    else
        s0_hint(fault, "it can say %s", all);
}

static void finish_origin(s0_origin *origin, s0_mark at)
{
    origin->at = at;
    origin->stated = origin->source != NULL && origin->by != NULL && origin->has_collected;
}

/* What a file's own entry does not say, `default` says. */
static void inherit(s0_origin *origin, const s0_origin *fallback)
{
    s0_origin own = *origin;

    *origin = *fallback;
    if (own.source != NULL)
        origin->source = own.source;
    if (own.by != NULL)
        origin->by = own.by;
    if (own.has_collected) {
        origin->has_collected = true;
        origin->collected = own.collected;
    }
    if (own.has_covers) {
        origin->has_covers = true;
        origin->covers = own.covers;
    }
    if (own.has_valid_for) {
        origin->has_valid_for = true;
        origin->valid_for = own.valid_for;
    }
    if (own.has_sample) {
        origin->has_sample = true;
        origin->sample = own.sample;
    }
    finish_origin(origin, own.at.source != NULL ? own.at : fallback->at);
}

static bool read_default(s0_load *load, const s0_member *entry, s0_origin *origin)
{
    for (size_t i = 0; i < entry->value->as.map.count; i++) {
        const s0_member *member = &entry->value->as.map.items[i];

        if (!s0_load_origin(load, origin, member))
            unknown_key(load, entry, member, entry_keys, ORIGIN_KEYS);
    }
    finish_origin(origin, entry->at);
    return true;
}

static bool read_entry(s0_load *load, const s0_member *entry, s0_input *input)
{
    s0_shape *shape = &input->shape;

    for (size_t i = 0; i < entry->value->as.map.count; i++) {
        const s0_member *member = &entry->value->as.map.items[i];

        if (!s0_load_origin(load, &input->file->origin, member) &&
            !s0_load_shape(load, input, member))
            unknown_key(load, entry, member, entry_keys, ENTRY_KEYS);
    }
    finish_origin(&input->file->origin, entry->at);
    if (shape->columns != NULL)
        shape->columns_met = s0_alloc(load->arena, shape->columns->as.map.count);
    if (shape->values != NULL)
        shape->values_met = s0_alloc(load->arena, shape->values->as.map.count);
    return (shape->columns == NULL || shape->columns_met != NULL) &&
           (shape->values == NULL || shape->values_met != NULL);
}

/* Whether a statement can be about `name`; a fault otherwise. */
static bool may_withhold(s0_load *load, const char *name, s0_mark at)
{
    const s0_entry *entry = s0_vocabulary_get(load->vocabulary, name);
    const char *nearest;
    size_t count, size = strlen(name);
    const s0_entry *const *all = s0_vocabulary_all(load->vocabulary, &count);

    if (entry != NULL && entry->kind == S0_ENTRY_COLUMN) {
        s0_load_fault(load, at, "\"%s\" is a column; not_given is about a table or a fact", name);
        return false;
    }
    for (size_t i = 0; entry == NULL && i < count; i++) /* "scope": all facts below it */
        if (all[i]->kind == S0_ENTRY_FACT && strncmp(all[i]->name, name, size) == 0 &&
            all[i]->name[size] == '.')
            return true;
    if (entry != NULL)
        return true;
    if ((nearest = s0_vocabulary_nearest(load->vocabulary, name, S0_ENTRY_TABLE)) == NULL)
        nearest = s0_vocabulary_nearest(load->vocabulary, name, S0_ENTRY_FACT);
    s0_load_near(s0_load_fault(load, at, "the vocabulary has no table or fact \"%s\"", name),
                 nearest);
    return false;
}

static void read_how(s0_load *load, s0_withheld *withheld, const s0_member *member, bool *fine)
{
    const char *text = s0_value_text(member->value);
    size_t i = 0;

    while (i < 3 && (text == NULL || strcmp(not_given[i], text) != 0))
        i++;
    withheld->how = (s0_not_given)i;
    if (i < 3)
        return;
    *fine = false;
    s0_load_near(s0_load_fault(load, member->value->at,
                               "\"not_given\" is not one of does not exist, not accessible, "
                               "not asked yet"),
                 text != NULL ? s0_nearest(text, not_given, 3) : NULL);
}

static bool read_statement(s0_load *load, const s0_member *entry)
{
    s0_withheld *withheld = s0_alloc(load->arena, sizeof *withheld);
    bool fine;

    if (withheld == NULL)
        return false;
    withheld->name = entry->key;
    withheld->at = entry->at;
    fine = may_withhold(load, entry->key, entry->at);
    for (size_t i = 0; i < entry->value->as.map.count; i++) {
        const s0_member *member = &entry->value->as.map.items[i];
        s0_date date;

        if (strcmp(member->key, "not_given") == 0) {
            read_how(load, withheld, member, &fine);
        } else if (strcmp(member->key, "said_by") == 0) {
            withheld->said_by = s0_load_word(load, member);
        } else if (strcmp(member->key, "on") == 0) {
            withheld->on = s0_load_word(load, member);
            if (withheld->on != NULL && !s0_date_read(withheld->on, member->value->size, &date))
                s0_load_misfit(load, member->value->at, "on", withheld->on, member->value->size,
                               "is not a date (2026-03-31)");
        } else {
            unknown_key(load, entry, member, statement_keys, 3);
        }
    }
    return !fine || s0_list_push(load, &load->withheld, withheld);
}

/* Whether a file of that name would be a known table: then its name is no slip of the pen. */
static bool is_table_file(s0_load *load, const char *key)
{
    const char *name = s0_text_copy(load->arena, key, strcspn(key, "./"));
    const s0_entry *entry = name != NULL ? s0_vocabulary_get(load->vocabulary, name) : NULL;

    return entry != NULL && entry->kind == S0_ENTRY_TABLE;
}

/* A file that is not there. Where it lay in a folder, the other files still give the table, and
 * only the entry tells that rows of it are missing. */
static bool note_missing(s0_load *load, const s0_member *entry)
{
    const char *slash = strchr(entry->key, '/');
    const char *table = s0_value_text(s0_value_get(entry->value, "table"));

    if (table == NULL && slash != NULL &&
        (table = s0_text_copy(load->arena, entry->key, (size_t)(slash - entry->key))) == NULL)
        return false;
    return s0_load_notice(load, entry->at,
                          s0_textf(load->arena, "%s is not in evidence/", entry->key), table);
}

/* The file an entry is about. NULL: there is none - a fault when its name looks like that of a file
 * without an entry, or like a statement; else a notice: what would read the file is not determined.
 */
static s0_input *find_input(s0_load *load, const s0_value *root, const s0_member *entry,
                            bool *memory)
{
    size_t skip = strlen("evidence/"), count = 0;
    const char **paths = s0_alloc_n(load->arena, load->inputs.count, sizeof *paths);
    const char *nearest;

    *memory = paths == NULL;
    for (size_t i = 0; paths != NULL && i < load->inputs.count; i++) {
        s0_input *input = load->inputs.items[i];

        if (input->file->origin.is_plan)
            continue;
        if (strcmp(input->source->path + skip, entry->key) == 0)
            return input;
        if (s0_value_get(root, input->source->path + skip) == NULL)
            paths[count++] = input->source->path + skip;
    }
    if (paths == NULL)
        return NULL;
    nearest = is_table_file(load, entry->key) ? NULL : s0_nearest(entry->key, paths, count);
    if (nearest != NULL || strchr(entry->key, '.') == NULL)
        s0_load_near(s0_load_fault(load, entry->at,
                                   "\"%s\" names no file in evidence/, nor is it said to be "
                                   "not given",
                                   entry->key),
                     nearest);
    else
        *memory = !note_missing(load, entry);
    return NULL;
}

static bool read_member(s0_load *load, const s0_value *root, const s0_member *entry,
                        s0_origin *fallback, bool *has_fallback)
{
    s0_input *input;
    bool memory;

    if (entry->value->kind != S0_MAP) {
        s0_load_fault(load, entry->value->at, "the entry of \"%s\" is %s, not a map", entry->key,
                      s0_kind_name(entry->value->kind));
        return true;
    }
    if (strcmp(entry->key, "default") == 0) {
        *has_fallback = true;
        return read_default(load, entry, fallback);
    }
    if (s0_value_get(entry->value, "not_given") != NULL)
        return read_statement(load, entry);
    if ((input = find_input(load, root, entry, &memory)) == NULL)
        return !memory;
    return read_entry(load, entry, input);
}

bool s0_load_sources(s0_load *load)
{
    const s0_source *source = s0_bundle_get(load->bundle, "evidence/sources.yaml");
    const s0_value *root = NULL;
    s0_origin fallback = {0};
    bool has_fallback = false;
    s0_error err = {0};
    s0_code rc;

    if (source == NULL)
        return true;
    rc = s0_yaml_read(&root, load->arena, source, &err);
    if (rc == S0_OK && root->kind != S0_MAP)
        rc = s0_fail(&err, S0_EINPUT, root->at, "sources.yaml is %s, not a map",
                     s0_kind_name(root->kind));
    if (rc != S0_OK) {
        s0_load_add(load, &err);
        load->blind = true;
        return rc != S0_ENOMEM;
    }
    for (size_t i = 0; i < root->as.map.count; i++)
        if (!read_member(load, root, &root->as.map.items[i], &fallback, &has_fallback))
            return false;
    for (size_t i = 0; has_fallback && i < load->inputs.count; i++) {
        s0_input *input = load->inputs.items[i];

        if (!input->file->origin.is_plan)
            inherit(&input->file->origin, &fallback);
    }
    return true;
}
