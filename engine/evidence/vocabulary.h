/* vocabulary.h - the names that evidence may have: every table, column, fact and
 * own rule, with its type, its meaning and what an empty cell says.
 *
 * Loaded from catalog/vocabulary.yaml; custom rules extend it by the definitions
 * in their metadata. The type of a cell comes from here, never from its look.
 *
 * Names: a column is "leavers.left_on", a table "leavers", a fact
 * "profile.uses_cloud" or "scope.approved_on", an own rule "own_rules.leaver_accounts"
 * and its fields "own_rules.leaver_accounts.within". */
#ifndef S0_EVIDENCE_VOCABULARY_H
#define S0_EVIDENCE_VOCABULARY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "data/value.h"

typedef enum s0_type {
    S0_TYPE_TEXT,    /* free text; compared as written */
    S0_TYPE_KEY,     /* compared in NFC, trimmed */
    S0_TYPE_EMAIL,   /* as key, in lower case */
    S0_TYPE_BOOLEAN, /* true, false, yes, no in any case */
    S0_TYPE_INTEGER,
    S0_TYPE_NUMBER,
    S0_TYPE_SHARE, /* "95 %" */
    S0_TYPE_DATE,  /* a day or a month; an instant counts as its day */
    S0_TYPE_INSTANT,
    S0_TYPE_DURATION,
    S0_TYPE_WORD,  /* one of a closed list; compared without regard to case */
    S0_TYPE_TEXTS, /* facts only: a list of texts */
    S0_TYPE_MAP    /* facts only: an own rule's map by class, or its predicate */
} s0_type;

typedef enum s0_entry_kind {
    S0_ENTRY_TABLE,
    S0_ENTRY_COLUMN,
    S0_ENTRY_FACT,
    S0_ENTRY_OWN_RULE
} s0_entry_kind;

typedef struct s0_entry {
    s0_entry_kind kind;
    const char *name;         /* full name as above */
    s0_type type;             /* columns and facts */
    bool empty_is_none;       /* columns: an empty cell says "none" */
    bool filled;              /* columns: where a file does not say it, the engine does */
    const char *const *words; /* S0_TYPE_WORD: the closed list */
    size_t word_count;
    const char *meaning;     /* a sentence */
    const char *unit;        /* or NULL */
    const char *where;       /* where to get it, or NULL */
    const char *sensitivity; /* "personal", "confidential", or NULL */
    const char *const
        *key; /* tables: the columns that name a row; own rules: the fields built-in rules read */
    size_t key_count;
    bool unique;             /* tables: two rows with one key are an input error */
    const char *demanded_by; /* tables and facts: the documented information (DI-.., DA-..) they
                                are, or NULL */
    const char *rule;        /* id of the custom rule that defined it, NULL for built-in */
} s0_entry;

typedef struct s0_vocabulary s0_vocabulary;

/* Load "catalog/vocabulary.yaml" of `bundle`; lives in `arena`. S0_EINPUT (a fault in
 * the file), S0_ENOMEM. */
s0_code s0_vocabulary_load(s0_vocabulary **out, s0_arena *arena, const s0_bundle *bundle,
                           s0_error *err);

/* Add the definition a custom rule gives for `name` ("badges.returned_on"), as its metadata
 * has it: { type or words, "meaning", empty = "none", unit = … }, delivered as a list of two,
 * or as a map whose places are the keys "1" and "2". Facts are the names "profile.…" and those
 * with fact = true; "own_rules.x" takes a meaning only; a column of a table nobody knows makes
 * the table. The same definition again is fine. Refused: a name that is known with another
 * definition, bad names, unknown types. `*clash` is the entry of another rule that it contradicts;
 * NULL when it is refused for another reason, or not. S0_EINPUT, S0_ENOMEM. */
s0_code s0_vocabulary_extend(s0_vocabulary *vocabulary, const char *name,
                             const s0_value *definition, const char *rule, const s0_entry **clash,
                             s0_error *err);

/* A copy without what rules added: the words of the built-in vocabulary alone. Shares its entries,
 * so `vocabulary` must live as long. S0_ENOMEM. */
s0_code s0_vocabulary_plain(s0_vocabulary **out, s0_arena *arena, const s0_vocabulary *vocabulary,
                            s0_error *err);

/* The entry called `name`; NULL when there is none. Fields of own rules
 * ("own_rules.x.within") have entries of kind S0_ENTRY_FACT for every known x: a field's
 * type is the same in all own rules. */
const s0_entry *s0_vocabulary_get(const s0_vocabulary *vocabulary, const char *name);

/* All entries sorted by name. */
const s0_entry *const *s0_vocabulary_all(const s0_vocabulary *vocabulary, size_t *count);

/* The known name nearest to `name`, NULL when none is near. `kind` -1: any. */
const char *s0_vocabulary_nearest(const s0_vocabulary *vocabulary, const char *name, int kind);

/* "date", "one of low, high" …: for messages and docs. NULL when memory is short. */
const char *s0_type_text(s0_arena *arena, const s0_entry *entry);

#endif
