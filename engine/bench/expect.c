/* expect.c - outcome, exceptions as a set of keys, class, text contained, numbers. */
#include "bench/expect.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* Numbers an example may ask about. */
static const char *const number_names[] = {"all",      "apart",   "critical", "exempt",   "exposed",
                                           "failed",   "handled", "met",      "no_limit", "not_due",
                                           "subjects", "unknown", "waived"};

static int64_t number_of(const s0_numbers *n, const char *name)
{
    const int64_t values[] = {n->population,
                              n->waived + n->exempt + n->not_due + n->no_limit,
                              n->critical,
                              n->exempt,
                              n->exposed,
                              n->failed,
                              n->handled,
                              n->met,
                              n->no_limit,
                              n->not_due,
                              n->subjects > 0 ? n->subjects : n->population,
                              n->unknown,
                              n->waived};

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        if (strcmp(number_names[i], name) == 0)
            return values[i];
    return -1;
}

static bool is_among(const char *const *words, const char *text)
{
    for (size_t i = 0; text != NULL && words[i] != NULL; i++)
        if (strcmp(words[i], text) == 0)
            return true;
    return false;
}

static s0_code check_numbers(const s0_value *numbers, s0_error *err)
{
    size_t count = sizeof number_names / sizeof *number_names;

    if (numbers->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "numbers is %s, not fields",
                       s0_kind_name(numbers->kind));
    for (size_t i = 0; i < numbers->as.map.count; i++) {
        const s0_member *member = &numbers->as.map.items[i];
        const char *nearest;
        size_t at = 0;

        while (at < count && strcmp(number_names[at], member->key) != 0)
            at++;
        if (at == count) {
            s0_fail(err, S0_EINPUT, (s0_mark){0}, "there is no number \"%s\"", member->key);
            if ((nearest = s0_nearest(member->key, number_names, count)) != NULL)
                s0_hint(err, "did you mean \"%s\"?", nearest);
            return S0_EINPUT;
        }
        if (member->value->kind != S0_INT)
            return s0_fail(err, S0_EINPUT, (s0_mark){0}, "numbers.%s is not a whole number",
                           member->key);
    }
    return S0_OK;
}

static s0_code check_exceptions(const s0_value *list, s0_error *err)
{
    if (list->kind == S0_MAP && list->as.map.count == 0)
        return S0_OK; /* an empty table of Lua */
    if (list->kind != S0_LIST)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "exceptions is %s, not a list",
                       s0_kind_name(list->kind));
    for (size_t i = 0; i < list->as.list.count; i++)
        if (s0_value_text(list->as.list.items[i]) == NULL)
            return s0_fail(err, S0_EINPUT, (s0_mark){0}, "an exception is %s, not a key",
                           s0_kind_name(list->as.list.items[i]->kind));
    return S0_OK;
}

s0_code s0_expect_check(const s0_value *example, s0_error *err)
{
    const s0_value *expect = s0_value_get(example, "expect");
    const s0_value *class_ = s0_value_get(example, "class");
    const s0_value *text = s0_value_get(example, "text");
    const s0_value *exceptions = s0_value_get(example, "exceptions");
    const s0_value *numbers = s0_value_get(example, "numbers");
    const char *word = s0_value_text(expect);
    s0_code rc = S0_OK;

    if (expect == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "the example says no \"expect\"");
    if (word == NULL || !is_among(s0_words, word) || strcmp(word, s0_words[S0_ERRED]) == 0) {
        s0_fail(err, S0_EINPUT, (s0_mark){0}, "\"%s\" is no outcome to expect",
                word != NULL ? word : s0_kind_name(expect->kind));
        s0_hint(err, "conform, improvement, gap, not_determined, absent or not_tested");
        return S0_EINPUT;
    }
    if (class_ != NULL && !is_among(s0_classes, s0_value_text(class_)))
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "class is none of major, minor, ofi");
    if (text != NULL && s0_value_text(text) == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "text is %s, not text",
                       s0_kind_name(text->kind));
    if (exceptions != NULL)
        rc = check_exceptions(exceptions, err);
    if (rc == S0_OK && numbers != NULL)
        rc = check_numbers(numbers, err);
    return rc;
}

/* --- in a line -------------------------------------------------------------------------------- */

static int by_text(const void *a, const void *b)
{
    return s0_text_natural(*(const char *const *)a, *(const char *const *)b);
}

static void put_keys(s0_buf *out, const char **keys, size_t count)
{
    if (count > 1)
        qsort(keys, count, sizeof *keys, by_text);
    s0_put(out, count == 0 ? ", no exceptions" : ", exceptions ");
    for (size_t i = 0; i < count; i++)
        s0_putf(out, "%s%s", i > 0 ? " " : "", keys[i]);
}

