/* metadata_check.c - the parent's side: a value of unknown shape becomes an s0_rule, or one
 * sentence that says which key is wrong and how. What needs the vocabulary is in
 * metadata_names.c. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "rule/metadata.h"
#include "rule/place.h"

#define ID_MAX 100       /* characters of an id: it becomes part of paths and tables */
#define SENTENCE_MAX 400 /* characters of a title or criterion */

static const char *const keys[] = {"api",       "id",    "requirement", "related", "title",
                                   "criterion", "basis", "evidence",    "check",   "examples",
                                   "only_if",   "whole", "formerly"};

#define KEY_COUNT (sizeof keys / sizeof *keys)

typedef struct reading {
    s0_rule *rule;
    s0_arena *arena;
    const s0_value *value;
    const s0_catalog *catalog;
    s0_error *err;
} reading;

static s0_mark place(const reading *r, const char *key, const char *text)
{
    return s0_rule_place(r->rule->source, key, text);
}

static s0_code check_keys(const reading *r)
{
    if (r->value->kind != S0_MAP)
        return s0_fail(r->err, S0_ERULE, place(r, "rule", NULL), "the rule is %s, not fields",
                       s0_kind_name(r->value->kind));
    for (size_t i = 0; i < r->value->as.map.count; i++) {
        const char *key = r->value->as.map.items[i].key, *near;
        size_t at = 0;

        while (at < KEY_COUNT && strcmp(keys[at], key) != 0)
            at++;
        if (at < KEY_COUNT)
            continue;
        s0_fail(r->err, S0_ERULE, place(r, key, NULL), "a rule has no field \"%s\"", key);
        if ((near = s0_nearest(key, keys, KEY_COUNT)) != NULL)
            s0_hint(r->err, "did you mean \"%s\"?", near);
        return S0_ERULE;
    }
    return S0_OK;
}

/* What a field looks like when it is right: the hint on one that is missing or of another type. */
static void show_field(const reading *r, const char *key)
{
    static const struct {
        const char *key, *looks;
    } fields[] = {{"api", "api = 1"},
                  {"id", "id = \"A.5.18-what-it-tests\""},
                  {"requirement", "requirement = \"A.5.18\""},
                  {"related", "related = { \"A.6.5\", \"A.5.16\" }"},
                  {"title", "title = \"Accounts of leavers are disabled in time\""},
                  {"criterion", "criterion = \"What is asked, of whom, and by when\""},
                  {"basis", "basis = \"standard\", \"law\", \"contract\" or \"own_rules.NAME\""},
                  {"evidence", "evidence = { \"accounts.account\", \"accounts.disabled_on\" }"},
                  {"check", "check = function(audit) return every { … } end"},
                  {"examples", "examples = { { given = {}, expect = \"not_determined\" } }"},
                  {"only_if", "only_if = { [\"profile.uses_cloud\"] = true }"},
                  {"whole", "whole = true"},
                  {"formerly", "formerly = { \"A.5.18-its-former-id\" }"}};

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(fields[i].key, key) == 0)
            s0_hint(r->err, "%s", fields[i].looks);
}

/* A field that must be there; NULL and a filled error when it is not. */
static const s0_value *need(const reading *r, const char *key)
{
    const s0_value *value = s0_value_get(r->value, key);

    if (value != NULL)
        return value;
    s0_fail(r->err, S0_ERULE, s0_rule_start(r->rule->source), "the rule has no %s", key);
    show_field(r, key);
    return NULL;
}

static s0_code wrong_type(const reading *r, const char *key, const s0_value *value,
                          const char *what)
{
    s0_fail(r->err, S0_ERULE, place(r, key, NULL), "%s is %s, not %s", key,
            s0_kind_name(value->kind), what);
    show_field(r, key);
    return S0_ERULE;
}

