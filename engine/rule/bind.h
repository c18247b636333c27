/* bind.h - the words of the rule language, as Lua sees them; shared by the bind_*.c files.
 *
 * Everything a rule holds of ours is a userdata whose C part lives in the sandbox's arena
 * or before the fork: nothing is ever freed, so a Lua error may jump past any of this.
 * In stack notes e means: may raise a rule error, or stop the check. */
#ifndef S0_RULE_BIND_H
#define S0_RULE_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include "evidence/selection.h"
#include "host/sandbox.h"
#include "rule/check.h"
#include "rule/every.h"

/* Reason codes of s0_sandbox_stop. */
enum { S0_STOP_MISSING = 1 };

/* Define all words as globals (all but `rule`).  [-0, +0, m] */
void s0_open_words(lua_State *L);
/* bind_values.c, bind_every.c, outcome.c, bind_records.c, audit_table.c: their part of it.  [-0,
 * +0, m] */
void s0_open_values(lua_State *L);
void s0_open_predicates(lua_State *L);
void s0_open_every(lua_State *L);
void s0_open_outcomes(lua_State *L);
void s0_open_records(lua_State *L);
void s0_open_audit(lua_State *L);

/* The check that is running. Raises where there is none: at the top of a rule's file.  [-0, +0, e]
 */
s0_check *s0_check_of(lua_State *L);
/* Raise for a filled error of the lower rooms: memory, or an error of the rule.  [-0, +0, e] */
int s0_raise(lua_State *L, const s0_error *err);
/* Never NULL: raises when the arena is spent.  [-0, +0, e] */
void *s0_bind_alloc(lua_State *L, size_t size);
/* The same for `count` of `size` bytes each; raises as well when their product is beyond all
 * memory: a rule can make a table whose length is 2^61.  [-0, +0, e] */
void *s0_bind_alloc_n(lua_State *L, size_t count, size_t size);
/* A copy of the text at `index`, which must be text.  [-0, +0, e] */
const char *s0_bind_text(lua_State *L, int index, const char *what);
/* Raise: `what` has no `name`, and which of `known` is near.  [-0, +0, e] */
int s0_no_such(lua_State *L, const char *what, const char *name, const char *const *known,
               size_t count);
/* Every key of the table at `index` must be text and one of `known`.  [-0, +0, e] */
void s0_only_keys(lua_State *L, int index, const char *what, const char *const *known,
                  size_t count);
/* A new metatable under `name` with these functions, locked.  [-0, +0, m] */
void s0_bind_type(lua_State *L, const char *name, const luaL_Reg *functions);
/* The same for a type whose fields never change: what `index` answered is kept in the first user
 * value of its userdata, so that asking again in a loop reads and keeps nothing again.  [-0, +0, m]
 */
void s0_bind_fields(lua_State *L, const char *name, lua_CFunction index);

/* --- values (bind_values.c) ---------------------------------------------------------- */

typedef enum s0_word_kind {
    S0_WORD_CELL,     /* a date, duration, share, map, none … */
    S0_WORD_GIVEN,    /* the constant `given` */
    S0_WORD_OPERAND,  /* column, per, sums */
    S0_WORD_TEST,     /* by(…), one_of(…) … */
    S0_WORD_CONDITION /* any_of(…) */
} s0_word_kind;

typedef struct s0_word_of_rule {
    s0_word_kind kind;
    s0_cell cell;
    const char *own;           /* cell: the own rule it was read from ("restore_test"), or NULL */
    const s0_operand *operand; /* operand; test: its operands */
    size_t operand_count;
    s0_operator op; /* test */
    const s0_condition *condition;
} s0_word_of_rule;

/* Push a cell: true, 1, 1.5 and text as Lua's own, everything else (dates, durations, shares, maps,
 * none) as a word.  [-0, +1, m] */
void s0_push_cell(lua_State *L, const s0_cell *cell, const char *own);
/* The word at `index`; NULL when it is none.  [-0, +0, -] */
s0_word_of_rule *s0_to_word(lua_State *L, int index);
s0_word_of_rule *s0_new_word(lua_State *L, s0_word_kind kind); /* [-0, +1, m] */
bool s0_is_none(lua_State *L, int index);
/* The value at `index` as a constant cell or operand.  [-0, +0, e] */
s0_operand s0_to_operand(lua_State *L, int index);
/* "a table", "text", "a date" …: what stands at `index`, for messages. */
const char *s0_kind_at(lua_State *L, int index);

