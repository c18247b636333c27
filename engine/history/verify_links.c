/* verify_links.c - what stands in the chain between one run and the next: what was forgotten before
 * the seal of the run's cycle, the seal, what was forgotten after it.
 *
 *     run - forgotten ... - seal - forgotten ... - next run
 *
 * Each is made of the one before. One that is not is named, and the next is held against what the
 * file says of it, so that each fault is named once. */
#include "history/store.h"

#include <string.h>

/* The forgettings that stand on one run, and where the chain is. */
typedef struct walk {
    s0_verify *check;
    const s0_recorded *entry;
    const char *at;
} walk;

/* The first forgetting from `from` on that stands on the run, before or behind its seal; NULL:
 * none. They stand in the order of their runs. */
static const s0_forgetting *find(const walk *w, size_t *from, bool sealed)
{
    for (; *from < w->check->forgetting_count; ++*from) {
        const s0_forgetting *one = &w->check->forgettings[*from];

        if (one->run > w->entry->run.id)
            break;
        if (one->run == w->entry->run.id && one->sealed == sealed)
            return &w->check->forgettings[(*from)++];
    }
    return NULL;
}

/* Go over the forgettings before (`sealed` false) or behind the seal. */
static s0_code pass_forgettings(walk *w, bool sealed, s0_error *err)
{
    size_t from = w->check->forgetting_next;
    const s0_forgetting *one;
    char value[65];
    s0_code rc = S0_OK;

    while ((one = find(w, &from, sealed)) != NULL) {
        if ((rc = s0_chain_forget(value, w->at, one, err)) != S0_OK)
            return rc;
        if (strcmp(value, one->chain) != 0)
            s0_verify_fault(w->check, "the record of what was forgotten of \"%.100s\" was altered",
                            one->cycle);
        w->at = one->chain;
    }
    return S0_OK;
}

static bool has_forgettings(const walk *w, bool sealed)
{
    size_t from = w->check->forgetting_next;

    return find(w, &from, sealed) != NULL;
}

/* The seal, where there is one or must have been one. */
static s0_code pass_seal(walk *w, s0_links *out, s0_error *err)
{
    const char *cycle = w->entry->run.cycle, *seal = w->entry->seal, *made = NULL;
    char value[65];
    s0_code rc = s0_chain_seal(value, w->at, cycle, err);

    if (rc != S0_OK)
        return rc;
    if ((made = s0_text_dup(w->check->arena, value)) == NULL)
        return s0_fail_memory(err);
    out->sealed = seal != NULL && strcmp(seal, w->at) != 0; /* in form 1 it was no link */
    out->other = out->sealed ? w->at : made;
    if (out->sealed && strcmp(seal, made) != 0)
        s0_verify_fault(w->check, "the seal of \"%.100s\" is not that of its latest run", cycle);
    if (out->sealed)
        w->at = seal;
    if (seal != NULL || !has_forgettings(w, true))
        return S0_OK;
    s0_verify_fault(w->check, "the seal of \"%.100s\" was removed", cycle);
    w->at = made;
    return S0_OK;
}

s0_code s0_verify_links(s0_verify *check, const s0_recorded *entry, s0_links *out, s0_error *err)
{
    walk w = {.check = check, .entry = entry, .at = entry->run.chain};
    s0_code rc;

    if ((rc = pass_forgettings(&w, false, err)) != S0_OK ||
        (rc = pass_seal(&w, out, err)) != S0_OK || (rc = pass_forgettings(&w, true, err)) != S0_OK)
        return rc;
    out->end = w.at;
    if (has_forgettings(&w, true)) /* they stand on the seal: it cannot be otherwise */
        out->other = w.at;
    while (check->forgetting_next < check->forgetting_count &&
           check->forgettings[check->forgetting_next].run <= entry->run.id)
        check->forgetting_next++;
    return S0_OK;
}
