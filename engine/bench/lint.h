/* lint.h - what can be said against a rule without running it: rules, vocabulary and what is
 * known of the past go in, findings with code, place and remedy come out.
 *
 * Each kind of finding has a code that never changes, and a section in docs/lint.md. Only what is
 * certain, or nearly so, is said; where it is not meant, a comment on the line or the one above
 * silences it:
 *
 *     -- lint: allow gap-without-numbers: the finding is the absence itself
 *
 * A silence without a reason, and one that silences nothing, are findings themselves. */
#ifndef S0_BENCH_LINT_H
#define S0_BENCH_LINT_H

#include "base/arena.h"
#include "base/error.h"
#include "evidence/vocabulary.h"
#include "rule/rule.h"

/* All codes with a line on each, ended by a NULL code. */
typedef struct s0_lint_code {
    const char *code;
    const char *about;
} s0_lint_code;

extern const s0_lint_code s0_lint_codes[];

/* Every global there is around a check, sorted; docs/rules.md lists them. */
const char *const *s0_lint_globals(size_t *count);

/* A rule that a recorded run had. */
typedef struct s0_lint_earlier {
    const char *id;
    const char *requirement; /* "" when it is not known */
    const char *cycle;       /* the latest that had it */
} s0_lint_earlier;

/* What somebody else found in a rule, as data: "luacheck" by that program, "unproven" by mutating
 * its examples. Silenced and shown like all others. */
typedef struct s0_lint_given {
    const char *code; /* one of s0_lint_codes */
    const char *path; /* of the rule's file; findings on other files are left out */
    uint32_t line;    /* 0: the file as a whole */
    uint32_t column;
    const char *message;
    const char *hint; /* or NULL */
} s0_lint_given;

typedef struct s0_lint_inputs {
    const s0_rules *rules; /* all of them, for what two of them say together */
    const s0_rule *const *chosen;
    size_t chosen_count; /* those that are looked at */
    const s0_vocabulary *vocabulary;
    const s0_bundle *built_in; /* for catalog/wording.yaml */
    const s0_lint_earlier *earlier;
    size_t earlier_count; /* ids that must not be gone; none: not looked at */
    const s0_lint_given *given;
    size_t given_count;
    const char *const *unasked; /* codes that nobody looked for this time: silencing them is not
                                   silencing nothing */
    size_t unasked_count;
} s0_lint_inputs;

/* One comment that silences. */
typedef struct s0_lint_silence {
    const s0_rule *rule;
    s0_mark at;
    const char *code;
    const char *reason; /* never NULL */
    size_t silenced;    /* how many findings */
} s0_lint_silence;

typedef struct s0_lint_finding {
    const char *code;
    const s0_rule *rule; /* NULL: of a rule that is not there */
    s0_mark at;
    s0_error error;                 /* place, message, line, caret, hint */
    const s0_lint_silence *silence; /* NULL: it counts */
} s0_lint_finding;

typedef struct s0_lint_report {
    const s0_lint_finding *findings; /* by path, line, column, code; silenced ones included */
    size_t count;
    size_t open;                     /* of them not silenced */
    const s0_lint_silence *silences; /* those that can be read and carry a reason; by path, line */
    size_t silence_count;
} s0_lint_report;

/* Look at the chosen rules. Everything lives in `arena` and borrows the rules' sources. S0_EINPUT
 * (a fault in wording.yaml), S0_ENOMEM. */
s0_code s0_lint(s0_lint_report *out, s0_arena *arena, const s0_lint_inputs *inputs, s0_error *err);

#endif