static size_t expected_count(const s0_value *list)
{
    return list != NULL && list->kind == S0_LIST ? list->as.list.count : 0;
}

const char *s0_expect_text(s0_arena *arena, const s0_value *example)
{
    const s0_value *class_ = s0_value_get(example, "class");
    const s0_value *exceptions = s0_value_get(example, "exceptions");
    const s0_value *numbers = s0_value_get(example, "numbers");
    const s0_value *text = s0_value_get(example, "text");
    size_t count = expected_count(exceptions);
    const char **keys = s0_alloc_n(arena, count, sizeof *keys);
    s0_buf out = s0_buf_in(arena);

    if (keys == NULL)
        return NULL;
    s0_put(&out, s0_value_text(s0_value_get(example, "expect")));
    if (class_ != NULL)
        s0_putf(&out, ", %s", s0_value_text(class_));
    for (size_t i = 0; i < count; i++)
        keys[i] = s0_value_text(exceptions->as.list.items[i]);
    if (exceptions != NULL)
        put_keys(&out, keys, count);
    for (size_t i = 0; numbers != NULL && i < numbers->as.map.count; i++)
        s0_putf(&out, ", %s %" PRId64, numbers->as.map.items[i].key,
                numbers->as.map.items[i].value->as.integer);
    if (text != NULL)
        s0_putf(&out, ", \"%s\"", s0_value_text(text));
    return s0_buf_text(&out);
}

const char *s0_expect_got(s0_arena *arena, const s0_value *example, const s0_tested *tested,
                          const s0_finding *finding)
{
    const s0_value *numbers = s0_value_get(example, "numbers");
    const char **keys = s0_alloc_n(arena, tested->failed_count, sizeof *keys);
    s0_buf out = s0_buf_in(arena);

    if (keys == NULL)
        return NULL;
    s0_put(&out, s0_words[tested->outcome]);
    if (s0_value_get(example, "class") != NULL)
        s0_putf(&out, ", %s", finding != NULL ? s0_classes[finding->class_] : "no finding");
    for (size_t i = 0; i < tested->failed_count; i++)
        keys[i] = tested->failed[i].key;
    if (s0_value_get(example, "exceptions") != NULL)
        put_keys(&out, keys, tested->failed_count);
    for (size_t i = 0; numbers != NULL && i < numbers->as.map.count; i++)
        s0_putf(&out, ", %s %" PRId64, numbers->as.map.items[i].key,
                number_of(&tested->numbers, numbers->as.map.items[i].key));
    if (s0_value_get(example, "text") != NULL)
        s0_putf(&out, ", \"%s\"", tested->text);
    return s0_buf_text(&out);
}

/* --- comparing -----------------------------------------------------------------------------------
 */

static bool fails(const s0_tested *tested, const char *key)
{
    for (size_t i = 0; i < tested->failed_count; i++)
        if (strcmp(tested->failed[i].key, key) == 0)
            return true;
    return false;
}

/* As many different keys as fail, each of which fails. */
static bool same_keys(const s0_value *list, const s0_tested *tested)
{
    size_t count = expected_count(list);

    for (size_t i = 0; i < count; i++) {
        const char *key = s0_value_text(list->as.list.items[i]);

        for (size_t j = 0; j < i; j++)
            if (strcmp(s0_value_text(list->as.list.items[j]), key) == 0)
                return false;
        if (!fails(tested, key))
            return false;
    }
    return count == tested->failed_count;
}

bool s0_expect_met(const s0_value *example, const s0_tested *tested, const s0_finding *finding)
{
    const s0_value *class_ = s0_value_get(example, "class");
    const s0_value *exceptions = s0_value_get(example, "exceptions");
    const s0_value *numbers = s0_value_get(example, "numbers");
    const s0_value *text = s0_value_get(example, "text");

    if (strcmp(s0_words[tested->outcome], s0_value_text(s0_value_get(example, "expect"))) != 0)
        return false;
    if (class_ != NULL &&
        (finding == NULL || strcmp(s0_classes[finding->class_], s0_value_text(class_)) != 0))
        return false;
    if (exceptions != NULL && !same_keys(exceptions, tested))
        return false;
    for (size_t i = 0; numbers != NULL && i < numbers->as.map.count; i++)
        if (number_of(&tested->numbers, numbers->as.map.items[i].key) !=
            numbers->as.map.items[i].value->as.integer)
            return false;
    return text == NULL || strstr(tested->text, s0_value_text(text)) != NULL;
}
