/* print.h - text for a terminal: harmless, and wrapped at its width. */
#ifndef S0_CLI_PRINT_H
#define S0_CLI_PRINT_H

#include "base/text.h"
#include "cli/cli.h"
#include "data/value.h"
#include "model/shape.h"

/* Print `text` wrapped at 80 columns; the first line begins at column `at` (already printed),
 * others with `indent` blanks. NULL
 * (memory is short) is an empty text. */
void s0_print_wrapped(s0_cli *cli, const char *text, size_t at, size_t indent);
/* "  name          text", wrapped under the text; nothing when `text` is NULL. */
void s0_print_field(s0_cli *cli, const char *name, const char *text);
/* Text from files or documents, made harmless, to go into a line; "" for NULL. */
const char *s0_print_plain(s0_cli *cli, const char *text);
/* An organization's name, harmless; words in its place where organization.yaml gives none. */
const char *s0_print_name(s0_cli *cli, const char *name);
/* A tree as JSON, indented, on `out`. Exit status. */
int s0_print_json(s0_cli *cli, const s0_value *value);
/* An object by its shape. Exit status. */
int s0_print_object(s0_cli *cli, const s0_shape *shape, const void *object);

#endif
