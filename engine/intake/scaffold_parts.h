/* scaffold_parts.h - what the files of the scaffold share. */
#ifndef S0_INTAKE_SCAFFOLD_PARTS_H
#define S0_INTAKE_SCAFFOLD_PARTS_H

#include "base/text.h"
#include "evidence/vocabulary.h"

/* A commented fact called `name` below its file's root; `before` is the name written before it (""
 * for none). */
void s0_scaffold_fact(s0_buf *out, const s0_entry *entry, const char *name, const char *before);

#endif
