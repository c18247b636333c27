/* actions.h - the register of corrective actions (10.2) as it stands on a day: the table
 * `actions`, row by row, with a state that follows from its dates. */
#ifndef S0_AUDIT_ACTIONS_H
#define S0_AUDIT_ACTIONS_H

#include "evidence/evidence.h"
#include "model/cycle.h"

/* What `stage0 action verify` writes before the words of an audit that found the condition again;
 * an action whose `effect` begins so is not effective. */
#define S0_NOT_EFFECTIVE "not effective: "
#define S0_EFFECTIVE "effective: "

/* All rows of the table in its order - the n-th is row n, which is how a command changes it -, as
 * of `date`; none when there is no table. S0_ENOMEM. */
s0_code s0_actions_read(const s0_action **out, size_t *count, s0_arena *arena,
                        const s0_evidence *evidence, s0_day date, s0_error *err);

/* Whether it is done, by its state. */
bool s0_action_is_done(const s0_action *action);

#endif
