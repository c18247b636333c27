/* limits.h - how much is read, in one place. docs/workspace.md ("What files may be") has the same
 * numbers for people; what a rule may spend stands in rule/rule.h, and audit.yaml can raise it. */
#ifndef S0_BASE_LIMITS_H
#define S0_BASE_LIMITS_H

#include <stddef.h>

#define S0_MIB ((size_t)1 << 20)

/* Bytes of one file; `limits: {file: …}` in audit.yaml sets another number of MiB, up to the most
 * that lines and rows can be counted in. */
#define S0_FILE_MAX ((size_t)1 << 30)
#define S0_FILE_MOST ((size_t)1 << 32)
/* Bytes of all files of a workspace. */
#define S0_FILES_MAX ((size_t)1 << 32)
/* Folders in one another. */
#define S0_FOLDERS_DEEP 64
/* Columns of a CSV file: as many as a spreadsheet has. */
#define S0_COLUMNS_MAX 16384
/* Lists and maps in one another. */
#define S0_DEPTH_MAX 64
/* Nodes that all aliases of a YAML file stand for. */
#define S0_ALIASED_MAX 10000
/* Directives of a YAML file: libyaml compares each with all before it. */
#define S0_DIRECTIVES_MAX 8

#endif
