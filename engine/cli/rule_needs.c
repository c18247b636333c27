/* rule_needs.c - see rule_needs.h. */
#include "cli/rule_needs.h"

#include <string.h>

#include "audit/settle.h"
#include "base/text.h"
#include "rule/declared.h"

const s0_evidence *s0_rule_evidence(s0_cli *cli, const s0_books *books)
{
    s0_evidence *evidence = NULL;
    s0_inputs inputs = s0_cli_inputs(cli);
    s0_books own = *books; /* settling leaves out definitions that do not fit */
    s0_faults faults = {0};

    if (cli->root == NULL)
        return NULL;
    if (s0_evidence_settle(&evidence, cli->arena, &inputs, &own, &faults, NULL, NULL) != S0_OK ||
        evidence == NULL) {
        fprintf(cli->err,
                "stage0 %s: files of the workspace cannot be read; stage0 check says "
                "which\n",
                cli->command->name);
        evidence = NULL;
    }
    s0_faults_free(&faults);
    return evidence;
}

/* What sources.yaml says of something that was asked for; "missing" when nothing. */
static const char *not_there(const s0_evidence *evidence, const char *name)
{
    const s0_withheld *withheld = s0_evidence_withheld(evidence, name);

    return withheld != NULL ? s0_not_given_text(withheld->how) : "missing";
}

/* Columns of the rule that no file of the table gives. */
static const char *lacking(s0_cli *cli, const s0_table *table, const s0_rule *rule)
{
    s0_buf out = s0_buf_in(cli->arena);
    size_t size = strlen(s0_table_name(table));

    for (size_t i = 0; i < rule->evidence_count; i++) {
        const char *name = rule->evidence[i];
        int column;

        if (strncmp(name, s0_table_name(table), size) != 0 || name[size] != '.')
            continue;
        column = s0_table_column(table, name + size + 1);
        if (column < 0 || !s0_table_has(table, (size_t)column))
            s0_putf(&out, "%s%s", out.size > 0 ? ", " : "", name + size + 1);
    }
    return out.size > 0 ? s0_buf_text(&out) : NULL;
}

static void look_at_table(s0_cli *cli, const s0_evidence *evidence, const s0_rule *rule,
                          s0_rule_need *need)
{
    const s0_table *table = s0_evidence_table(evidence, need->entry->name);
    const s0_file *const *list;
    const char *without;
    size_t rows, files = 0;

    if (table == NULL) {
        need->missing = true;
        need->state = not_there(evidence, need->entry->name);
        return;
    }
    without = lacking(cli, table, rule);
    rows = s0_table_rows(table);
    need->missing = without != NULL;
    list = s0_table_files(table, &files);
    need->state = s0_textf(cli->arena, "there: %zu record%s%s%s%s%s", rows, rows == 1 ? "" : "s",
                           files == 0   ? ""
                           : files == 1 ? " in "
                                        : s0_textf(cli->arena, " in %zu files", files),
                           files == 1 ? list[0]->source->path : "",
                           without != NULL ? ", without " : "", without != NULL ? without : "");
}

static void look_at(s0_cli *cli, const s0_evidence *evidence, const s0_rule *rule,
                    s0_rule_need *need)
{
    const char *name = need->entry->name;
    bool none = false, stated;

    if (need->entry->kind == S0_ENTRY_TABLE) {
        look_at_table(cli, evidence, rule, need);
        return;
    }
    if (need->entry->kind == S0_ENTRY_OWN_RULE) {
        stated = s0_evidence_own_rule(evidence, name + strlen("own_rules."), &none);
        need->state = !stated ? not_there(evidence, name) : none ? "stated to be none" : "there";
    } else {
        const s0_fact *fact = s0_evidence_fact(evidence, name);

        stated = fact != NULL && fact->cell.state != S0_UNKNOWN;
        need->state = stated ? "there" : not_there(evidence, name);
    }
    need->missing = !stated;
}

/* The table, fact or own rule that a declared name is or belongs to. */
static const s0_entry *whole_of(s0_cli *cli, const s0_books *books, const char *name)
{
    const s0_entry *entry = s0_vocabulary_get(books->vocabulary, name);
    const char *dot = strrchr(name, '.');
    bool part =
        entry != NULL && (entry->kind == S0_ENTRY_COLUMN ||
                          (entry->kind == S0_ENTRY_FACT && s0_starts_with(name, "own_rules.")));

    if (!part || dot == NULL)
        return entry;
    name = s0_text_copy(cli->arena, name, (size_t)(dot - name));
    return name != NULL ? s0_vocabulary_get(books->vocabulary, name) : NULL;
}

/* Put a declared name to what it belongs to; a new one is added. */
static void take(s0_cli *cli, const s0_books *books, s0_rule_need *list, size_t *count,
                 const char *name)
{
    const s0_entry *entry = whole_of(cli, books, name);
    const char *column;
    size_t at = 0;

    if (entry == NULL)
        return;
    while (at < *count && list[at].entry != entry)
        at++;
    if (at == *count)
        list[(*count)++] = (s0_rule_need){.entry = entry};
    if (entry->kind != S0_ENTRY_TABLE || strcmp(name, entry->name) == 0)
        return;
    column = name + strlen(entry->name) + 1;
    list[at].columns = list[at].columns == NULL
                           ? column
                           : s0_textf(cli->arena, "%s, %s", list[at].columns, column);
}

const s0_rule_need *s0_rule_needs(s0_cli *cli, const s0_books *books, const s0_evidence *evidence,
                                  const s0_rule *rule, size_t *count)
{
    s0_rule_need *list =
        s0_alloc_n(cli->arena, rule->evidence_count + rule->only_if_count + 1, sizeof *list);

    *count = 0;
    if (list == NULL)
        return NULL;
    if (s0_starts_with(rule->basis, "own_rules."))
        take(cli, books, list, count, rule->basis);
    for (size_t i = 0; i < rule->only_if_count; i++)
        take(cli, books, list, count, rule->only_if[i].fact);
    for (size_t i = 0; i < rule->evidence_count; i++)
        take(cli, books, list, count, rule->evidence[i]);
    for (size_t i = 0; evidence != NULL && i < *count; i++)
        look_at(cli, evidence, rule, &list[i]);
    return list;
}

s0_value *s0_rule_needs_json(s0_cli *cli, const s0_rule_need *needs, size_t count)
{
    s0_arena *a = cli->arena;
    s0_value *all = s0_make_list(a);

    for (size_t i = 0; i < count; i++) {
        s0_value *one = s0_make_map(a);

        s0_map_add(a, one, "name", s0_make_text(a, needs[i].entry->name));
        s0_map_add(a, one, "columns", s0_make_text(a, needs[i].columns));
        s0_map_add(a, one, "meaning", s0_make_text(a, needs[i].entry->meaning));
        s0_map_add(a, one, "where", s0_make_text(a, needs[i].entry->where));
        s0_map_add(a, one, "state", s0_make_text(a, needs[i].state));
        s0_list_add(a, all, one);
    }
    return all;
}
