/* new_plan.c - what a rule to begin with looks at. The vocabulary does not say which table shows
 * which requirement; the rules there are do: the table is the one that the requirement's own rules
 * begin with, or those that name it as related, or the record that the requirement demands. A title
 * that names a table or one of its kinds goes first. */
#include <string.h>

#include "bench/new_parts.h"

#define OF_REQUIREMENT 4 /* how well a rule of the same requirement fits */

/* The column of a table; NULL when it has none of that name. */
const s0_entry *s0_new_column_of(const s0_new_plan *plan, const char *table, const char *column)
{
    const char *name = s0_textf(plan->arena, "%s.%s", table, column);

    return name != NULL ? s0_vocabulary_get(plan->vocabulary, name) : NULL;
}

static bool is_table(const s0_new_plan *plan, const char *name)
{
    const s0_entry *entry = s0_vocabulary_get(plan->vocabulary, name);

    return entry != NULL && entry->kind == S0_ENTRY_TABLE;
}

/* The name of a column without its table; NULL when it is of another table, or a key of it. */
const char *s0_new_short_name(const s0_new_plan *plan, const s0_entry *entry, const char *table)
{
    size_t size = strlen(table);
    const char *name;

    if (entry->kind != S0_ENTRY_COLUMN || strncmp(entry->name, table, size) != 0 ||
        entry->name[size] != '.')
        return NULL;
    name = entry->name + size + 1;
    for (size_t i = 0; i < plan->key_count; i++)
        if (strcmp(plan->key[i], name) == 0)
            return NULL;
    return name;
}

bool s0_new_reads(const s0_rule *rule, const char *name)
{
    for (size_t i = 0; rule != NULL && i < rule->evidence_count; i++)
        if (strcmp(rule->evidence[i], name) == 0)
            return true;
    return false;
}

/* The first table that the text names; NULL: none. */
static const char *next_table(const s0_new_plan *plan, const char *text)
{
    static const char mark[] = "audit.records.";
    const char *at = text != NULL ? strstr(text, mark) : NULL;

    while (at != NULL) {
        size_t size;
        const char *name;

        at += sizeof mark - 1;
        size = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789_");
        name = s0_text_copy(plan->arena, at, size);
        if (name != NULL && is_table(plan, name))
            return name;
        at = strstr(at, mark);
    }
    return NULL;
}

/* The population of a rule: the table it names first in `every`, else anywhere. */
static const char *first_table(const s0_new_plan *plan, const s0_rule *rule)
{
    const char *table = next_table(plan, strstr(rule->source->text, "every {"));

    return table != NULL ? table : next_table(plan, rule->source->text);
}

static bool is_related(const s0_rule *rule, const char *requirement)
{
    for (size_t i = 0; i < rule->related_count; i++)
        if (strcmp(rule->related[i], requirement) == 0)
            return true;
    return false;
}

/* How well the rule's evidence fits what is asked for; 0: not at all. */
static int fit(const s0_new_plan *plan, const s0_new_order *order, const s0_rule *rule)
{
    const char *table = rule->faulty ? NULL : first_table(plan, rule);
    const char *id = plan->requirement->id;
    bool measures = order->own != NULL && s0_starts_with(rule->basis, "own_rules.") &&
                    strcmp(rule->basis + strlen("own_rules."), order->own) == 0;
    int score = 0;

    if (table == NULL || (order->table != NULL && strcmp(table, order->table) != 0))
        return 0;
    if (strcmp(rule->requirement, id) == 0)
        score += OF_REQUIREMENT;
    else if (is_related(rule, id))
        score += 2;
    if (measures)
        score += 8;
    return score > 0 || order->table == NULL ? score : 1;
}

static const s0_rule *choose_model(const s0_new_plan *plan, const s0_new_order *order,
                                   const s0_rules *rules)
{
    int least = order->title != NULL ? OF_REQUIREMENT : 0; /* a related one may be far away */
    const s0_rule *best = NULL;
    int most = 0;

    for (size_t i = 0; i < rules->count; i++) {
        int score = fit(plan, order, rules->items[i]);

        if (score > most && (score >= least || order->table != NULL || order->own != NULL)) {
            most = score;
            best = rules->items[i];
        }
    }
    return best;
}

/* A table that is documented information which the requirement demands. */
static const char *demanded_table(const s0_new_plan *plan, const s0_catalog *catalog)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);

    for (size_t i = 0; i < count; i++) {
        const s0_demand *demand = all[i]->kind == S0_ENTRY_TABLE && all[i]->demanded_by != NULL
                                      ? s0_catalog_demand(catalog, all[i]->demanded_by)
                                      : NULL;

        if (demand != NULL && strcmp(demand->requirement, plan->requirement->id) == 0)
            return all[i]->name;
    }
    return NULL;
}

