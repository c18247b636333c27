/* past.h - recorded runs, read back for commands. The history is opened for each
 * question and closed again, so that no handle is open when workers are forked. */
#ifndef S0_CLI_PAST_H
#define S0_CLI_PAST_H

#include "cli/cli.h"
#include "history/history.h"
#include "model/change.h"

/* A recorded run with its document; `run` NULL: there is none. */
typedef struct s0_past {
    const s0_run *run;
    s0_source document;
    s0_cycle *cycle;
} s0_past;

/* The latest run of `cycle` (NULL: of the last cycle). */
s0_code s0_past_latest(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err);
/* The same run without its document; `*out` NULL: there is none. */
s0_code s0_past_newest(s0_cli *cli, const char *cycle, const s0_run **out, s0_error *err);
/* The latest run of the cycle that precedes `cycle`. */
s0_code s0_past_preceding(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err);
/* What an audit of `cycle` builds on, all of one moment. */
typedef struct s0_before {
    const s0_run *newest; /* of all cycles, or NULL */
    s0_past latest;       /* the newest of this cycle */
    s0_past prior;        /* the newest of the preceding cycle */
} s0_before;
s0_code s0_past_before(s0_cli *cli, const char *cycle, s0_before *out, s0_error *err);
/* All runs in order of recording; `*count` 0 for no history. */
s0_code s0_past_runs(s0_cli *cli, const s0_run **out, size_t *count, s0_error *err);
/* The latest run of each cycle, oldest first; `*count` 0 for no history. */
s0_code s0_past_cycles(s0_cli *cli, const s0_cycle *const **out, size_t *count, s0_error *err);
/* s0_history_verify on the workspace's history. No history is a fault when `head` says there was
 * one, else there is nothing to check. */
s0_code s0_past_verify(s0_cli *cli, const char *head, s0_checked *checked, s0_faults *faults,
                       s0_error *err);
/* As s0_past_latest for a cycle a person named: none recorded, or none of that name, is S0_EUSAGE
 * with the names there are. */
s0_code s0_past_named(s0_cli *cli, const char *cycle, s0_past *out, s0_error *err);
/* What changed from `old` to `now`, with the cycles before `old` for what reopened. */
s0_code s0_past_diff(s0_cli *cli, const s0_past *old, const s0_past *now, s0_diff **out,
                     s0_error *err);
/* Append a run; the returned past is read back from the recorded bytes. */
s0_code s0_past_append(s0_cli *cli, const char *head, const s0_cycle *cycle, bool seal,
                       s0_past *out, s0_error *err);
s0_code s0_past_seal(s0_cli *cli, const char *cycle, s0_error *err);
/* s0_history_forget on the workspace's history; without one, or without that cycle, S0_EUSAGE with
 * the names there are. The file is not made smaller yet. */
s0_code s0_past_forget(s0_cli *cli, const char *cycle, const char *date, s0_forgotten *out,
                       s0_error *err);
s0_code s0_past_shrink(s0_cli *cli, s0_error *err);
/* All that was forgotten; `*count` 0 for no history. */
s0_code s0_past_forgettings(s0_cli *cli, const s0_forgetting **out, size_t *count, s0_error *err);

#endif
