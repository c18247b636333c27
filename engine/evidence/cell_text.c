/* cell_text.c - a cell as people read it. */
#include "base/number.h"
#include "evidence/cell.h"

static void put_value(s0_buf *out, const s0_value *value)
{
    if (value->kind == S0_LIST) {
        for (size_t i = 0; i < value->as.list.count; i++) {
            s0_put(out, i > 0 ? ", " : "");
            put_value(out, value->as.list.items[i]);
        }
    } else if (value->kind == S0_MAP) {
        for (size_t i = 0; i < value->as.map.count; i++) {
            s0_put(out, i > 0 ? "; " : "");
            s0_put(out, value->as.map.items[i].key);
            s0_put(out, ": ");
            put_value(out, value->as.map.items[i].value);
        }
    } else if (value->raw != NULL) {
        s0_put_bytes(out, value->raw, value->size);
    }
}

static void put_number(s0_buf *out, const s0_cell *cell)
{
    char text[40];

    s0_real_text(cell->as.number, text, sizeof text);
    s0_put(out, text);
    if (cell->type == S0_TYPE_SHARE)
        s0_put(out, " %");
}

/* Whether a date that is more than one day is a month: a schedule knows other spans too. */
static bool is_month(s0_date date)
{
    int year, month, day, last_year, last_month;

    s0_day_split(date.first, &year, &month, &day);
    if (day != 1)
        return false;
    s0_day_split(date.last, &last_year, &last_month, &day);
    if (year != last_year || month != last_month)
        return false;
    s0_day_split(date.last + 1, &last_year, &last_month, &day);
    return day == 1;
}

static void put_time(s0_buf *out, const s0_cell *cell)
{
    char text[32];

    if (cell->type == S0_TYPE_DATE && cell->as.date.first != cell->as.date.last &&
        !is_month(cell->as.date)) {
        s0_day_text(cell->as.date.first, text);
        s0_putf(out, "%s to ", text);
        s0_day_text(cell->as.date.last, text);
    } else if (cell->type == S0_TYPE_DATE)
        s0_date_text(cell->as.date, text);
    else if (cell->type == S0_TYPE_INSTANT)
        s0_instant_text(cell->as.instant, text);
    else
        s0_duration_text(cell->as.duration, text);
    s0_put(out, text);
}

void s0_cell_text(s0_buf *out, const s0_cell *cell)
{
    if (cell->state != S0_GIVEN) {
        s0_put(out, cell->state == S0_NONE ? "none" : "unknown");
        return;
    }
    switch (cell->type) {
    case S0_TYPE_TEXT:
    case S0_TYPE_KEY:
    case S0_TYPE_EMAIL:
    case S0_TYPE_WORD:
        s0_put(out, cell->as.text.shown);
        break;
    case S0_TYPE_BOOLEAN:
        s0_put(out, cell->as.truth ? "yes" : "no");
        break;
    case S0_TYPE_INTEGER:
        s0_putf(out, "%lld", (long long)cell->as.integer);
        break;
    case S0_TYPE_NUMBER:
    case S0_TYPE_SHARE:
        put_number(out, cell);
        break;
    case S0_TYPE_DATE:
    case S0_TYPE_INSTANT:
    case S0_TYPE_DURATION:
        put_time(out, cell);
        break;
    case S0_TYPE_TEXTS:
        for (size_t i = 0; i < cell->as.texts.count; i++) {
            s0_put(out, i > 0 ? ", " : "");
            s0_put(out, cell->as.texts.items[i]);
        }
        break;
    case S0_TYPE_MAP:
        put_value(out, cell->as.map);
        break;
    }
}
