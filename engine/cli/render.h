/* render.h - a recorded run as files for people and programs, and as a few lines on a terminal. */
#ifndef S0_CLI_RENDER_H
#define S0_CLI_RENDER_H

#include "cli/cli.h"
#include "cli/past.h"

/* Write reports/CYCLE/report.md, report.json and checklist.csv. Exit status. */
int s0_render_files(s0_cli *cli, const s0_past *past);
/* Where s0_render_files writes, as a person standing here would name it. "" when memory is short.
 */
const char *s0_render_folder(s0_cli *cli, const char *cycle);
/* One format ("md", "json", "csv") to `path` (NULL or "-": standard output). Exit status. */
int s0_render_one(s0_cli *cli, const s0_past *past, const char *format, const char *path);
/* Counts, findings and changes in at most 80 columns. `diff` NULL: no earlier cycle. */
void s0_render_summary(s0_cli *cli, const s0_cycle *cycle, const s0_diff *diff);

#endif
