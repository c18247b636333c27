/* scaffold_parts.h - what the files of the scaffold share.
 *
 * In a file of the scaffold a '#' with a blank after it begins a remark; a '#' that stands right
 * before a word switches off a line that is ready to use. */
#ifndef S0_INTAKE_SCAFFOLD_PARTS_H
#define S0_INTAKE_SCAFFOLD_PARTS_H

#include "base/date.h"
#include "base/text.h"
#include "evidence/vocabulary.h"
#include "intake/scaffold.h"

/* The files as they come. */
typedef struct s0_scaffolding {
    s0_arena *arena;
    s0_source *items;
    size_t count;
    const s0_vocabulary *vocabulary;
    const s0_catalog *catalog;
    s0_error *err;
} s0_scaffolding;

/* Take `text` as the file `path` (NULL: memory is short). S0_ENOMEM. */
s0_code s0_scaffold_add(s0_scaffolding *to, const char *path, s0_buf *text);

/* scaffold_yaml.c */

/* A remark of lines no wider than 80 columns, `depth` levels in. */
void s0_scaffold_remark(s0_buf *out, size_t depth, const char *text);
/* A switched-off fact called `name` below its file's root, with the headings that `before`, the
 * name written before it ("" for none), does not open. */
void s0_scaffold_fact(s0_buf *out, const s0_entry *entry, const char *name, const char *before);
/* A switched-off own rule with the fields that rules read. */
void s0_scaffold_own_rule(s0_buf *out, const s0_vocabulary *vocabulary, const s0_entry *entry);

/* scaffold_plan.c: audit.yaml. S0_ENOMEM. */
s0_code s0_scaffold_plan(s0_scaffolding *to, s0_day today);

/* scaffold_templates.c: a CSV file for each table, and the page that explains them. S0_ENOMEM. */
s0_code s0_scaffold_templates(s0_scaffolding *to);

#endif
