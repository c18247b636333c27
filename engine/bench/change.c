/* change.c - other values by type. Few, and each with a reason: a limit is crossed by the smallest
 * step and by one that no limit outlasts. */
#include "bench/change.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

#define MOST 40

typedef struct making {
    s0_arena *arena;
    const s0_site *site;
    const s0_value *items[MOST];
    size_t count;
    bool failed;
} making;

static bool is_same(const s0_value *a, const s0_value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case S0_BOOL:
        return a->as.truth == b->as.truth;
    case S0_INT:
        return a->as.integer == b->as.integer;
    case S0_REAL:
        return !(a->as.real < b->as.real) && !(a->as.real > b->as.real);
    case S0_TEXT:
        return s0_text_same(a->raw, b->raw);
    default:
        return false;
    }
}

static void put(making *m, const s0_value *value)
{
    if (value == NULL) {
        m->failed = true;
        return;
    }
    for (size_t i = 0; i < m->count; i++)
        if (is_same(m->items[i], value))
            return;
    if (m->count < MOST && !is_same(value, m->site->value))
        m->items[m->count++] = value;
}

static void put_text(making *m, const char *text)
{
    put(m, s0_make_text(m->arena, text));
}

static void put_number(making *m, double number)
{
    bool whole = m->site->entry->type != S0_TYPE_NUMBER && number > -9e15 && number < 9e15;

    put(m, whole ? s0_make_int(m->arena, (int64_t)number) : s0_make_real(m->arena, number));
}

static void numbers(making *m, const s0_value *now)
{
    double x = now->kind == S0_INT ? (double)now->as.integer : now->as.real;

    if (now->kind == S0_INT || now->kind == S0_REAL) {
        put_number(m, x + 1);
        put_number(m, x - 1);
        put_number(m, 10 * x);
    }
    put_number(m, 0);
    put_number(m, -1);
    put_number(m, 1000000);
}

/* "95 %" and its neighbours. */
static void shares(making *m)
{
    static const char *const texts[] = {"0 %", "1 %", "50 %", "94 %", "99 %", "100 %"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_text(m, texts[i]);
}

/* A day beside the one that stands there; what stands behind the day (the time) stays. */
static void put_day(making *m, s0_day day, const char *rest)
{
    char text[16];

    s0_day_text(day, text);
    put(m, s0_make_text(m->arena, s0_textf(m->arena, "%s%s", text, rest)));
}

static void dates(making *m, const s0_value *now)
{
    static const int steps[] = {1, -1, 40, -40, 400, -400, 1200, -1200};
    const char *rest = m->site->entry->type == S0_TYPE_INSTANT ? "T12:00:00Z" : "";
    s0_day first, last;
    s0_date date;

    if (now->raw != NULL && now->size >= 10 && s0_date_read(now->raw, 10, &date))
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
            put_day(m, date.first + steps[i], now->raw + 10);
    s0_day_make(2026, 1, 1, &first); /* the period of an example that states none */
    s0_day_make(2026, 12, 31, &last);
    put_day(m, first - 1, rest);
    put_day(m, first, rest);
    put_day(m, last, rest);
    put_day(m, last + 1, rest);
    put_day(m, first - 2000, rest);
    put_day(m, last + 2000, rest);
}

static void durations(making *m)
{
    static const char *const texts[] = {"0 days",  "1 day",    "1 hour",    "40 days",
                                        "1 month", "6 months", "12 months", "1000 days"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_text(m, texts[i]);
}

/* What other records hold in the same column, then something nobody holds. */
static void texts(making *m, const s0_sites *all)
{
    size_t taken = 0;

    for (size_t i = 0; i < all->count && taken < 4; i++)
        if (strcmp(all->items[i].name, m->site->name) == 0 &&
            all->items[i].value->kind == S0_TEXT && !is_same(all->items[i].value, m->site->value)) {
            put(m, all->items[i].value);
            taken++;
        }
    put_text(m, m->site->entry->type == S0_TYPE_EMAIL ? "changed@example.org" : "changed");
}

static void lists(making *m, const s0_value *now)
{
    s0_value *one = s0_make_list(m->arena), *shorter = s0_make_list(m->arena);

    if (!s0_list_add(m->arena, one, s0_make_text(m->arena, "changed")))
        m->failed = true;
    put(m, s0_make_list(m->arena));
    put(m, one);
    if (now->kind != S0_LIST || now->as.list.count < 2)
        return;
    for (size_t i = 1; i < now->as.list.count; i++)
        if (!s0_list_add(m->arena, shorter, now->as.list.items[i]))
            m->failed = true;
    put(m, shorter);
}

static bool is_none(const s0_value *value)
{
    return value->kind == S0_TEXT && s0_text_same(value->raw, "none");
}

static void by_type(making *m, const s0_sites *all)
{
    const s0_entry *entry = m->site->entry;
    const s0_value *now = m->site->value;

    switch (entry->type) {
    case S0_TYPE_BOOLEAN:
        put(m, s0_make_bool(m->arena, true));
        put(m, s0_make_bool(m->arena, false));
        break;
    case S0_TYPE_INTEGER:
    case S0_TYPE_NUMBER:
        numbers(m, now);
        break;
    case S0_TYPE_SHARE:
        shares(m);
        break;
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
        dates(m, now);
        break;
    case S0_TYPE_DURATION:
        durations(m);
        break;
    case S0_TYPE_WORD:
        for (size_t i = 0; i < entry->word_count; i++)
            put_text(m, entry->words[i]);
        break;
    case S0_TYPE_TEXTS:
        lists(m, now);
        break;
    case S0_TYPE_MAP: /* a member of a predicate or of a map by class */
        if (now->kind == S0_BOOL)
            put(m, s0_make_bool(m->arena, !now->as.truth));
        else
            put_text(m, "changed");
        durations(m);
        break;
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
        texts(m, all);
        break;
    }
}

bool s0_site_values(s0_values *out, s0_arena *arena, const s0_site *site, const s0_sites *all)
{
    making m = {.arena = arena, .site = site};
    const s0_value **items;

    if ((site->entry->empty_is_none || site->table == NULL) && !is_none(site->value))
        put_text(&m, "none");
    by_type(&m, all);
    items = s0_alloc_n(arena, m.count, sizeof *items);
    if (items == NULL || m.failed)
        return false;
    memcpy(items, m.items, m.count * sizeof *items);
    *out = (s0_values){items, m.count};
    return true;
}
