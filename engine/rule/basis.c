/* basis.c - an own rule as a finding quotes it: "within 1 day (Access policy 2.0, 4.3)". */
#include "rule/basis.h"

#include <string.h>

#include "base/text.h"

const char *s0_basis_own(const s0_rule *rule)
{
    return s0_starts_with(rule->basis, "own_rules.") ? rule->basis + strlen("own_rules.") : NULL;
}

static const s0_cell *stated(const s0_evidence *evidence, const char *own, const char *field)
{
    const s0_fact *fact = s0_evidence_own_field(evidence, own, field);

    return fact != NULL && fact->cell.state == S0_GIVEN ? &fact->cell : NULL;
}

/* A value; an interval of one is quoted as "every quarter", not "every 1 quarter". */
static void put_field(s0_buf *out, const s0_cell *cell, bool interval)
{
    char text[32];

    if (!interval || cell->type != S0_TYPE_DURATION || cell->as.duration.amount != 1) {
        s0_cell_text(out, cell);
        return;
    }
    s0_duration_text(cell->as.duration, text);
    s0_put(out, text + strlen("1 "));
}

static void put_fields(s0_buf *out, const s0_evidence *evidence, const char *own)
{
    static const struct {
        const char *field, *words;
    } quoted[] = {
        {"every", "every"},   {"within", "within"},     {"at_least", "at least"},  {"of", "for"},
        {"except", "except"}, {"demands", "demanding"}, {"tolerance", "tolerance"}};

    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++) {
        const s0_cell *cell = stated(evidence, own, quoted[i].field);

        if (cell == NULL)
            continue;
        s0_putf(out, "%s%s ", out->size > 0 ? ", " : "", quoted[i].words);
        put_field(out, cell, i == 0);
    }
}

s0_code s0_basis_fill(s0_outcome *out, s0_arena *arena, const s0_rule *rule,
                      const s0_evidence *evidence, s0_error *err)
{
    const char *own = s0_basis_own(rule);
    s0_buf text = s0_buf_in(arena);
    const s0_cell *kind, *source;

    out->basis_kind = rule->basis;
    if (own == NULL)
        return S0_OK;
    kind = stated(evidence, own, "kind");
    source = stated(evidence, own, "source");
    out->basis_kind = kind == NULL ? "own" : kind->as.text.key;
    put_fields(&text, evidence, own);
    if (source != NULL && text.size > 0) {
        s0_put(&text, " (");
        s0_cell_text(&text, source);
        s0_put_char(&text, ')');
    } else if (source != NULL) {
        s0_cell_text(&text, source);
    }
    if (text.size > 0)
        out->basis_text = s0_buf_text(&text);
    return text.failed ? s0_fail_memory(err) : S0_OK;
}
