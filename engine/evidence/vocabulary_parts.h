/* vocabulary_parts.h - the inside of a vocabulary, for the files that fill it. */
#ifndef S0_EVIDENCE_VOCABULARY_PARTS_H
#define S0_EVIDENCE_VOCABULARY_PARTS_H

#include "base/map.h"
#include "evidence/vocabulary.h"

/* Names in the order of strcmp: what `nearest` looks among. */
typedef struct s0_names {
    const char **items;
    size_t count;
    size_t room;
} s0_names;

#define S0_ENTRY_KINDS 4

struct s0_vocabulary {
    s0_arena *arena;
    const s0_entry **all; /* sorted by name */
    size_t count;
    size_t room;
    s0_map *by_name; /* full name -> entry */
    s0_names names;
    s0_names names_of[S0_ENTRY_KINDS];
    const s0_entry **fields; /* of own rules, with short names, sorted */
    const char **field_names;
    size_t field_count;
};

s0_vocabulary *s0_vocabulary_new(s0_arena *arena);

/* Add a filled entry of a new name. S0_ENOMEM. */
s0_code s0_vocabulary_add(s0_vocabulary *vocabulary, const s0_entry *entry, s0_error *err);

/* Add an own rule and an entry for each of its fields. S0_ENOMEM. */
s0_code s0_vocabulary_add_own_rule(s0_vocabulary *vocabulary, const s0_entry *rule, s0_error *err);

/* Fill `entry` from a map of `type`, `meaning`, `empty`, …: those of `allowed` (ended by NULL).
 * S0_EINPUT, S0_ENOMEM. */
s0_code s0_vocabulary_define(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *definition,
                             const char *const *allowed, s0_error *err);

/* Set type and words of `entry` from a type's name or a list of words. S0_EINPUT, S0_ENOMEM. */
s0_code s0_vocabulary_type(s0_vocabulary *vocabulary, s0_entry *entry, const s0_value *type,
                           s0_error *err);

/* The fields an own rule may have ("within"), sorted. */
const char *const *s0_vocabulary_own_fields(const s0_vocabulary *vocabulary, size_t *count);

/* Whether text is a name of one part ("left_on") … */
bool s0_is_name(const char *text);
/* … or of parts with dots between them ("profile.uses_cloud"). */
bool s0_is_dotted_name(const char *text);

#endif
