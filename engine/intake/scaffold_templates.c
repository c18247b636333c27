/* scaffold_templates.c - templates/ of a new workspace: for each table of the vocabulary a CSV file
 * with its header, and one page that explains all of them. */
#include <string.h>

#include "intake/scaffold_parts.h"

/* The columns of `table` in the order of the vocabulary's names, keys first. */
static void header(s0_scaffolding *to, s0_buf *out, const s0_entry *table)
{
    size_t count, prefix = strlen(table->name) + 1;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);
    const char *comma = "";

    for (size_t k = 0; k < table->key_count; k++, comma = ",")
        s0_putf(out, "%s%s", comma, table->key[k]);
    for (size_t i = 0; i < count; i++) {
        bool key = false;

        if (all[i]->kind != S0_ENTRY_COLUMN ||
            strncmp(all[i]->name, table->name, prefix - 1) != 0 || all[i]->name[prefix - 1] != '.')
            continue;
        for (size_t k = 0; k < table->key_count; k++)
            key = key || strcmp(table->key[k], all[i]->name + prefix) == 0;
        if (!key) {
            s0_putf(out, "%s%s", comma, all[i]->name + prefix);
            comma = ",";
        }
    }
    s0_put_char(out, '\n');
}

static s0_code table_template(s0_scaffolding *to, const s0_entry *table)
{
    s0_buf out = s0_buf_in(to->arena);

    header(to, &out, table);
    if (strcmp(table->name, "soa") == 0) {
        size_t count;
        const s0_requirement *all = s0_catalog_requirements(to->catalog, S0_EDITION_2022, &count);

        for (size_t i = 0; i < count; i++)
            if (all[i].control)
                s0_putf(&out, "%s,,,,,\n", all[i].id);
    }
    return s0_scaffold_add(to, s0_textf(to->arena, "templates/%s.csv", table->name), &out);
}

static void describe(s0_scaffolding *to, s0_buf *out, const s0_entry *table)
{
    size_t count, prefix = strlen(table->name) + 1;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_putf(out, "## %s\n\n%s.%s%s%s\n\n| column | type | meaning |\n| --- | --- | --- |\n",
            table->name, table->meaning, table->where != NULL ? " Where to get it: " : "",
            table->where != NULL ? table->where : "", table->where != NULL ? "." : "");
    for (size_t i = 0; i < count; i++) {
        const char *type;

        if (all[i]->kind != S0_ENTRY_COLUMN ||
            strncmp(all[i]->name, table->name, prefix - 1) != 0 || all[i]->name[prefix - 1] != '.')
            continue;
        type = s0_type_text(to->arena, all[i]);
        s0_putf(out, "| %s | %s | %s%s |\n", all[i]->name + prefix, type != NULL ? type : "",
                all[i]->meaning, all[i]->empty_is_none ? " (empty: none)" : "");
    }
    s0_put_char(out, '\n');
}

static const char guide_head[] =
    "# Templates\n\n"
    "One CSV file for each table that rules read. Nothing reads this folder: it is a place to copy "
    "from.\n\n"
    "1. Copy a file to `evidence/` and fill it, or bring an export with these columns. Other names "
    "of columns,\n   other words, another separator: say so in `evidence/sources.yaml`.\n"
    "2. Say in `evidence/sources.yaml` where it came from. Without origin it cannot show "
    "conformity.\n"
    "3. Leave a cell empty when you do not know. Where the column says *empty: none*, an empty "
    "cell states that it\n   did not happen or that there is none.\n"
    "4. A table with a header, an origin and no rows states that there were none.\n\n"
    "`stage0 evidence --needed` says which rules wait for which of them; `stage0 evidence NAME` "
    "shows what was\nunderstood of a table.\n\n";

/* Each table with a link to its section. */
static void put_contents(s0_scaffolding *to, s0_buf *out)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    for (size_t i = 0; i < count; i++)
        if (all[i]->kind == S0_ENTRY_TABLE)
            s0_putf(out, "* [%s](#%s): %s\n", all[i]->name, all[i]->name, all[i]->meaning);
    s0_put_char(out, '\n');
}

s0_code s0_scaffold_templates(s0_scaffolding *to)
{
    s0_buf guide = s0_buf_in(to->arena);
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(to->vocabulary, &count);

    s0_put(&guide, guide_head);
    put_contents(to, &guide);
    for (size_t i = 0; i < count; i++) {
        s0_code rc;

        if (all[i]->kind != S0_ENTRY_TABLE)
            continue;
        if ((rc = table_template(to, all[i])) != S0_OK)
            return rc;
        describe(to, &guide, all[i]);
    }
    return s0_scaffold_add(to, "templates/README.md", &guide);
}
