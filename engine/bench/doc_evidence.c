/* doc_evidence.c - docs/reference/evidence.md. */
#include <ctype.h>
#include <string.h>

#include "bench/doc_parts.h"

/* A link to the rule on the other page: its heading in the form that anchors have. */
static void put_link(s0_buf *out, const s0_rule *rule)
{
    s0_buf heading = s0_buf_in(out->arena);

    s0_doc_heading(&heading, rule);
    s0_putf(out, "[%s](rules.md#", rule->id);
    for (const char *c = s0_buf_text(&heading); c != NULL && *c != '\0'; c++)
        if (*c == ' ')
            s0_put_char(out, '-');
        else if (isalnum((unsigned char)*c) || *c == '-' || *c == '_')
            s0_put_char(out, (char)tolower((unsigned char)*c));
    s0_put_char(out, ')');
}

/* The rules that read a name, and the engine where it does. */
static void readers(s0_buf *out, const s0_doc_inputs *in, const s0_entry *entry)
{
    bool any = s0_doc_engine_reads(in, entry);

    s0_put(out, any ? "the engine" : "");
    for (size_t i = 0; i < in->rules->count; i++) {
        const s0_rule *rule = in->rules->items[i];

        if (rule->faulty || !s0_doc_reads(rule, entry->name))
            continue;
        s0_put(out, any ? ", " : "");
        put_link(out, rule);
        any = true;
    }
    s0_put(out, any ? "" : "nothing");
}

static bool is_column(const s0_entry *entry, const s0_entry *table)
{
    size_t size = strlen(table->name);

    return entry->kind == S0_ENTRY_COLUMN && strncmp(entry->name, table->name, size) == 0 &&
           entry->name[size] == '.';
}

static bool is_key(const s0_entry *table, const char *column)
{
    for (size_t i = 0; i < table->key_count; i++)
        if (strcmp(table->key[i], column) == 0)
            return true;
    return false;
}

/* A rule's own definition may say anything here. */
static void put_unit(s0_buf *out, const s0_entry *entry)
{
    if (entry->unit == NULL)
        return;
    s0_put(out, ", ");
    s0_doc_cell(out, entry->unit);
}

static void put_column(s0_buf *out, const s0_entry *table, const s0_entry *column)
{
    const char *name = column->name + strlen(table->name) + 1;
    const char *type = s0_type_text(out->arena, column);

    s0_putf(out, "| %s%s | ", name, is_key(table, name) ? " (key)" : "");
    s0_doc_cell(out, type != NULL ? type : "");
    put_unit(out, column);
    s0_putf(out, " | %s | ", column->empty_is_none ? "there is none" : "unknown");
    s0_doc_cell(out, column->meaning);
    s0_put(out, " |\n");
}

static void put_table(s0_buf *out, const s0_doc_inputs *in, const s0_entry *table)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(in->vocabulary, &count);
    const s0_demand *demand =
        table->demanded_by != NULL ? s0_catalog_demand(in->catalog, table->demanded_by) : NULL;

    s0_putf(out, "### %s\n\n", table->name);
    s0_doc_cell(out, table->meaning);
    s0_put(out, ".\n\n");
    if (table->where != NULL)
        s0_putf(out, "* Where to get it: %s\n", table->where);
    s0_put(out, "* Key: ");
    for (size_t i = 0; i < table->key_count; i++)
        s0_putf(out, "%s%s", i > 0 ? ", " : "", table->key[i]);
    s0_put(out, table->key_count == 0 ? "none\n"
                : table->unique       ? "; a key occurs once\n"
                                      : "; a key may occur more than once\n");
    if (table->sensitivity != NULL)
        s0_putf(out, "* Sensitivity: %s\n", table->sensitivity);
    if (demand != NULL)
        s0_putf(out, "* Demanded by %s: %s\n", demand->requirement, demand->name);
    if (table->rule != NULL)
        s0_putf(out, "* Defined by the rule %s\n", table->rule);
    s0_put(out, "* Read by: ");
    readers(out, in, table);
    s0_put(out,
           "\n\n| column | type | an empty cell says | meaning |\n| --- | --- | --- | --- |\n");
    for (int keys = 1; keys >= 0; keys--)
        for (size_t i = 0; i < count; i++)
            if (is_column(all[i], table) &&
                is_key(table, all[i]->name + strlen(table->name) + 1) == (keys == 1))
                put_column(out, table, all[i]);
    s0_put_char(out, '\n');
}

static void put_fact(s0_buf *out, const s0_doc_inputs *in, const s0_entry *fact)
{
    const char *type = s0_type_text(out->arena, fact);

    s0_putf(out, "| %s | ", fact->name);
    s0_doc_cell(out, type != NULL ? type : "");
    put_unit(out, fact);
    s0_put(out, " | ");
    s0_doc_cell(out, fact->meaning);
    s0_put(out, " | ");
    readers(out, in, fact);
    s0_put(out, " |\n");
}

static void put_own_rule(s0_buf *out, const s0_doc_inputs *in, const s0_entry *own)
{
    s0_putf(out, "| %s | ", own->name + strlen("own_rules."));
    s0_doc_cell(out, own->meaning);
    s0_put(out, " | ");
    for (size_t i = 0; i < own->key_count; i++)
        s0_putf(out, "%s%s", i > 0 ? ", " : "", own->key[i]);
    s0_put(out, " | ");
    readers(out, in, own);
    s0_put(out, " |\n");
}

/* The fields that every own rule may have: those of the first one. */
static void put_fields(s0_buf *out, const s0_entry *const *all, size_t count)
{
    const s0_entry *own = NULL;

    s0_put(out, "\n| field of every own rule | type | meaning |\n| --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++) {
        size_t size = own != NULL ? strlen(own->name) : 0;
        const char *type;

        if (all[i]->kind == S0_ENTRY_OWN_RULE && own == NULL)
            own = all[i];
        if (all[i]->kind != S0_ENTRY_FACT || size == 0 ||
            strncmp(all[i]->name, own->name, size) != 0 || all[i]->name[size] != '.')
            continue;
        type = s0_type_text(out->arena, all[i]);
        s0_putf(out, "| %s | %s | %s |\n", all[i]->name + size + 1, type != NULL ? type : "",
                all[i]->meaning);
    }
}

bool s0_doc_evidence(s0_buf *out, const s0_doc_inputs *in)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(in->vocabulary, &count);

    s0_put(out,
           "# Evidence\n\n"
           "Made by `stage0 rule doc` from the vocabulary: every table, column and fact that rules "
           "read, and every own rule.\nHow files give them: [workspace.md](../workspace.md). What "
           "rules do with them: [rules.md](rules.md).\n\n## Tables\n\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_TABLE)
            put_table(out, in, all[i]);
    s0_put(out, "## Facts\n\n| fact | type | meaning | read by |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_FACT && !s0_starts_with(all[i]->name, "own_rules."))
            put_fact(out, in, all[i]);
    s0_put(out,
           "\n## Own rules\n\nWhat the organization demands of itself, as written in "
           "`evidence/own_rules.yaml`.\n\n| own rule | meaning | fields that rules read | read "
           "by |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_OWN_RULE)
            put_own_rule(out, in, all[i]);
    put_fields(out, all, count);
    return !out->failed;
}
