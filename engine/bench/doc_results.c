/* doc_results.c - which outcomes a rule can come to. The check is not run: the words that make
 * outcomes stand in its source, the others follow from its metadata. */
#include <ctype.h>
#include <string.h>

#include "bench/doc.h"

/* Whether the word is called in the source, outside comments: "every {", "gap(". */
static bool calls(const char *text, const char *word)
{
    size_t size = strlen(word);
    bool comment = false;
    char before = '\n';

    for (; *text != '\0'; before = *text, text++) {
        const char *after;

        if (*text == '\n')
            comment = false;
        else if (text[0] == '-' && text[1] == '-')
            comment = true;
        if (comment || isalnum((unsigned char)before) || before == '_' || before == '.' ||
            strncmp(text, word, size) != 0)
            continue;
        after = text + size;
        after += strspn(after, " ");
        if (*after == '{' || *after == '(')
            return true;
    }
    return false;
}

/* A record that the wording of the requirement demands is among what the rule reads, or its own
 * rule may demand one. */
static bool may_be_absent(const s0_doc_inputs *in, const s0_rule *rule)
{
    size_t count;
    const s0_entry *const *all = s0_vocabulary_all(in->vocabulary, &count);
    const s0_entry *own = s0_vocabulary_get(in->vocabulary, rule->basis);

    for (size_t i = 0; i < count; i++) {
        const s0_demand *demand = all[i]->demanded_by != NULL
                                      ? s0_catalog_demand(in->catalog, all[i]->demanded_by)
                                      : NULL;

        if (demand != NULL && s0_text_same(demand->requirement, rule->requirement) &&
            s0_doc_reads(rule, all[i]->name))
            return true;
    }
    for (size_t i = 0; own != NULL && i < own->key_count; i++)
        if (strcmp(own->key[i], "record") == 0)
            return true;
    return false;
}

/* Why it may not be tested; NULL: it always is. NULL with `*failed`: memory is short. */
static const char *not_tested(s0_arena *arena, const s0_rule *rule, bool *failed)
{
    s0_buf out = s0_buf_in(arena);

    for (size_t i = 0; i < rule->only_if_count; i++)
        s0_putf(&out, "%s%s is other than %s", i > 0 ? " or " : "", rule->only_if[i].fact,
                rule->only_if[i].value->raw != NULL ? rule->only_if[i].value->raw : "stated");
    if (s0_starts_with(rule->basis, "own_rules."))
        s0_putf(&out, "%sthe organization states that it has no such rule of its own",
                out.size > 0 ? ", or " : "");
    *failed = out.failed;
    return out.size > 0 ? s0_buf_text(&out) : NULL;
}

const s0_doc_result *s0_doc_results(s0_arena *arena, const s0_doc_inputs *in, const s0_rule *rule,
                                    size_t *count)
{
    s0_doc_result *list = s0_alloc_n(arena, 6, sizeof *list);
    const char *text = rule->source->text;
    bool every = calls(text, "every"), failed = false;
    const char *untested = not_tested(arena, rule, &failed);

    *count = 0;
    if (list == NULL || failed)
        return NULL;
    if (every || calls(text, "conform"))
        list[(*count)++] = (s0_doc_result){"conform", "the evidence shows what the criterion asks"};
    if (calls(text, "improvement"))
        list[(*count)++] = (s0_doc_result){
            "improvement", "the evidence shows it, and something could be better: an opportunity "
                           "for improvement"};
    if (every || calls(text, "gap"))
        list[(*count)++] = (s0_doc_result){
            "gap", "the evidence shows that it is not so; the grading table makes it a minor or "
                   "major nonconformity"};
    list[(*count)++] = (s0_doc_result){
        "not determined", "something that is read is missing, unknown or too old to show it; it is "
                          "named, and nothing is decided"};
    if (may_be_absent(in, rule))
        list[(*count)++] =
            (s0_doc_result){"absent", "a record that is demanded is stated not to exist"};
    if (untested != NULL)
        list[(*count)++] = (s0_doc_result){"not tested", untested};
    return list;
}