static s0_code check_api(const reading *r)
{
    const s0_value *api = need(r, "api");

    if (api == NULL)
        return S0_ERULE;
    if (api->kind != S0_INT)
        return wrong_type(r, "api", api, "the number 1");
    if (api->as.integer != 1)
        return s0_fail(r->err, S0_ERULE, place(r, "api", NULL),
                       "api %" PRId64 " is not known here; this program reads api 1",
                       api->as.integer);
    return S0_OK;
}

/* Letters, digits, '.', '-', '_', beginning with a letter or digit. */
static bool is_id(const char *text)
{
    size_t size = strlen(text);

    if (size == 0 || size > ID_MAX || !isalnum((unsigned char)*text))
        return false;
    for (; *text != '\0'; text++)
        if (!isalnum((unsigned char)*text) && strchr(".-_", *text) == NULL)
            return false;
    return true;
}

static s0_code check_id_text(const reading *r, const char *key, const s0_value *value)
{
    const char *text = s0_value_text(value);

    if (text == NULL)
        return wrong_type(r, key, value, "text");
    if (!is_id(text)) {
        s0_fail(r->err, S0_ERULE, place(r, key, text), "\"%s\" cannot be an id", text);
        s0_hint(r->err,
                "an id has up to %d letters, digits, '.', '-' and '_', and begins with a "
                "letter or digit",
                ID_MAX);
        return S0_ERULE;
    }
    if (s0_catalog_requirement(r->catalog, S0_EDITION_2022, text) != NULL)
        return s0_fail(r->err, S0_ERULE, place(r, key, text),
                       "the id \"%s\" is that of a requirement; say what the rule tests: "
                       "\"%s-…\"",
                       text, text);
    return S0_OK;
}

static s0_code read_id(const reading *r)
{
    const s0_value *id = need(r, "id");
    s0_code rc = id == NULL ? S0_ERULE : check_id_text(r, "id", id);

    if (rc == S0_OK)
        r->rule->id = s0_value_text(id);
    return rc;
}

/* An auditable requirement of the 2022 edition. */
static s0_code check_requirement(const reading *r, const char *key, const s0_value *value)
{
    const char *text = s0_value_text(value), *near;

    if (text == NULL)
        return wrong_type(r, key, value, "text");
    if (s0_catalog_requirement(r->catalog, S0_EDITION_2022, text) != NULL)
        return S0_OK;
    s0_fail(r->err, S0_ERULE, place(r, key, text),
            "%s \"%s\" is no clause or control that can be audited", key, text);
    if ((near = s0_catalog_nearest(r->catalog, S0_EDITION_2022, text)) != NULL)
        s0_hint(r->err, "did you mean \"%s\"?", near);
    return S0_ERULE;
}

/* A list of texts under `key`; none when it is not there. An empty table of Lua arrives as
 * a map without members. */
static s0_code read_texts(const reading *r, const char *key, const char *const **out, size_t *count)
{
    const s0_value *value = s0_value_get(r->value, key);
    const char **texts;

    if (value == NULL || (value->kind == S0_MAP && value->as.map.count == 0))
        return S0_OK;
    if (value->kind != S0_LIST)
        return wrong_type(r, key, value, "a list");
    if ((texts = s0_alloc_n(r->arena, value->as.list.count, sizeof *texts)) == NULL)
        return s0_fail_memory(r->err);
    for (size_t i = 0; i < value->as.list.count; i++) {
        const s0_value *item = value->as.list.items[i];

        if ((texts[i] = s0_value_text(item)) == NULL)
            return s0_fail(r->err, S0_ERULE, place(r, key, NULL), "%s holds %s, not text", key,
                           s0_kind_name(item->kind));
        for (size_t k = 0; k < i; k++)
            if (strcmp(texts[k], texts[i]) == 0)
                return s0_fail(r->err, S0_ERULE, place(r, key, texts[i]),
                               "\"%s\" stands twice in %s", texts[i], key);
    }
    *out = texts;
    *count = value->as.list.count;
    return S0_OK;
}

