/* audit_table.c - `audit`, the one argument of a check, and what hangs directly on it. */
#include <string.h>

#include "rule/bind.h"
#include "rule/declared.h"

#define AUDIT "stage0.audit"
#define PERIOD "stage0.period"
#define TABLES "stage0.tables"   /* audit.records */
#define CATALOG "stage0.catalog" /* audit.catalog */

/* A userdata without content: its type says all.  [-0, +1, m] */
static void push_empty(lua_State *L, const char *type)
{
    lua_newuserdatauv(L, 0, 1);
    luaL_setmetatable(L, type);
}

static void push_day(lua_State *L, s0_day day)
{
    s0_cell cell = {.state = S0_GIVEN, .type = S0_TYPE_DATE, .as.date = {day, day}};

    s0_push_cell(L, &cell, NULL);
}

/* period.from, period.to  [-0, +1, e] */
static int period_index(lua_State *L)
{
    static const char *const names[] = {"from", "to"};
    const s0_span *period = &s0_check_of(L)->context->period;
    const char *name = s0_bind_text(L, 2, "the field of period");

    if (strcmp(name, "from") == 0)
        push_day(L, period->first);
    else if (strcmp(name, "to") == 0)
        push_day(L, period->last);
    else
        return s0_no_such(L, "audit.period", name, names, 2);
    return 1;
}

/* records.TABLE  [-0, +1, e] */
static int tables_index(lua_State *L)
{
    s0_check *check = s0_check_of(L);
    const s0_evidence *evidence = check->context->evidence;
    const s0_vocabulary *vocabulary = s0_evidence_vocabulary(evidence);
    const char *name = s0_bind_text(L, 2, "the name of a table"), *near;
    const s0_entry *entry = s0_vocabulary_get(vocabulary, name);
    const s0_table *table = s0_evidence_table(evidence, name);
    s0_records records = {0};

    if (entry == NULL || entry->kind != S0_ENTRY_TABLE) {
        near = s0_vocabulary_nearest(vocabulary, name, S0_ENTRY_TABLE);
        return luaL_error(L, "the vocabulary has no table \"%s\"%s%s%s", name,
                          near == NULL ? "" : "; did you mean \"", near == NULL ? "" : near,
                          near == NULL ? "" : "\"?");
    }
    if (!s0_declares_table(check->rule, name))
        return luaL_error(L, "the table \"%s\" is read, but evidence names nothing of it", name);
    if (table == NULL) {
        if (!s0_reads_fact(&check->reads, name, NULL))
            s0_sandbox_memory(L);
        s0_stop_missing(L, name, s0_why_missing(evidence, name, "was not given"));
    }
    records.of = s0_select(check->arena, table);
    if (records.of == NULL || !s0_reads_table(&check->reads, table))
        s0_sandbox_memory(L);
    s0_push_records(L, &records);
    return 1;
}

/* catalog.NAME  [-0, +1, e] */
static int catalog_index(lua_State *L)
{
    return s0_push_catalog(L, s0_bind_text(L, 2, "the field of catalog"));
}

/* audit.NAME  [-0, +1, e] */
static int audit_index(lua_State *L)
{
    static const char *const names[] = {"profile", "period",  "date",   "own",
                                        "facts",   "records", "catalog"};
    const char *name = s0_bind_text(L, 2, "the field of audit");
    size_t at = 0;

    while (at < sizeof names / sizeof *names && strcmp(names[at], name) != 0)
        at++;
    switch (at) {
    case 0:
        s0_push_facts(L, "profile");
        return 1;
    case 1:
        push_empty(L, PERIOD);
        return 1;
    case 2:
        push_day(L, s0_check_of(L)->context->date);
        return 1;
    case 3:
        s0_push_own(L);
        return 1;
    case 4:
        s0_push_facts(L, "");
        return 1;
    case 5:
        push_empty(L, TABLES);
        return 1;
    case 6:
        push_empty(L, CATALOG);
        return 1;
    default:
        return s0_no_such(L, "audit", name, names, sizeof names / sizeof *names);
    }
}

void s0_push_audit(lua_State *L)
{
    push_empty(L, AUDIT);
}

void s0_open_audit(lua_State *L)
{
    s0_bind_fields(L, AUDIT, audit_index);
    s0_bind_fields(L, PERIOD, period_index);
    s0_bind_fields(L, TABLES, tables_index);
    s0_bind_fields(L, CATALOG, catalog_index);
}
