/* doc_rules.c - docs/reference/rules.md. */
#include <string.h>

#include "bench/doc_parts.h"

static const struct {
    const char *theme, *title;
} parts[] = {{NULL, "Clauses"},
             {"organizational", "Organizational controls"},
             {"people", "People controls"},
             {"physical", "Physical controls"},
             {"technological", "Technological controls"}};

#define PARTS (sizeof parts / sizeof *parts)

static bool is_rule_of(const s0_rule *rule, const s0_requirement *r)
{
    return !rule->faulty && s0_text_same(rule->requirement, r->id);
}

static bool has_rules(const s0_rules *rules, const s0_requirement *r)
{
    for (size_t i = 0; i < rules->count; i++)
        if (is_rule_of(rules->items[i], r))
            return true;
    return false;
}

void s0_doc_heading(s0_buf *out, const s0_rule *rule)
{
    s0_putf(out, "%s%s", rule->id,
            rule->built_in   ? ""
            : rule->replaces ? " (own, replaces the built-in one)"
                             : " (own)");
}

static void basis(s0_buf *out, const s0_rule *rule)
{
    if (s0_starts_with(rule->basis, "own_rules."))
        s0_putf(out, "own rule [%s](evidence.md#own-rules)", rule->basis + strlen("own_rules."));
    else
        s0_put(out, rule->basis);
}

/* What it reads, table by table: names are sorted, so that columns of a table stand together. */
static void reads(s0_buf *out, const s0_doc_inputs *in, const s0_rule *rule)
{
    const char *table = "";
    size_t size = 0;

    for (size_t i = 0; i < rule->evidence_count; i++) {
        const char *name = rule->evidence[i];
        const s0_entry *entry = s0_vocabulary_get(in->vocabulary, name);
        bool column = entry != NULL && entry->kind == S0_ENTRY_COLUMN;

        if (column && size > 0 && strncmp(name, table, size) == 0 && name[size] == '.') {
            s0_putf(out, ", %s", name + size + 1);
            continue;
        }
        table = name;
        size = column ? strcspn(name, ".") : 0;
        s0_put(out, i > 0 ? "; " : "");
        if (column)
            s0_putf(out, "[%.*s](evidence.md#%.*s): %s", (int)size, name, (int)size, name,
                    name + size + 1);
        else if (entry != NULL && entry->kind == S0_ENTRY_TABLE)
            s0_putf(out, "[%s](evidence.md#%s)", name, name);
        else
            s0_put(out, name);
    }
    if (rule->evidence_count == 0)
        s0_put(out, "no evidence");
}

static void only_if(s0_buf *out, const s0_rule *rule)
{
    if (rule->only_if_count == 0)
        return;
    s0_put(out, "| tested if | ");
    for (size_t i = 0; i < rule->only_if_count; i++)
        s0_putf(out, "%s%s is %s", i > 0 ? ", " : "", rule->only_if[i].fact,
                rule->only_if[i].value->raw != NULL ? rule->only_if[i].value->raw : "stated");
    s0_put(out, " |\n");
}

static bool put_rule(s0_buf *out, const s0_doc_inputs *in, const s0_rule *rule)
{
    size_t count;
    const s0_doc_result *results = s0_doc_results(out->arena, in, rule, &count);

    if (results == NULL)
        return false;
    s0_put(out, "#### ");
    s0_doc_heading(out, rule);
    s0_put(out, "\n\n");
    s0_doc_cell(out, rule->title);
    s0_put(out, "\n\n| | |\n| --- | --- |\n| criterion | ");
    s0_doc_cell(out, rule->criterion);
    s0_put(out, " |\n| basis | ");
    basis(out, rule);
    s0_put(out, " |\n| reads | ");
    reads(out, in, rule);
    s0_put(out, " |\n");
    only_if(out, rule);
    if (rule->related_count > 0) {
        s0_put(out, "| related | ");
        for (size_t i = 0; i < rule->related_count; i++)
            s0_putf(out, "%s%s", i > 0 ? ", " : "", rule->related[i]);
        s0_put(out, " |\n");
    }
    s0_put(out, "| possible results | ");
    for (size_t i = 0; i < count; i++)
        s0_putf(out, "%s%s", i > 0 ? ", " : "", results[i].word);
    s0_put(out, " |\n\n");
    return true;
}

static bool put_part(s0_buf *out, const s0_doc_inputs *in, const char *theme, const char *title)
{
    size_t count;
    const s0_requirement *all = s0_catalog_requirements(in->catalog, S0_EDITION_2022, &count);

    s0_putf(out, "## %s\n\n", title);
    for (size_t i = 0; i < count; i++) {
        if (!s0_text_same(all[i].theme, theme) || !has_rules(in->rules, &all[i]))
            continue;
        s0_putf(out, "### %s %s\n\n", all[i].id, all[i].title);
        for (size_t r = 0; r < in->rules->count; r++)
            if (is_rule_of(in->rules->items[r], &all[i]) && !put_rule(out, in, in->rules->items[r]))
                return false;
    }
    return true;
}

static void put_faulty(s0_buf *out, const s0_rules *rules)
{
    bool any = false;

    for (size_t i = 0; i < rules->count; i++) {
        if (!rules->items[i]->faulty)
            continue;
        s0_put(out, any ? "" : "## Rules with faults\n\n");
        any = true;
        s0_putf(out, "* %s: %s\n", rules->items[i]->id, rules->items[i]->fault.message);
    }
    s0_put(out, any ? "\n" : "");
}

static size_t tested(const s0_doc_inputs *in, size_t *all_count)
{
    const s0_requirement *all = s0_catalog_requirements(in->catalog, S0_EDITION_2022, all_count);
    size_t n = 0;

    for (size_t i = 0; i < *all_count; i++)
        n += has_rules(in->rules, &all[i]) ? 1 : 0;
    return n;
}

bool s0_doc_rules(s0_buf *out, const s0_doc_inputs *in)
{
    size_t all, with = tested(in, &all);

    s0_putf(out,
            "# Rules\n\n"
            "Made by `stage0 rule doc` from what the rules say of themselves: %zu rules for %zu of "
            "the %zu clauses and controls of\nISO/IEC 27001:2022. `stage0 rule coverage` lists the "
            "others, `stage0 explain RULE` says what a result means,\n`stage0 rule show RULE` "
            "prints the source. Names of evidence: [evidence.md](evidence.md).\n\n",
            in->rules->count, with, all);
    for (size_t i = 0; i < PARTS; i++)
        if (!put_part(out, in, parts[i].theme, parts[i].title))
            return false;
    put_faulty(out, in->rules);
    while (out->size > 1 && !out->failed && out->text[out->size - 2] == '\n')
        out->text[--out->size] = '\0'; /* one line end at the end */
    return !out->failed;
}