static s0_code read_requirements(const reading *r)
{
    const s0_value *requirement = need(r, "requirement");
    const s0_value *related = s0_value_get(r->value, "related");
    s0_code rc = requirement == NULL ? S0_ERULE : check_requirement(r, "requirement", requirement);

    if (rc != S0_OK)
        return rc;
    r->rule->requirement = s0_value_text(requirement);
    rc = read_texts(r, "related", &r->rule->related, &r->rule->related_count);
    for (size_t i = 0; rc == S0_OK && i < r->rule->related_count; i++)
        rc = check_requirement(r, "related", related->as.list.items[i]);
    for (size_t i = 0; rc == S0_OK && i < r->rule->related_count; i++)
        if (strcmp(r->rule->related[i], r->rule->requirement) == 0)
            rc = s0_fail(r->err, S0_ERULE, place(r, "related", r->rule->related[i]),
                         "related names the rule's own requirement \"%s\"", r->rule->related[i]);
    return rc;
}

/* One line of text that says something. */
static s0_code read_sentence(const reading *r, const char *key, const char **out)
{
    const s0_value *value = need(r, key);
    const char *text = s0_value_text(value), *plain;

    if (value == NULL)
        return S0_ERULE;
    if (text == NULL)
        return wrong_type(r, key, value, "text");
    if (strspn(text, " \t\r\n") == strlen(text))
        return s0_fail(r->err, S0_ERULE, place(r, key, NULL), "the %s is empty", key);
    if ((plain = s0_text_plain(r->arena, text, strlen(text))) == NULL)
        return s0_fail_memory(r->err);
    if (strcmp(plain, text) != 0)
        return s0_fail(r->err, S0_ERULE, place(r, key, NULL),
                       "the %s holds a line break or another control character", key);
    if (s0_utf8_count(text, strlen(text)) > SENTENCE_MAX)
        return s0_fail(r->err, S0_ERULE, place(r, key, NULL), "the %s is longer than %d characters",
                       key, SENTENCE_MAX);
    *out = text;
    return S0_OK;
}

static s0_code read_basis(const reading *r)
{
    static const char *const words[] = {"standard", "law", "contract"};
    const s0_value *basis = s0_value_get(r->value, "basis");
    const char *text = s0_value_text(basis), *near;

    r->rule->basis = "standard";
    if (basis == NULL)
        return S0_OK;
    if (text == NULL)
        return wrong_type(r, "basis", basis, "text");
    for (size_t i = 0; i < 3; i++)
        if (strcmp(words[i], text) == 0) {
            r->rule->basis = words[i];
            return S0_OK;
        }
    if (s0_starts_with(text, "own_rules.") && strchr(text + 10, '.') == NULL) {
        r->rule->basis = text;
        return S0_OK;
    }
    s0_fail(r->err, S0_ERULE, place(r, "basis", NULL), "the basis \"%s\" is not known", text);
    if ((near = s0_nearest(text, words, 3)) != NULL)
        s0_hint(r->err, "did you mean \"%s\"?", near);
    else
        s0_hint(r->err, "a basis is \"standard\", \"law\", \"contract\" or \"own_rules.NAME\"");
    return S0_ERULE;
}

static s0_code read_only_if(const reading *r)
{
    const s0_value *value = s0_value_get(r->value, "only_if");
    s0_only_if *items;

    if (value == NULL)
        return S0_OK;
    if (value->kind != S0_MAP)
        return wrong_type(r, "only_if", value, "facts with their values");
    if (value->as.map.count == 0)
        return s0_fail(r->err, S0_ERULE, place(r, "only_if", NULL), "only_if names no fact");
    if ((items = s0_alloc_n(r->arena, value->as.map.count, sizeof *items)) == NULL)
        return s0_fail_memory(r->err);
    for (size_t i = 0; i < value->as.map.count; i++) {
        const s0_member *member = &value->as.map.items[i];

        if (member->value->kind == S0_LIST || member->value->kind == S0_MAP)
            return s0_fail(r->err, S0_ERULE, place(r, member->key, NULL),
                           "only_if holds \"%s\" against %s, not one value", member->key,
                           s0_kind_name(member->value->kind));
        items[i] = (s0_only_if){member->key, member->value};
    }
    r->rule->only_if = items;
    r->rule->only_if_count = value->as.map.count;
    return S0_OK;
}

