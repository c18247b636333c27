/* lint_parts.h - what the lint_*.c files share: where findings go, and the checks. */
#ifndef S0_BENCH_LINT_PARTS_H
#define S0_BENCH_LINT_PARTS_H

#include "bench/lint.h"
#include "bench/lint_script.h"
#include "data/value.h"

typedef struct s0_linting {
    s0_arena *arena;
    const s0_lint_inputs *inputs;
    const s0_value *wording;   /* catalog/wording.yaml */
    const s0_script **scripts; /* by place in inputs->rules; NULL for a faulty rule */
    s0_lint_finding *findings;
    size_t count, room;
    bool failed; /* memory was short: checked once, at the end */
} s0_linting;

/* A finding of `rule` (NULL: of none that is there). `code` is one of s0_lint_codes. */
void s0_lint_add(s0_linting *l, const char *code, const s0_rule *rule, s0_mark at, const char *fmt,
                 ...) __attribute__((format(printf, 5, 6)));
/* The hint of the finding added last. */
void s0_lint_hint(s0_linting *l, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The place of the field `key` of the rule: its name, else the file. */
s0_mark s0_lint_field(const s0_script *s, const char *key);

/* One check of one rule that could be loaded. */
typedef void s0_lint_check(s0_linting *l, const s0_rule *rule, const s0_script *s);

/* lint_metadata.c: basis and its source, the criterion, built-in rules stood in for */
s0_lint_check s0_lint_metadata;
/* lint_examples.c: examples that say what no audit reads, kinds of examples that are missing */
s0_lint_check s0_lint_examples;
/* lint_wording.c: advice and blame */
s0_lint_check s0_lint_wording;
/* lint_check.c: checks that cannot fail or never end, gaps without numbers */
s0_lint_check s0_lint_check_text;
/* lint_reads.c: what is read and not declared, declared and not read, not defined anywhere */
s0_lint_check s0_lint_reads;
/* lint_columns.c: the same of columns that are read and not declared */
s0_lint_check s0_lint_columns;
/* lint_words.c: names that nobody defines */
s0_lint_check s0_lint_words;
/* lint_values.c: comparisons that do not compare what they seem to */
s0_lint_check s0_lint_values;

/* lint_together.c: one condition owned twice; ids that are gone */
void s0_lint_pairs(s0_linting *l);
/* lint_together.c: own rules that claim a condition which a built-in one owns. S0_EINPUT (a fault
 * in conditions.yaml), S0_ENOMEM. */
s0_code s0_lint_owned(s0_linting *l, s0_error *err);
void s0_lint_gone(s0_linting *l);

/* lint_wording.c. S0_EINPUT, S0_ENOMEM. */
s0_code s0_lint_wording_load(s0_linting *l, s0_error *err);

/* lint_silence.c: read the comments of the chosen rules that silence, silence, and add what is
 * wrong with them. Fills the report's silences. */
void s0_lint_silence_all(s0_linting *l, s0_lint_report *report);

#endif