/* A name that the vocabulary does not have must not be a slip of one that it has. */
s0_code s0_new_no_slip(const s0_new_plan *plan, const char *name, const char *full, int kind,
                       const char *what, s0_error *err)
{
    const char *near;

    if (full == NULL)
        return s0_fail_memory(err);
    if (strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(name) || name[0] < 'a' ||
        s0_new_is_reserved(name) || strcmp(name, "profile") == 0 || strcmp(name, "own_rules") == 0)
        return s0_fail(err, S0_EUSAGE, (s0_mark){0},
                       "\"%s\" cannot be the name of %s: small letters, digits and '_', a letter "
                       "first, and no word that has a meaning already",
                       name, what);
    if ((near = s0_vocabulary_nearest(plan->vocabulary, full, kind)) == NULL)
        return S0_OK;
    s0_fail(err, S0_EUSAGE, (s0_mark){0}, "the vocabulary has no %s \"%s\"",
            what + 2 + (what[1] == 'n'), name);
    s0_hint(err,
            "did you mean \"%s\"? A name that is not near to one of the vocabulary is taken as "
            "your own",
            near);
    return S0_EUSAGE;
}

static s0_code choose_table(s0_new_plan *plan, const s0_new_order *order, const s0_catalog *catalog,
                            s0_error *err)
{
    static const char *const own_key[] = {"item"};

    if (order->table != NULL)
        plan->table = order->table;
    else if (plan->model != NULL)
        plan->table = first_table(plan, plan->model);
    else if ((plan->table = demanded_table(plan, catalog)) != NULL)
        plan->why = "the requirement demands this record";
    else
        plan->table = s0_new_title_name(plan, order->title);
    if (plan->table == NULL)
        return s0_fail_memory(err);
    if (strcmp(plan->table, "observations") == 0)
        return s0_fail(err, S0_EUSAGE, (s0_mark){0},
                       "observations are the auditor's own working paper, which the engine grades "
                       "by itself: no rule tests them");
    plan->defines = !is_table(plan, plan->table);
    plan->key = plan->defines ? own_key : s0_vocabulary_get(plan->vocabulary, plan->table)->key;
    plan->key_count =
        plan->defines ? 1 : s0_vocabulary_get(plan->vocabulary, plan->table)->key_count;
    return plan->defines && order->table != NULL
               ? s0_new_no_slip(plan, order->table, order->table, S0_ENTRY_TABLE, "a table", err)
               : S0_OK;
}

/* How well a column carries a condition of its own. */
static int worth(const s0_new_plan *plan, const s0_entry *entry, const char *name)
{
    int score = s0_new_reads(plan->model, entry->name) ? 10 : 0;

    if (s0_new_title_says(plan->said, name))
        score += 30;
    if (strcmp(name, "from") == 0 || strcmp(name, "until") == 0)
        return 1; /* when a record holds, not what it shows */
    switch (entry->type) {
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
        return score + (entry->empty_is_none ? 6 : 2);
    case S0_TYPE_BOOLEAN:
        return score + (entry->empty_is_none ? 3 : 5);
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
        return score + (entry->empty_is_none ? 4 : 3);
    case S0_TYPE_WORD:
        return score + (entry->word_count > 1 ? 3 : 1);
    default:
        return score + 1;
    }
}

static void choose_column(s0_new_plan *plan)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(plan->vocabulary, &count);
    int most = 0;

    for (size_t i = 0; i < count; i++) {
        const char *name = s0_new_short_name(plan, all[i], plan->table);

        if (name != NULL && worth(plan, all[i], name) > most) {
            most = worth(plan, all[i], name);
            plan->column = all[i];
        }
    }
}

/* A rule that the draft would repeat: one gap would be two findings. */
static void find_rival(s0_new_plan *plan, const s0_rules *rules)
{
    const char *table = plan->subjects != NULL ? plan->subjects : plan->table;

    for (size_t i = 0; plan->column != NULL && plan->rival == NULL && i < rules->count; i++) {
        const s0_rule *rule = rules->items[i];

        if (!rule->faulty && strcmp(rule->id, plan->id) != 0 &&
            s0_new_reads(rule, plan->column->name) && s0_text_same(first_table(plan, rule), table))
            plan->rival = rule->id;
    }
}

s0_code s0_new_choose(s0_new_plan *plan, const s0_new_order *order, const s0_catalog *catalog,
                      const s0_rules *rules, s0_error *err)
{
    s0_new_order chosen = *order;
    s0_code rc;

    if (order->table == NULL && order->own == NULL &&
        ((chosen.table = s0_new_title_table(plan, order->title)) != NULL ||
         (chosen.table = s0_new_title_kind(plan, order->title)) != NULL))
        plan->why = "the title speaks of it";
    plan->model = choose_model(plan, &chosen, rules);
    if (chosen.table == NULL && chosen.own == NULL && chosen.title != NULL && plan->model != NULL &&
        !s0_new_title_shares(chosen.title, plan->model))
        plan->model = NULL; /* of the same requirement, and about something else */
    if (chosen.table == NULL && plan->model != NULL &&
        (plan->why = s0_textf(plan->arena, "%s looks at it too", plan->model->id)) == NULL)
        return s0_fail_memory(err);
    if ((rc = choose_table(plan, &chosen, catalog, err)) != S0_OK)
        return rc;
    choose_column(plan);
    if (plan->column == NULL && !plan->defines)
        return s0_fail(
            err, S0_EUSAGE, (s0_mark){0},
            "the table \"%s\" has no column besides its key: there is nothing to look at",
            plan->table);
    if ((rc = s0_new_choose_own(plan, order, err)) == S0_OK)
        find_rival(plan, rules);
    return rc;
}
