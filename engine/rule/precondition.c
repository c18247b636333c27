/* precondition.c - what need not be run: each step decides, or leaves it to the next. */
#include "rule/precondition.h"

#include <string.h>

#include "rule/basis.h"
#include "rule/declared.h"
#include "rule/every_text.h"
#include "rule/reads.h"

typedef struct deciding {
    s0_outcome *out;
    s0_arena *arena;
    const s0_rule *rule;
    const s0_rule_context *context;
    s0_reads reads;
    bool decided;
    bool short_of_memory;
} deciding;

/* The outcome: `text` was written to a buffer of the arena; `missing` NULL: nothing is. */
static void decide(deciding *d, s0_word word, s0_buf *text, const char *missing)
{
    const char **names = NULL;

    d->decided = true;
    d->out->rule = d->rule->id;
    d->out->word = word;
    d->out->text = s0_buf_text(text);
    if (missing != NULL && (names = s0_alloc(d->arena, sizeof *names)) != NULL)
        *names = missing;
    d->out->missing = names;
    d->out->missing_count = names != NULL;
    if (d->out->text == NULL || (missing != NULL && names == NULL))
        d->short_of_memory = true;
}

static void note_fact(deciding *d, const char *name, const s0_fact *fact)
{
    d->short_of_memory = d->short_of_memory || !s0_reads_fact(&d->reads, name, fact);
}

static void put_how(s0_buf *text, const s0_withheld *withheld)
{
    s0_putf(text, "%s", s0_not_given_text(withheld->how));
    if (withheld->said_by != NULL)
        s0_putf(text, ", says %s", withheld->said_by);
    if (withheld->on != NULL)
        s0_putf(text, "%s %s", withheld->said_by != NULL ? " on" : ", as of", withheld->on);
}

/* --- only_if ----------------------------------------------------------------------------- */

static void put_reason(deciding *d, s0_buf *text, const s0_only_if *only_if, const s0_fact *fact)
{
    const char *place = s0_place_text(d->arena, fact->at);

    s0_putf(text, "Not tested: %s is ", only_if->fact);
    s0_cell_text(text, &fact->cell);
    if (place != NULL)
        s0_putf(text, " (%s)", place);
}

static void check_only_if(deciding *d, const s0_only_if *only_if)
{
    const s0_evidence *evidence = d->context->evidence;
    const s0_fact *fact = s0_evidence_fact(evidence, only_if->fact);
    const s0_entry *entry = s0_vocabulary_get(s0_evidence_vocabulary(evidence), only_if->fact);
    s0_buf text = s0_buf_in(d->arena);
    s0_three same;
    s0_cell wanted;
    char why[160];
    bool memory;

    note_fact(d, only_if->fact, fact);
    if (fact == NULL || fact->cell.state == S0_UNKNOWN) {
        s0_putf(&text,
                "Cannot be determined: %s is not stated, so that it is not known whether "
                "there is something to test",
                only_if->fact);
        decide(d, S0_NOT_DETERMINED, &text, only_if->fact);
        return;
    }
    /* It was read once when the rule was loaded, so only memory can fail. */
    if (!s0_cell_read(&wanted, d->arena, entry, only_if->value->raw, only_if->value->size,
                      s0_evidence_utc_offset(evidence), why, &memory)) {
        d->short_of_memory = true;
        return;
    }
    same = s0_cell_same(&fact->cell, &wanted);
    if (same == S0_YES)
        return;
    if (same == S0_NO) {
        put_reason(d, &text, only_if, fact);
        decide(d, S0_NOT_TESTED, &text, NULL);
    } else {
        s0_putf(&text,
                "Cannot be determined: %s does not decide whether there is something to test",
                only_if->fact);
        decide(d, S0_NOT_DETERMINED, &text, only_if->fact);
    }
}

/* --- not given ------------------------------------------------------------------------------ */

/* The table or fact that a declared name is or belongs to. */
static const char *record_of(deciding *d, const char *name)
{
    const s0_entry *entry = s0_vocabulary_get(s0_evidence_vocabulary(d->context->evidence), name);
    const char *dot = strchr(name, '.');
    const char *table;

    if (entry == NULL || entry->kind != S0_ENTRY_COLUMN || dot == NULL)
        return name;
    table = s0_text_copy(d->arena, name, (size_t)(dot - name));
    if (table == NULL)
        d->short_of_memory = true;
    return table;
}

