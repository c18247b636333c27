/* fields.h - how a shape is written down: one line per field, in the order of the document.
 *
 *     static const s0_field fields[] = {
 *         S0_SAID_AT(s0_finding, number),
 *         S0_WORD_AT(s0_finding, "class", class_, s0_classes),
 *         S0_LIST_AT(s0_finding, exceptions, exception_count, s0_instance),
 *         S0_FIELDS_END};
 *     const s0_shape s0_finding_shape = S0_SHAPE("finding", s0_finding, fields);
 *
 * A field whose C type is not that of its kind does not compile. The shape of a
 * struct T is the variable T_shape. */
#ifndef S0_MODEL_FIELDS_H
#define S0_MODEL_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/shape.h"

/* The offset of a member that has exactly that type; anything else has no branch to take. */
#define S0_OFFSET_OF(type, member, wanted)                                                         \
    (offsetof(type, member) * sizeof(char[_Generic(((type *)0)->member, wanted : 1)]))

/* clang-format off */
#define S0_TEXT_AS(type, json, member) \
    {.name = json, .kind = S0_FIELD_TEXT, .offset = S0_OFFSET_OF(type, member, const char *)}
#define S0_TEXT_AT(type, member) S0_TEXT_AS(type, #member, member)
/* Text that is always there: whoever uses it need not ask. */
#define S0_SAID_AT(type, member) \
    {.name = #member, .kind = S0_FIELD_TEXT, .said = true, \
     .offset = S0_OFFSET_OF(type, member, const char *)}
#define S0_INT_AT(type, member) \
    {.name = #member, .kind = S0_FIELD_INT, .offset = S0_OFFSET_OF(type, member, int64_t)}
#define S0_BOOL_AT(type, member) \
    {.name = #member, .kind = S0_FIELD_BOOL, .offset = S0_OFFSET_OF(type, member, bool)}
/* An enum has the size of an int on every compiler that builds this; one that does not is refused. */
#define S0_WORD_AT(type, json, member, list) \
    {.name = json, .kind = S0_FIELD_WORD, .words = list, \
     .offset = offsetof(type, member) * \
               sizeof(char[sizeof(((type *)0)->member) == sizeof(int) ? 1 : -1])}
#define S0_TEXTS_AT(type, member, count) \
    {.name = #member, .kind = S0_FIELD_TEXTS, \
     .offset = S0_OFFSET_OF(type, member, const char *const *), \
     .count_offset = S0_OFFSET_OF(type, count, size_t)}
#define S0_STRUCT_AT(type, member, inner) \
    {.name = #member, .kind = S0_FIELD_STRUCT, .shape = &inner##_shape, \
     .offset = S0_OFFSET_OF(type, member, inner)}
#define S0_LIST_AT(type, member, count, inner) \
    {.name = #member, .kind = S0_FIELD_LIST, .shape = &inner##_shape, \
     .offset = S0_OFFSET_OF(type, member, const inner *), \
     .count_offset = S0_OFFSET_OF(type, count, size_t)}
#define S0_FIELDS_END {.name = NULL}
#define S0_SHAPE(what, type, list) {.name = what, .size = sizeof(type), .fields = list}
/* The same for a struct that has grown: `names` are the fields that earlier documents lack. */
#define S0_SHAPE_GROWN(what, type, list, names) \
    {.name = what, .size = sizeof(type), .fields = list, .added = names}
/* clang-format on */

#endif
