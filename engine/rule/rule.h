/* rule.h - rules as data: what their files say of themselves, checked before anything runs.
 *
 * A rule file is a stranger's Lua. It is run in a locked-down worker, once to read its
 * metadata and once more for each check; both come back as bytes that are checked
 * here. What files inside the executable say of themselves has been read by the build. A faulty
 * file is a rule with a fault: it never stops an audit and never counts as pass or fail.
 * The contract that authors write against: docs/rules.md. */
#ifndef S0_RULE_RULE_H
#define S0_RULE_RULE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/progress.h"
#include "data/value.h"
#include "evidence/vocabulary.h"
#include "model/catalog.h"

typedef struct s0_only_if {
    const char *fact;      /* "profile.uses_cloud" */
    const s0_value *value; /* what it must be */
} s0_only_if;

typedef struct s0_rule {
    const char *id;          /* the path for a file that has none */
    const char *requirement; /* NULL only with a fault */
    const char *const *related;
    size_t related_count;
    const char *title;
    const char *criterion;
    const char *basis; /* "standard", "law", "contract", or "own_rules.NAME" */
    const char *const *evidence;
    size_t evidence_count; /* declared names, sorted */
    const s0_only_if *only_if;
    size_t only_if_count;
    bool whole;
    const char *const *formerly;
    size_t formerly_count;
    const s0_value *examples; /* a list; NULL unless they were asked for */
    const s0_source *source;
    const char *const *helpers;
    size_t helper_count; /* used */
    const char *digest;  /* SHA-256 over the file and the helpers it uses */
    const s0_value
        *definitions; /* that it added to the vocabulary, as its metadata has them; NULL: none */
    bool built_in;
    bool replaces; /* an own rule with a built-in one's id */
    bool faulty;
    s0_error fault; /* when faulty */
} s0_rule;

/* How rules are run. Zero fields: the default. */
typedef struct s0_rule_limits {
    uint64_t steps;              /* per check; default 50,000,000 */
    size_t memory;               /* bytes per worker; default 64 MiB */
    int deadline_ms;             /* per check; default 10,000 */
    int jobs;                    /* workers side by side; default 1 */
    const s0_progress *progress; /* told of each rule read and checked; NULL: nobody listens */
} s0_rule_limits;

typedef struct s0_rules {
    const s0_rule *const *items; /* by id (natural order), faulty ones included */
    size_t count;
    const s0_rule *const *replaced; /* built-in rules that own ones stand in for */
    size_t replaced_count;
    const s0_bundle *built_in; /* for helpers */
} s0_rules;

/* Load all rules: "rules/…" of `built_in` (with "lua/helpers/…") and of `workspace` (NULL: none).
 * Custom rules' definitions extend `vocabulary`. Faults of files are in the rules
 * themselves. `examples`: load these too, for which every file has to be run. No rule at all is
 * S0_EINPUT. S0_EIO, S0_ENOMEM. */
s0_code s0_rules_load(s0_rules **out, s0_arena *arena, const s0_bundle *built_in,
                      const s0_bundle *workspace, const s0_catalog *catalog,
                      s0_vocabulary *vocabulary, const s0_rule_limits *limits, bool examples,
                      s0_error *err);

/* The words that `vocabulary`, which the rules have extended, has without the definitions of those
 * that are `withdrawn` (by index in `items`). Lives in `arena`, borrows from `vocabulary`.
 * S0_ENOMEM.
 */
s0_code s0_rules_words(s0_vocabulary **out, s0_arena *arena, const s0_rules *rules,
                       const s0_vocabulary *vocabulary, const bool *withdrawn, s0_error *err);
/* `rules` as they are when the definitions of some do not hold: those with a fault in `faults` (by
 * index; S0_OK: none) become faulty, and own rules that name what nobody defines any more in
 * `vocabulary`. S0_ENOMEM. */
s0_code s0_rules_blame(const s0_rules **out, s0_arena *arena, const s0_rules *rules,
                       const s0_error *faults, const s0_vocabulary *vocabulary, s0_error *err);

/* The rule with that id or former id; NULL when there is none. */
const s0_rule *s0_rules_get(const s0_rules *rules, const char *id);
/* The id nearest to `id`; NULL when none is near. */
const char *s0_rules_nearest(const s0_rules *rules, const char *id);

#endif
