/* define.c - definitions that own rules bring along, held against each other before any of them
 * counts: a rule must not get its way by standing first, nor change what another one's columns
 * mean.
 *
 * They are tried on a vocabulary that is thrown away. There the first definition of a name stays,
 * and a later one that differs puts both rules in the wrong, with all who read the name. Then those
 * that are left define what counts. */
#include "rule/define.h"

#include <string.h>

#include "base/text.h"
#include "rule/metadata.h"
#include "rule/place.h"

/* Own rules on trial. */
typedef struct trial {
    s0_rule *const *rules;
    const s0_value *const *metadata;
    size_t count;
    const s0_vocabulary *plain; /* without what own rules define */
    s0_arena *arena;            /* of one trial */
    s0_vocabulary *words;
    bool *contested;    /* rules that clash, by index; they are faulty when the trial is over */
    const char **names; /* that were defined in two ways */
    size_t name_count, name_room;
    s0_arena *keep; /* of names */
} trial;

static const s0_value *definitions(const trial *t, size_t at)
{
    const s0_value *evidence =
        t->metadata[at] != NULL ? s0_value_get(t->metadata[at], "evidence") : NULL;

    return evidence != NULL && evidence->kind == S0_MAP ? evidence : NULL;
}

/* Whether the rule takes part in a round: own rules, or built-in ones. */
static bool takes_part(const trial *t, size_t at, bool built_in)
{
    return !t->rules[at]->faulty && t->rules[at]->built_in == built_in &&
           definitions(t, at) != NULL;
}

static bool note_name(trial *t, const char *name)
{
    const char **wider;

    if (t->name_count == t->name_room) {
        t->name_room = 2 * t->name_room + 8;
        if ((wider = s0_alloc_n(t->keep, t->name_room, sizeof *wider)) == NULL)
            return false;
        for (size_t i = 0; i < t->name_count; i++)
            wider[i] = t->names[i];
        t->names = wider;
    }
    t->names[t->name_count] = s0_text_dup(t->keep, name);
    return t->names[t->name_count++] != NULL;
}

static void blame(s0_rule *rule, const char *name, const char *other)
{
    s0_fail(&rule->fault, S0_ERULE, s0_rule_place(rule->source, name, NULL),
            "\"%s\" is defined in two ways, the other one by %s", name, other);
    s0_hint(&rule->fault,
            "one name means one thing: let them agree, or give one of them another name");
}

/* Rule `at` contradicts the rule that `known` comes from. */
static bool clash(trial *t, size_t at, const s0_entry *known, const char *name)
{
    for (size_t i = 0; i < t->count; i++) {
        if (t->rules[i]->built_in || i == at || strcmp(t->rules[i]->id, known->rule) != 0 ||
            !takes_part(t, i, false))
            continue;
        if (!t->contested[i])
            blame(t->rules[i], name, t->rules[at]->source->path);
        if (!t->contested[at])
            blame(t->rules[at], name, t->rules[i]->source->path);
        t->contested[i] = t->contested[at] = true;
    }
    return note_name(t, name);
}

/* All definitions of one own rule, on trial. `*again`: it is at fault by itself, and what it has
 * put into the words must go. */
static s0_code try_rule(trial *t, size_t at, bool *again, s0_error *err)
{
    const s0_value *evidence = definitions(t, at);
    s0_rule *rule = t->rules[at];

    for (size_t i = 0; i < evidence->as.map.count; i++) {
        const s0_member *part = &evidence->as.map.items[i];
        const s0_entry *known = NULL;
        s0_error fault = {0};
        s0_code rc = S0_OK;

        if (s0_metadata_defines(part))
            rc = s0_metadata_define_one(rule, part, t->words, &known, &fault);
        if (rc == S0_ENOMEM || (known != NULL && !clash(t, at, known, part->key)))
            return s0_fail_memory(err);
        if (rc == S0_OK || (known != NULL && t->contested[at]))
            continue;
        rule->fault = fault; /* by itself, or against a rule that is built in */
        rule->faulty = *again = true;
        return S0_OK;
    }
    return S0_OK;
}

