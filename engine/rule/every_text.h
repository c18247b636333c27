/* every_text.h - the words of a pass over a population: what stands at an instance, and
 * the one sentence of the outcome. Knows numbers and cells; decides nothing. */
#ifndef S0_RULE_EVERY_TEXT_H
#define S0_RULE_EVERY_TEXT_H

#include "base/text.h"
#include "evidence/selection.h"
#include "model/outcome.h"
#include "rule/every.h"
#include "rule/waiver.h"

/* "path:line" of a place, NULL when it has none (or memory is short). */
const char *s0_place_text(s0_arena *arena, s0_mark at);

/* The key of a record as instances carry it: "p1/a1". */
const char *s0_key_text(s0_arena *arena, const s0_selection *of, size_t record,
                        const size_t *columns, size_t count);

/* What fails: "disabled_on 2026-04-20, after 2026-04-15; owner none". Where yes stands for no, or
 * something for none, what stands there is all there is to say. A column that a join renamed is
 * called by table and column ("people.left_on"); where a join found no row: "no record of it in
 * risk_assessments, due by 2026-05-20". */
void s0_put_failure(s0_buf *out, const s0_selection *of, size_t record,
                    const s0_decision *decision);
/* The same for a schedule's own test: "not done by 2026-03-31, then on 2026-04-02". */
void s0_put_not_done(s0_buf *out, const s0_selection *of, size_t record);
/* What is unknown: "disabled_on is unknown". Names of the columns that lack go to `missing`
 * through `name`, called with each full column name. */
typedef void (*s0_name_missing)(void *context, const char *full_name);
void s0_put_doubt(s0_buf *out, const s0_selection *of, size_t record, const s0_decision *decision,
                  s0_name_missing name, void *context);
/* The columns of `names` that are unknown at a record: "left_on is unknown". Whether any is. */
bool s0_put_unknown_columns(s0_buf *out, const s0_selection *of, size_t record,
                            const char *const *names, size_t count, s0_name_missing name,
                            void *context);
/* Why a record is set apart. */
void s0_put_apart(s0_buf *out, s0_apart apart, const s0_decision *decision);
void s0_put_waiver(s0_buf *out, const s0_waiver *waiver);

/* `gap` with its places filled. S0_ERULE: a place that does not exist; S0_ENOMEM. */
s0_code s0_gap_text(const char **out, s0_arena *arena, const char *gap, const s0_numbers *numbers,
                    s0_error *err);

/* The whole statement of an outcome whose word, numbers, missing and failed are filled. S0_ERULE,
 * S0_ENOMEM. */
s0_code s0_every_statement(s0_outcome *outcome, s0_arena *arena, const s0_every *every,
                           s0_error *err);

/* The pass as the record of reads shows it. S0_ENOMEM. */
s0_code s0_every_pass(s0_outcome *outcome, s0_arena *arena, const s0_every *every, s0_error *err);

#endif