/* --- predicates (bind_predicate.c) ---------------------------------------------------- */

/* The condition at `index`: a table, any_of, or an own rule's `of`. NULL for none and nil.
 * `what` is the word it is given to, for messages.  [-0, +0, e] */
const s0_condition *s0_to_condition(lua_State *L, int index, const char *what);
/* Declare and record all columns that a condition names.  [-0, +0, e] */
void s0_use_condition(lua_State *L, const s0_selection *of, const s0_condition *condition);
void s0_use_operand(lua_State *L, const s0_selection *of, const s0_operand *operand);

/* --- selections (bind_records.c) -------------------------------------------------------- */

typedef struct s0_records {
    const s0_selection *of;
    const char *const *belongs; /* columns that decided what belongs to it */
    size_t belongs_count;
    const char *done; /* schedule: full name of the date column of what was done */
} s0_records;

void s0_push_records(lua_State *L, const s0_records *records); /* [-0, +1, m] */
s0_records *s0_to_records(lua_State *L, int index);            /* NULL: not one */
/* Raises unless `index` holds records.  [-0, +0, e] */
s0_records *s0_need_records(lua_State *L, int index, const char *what);
/* One column name or a list of them.  [-0, +0, e] */
const char *const *s0_to_columns(lua_State *L, int index, const char *what, size_t *count);
/* The column must exist, be declared, and is recorded. Returns its number.  [-0, +0, e] */
size_t s0_use_column(lua_State *L, const s0_selection *of, const char *name);
/* The same for a column that an own rule names (`of`, `except`, `demands`): the
 * organization's words are not the author's to declare.  [-0, +0, e] */
void s0_use_stated_column(lua_State *L, const s0_selection *of, const char *name);
/* bind_row.c: records:each(), records:count().  [-?, +?, e] */
int s0_records_each(lua_State *L);
int s0_records_count(lua_State *L);
/* The row of each() at `index` as an instance: its key, what the check has read of such rows
 * besides it, and the place; a key that is unknown stops the check. False: it is no row.
 * [-0, +0, e] */
bool s0_row_instance(lua_State *L, int index, s0_instance *out);
void s0_open_rows(lua_State *L);

/* --- the audit (audit_table.c, bind_facts.c, catalog_table.c) ------------------------------ */

/* Push `audit`.  [-0, +1, m] */
void s0_push_audit(lua_State *L);
/* Push a navigator over facts below `prefix` ("profile", "" for all).  [-0, +1, m] */
void s0_push_facts(lua_State *L, const char *prefix);
/* Push the navigator over own rules.  [-0, +1, m] */
void s0_push_own(lua_State *L);
void s0_open_facts(lua_State *L);
/* audit.catalog.NAME: push its records.  [-0, +1, e] */
int s0_push_catalog(lua_State *L, const char *name);
/* The field of the own rule `name` as a fact, recorded. NULL: the rule is not stated.  [-0, +0, m]
 */
const s0_fact *s0_read_own(lua_State *L, const char *name, const char *field);

/* --- outcomes (outcome.c) ------------------------------------------------------------------ */

/* A new outcome, zeroed, left on the stack.  [-0, +1, m] */
s0_outcome *s0_push_outcome(lua_State *L);
s0_outcome *s0_to_outcome(lua_State *L, int index); /* NULL: not one */

/* The text at `index`: not empty, without control characters.  [-0, +0, e] */
const char *s0_need_sentence(lua_State *L, int index, const char *what);

/* --- what is missing ------------------------------------------------------------------------ */

/* Why a name is not there, as the organization says it; `otherwise` where it says nothing. */
const char *s0_why_missing(const s0_evidence *evidence, const char *name, const char *otherwise);
/* Stop the check as not determined: `name` is missing, `why` says how ("is not given").
 * Never returns.  [-0, +0, e] */
int s0_stop_missing(lua_State *L, const char *name, const char *why) __attribute__((noreturn));

#endif