/* Built-in rules define in `words` what is theirs. */
static s0_code define_built_in(const trial *t, s0_vocabulary *words, s0_error *err)
{
    for (size_t i = 0; i < t->count; i++) {
        s0_rule *rule = t->rules[i];
        s0_code rc;

        if (!takes_part(t, i, true))
            continue;
        if ((rc = s0_metadata_define(rule, t->metadata[i], words, &rule->fault)) == S0_ENOMEM)
            return s0_fail_memory(err);
        rule->faulty = rc != S0_OK;
        if (!rule->faulty)
            rule->definitions = t->metadata[i];
    }
    return S0_OK;
}

/* One trial of all own rules that are not at fault by themselves. */
static s0_code try_all(trial *t, bool *again, s0_error *err)
{
    s0_code rc = S0_OK;

    *again = false;
    t->name_count = 0;
    memset(t->contested, 0, t->count * sizeof *t->contested);
    if ((t->arena = s0_arena_new()) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_vocabulary_plain(&t->words, t->arena, t->plain, err)) == S0_OK)
        rc = define_built_in(t, t->words, err);
    for (size_t i = 0; rc == S0_OK && !*again && i < t->count; i++)
        if (takes_part(t, i, false))
            rc = try_rule(t, i, again, err);
    s0_arena_free(t->arena);
    return rc;
}

/* Whether `name` is `whole` or, after a dot, part of it. */
static bool is_within(const char *name, const char *whole)
{
    size_t size = strlen(whole);

    return strncmp(name, whole, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

/* An own rule that reads what was defined in two ways, and did not define it. */
static void blame_readers(const trial *t, s0_rule *rule)
{
    for (size_t i = 0; !rule->faulty && i < rule->evidence_count; i++)
        for (size_t k = 0; k < t->name_count; k++)
            if (is_within(t->names[k], rule->evidence[i]) ||
                is_within(rule->evidence[i], t->names[k])) {
                s0_fail(&rule->fault, S0_ERULE,
                        s0_rule_place(rule->source, "evidence", rule->evidence[i]),
                        "two rules define \"%s\" in two ways", t->names[k]);
                rule->faulty = true;
                break;
            }
}

static s0_code judge(trial *t, s0_error *err)
{
    bool again = true;
    s0_code rc = S0_OK;

    while (rc == S0_OK && again)
        rc = try_all(t, &again, err);
    for (size_t i = 0; rc == S0_OK && i < t->count; i++)
        t->rules[i]->faulty = t->rules[i]->faulty || t->contested[i];
    for (size_t i = 0; rc == S0_OK && i < t->count; i++)
        if (!t->rules[i]->built_in && !t->rules[i]->faulty)
            blame_readers(t, t->rules[i]);
    return rc;
}

static s0_code define_own(const trial *t, s0_vocabulary *words, s0_error *err)
{
    for (size_t i = 0; i < t->count; i++) {
        s0_code rc;

        if (!takes_part(t, i, false))
            continue;
        rc = s0_metadata_define(t->rules[i], t->metadata[i], words, &t->rules[i]->fault);
        if (rc == S0_ENOMEM)
            return s0_fail_memory(err);
        t->rules[i]->faulty = rc != S0_OK;
        if (rc == S0_OK)
            t->rules[i]->definitions = t->metadata[i];
    }
    return S0_OK;
}

s0_code s0_rules_define(s0_rule *const *rules, const s0_value *const *metadata, size_t count,
                        s0_vocabulary *vocabulary, s0_error *err)
{
    trial t = {.rules = rules, .metadata = metadata, .count = count, .plain = vocabulary};
    bool any = false;
    s0_code rc = define_built_in(&t, vocabulary, err);

    for (size_t i = 0; i < count; i++)
        any = any || takes_part(&t, i, false);
    if (rc != S0_OK || !any)
        return rc;
    if ((t.keep = s0_arena_new()) == NULL ||
        (t.contested = s0_alloc_n(t.keep, count, sizeof *t.contested)) == NULL)
        rc = s0_fail_memory(err);
    if (rc == S0_OK && (rc = judge(&t, err)) == S0_OK)
        rc = define_own(&t, vocabulary, err);
    s0_arena_free(t.keep);
    return rc;
}
