/* loaded.h - for tests: evidence made of a few texts, over a small vocabulary. */
#ifndef S0_TEST_LOADED_H
#define S0_TEST_LOADED_H

#include <stdlib.h>
#include <string.h>

#include "cmocka_all.h"
#include "evidence/evidence.h"
#include "source.h"

#define MOST_FILES 8

static const char small_vocabulary[] =
    "vocabulary: 1\n"
    "tables:\n"
    "  leavers:\n"
    "    meaning: People who left\n"
    "    key: [person]\n"
    "    unique: true\n"
    "    columns:\n"
    "      person:  {type: key, meaning: Staff number}\n"
    "      left_on: {type: date, empty: none, meaning: Last working day}\n"
    "      kind:    {type: [employee, contractor], meaning: Kind of contract}\n"
    "      note:    {type: text, meaning: Anything else}\n"
    "  accounts:\n"
    "    meaning: Accounts\n"
    "    key: [person, account]\n"
    "    columns:\n"
    "      person:       {type: key, meaning: Staff number}\n"
    "      account:      {type: key, meaning: Name of the account}\n"
    "      mail:         {type: email, meaning: Address}\n"
    "      privileged:   {type: boolean, meaning: Whether it may do more}\n"
    "      last_sign_in: {type: instant, empty: none, meaning: Last use}\n"
    "      logins:       {type: integer, meaning: How often it was used}\n"
    "      score:        {type: number, meaning: Strength}\n"
    "      coverage:     {type: share, meaning: Share of systems}\n"
    "      owner.name:   {type: text, meaning: Name of the owner}\n"
    "      grace:        {type: duration, meaning: Time granted}\n"
    "  suppliers:\n"
    "    meaning: Suppliers\n"
    "    columns:\n"
    "      supplier: {type: key, meaning: Name}\n"
    "  sites:\n"
    "    meaning: Places of work\n"
    "    columns:\n"
    "      site: {type: key, meaning: Name}\n"
    "      kind: {type: [office, home], meaning: What it is}\n"
    "  holidays:\n"
    "    meaning: Days off\n"
    "    columns:\n"
    "      on:   {type: date, meaning: The day}\n"
    "      name: {type: text, meaning: Its name}\n"
    "  internal_audits:\n"
    "    meaning: Audits\n"
    "    columns:\n"
    "      audit:   {type: key, meaning: Which}\n"
    "      area:    {type: key, meaning: Where}\n"
    "      auditor: {type: key, meaning: By whom}\n"
    "      owner:   {type: key, meaning: Who answers for the area}\n"
    "      done_on: {type: date, empty: none, meaning: When}\n"
    "      present: {type: boolean, meaning: Whether it is this audit}\n"
    "facts:\n"
    "  profile.name: {type: text, meaning: Name}\n"
    "  profile.size: {type: integer, meaning: People}\n"
    "  profile.uses_cloud: {type: boolean, meaning: Cloud}\n"
    "  profile.utc_offset: {type: text, meaning: Offset}\n"
    "  profile.certification.stage: {type: [preparing, certified], meaning: Stage}\n"
    "  profile.languages: {type: texts, meaning: Languages}\n"
    "  scope.text: {type: text, meaning: Scope}\n"
    "  scope.approved_on: {type: date, empty: none, meaning: When}\n"
    "own_rules:\n"
    "  fields:\n"
    "    every: {type: duration, meaning: Interval}\n"
    "    within: {type: duration, meaning: Limit}\n"
    "    at_least: {type: share, meaning: Share}\n"
    "    of: {type: map, meaning: Which}\n"
    "    except: {type: map, meaning: Which not}\n"
    "    tolerance: {type: duration, meaning: Time granted}\n"
    "    kind: {type: [own, law, contract], meaning: Where from}\n"
    "    record: {type: boolean, meaning: Demanded}\n"
    "    source: {type: text, meaning: Document}\n"
    "  rules:\n"
    "    leaver_accounts: {meaning: Leavers, fields: [within]}\n"
    "    vulnerabilities: {meaning: Holes}\n"
    "    awareness: {meaning: Training}\n"
    "    restore_test: {meaning: Restoring, fields: [every, of]}\n";

