/* yaml_scalar.h - what a scalar of YAML is, under the 1.2 core schema. For yaml.c. */
#ifndef S0_DATA_YAML_SCALAR_H
#define S0_DATA_YAML_SCALAR_H

#include "base/error.h"
#include "data/value.h"

/* The core tag that a node carries. */
typedef enum s0_yaml_tag {
    S0_TAG_NONE, /* none: a plain scalar goes by its look */
    S0_TAG_TEXT, /* "!!str", or "!" on a scalar */
    S0_TAG_NULL,
    S0_TAG_BOOL,
    S0_TAG_INT,
    S0_TAG_REAL,
    S0_TAG_LIST,
    S0_TAG_MAP,
    S0_TAG_OTHER /* one that is not of the core schema */
} s0_yaml_tag;

/* The tag by its full name, as libyaml gives it; NULL for none. */
s0_yaml_tag s0_yaml_tag_of(const char *name);

/* Set kind and value of `value`, whose `raw`, `size`, `quoted` and `at` are set.
 * S0_EINPUT: a number that cannot be held, or text that is not what its tag says. */
s0_code s0_yaml_resolve(s0_value *value, s0_yaml_tag tag, s0_error *err);

#endif
