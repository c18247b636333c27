/* settle.c - see settle.h. A rule may define columns of its own, and what it says of them decides
 * how cells are read. If it says what the cells are not, that is its fault and not the evidence's:
 * nobody else reads by it, and one rule must not cost the audit.
 *
 * Who is to blame is found by trying: without any own definition, then with those of one rule
 * alone. All this happens only where the evidence has a fault and a rule of the workspace defines
 * something. */
#include "audit/settle.h"

#include <string.h>

#include "base/text.h"
#include "rule/place.h"

typedef struct settling {
    s0_arena *arena;
    const s0_inputs *inputs;
    const s0_rules *rules;
    const s0_vocabulary *words; /* with all definitions */
    bool *withdrawn;            /* by rule: its definitions are not used now */
    s0_error *blamed;           /* by rule: S0_OK, or why it is at fault */
    s0_faults plain;            /* without any own definition */
} settling;

static size_t count_of(const s0_faults *faults)
{
    return faults->count + faults->lost;
}

static bool defines(const s0_rule *rule)
{
    return !rule->built_in && rule->definitions != NULL;
}

/* Read the evidence by the words of all rules but those withdrawn, for its faults. */
static s0_code try_words(const settling *s, s0_faults *faults, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_vocabulary *words = NULL;
    s0_evidence *evidence = NULL;
    s0_code rc = arena != NULL
                     ? s0_rules_words(&words, arena, s->rules, s->words, s->withdrawn, err)
                     : s0_fail_memory(err);

    if (rc == S0_OK &&
        s0_evidence_load(&evidence, arena, s->inputs->workspace, words, faults) == S0_ENOMEM)
        rc = s0_fail_memory(err);
    s0_arena_free(arena);
    return rc;
}

static bool is_among(const s0_faults *faults, const s0_error *fault)
{
    for (size_t i = 0; i < faults->count; i++)
        if (strcmp(faults->items[i].where, fault->where) == 0 &&
            strcmp(faults->items[i].message, fault->message) == 0)
            return true;
    return false;
}

/* The rule's definitions do not fit the evidence: the first fault that is there because of them
 * says how. */
static void blame(settling *s, size_t at, const s0_faults *faults)
{
    const s0_rule *rule = s->rules->items[at];
    const s0_error *first = NULL;

    for (size_t i = 0; first == NULL && i < faults->count; i++)
        if (!is_among(&s->plain, &faults->items[i]))
            first = &faults->items[i];
    s0_fail(&s->blamed[at], S0_ERULE, s0_rule_place(rule->source, "evidence", NULL),
            "what it defines does not fit the evidence: %s: %.300s",
            first != NULL ? first->where : "", first != NULL ? first->message : "");
    s0_hint(&s->blamed[at], "one of the two is wrong, the definition or the evidence");
}

/* Try what each rule defines by itself. `*any`: somebody is to blame. */
static s0_code try_each(settling *s, bool *any, s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < s->rules->count; i++) {
        s0_faults faults = {0};

        if (!defines(s->rules->items[i]))
            continue;
        memset(s->withdrawn, 1, s->rules->count * sizeof *s->withdrawn);
        s->withdrawn[i] = false;
        rc = try_words(s, &faults, err);
        if (rc == S0_OK && count_of(&faults) > count_of(&s->plain)) {
            blame(s, i, &faults);
            *any = true;
        }
        s0_faults_free(&faults);
    }
    for (size_t i = 0; i < s->rules->count; i++)
        s->withdrawn[i] = s->blamed[i].code != S0_OK;
    return rc;
}

/* What is left of the definitions is good in itself; together it may still not be. */
static s0_code try_rest(settling *s, s0_error *err)
{
    s0_faults faults = {0};
    s0_code rc = try_words(s, &faults, err);

    for (size_t i = 0;
         rc == S0_OK && count_of(&faults) > count_of(&s->plain) && i < s->rules->count; i++)
        if (defines(s->rules->items[i]) && !s->withdrawn[i]) {
            blame(s, i, &faults);
            s->withdrawn[i] = true;
        }
    s0_faults_free(&faults);
    return rc;
}

/* Whose definitions must go. `*any` false: nobody's, the faults are the evidence's own. */
static s0_code find_guilty(settling *s, const s0_faults *faults, bool *any, s0_error *err)
{
    s0_code rc;

    *any = false;
    memset(s->withdrawn, 1, s->rules->count * sizeof *s->withdrawn);
    if ((rc = try_words(s, &s->plain, err)) != S0_OK || count_of(&s->plain) >= count_of(faults))
        return rc;
    if ((rc = try_each(s, any, err)) != S0_OK)
        return rc;
    *any = true; /* fewer faults without them: if it is none of them alone, it is all together */
    return try_rest(s, err);
}

static void add_all(s0_faults *to, const s0_faults *from)
{
    for (size_t i = 0; i < from->count; i++)
        s0_faults_add(to, &from->items[i]);
    to->lost += from->lost;
}

/* Read the evidence by what is left, and say whose fault it was. */
static s0_code read_again(settling *s, s0_evidence **out, s0_books *books, s0_faults *faults,
                          s0_error *err)
{
    s0_vocabulary *words = NULL;
    const s0_rules *rules = NULL;
    s0_code rc;

    if ((rc = s0_rules_words(&words, s->arena, s->rules, s->words, s->withdrawn, err)) != S0_OK ||
        (rc = s0_rules_blame(&rules, s->arena, s->rules, s->blamed, words, err)) != S0_OK)
        return rc;
    books->vocabulary = words;
    books->rules = rules;
    return s0_evidence_load(out, s->arena, s->inputs->workspace, words, faults) == S0_ENOMEM
               ? s0_fail_memory(err)
               : S0_OK;
}

s0_code s0_evidence_settle(s0_evidence **out, s0_arena *arena, const s0_inputs *inputs,
                           s0_books *books, s0_faults *faults, const s0_progress *progress,
                           s0_error *err)
{
    settling s = {
        .arena = arena, .inputs = inputs, .rules = books->rules, .words = books->vocabulary};
    s0_faults found = {0};
    bool any = false;
    s0_code rc;

    *out = NULL;
    rc = s0_evidence_load_watched(out, arena, inputs->workspace, books->vocabulary, &found,
                                  progress);
    for (size_t i = 0; rc == S0_EINPUT && i < s.rules->count; i++)
        any = any || defines(s.rules->items[i]);
    if (rc == S0_EINPUT && any && inputs->books == NULL) { /* examples must fit by themselves */
        s.withdrawn = s0_alloc_n(arena, s.rules->count, sizeof *s.withdrawn);
        s.blamed = s0_alloc_n(arena, s.rules->count, sizeof *s.blamed);
        rc = s.withdrawn != NULL && s.blamed != NULL ? find_guilty(&s, &found, &any, err)
                                                     : s0_fail_memory(err);
        if (rc == S0_OK && any) {
            s0_faults_free(&found);
            rc = read_again(&s, out, books, &found, err);
        }
    }
    add_all(faults, &found);
    s0_faults_free(&found);
    s0_faults_free(&s.plain);
    return rc == S0_ENOMEM ? s0_fail_memory(err) : S0_OK;
}