typedef struct loaded {
    s0_arena *arena;
    s0_vocabulary *vocabulary;
    s0_source items[MOST_FILES];
    s0_bundle bundle;
    s0_evidence *evidence; /* NULL when loading failed */
    s0_faults faults;
    s0_code rc;
} loaded;

static inline void unload(loaded *of)
{
    s0_faults_free(&of->faults);
    s0_arena_free(of->arena);
}

/* Load pairs of path and text, ended by NULL. The order of the pairs does not matter. */
static inline void load(loaded *of, const char *const *pairs)
{
    s0_source words;
    s0_bundle catalog;
    size_t count = 0;

    memset(of, 0, sizeof *of);
    of->arena = s0_arena_new();
    words = source_of("catalog/vocabulary.yaml", small_vocabulary);
    assert_int_equal(s0_bundle_make(&catalog, &words, 1, NULL), S0_OK);
    assert_int_equal(s0_vocabulary_load(&of->vocabulary, of->arena, &catalog, NULL), S0_OK);
    for (; pairs[0] != NULL; pairs += 2) {
        assert_true(count < MOST_FILES);
        of->items[count++] = source_of(pairs[0], pairs[1]);
    }
    assert_int_equal(s0_bundle_make(&of->bundle, of->items, count, NULL), S0_OK);
    of->rc = s0_evidence_load(&of->evidence, of->arena, &of->bundle, of->vocabulary, &of->faults);
}

#define LOAD(of, ...) load((of), (const char *const[]){__VA_ARGS__, NULL, NULL})

/* Load what must load. */
#define LOAD_FINE(of, ...)                                                                         \
    do {                                                                                           \
        LOAD((of), __VA_ARGS__);                                                                   \
        if ((of)->faults.count > 0)                                                                \
            fail_msg("%s: %s", (of)->faults.items[0].where, (of)->faults.items[0].message);        \
        assert_int_equal((of)->rc, S0_OK);                                                         \
    } while (0)

static inline const s0_table *table_of(const loaded *of, const char *name)
{
    const s0_table *table = s0_evidence_table(of->evidence, name);

    if (table == NULL)
        fail_msg("there is no table %s", name);
    return table;
}

static inline size_t column_of(const s0_table *table, const char *name)
{
    int column = s0_table_column(table, name);

    if (column < 0)
        fail_msg("there is no column %s", name);
    return (size_t)column;
}

/* A cell as people read it. */
static inline const char *cell_of(const loaded *of, const char *name, size_t row,
                                  const char *column)
{
    const s0_table *table = table_of(of, name);
    s0_cell cell = s0_table_cell(table, row, column_of(table, column));
    s0_buf buf = s0_buf_in(of->arena);

    s0_cell_text(&buf, &cell);
    return s0_buf_text(&buf);
}

/* The place of a cell: "evidence/leavers.csv:2:1". */
static inline const char *place_of(const loaded *of, const char *name, size_t row,
                                   const char *column)
{
    const s0_table *table = table_of(of, name);
    char *text = s0_alloc(of->arena, 256);

    s0_mark_text(s0_table_mark(table, row, column_of(table, column)), text, 256);
    return text;
}

static inline const char *fact_of(const loaded *of, const char *name)
{
    const s0_fact *fact = s0_evidence_fact(of->evidence, name);
    s0_buf buf = s0_buf_in(of->arena);

    if (fact == NULL)
        return NULL;
    s0_cell_text(&buf, &fact->cell);
    return s0_buf_text(&buf);
}

/* The only fault there is, word for word. `hint` "": none. */
static inline void assert_fault(const loaded *of, const char *where, const char *message,
                                const char *hint)
{
    assert_int_equal(of->rc, S0_EINPUT);
    assert_null(of->evidence);
    assert_true(of->faults.count > 0);
    assert_string_equal(of->faults.items[0].where, where);
    assert_string_equal(of->faults.items[0].message, message);
    assert_string_equal(of->faults.items[0].hint, hint);
    if (of->faults.count > 1)
        fail_msg("a second fault: %s: %s", of->faults.items[1].where, of->faults.items[1].message);
}

#endif
