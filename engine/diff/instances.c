/* instances.c - the exceptions of a finding one by one: which are new, which are still
 * there, and of those that are gone whether they are really gone. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "diff/diff_parts.h"

static const s0_instance *find(const s0_instance *list, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].key, key) == 0)
            return &list[i];
    return NULL;
}

/* An exception that does not fail now: what stands in its place. */
static void judge_missing(const s0_tested *tested, const char *key, s0_instance_change *out)
{
    const s0_instance *unknown = NULL, *apart = NULL;

    if (tested == NULL || tested->outcome == S0_ERRED || tested->outcome == S0_NOT_TESTED) {
        out->state = "not tested";
        return;
    }
    unknown = find(tested->unknown, tested->unknown_count, key);
    apart = find(tested->apart, tested->apart_count, key);
    if (unknown != NULL) {
        out->state = "not determined";
        out->now = unknown->text;
    } else if (apart != NULL) {
        out->state = "set apart";
        out->now = apart->text;
    } else if (tested->outcome == S0_NOT_DETERMINED || tested->outcome == S0_ABSENT) {
        out->state = "not determined";
    } else {
        out->state = "gone";
    }
}

static int by_key(const void *a, const void *b)
{
    const s0_instance_change *x = a, *y = b;
    int order = s0_text_natural(x->key, y->key);

    return order != 0 ? order : s0_text_compare(x->key, y->key);
}

bool s0_compare_instances(const s0_pairing *pair, const s0_finding *was, const s0_finding *is,
                          s0_change *out)
{
    size_t old_count = was != NULL ? was->exception_count : 0;
    size_t new_count = is != NULL ? is->exception_count : 0;
    const s0_tested *tested = s0_cycle_tested(pair->now, out->identity);
    s0_instance_change *list = s0_alloc_n(pair->arena, old_count + new_count, sizeof *list);
    size_t n = 0;

    if (list == NULL)
        return false;
    for (size_t i = 0; i < old_count; i++) {
        const s0_instance *then = &was->exceptions[i];
        const s0_instance *now = new_count > 0 ? find(is->exceptions, new_count, then->key) : NULL;

        list[n] = (s0_instance_change){.key = then->key, .state = "still", .was = then->text};
        if (now != NULL)
            list[n].now = now->text;
        else
            judge_missing(tested, then->key, &list[n]);
        n++;
    }
    for (size_t i = 0; i < new_count; i++) {
        const s0_instance *now = &is->exceptions[i];

        if (old_count == 0 || find(was->exceptions, old_count, now->key) == NULL)
            list[n++] = (s0_instance_change){.key = now->key, .state = "new", .now = now->text};
    }
    qsort(list, n, sizeof *list, by_key);
    out->instances = list;
    out->instance_count = n;
    return true;
}
