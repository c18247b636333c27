/* load_origin.c - where a file came from: source, collected, by, covers, valid_for, sample. */
#include <string.h>

#include "base/number.h"
#include "evidence/load.h"

const char *s0_load_word(s0_load *load, const s0_member *member)
{
    const s0_value *value = member->value;

    if (value->raw != NULL && value->kind != S0_NULL && value->size > 0)
        return value->raw;
    s0_load_fault(load, value->at, "\"%s\" is %s, not text", member->key,
                  value->kind == S0_TEXT ? "empty" : s0_kind_name(value->kind));
    return NULL;
}

/* A date as written; false: a fault was added. */
static bool read_date(s0_load *load, const s0_member *member, s0_date *out)
{
    const char *text = s0_load_word(load, member);

    if (text == NULL)
        return false;
    if (s0_date_read(text, member->value->size, out))
        return true;
    s0_load_misfit(load, member->value->at, member->key, text, member->value->size,
                   "is not a date (2026-03-31)");
    return false;
}

/* Refuse keys of a map that are not among `keys`; false: it is no map. */
static bool check_map(s0_load *load, const s0_member *member, const char *const *keys, size_t count)
{
    const s0_value *map = member->value;

    if (map->kind != S0_MAP) {
        s0_load_fault(load, map->at, "\"%s\" is %s, not a map", member->key,
                      s0_kind_name(map->kind));
        return false;
    }
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *inner = &map->as.map.items[i];
        size_t at = 0;

        while (at < count && strcmp(keys[at], inner->key) != 0)
            at++;
        if (at == count)
            s0_load_near(
                s0_load_fault(load, inner->at, "\"%s\" cannot say \"%s\"", member->key, inner->key),
                s0_nearest(inner->key, keys, count));
    }
    return true;
}

static void read_covers(s0_load *load, s0_origin *origin, const s0_member *member)
{
    static const char *const keys[] = {"from", "to"};
    s0_date from = {0}, to = {0};
    unsigned met = 0;

    if (!check_map(load, member, keys, 2))
        return;
    for (size_t i = 0; i < member->value->as.map.count; i++) {
        const s0_member *inner = &member->value->as.map.items[i];

        if (strcmp(inner->key, "from") == 0)
            met += read_date(load, inner, &from) ? 1 : 4;
        else if (strcmp(inner->key, "to") == 0)
            met += read_date(load, inner, &to) ? 1 : 4;
    }
    if (met < 2)
        s0_load_fault(load, member->value->at, "\"covers\" needs from and to");
    if (met != 2)
        return;
    if (to.last < from.first) {
        s0_load_fault(load, member->value->at, "\"covers\" ends before it begins");
        return;
    }
    origin->has_covers = true;
    origin->covers = (s0_span){from.first, to.last};
}

static void read_sample(s0_load *load, s0_origin *origin, const s0_member *member)
{
    static const char *const keys[] = {"of", "method", "drawn_by"};

    if (!check_map(load, member, keys, 3))
        return;
    origin->has_sample = true;
    for (size_t i = 0; i < member->value->as.map.count; i++) {
        const s0_member *inner = &member->value->as.map.items[i];

        if (strcmp(inner->key, "method") == 0) {
            origin->sample.method = s0_load_word(load, inner);
        } else if (strcmp(inner->key, "drawn_by") == 0) {
            origin->sample.drawn_by = s0_load_word(load, inner);
        } else if (strcmp(inner->key, "of") == 0) {
            if (inner->value->kind == S0_INT && inner->value->as.integer > 0)
                origin->sample.of = inner->value->as.integer;
            else
                s0_load_fault(load, inner->value->at,
                              "\"of\" of a sample is not the size of its population");
        }
    }
}

static void read_collected(s0_load *load, s0_origin *origin, const s0_member *member)
{
    s0_date date;

    if (!read_date(load, member, &date))
        return;
    if (date.first != date.last) {
        s0_load_fault(load, member->value->at, "\"collected\" is a month, not a day");
        return;
    }
    origin->has_collected = true;
    origin->collected = date.first;
}

bool s0_load_origin(s0_load *load, s0_origin *origin, const s0_member *member)
{
    const char *text;

    if (strcmp(member->key, "source") == 0) {
        origin->source = s0_load_word(load, member);
    } else if (strcmp(member->key, "by") == 0) {
        origin->by = s0_load_word(load, member);
    } else if (strcmp(member->key, "collected") == 0) {
        read_collected(load, origin, member);
    } else if (strcmp(member->key, "covers") == 0) {
        read_covers(load, origin, member);
    } else if (strcmp(member->key, "sample") == 0) {
        read_sample(load, origin, member);
    } else if (strcmp(member->key, "valid_for") == 0) {
        if ((text = s0_load_word(load, member)) == NULL)
            return true;
        origin->has_valid_for = s0_duration_read(text, member->value->size, &origin->valid_for);
        if (!origin->has_valid_for)
            s0_load_misfit(load, member->value->at, "valid_for", text, member->value->size,
                           "is not a duration (14 days)");
    } else {
        return false;
    }
    return true;
}
