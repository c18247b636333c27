/* withdraw.c - rules and vocabulary when definitions of some rules turn out not to hold. */
#include <string.h>

#include "rule/metadata.h"

/* The definitions of one rule, which were good once, into another vocabulary. */
static s0_code define_again(const s0_rule *rule, s0_vocabulary *words, s0_error *err)
{
    s0_error fault = {0};

    if (rule->definitions == NULL ||
        s0_metadata_define(rule, rule->definitions, words, &fault) != S0_ENOMEM)
        return S0_OK;
    return s0_fail_memory(err);
}

s0_code s0_rules_words(s0_vocabulary **out, s0_arena *arena, const s0_rules *rules,
                       const s0_vocabulary *vocabulary, const bool *withdrawn, s0_error *err)
{
    s0_code rc = s0_vocabulary_plain(out, arena, vocabulary, err);

    for (size_t i = 0; rc == S0_OK && i < rules->replaced_count; i++)
        rc = define_again(rules->replaced[i], *out, err);
    for (size_t own = 0; own < 2; own++)
        for (size_t i = 0; rc == S0_OK && i < rules->count; i++) {
            const s0_rule *rule = rules->items[i];

            if (rule->built_in != (own == 1) && (rule->built_in || !withdrawn[i]))
                rc = define_again(rule, *out, err);
        }
    return rc;
}

static s0_code blame_one(const s0_rule **at, s0_arena *arena, const s0_error *fault,
                         const s0_vocabulary *vocabulary, s0_error *err)
{
    s0_rule *copy;

    if ((*at)->built_in || (*at)->faulty)
        return S0_OK;
    if ((copy = s0_alloc(arena, sizeof *copy)) == NULL)
        return s0_fail_memory(err);
    *copy = **at;
    if (fault->code != S0_OK) {
        copy->fault = *fault;
        copy->faulty = true;
    } else {
        s0_code rc = s0_metadata_resolve(copy, arena, vocabulary, &copy->fault);

        if (rc == S0_ENOMEM)
            return s0_fail_memory(err);
        copy->faulty = rc != S0_OK;
    }
    *at = copy;
    return S0_OK;
}

s0_code s0_rules_blame(const s0_rules **out, s0_arena *arena, const s0_rules *rules,
                       const s0_error *faults, const s0_vocabulary *vocabulary, s0_error *err)
{
    s0_rules *copy = s0_alloc(arena, sizeof *copy);
    const s0_rule **items = s0_alloc_n(arena, rules->count, sizeof *items);
    s0_code rc = S0_OK;

    if (copy == NULL || items == NULL)
        return s0_fail_memory(err);
    *copy = *rules;
    copy->items = items;
    for (size_t i = 0; rc == S0_OK && i < rules->count; i++) {
        items[i] = rules->items[i];
        rc = blame_one(&items[i], arena, &faults[i], vocabulary, err);
    }
    *out = copy;
    return rc;
}