/* The statement that `record` was not given; NULL when it is there or nobody says so. */
static const s0_withheld *withheld_of(deciding *d, const char *record)
{
    const s0_evidence *evidence = d->context->evidence;

    if (record == NULL || s0_evidence_table(evidence, record) != NULL ||
        s0_evidence_fact(evidence, record) != NULL)
        return NULL;
    return s0_evidence_withheld(evidence, record);
}

/* Whether the standard or the own rule asks for this record. */
static bool is_demanded(const deciding *d, const char *record)
{
    const s0_evidence *evidence = d->context->evidence;
    const s0_entry *entry = s0_vocabulary_get(s0_evidence_vocabulary(evidence), record);
    const char *own = s0_basis_own(d->rule);
    const s0_demand *demand = NULL;
    const s0_fact *field;

    if (entry != NULL && entry->demanded_by != NULL)
        demand = s0_catalog_demand(d->context->catalog, entry->demanded_by);
    if (demand != NULL && demand->is_explicit &&
        strcmp(demand->requirement, d->rule->requirement) == 0)
        return true;
    field = own == NULL ? NULL : s0_evidence_own_field(evidence, own, "record");
    return field != NULL && field->cell.state == S0_GIVEN && field->cell.as.truth;
}

static void check_given(deciding *d, bool absent)
{
    for (size_t i = 0; i < d->rule->evidence_count && !d->decided; i++) {
        const char *record = record_of(d, d->rule->evidence[i]);
        const s0_withheld *withheld = withheld_of(d, record);
        s0_buf text = s0_buf_in(d->arena);

        if (withheld == NULL)
            continue;
        if (absent && (withheld->how != S0_DOES_NOT_EXIST || !is_demanded(d, record)))
            continue;
        s0_putf(&text, "%s\"%s\" ", absent ? "The record " : "Cannot be determined: ", record);
        put_how(&text, withheld);
        decide(d, absent ? S0_ABSENT : S0_NOT_DETERMINED, &text, record);
        if (!s0_reads_statement(&d->reads, record, "not given", withheld->at))
            d->short_of_memory = true;
    }
}

/* --- own rule --------------------------------------------------------------------------------- */

static void check_basis(deciding *d)
{
    const char *own = s0_basis_own(d->rule);
    s0_buf text = s0_buf_in(d->arena);
    const s0_withheld *withheld;
    bool none;

    if (own == NULL)
        return;
    if (!s0_evidence_own_rule(d->context->evidence, own, &none)) {
        note_fact(d, d->rule->basis, NULL);
        withheld = s0_evidence_withheld(d->context->evidence, d->rule->basis);
        s0_putf(&text, "Cannot be determined: the own rule \"%s\" ", d->rule->basis);
        if (withheld != NULL)
            put_how(&text, withheld);
        else
            s0_put(&text, "is not stated");
        decide(d, S0_NOT_DETERMINED, &text, d->rule->basis);
    } else if (none) {
        note_fact(d, d->rule->basis, s0_evidence_own_field(d->context->evidence, own, "source"));
        s0_putf(&text, "Not tested: no own rule; \"%s\" is stated to be none", d->rule->basis);
        decide(d, S0_NOT_TESTED, &text, NULL);
    }
}

s0_code s0_precondition(bool *decided, s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                        const s0_rule_context *context, s0_error *err)
{
    deciding d = {.out = out, .arena = arena, .rule = rule, .context = context};

    *decided = false;
    if (!s0_reads_open(&d.reads, arena))
        return s0_fail_memory(err);
    for (size_t i = 0; i < rule->only_if_count && !d.decided; i++)
        check_only_if(&d, &rule->only_if[i]);
    if (!d.decided)
        check_given(&d, true);
    if (!d.decided)
        check_given(&d, false);
    if (!d.decided)
        check_basis(&d);
    if (d.short_of_memory || (d.decided && !s0_reads_finish(&d.reads, out)))
        return s0_fail_memory(err);
    *decided = d.decided;
    return S0_OK;
}
