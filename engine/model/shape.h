/* shape.h - one table per struct tells how it is written as JSON and read back.
 *
 * What rooms hand to each other are plain structs; a shape lists their fields
 * once, in the order of the document, and serves both directions. A list is a pointer
 * `items` followed in the struct by a size_t count. NULL text is null. */
#ifndef S0_MODEL_SHAPE_H
#define S0_MODEL_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "data/value.h"

/* No count of records, bytes or steps comes near it; sums of counts do not overflow, and a program
 * that reads all numbers as floating ones has them exactly. */
#define S0_COUNT_MAX ((int64_t)1 << 53)

typedef enum s0_field_kind {
    S0_FIELD_TEXT,   /* const char *; NULL is null, or "" where it is `said` */
    S0_FIELD_INT,    /* int64_t; read, it counts something: 0 to S0_COUNT_MAX */
    S0_FIELD_BOOL,   /* bool */
    S0_FIELD_WORD,   /* an enum (int) written as one of `words` */
    S0_FIELD_TEXTS,  /* const char *const * and size_t */
    S0_FIELD_STRUCT, /* a struct inside */
    S0_FIELD_LIST    /* const T * and size_t, of `shape` */
} s0_field_kind;

typedef struct s0_shape s0_shape;

typedef struct s0_field {
    const char *name;
    s0_field_kind kind;
    size_t offset;
    size_t count_offset;      /* texts, list */
    const s0_shape *shape;    /* struct, list */
    const char *const *words; /* word: NULL-terminated, index = enum value */
    bool said;                /* text: null is refused, for nobody asks whether it is there */
} s0_field;

struct s0_shape {
    const char *name;         /* "finding": for messages */
    size_t size;              /* of the struct */
    const s0_field *fields;   /* ended by a field without name */
    const char *const *added; /* NULL-terminated names of fields that earlier documents do not have:
                                 missing is empty; or NULL */
};

/* The object as a tree in the order of the shape. The tree is finished (nothing can be added to it)
 * and borrows all text of the object. Never calls malloc over a fixed arena. NULL: memory is short.
 */
s0_value *s0_shape_write(s0_arena *arena, const s0_shape *shape, const void *object);

/* Fill `object` (of shape->size bytes) from a tree; text is borrowed from it. Every field but those
 * `added` must be there and of its kind, nothing else may be: S0_EINPUT naming the path
 * ("findings[3].class"). S0_ENOMEM. */
s0_code s0_shape_read(s0_arena *arena, const s0_shape *shape, const s0_value *value, void *object,
                      s0_error *err);

#endif
