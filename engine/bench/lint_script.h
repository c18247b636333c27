/* lint_script.h - the text of a rule, as far as lint has to understand it: tokens, which bracket
 * closes which, the fields of a table, the calls of `every`, and what a local name stands for.
 * For files that can be loaded; others give some answer, never a crash. */
#ifndef S0_BENCH_LINT_SCRIPT_H
#define S0_BENCH_LINT_SCRIPT_H

#include "base/arena.h"
#include "base/text.h"
#include "rule/tokens.h"

/* Tokens from `from` up to, not including, `to`. Empty: not there. */
typedef struct s0_range {
    size_t from, to;
} s0_range;

typedef struct s0_script {
    const s0_source *source;
    const s0_token *tokens; /* without comments; tokens[count] is S0_TOKEN_END */
    size_t count;
    const size_t *match; /* by token: the other end of a bracket or block; itself for all else */
    const s0_token *comments;
    size_t comment_count;
    s0_range table;     /* what stands between the braces of rule { … } */
    s0_range check;     /* the value of its field `check` */
    const char *helper; /* text of the helpers it uses, one behind the other; "" for none */
} s0_script;

/* S0_ENOMEM. */
s0_code s0_script_read(s0_script *out, s0_arena *arena, const s0_source *source, s0_error *err);

/* The value of the field `key` of the table whose inside is `table`. */
s0_range s0_script_field(const s0_script *s, s0_range table, const char *key);
/* Step to the field behind token `*at` (begin with table.from): the token of its key (`["x"]`
 * included; the value's first token for an item without key) and its value. False at the end. */
bool s0_script_next_field(const s0_script *s, s0_range table, size_t *at, size_t *key,
                          s0_range *value);
/* The inside of the brackets that open at token `at`. */
s0_range s0_script_inside(const s0_script *s, size_t at);

/* The inside of the one table that the call at token `at` is given: word { … } or word ({ … }). */
s0_range s0_script_argument(const s0_script *s, size_t at);

/* Whether the token stands in code: in the check, or outside rule { … }. */
bool s0_script_is_code(const s0_script *s, size_t at);
/* Whether it is a name of its own: no field behind a dot, no key of a table. */
bool s0_script_is_free(const s0_script *s, size_t at);
/* Whether the free name `word` is called at token `at`: word { … }, word ( … ), word "…". */
bool s0_script_calls(const s0_script *s, size_t at, const char *word);
/* The next call of `word` in code at or behind `*at`; false: none. */
bool s0_script_find_call(const s0_script *s, const char *word, size_t *at);
/* Whether a name or string of the code, or of the helpers, reads `word`. */
bool s0_script_mentions(const s0_script *s, const char *word);

/* The strings that joins put before the columns of the other table: `prefix = "plan_"`. Step with
 * `*at` from 0; NULL: no more. */
const s0_token *s0_script_next_prefix(const s0_script *s, size_t *at);

/* Write an expression in one form, blanks and local names taken out: what a local stands for
 * stands in its place. */
void s0_script_put(s0_buf *out, const s0_script *s, s0_range range);

bool s0_script_sign(const s0_script *s, size_t at, const char *sign);
/* A name that Lua keeps for itself. */
bool s0_script_is_keyword(const s0_token *token);
/* A copy of the token's text. NULL: memory is short. */
char *s0_script_text(s0_arena *arena, const s0_token *token);
/* The place of the byte at `at` in the source. */
s0_mark s0_script_mark(const s0_script *s, const char *at);

#endif
