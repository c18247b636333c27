/* rule_text.h - what a rule's file may hold: text that shows as it is. */
#ifndef S0_RULE_RULE_TEXT_H
#define S0_RULE_RULE_TEXT_H

#include "base/error.h"
#include "base/file.h"

#define S0_RULE_FILE_MAX (256 * 1024) /* bytes of a rule's file */

/* S0_OK when the source is at most S0_RULE_FILE_MAX bytes of UTF-8 without a byte order mark, NUL,
 * control character (tab and line break apart; a carriage return only before a line feed) or
 * character that turns the direction of text; else S0_ERULE with the place of the first. */
s0_code s0_rule_text_check(const s0_source *source, s0_error *err);

#endif
