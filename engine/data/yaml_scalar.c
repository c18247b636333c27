/* yaml_scalar.c - the core schema as functions instead of patterns: each says
 * whether the text has its look, and reads it. */
#include "data/yaml_scalar.h"

#include <string.h>

#include "base/number.h"

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strcmp(text, *words) == 0)
            return true;
    }
    return false;
}

static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};
static const char *const truths[] = {"true", "True", "TRUE", NULL};
static const char *const lies[] = {"false", "False", "FALSE", NULL};
static const char *const endless[] = {".inf", ".Inf", ".INF", NULL};
static const char *const nans[] = {".nan", ".NaN", ".NAN", NULL};

s0_yaml_tag s0_yaml_tag_of(const char *name)
{
    static const struct {
        const char *name;
        s0_yaml_tag tag;
    } tags[] = {
        {"!", S0_TAG_TEXT},
        {"tag:yaml.org,2002:str", S0_TAG_TEXT},
        {"tag:yaml.org,2002:null", S0_TAG_NULL},
        {"tag:yaml.org,2002:bool", S0_TAG_BOOL},
        {"tag:yaml.org,2002:int", S0_TAG_INT},
        {"tag:yaml.org,2002:float", S0_TAG_REAL},
        {"tag:yaml.org,2002:seq", S0_TAG_LIST},
        {"tag:yaml.org,2002:map", S0_TAG_MAP},
    };

    if (name == NULL)
        return S0_TAG_NONE;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (strcmp(tags[i].name, name) == 0)
            return tags[i].tag;
    }
    return S0_TAG_OTHER;
}

static s0_code too_much(const s0_value *value, s0_error *err)
{
    s0_fail(err, S0_EINPUT, value->at, "the number %s cannot be held exactly", value->raw);
    s0_hint(err, "whole numbers have at most 64 bits, others 15 digits; put longer ones in quotes");
    return S0_EINPUT;
}

/* "0o17" and "0x1F"; false when the text has not that look. */
static bool read_based(const char *text, int64_t *out, bool *too_big)
{
    unsigned base = strncmp(text, "0o", 2) == 0 ? 8 : strncmp(text, "0x", 2) == 0 ? 16 : 0;
    uint64_t value = 0;

    *too_big = false;
    if (base == 0 || text[2] == '\0')
        return false;
    for (text += 2; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        unsigned digit = c >= '0' && c <= '9'   ? c - (unsigned)'0'
                         : c >= 'a' && c <= 'f' ? c - (unsigned)'a' + 10
                         : c >= 'A' && c <= 'F' ? c - (unsigned)'A' + 10
                                                : 16;

        if (digit >= base)
            return false;
        if (value > (uint64_t)INT64_MAX / base || value * base > (uint64_t)INT64_MAX - digit)
            *too_big = true;
        else
            value = value * base + digit;
    }
    *out = (int64_t)value;
    return true;
}

/* Read a whole number. `*match`: the text has the look of one. */
static s0_code read_int(s0_value *value, bool *match, s0_error *err)
{
    bool too_big, based = read_based(value->raw, &value->as.integer, &too_big);

    *match = true;
    if (!based && s0_int_read(value->raw, value->size, &value->as.integer, &too_big))
        too_big = false;
    else if (!based && !too_big)
        *match = false;
    if (*match && too_big)
        return too_much(value, err);
    if (*match)
        value->kind = S0_INT;
    return S0_OK;
}

static s0_code read_real(s0_value *value, bool *match, s0_error *err)
{
    const char *text = value->raw + (value->raw[0] == '-' || value->raw[0] == '+');
    bool inexact;

    *match = true;
    if (is_one_of(text, endless) || is_one_of(value->raw, nans)) {
        s0_fail(err, S0_EINPUT, value->at, "%s is not a number that can be counted with",
                value->raw);
        s0_hint(err, "put it in quotes when it is meant as text");
        return S0_EINPUT;
    }
    if (s0_real_read(value->raw, value->size, &value->as.real, &inexact)) {
        value->kind = S0_REAL;
        return S0_OK;
    }
    if (inexact)
        return too_much(value, err);
    *match = false;
    return S0_OK;
}

static bool read_bool(s0_value *value)
{
    if (!is_one_of(value->raw, truths) && !is_one_of(value->raw, lies))
        return false;
    value->kind = S0_BOOL;
    value->as.truth = is_one_of(value->raw, truths);
    return true;
}

/* A plain scalar goes by its look. */
static s0_code by_look(s0_value *value, s0_error *err)
{
    bool match;
    s0_code rc;

    if (is_one_of(value->raw, nulls)) {
        value->kind = S0_NULL;
        return S0_OK;
    }
    if (read_bool(value))
        return S0_OK;
    if ((rc = read_int(value, &match, err)) != S0_OK || match)
        return rc;
    if ((rc = read_real(value, &match, err)) != S0_OK || match)
        return rc;
    value->kind = S0_TEXT;
    return S0_OK;
}

s0_code s0_yaml_resolve(s0_value *value, s0_yaml_tag tag, s0_error *err)
{
    bool match = false;
    s0_code rc = S0_OK;

    switch (tag) {
    case S0_TAG_NONE:
        value->kind = S0_TEXT;
        return value->quoted ? S0_OK : by_look(value, err);
    case S0_TAG_TEXT:
        value->kind = S0_TEXT;
        value->quoted = true;
        return S0_OK;
    case S0_TAG_NULL:
        match = is_one_of(value->raw, nulls);
        value->kind = S0_NULL;
        break;
    case S0_TAG_BOOL:
        match = read_bool(value);
        break;
    case S0_TAG_INT:
        rc = read_int(value, &match, err);
        break;
    case S0_TAG_REAL:
        rc = read_real(value, &match, err);
        break;
    default:
        break;
    }
    if (rc != S0_OK || match)
        return rc;
    return s0_fail(err, S0_EINPUT, value->at, "\"%s\" is not what its tag says", value->raw);
}