static s0_code read_whole(const reading *r)
{
    const s0_value *whole = s0_value_get(r->value, "whole");

    if (whole == NULL)
        return S0_OK;
    if (whole->kind != S0_BOOL)
        return wrong_type(r, "whole", whole, "true or false");
    r->rule->whole = whole->as.truth;
    return S0_OK;
}

static s0_code read_formerly(const reading *r)
{
    s0_code rc = read_texts(r, "formerly", &r->rule->formerly, &r->rule->formerly_count);
    const s0_value *list = s0_value_get(r->value, "formerly");

    for (size_t i = 0; rc == S0_OK && i < r->rule->formerly_count; i++) {
        rc = check_id_text(r, "formerly", list->as.list.items[i]);
        if (rc == S0_OK && strcmp(r->rule->formerly[i], r->rule->id) == 0)
            rc = s0_fail(r->err, S0_ERULE, place(r, "formerly", NULL),
                         "formerly names the rule's present id \"%s\"", r->rule->id);
    }
    return rc;
}

static s0_code read_examples(const reading *r)
{
    const s0_value *examples = s0_value_get(r->value, "examples");
    s0_value *none;

    if (examples == NULL || (examples->kind == S0_MAP && examples->as.map.count == 0)) {
        if ((none = s0_make_list(r->arena)) == NULL)
            return s0_fail_memory(r->err);
        r->rule->examples = none;
        return S0_OK;
    }
    if (examples->kind != S0_LIST)
        return wrong_type(r, "examples", examples, "a list");
    for (size_t i = 0; i < examples->as.list.count; i++)
        if (examples->as.list.items[i]->kind != S0_MAP)
            return s0_fail(r->err, S0_ERULE, place(r, "examples", NULL),
                           "examples[%zu] is %s, not fields", i + 1,
                           s0_kind_name(examples->as.list.items[i]->kind));
    r->rule->examples = examples;
    return S0_OK;
}

static s0_code check_check(const reading *r, const char *check)
{
    if (check != NULL && strcmp(check, "function") == 0)
        return S0_OK;
    if (check == NULL || strcmp(check, "nil") == 0)
        s0_fail(r->err, S0_ERULE, s0_rule_start(r->rule->source), "the rule has no check");
    else
        s0_fail(r->err, S0_ERULE, place(r, "check", NULL), "check is a %s, not a function", check);
    show_field(r, "check");
    return S0_ERULE;
}

s0_code s0_metadata_read(s0_rule *rule, s0_arena *arena, const s0_value *value, const char *check,
                         const s0_catalog *catalog, s0_error *err)
{
    reading r = {rule, arena, value, catalog, err};
    s0_code rc;

    /* The id first: a rule with another fault is still known by its name. */
    if (value->kind == S0_MAP && s0_value_text(s0_value_get(value, "id")) != NULL)
        (void)read_id(&r);
    if ((rc = value->kind == S0_MAP ? check_api(&r) : S0_OK) != S0_OK ||
        (rc = check_keys(&r)) != S0_OK || (rc = read_id(&r)) != S0_OK ||
        (rc = read_requirements(&r)) != S0_OK ||
        (rc = read_sentence(&r, "title", &rule->title)) != S0_OK ||
        (rc = read_sentence(&r, "criterion", &rule->criterion)) != S0_OK ||
        (rc = read_basis(&r)) != S0_OK ||
        (rc = need(&r, "evidence") == NULL ? S0_ERULE : S0_OK) != S0_OK ||
        (rc = read_only_if(&r)) != S0_OK || (rc = read_whole(&r)) != S0_OK ||
        (rc = read_formerly(&r)) != S0_OK || (rc = read_examples(&r)) != S0_OK)
        return rc;
    return check_check(&r, check);
}
