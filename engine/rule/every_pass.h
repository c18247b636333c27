/* every_pass.h - what a pass over a population holds while it runs; shared by every.c,
 * which binds and concludes, and every_count.c, which decides and counts.
 *
 * A record's fate:
 *
 *   a schedule set it apart ............................ not due, no limit
 *   `except` is met .................................... exempt
 *   `meets` sets it apart .............................. not due, no limit
 *   `meets` is met ..................................... met
 *   a waiver holds ..................................... waived
 *   a waiver may hold .................................. unknown
 *   `meets` fails, and nothing about it is uncertain ... failed
 *   anything else ...................................... unknown
 *
 * What is set apart stays so although it is uncertain whether the record belongs to the
 * population: either way it counts nowhere. A record that meets is met although it may
 * not belong; `loose` counts those, because a share that is reached only with them is not
 * reached for certain. Where all records are such ones the population may be empty, and
 * an empty one shows nothing: then they are unknown, unless the rule says otherwise. */
#ifndef S0_RULE_EVERY_PASS_H
#define S0_RULE_EVERY_PASS_H

#include "base/map.h"
#include "rule/every.h"
#include "rule/waiver.h"

typedef enum s0_fate { S0_FATE_MET, S0_FATE_FAILED, S0_FATE_UNKNOWN, S0_FATE_APART } s0_fate;

typedef struct s0_listing {
    s0_instance *items;
    size_t count;
    size_t room;
} s0_listing;

#define S0_MISSING_MAX 64

typedef struct s0_population {
    const s0_every *every;
    const s0_selection *of;
    s0_arena *arena;
    s0_arena *scratch;     /* for text that is only looked up; reset at will */
    const size_t *order;   /* records by key */
    const uint8_t *same;   /* columns of the key that a record shares with the one before it */
    const size_t *columns; /* of the key */
    size_t column_count;
    const s0_bound *meets, *except, *critical, *exposed, *handled; /* NULL: not asked */
    int group;                                                     /* column, -1: not asked */
    s0_map *groups;                                                /* of failing records */
    s0_waivers waivers;
    bool blank_waivers_spent; /* rows whose subject is unknown cannot spare all that fail: they
                                 spare none */
    int64_t blank_subjects;   /* subjects that only such a row might spare */
    s0_numbers n;
    int64_t loose;     /* met, but may not belong to the population */
    bool none_certain; /* no record belongs for certain: what may belong and meets is unknown */
    s0_listing failed, unknown, apart;
    const char *missing[S0_MISSING_MAX]; /* full column names; more are not named */
    size_t missing_count;
    bool short_of_memory;
    /* The record at hand. */
    s0_decision tests, exception; /* verdicts; traces only of what is listed */
    bool tests_asked;
    /* What the conditions say of each record: verdict, and why it is set apart in the upper bits.
     * They are asked in the order of rows, which lie beside each other; keys come in any order. */
    const uint8_t *meets_says, *except_says, *critical_says;
    s0_verdict_of excepted;
    s0_apart why_apart;
    const s0_waiver *waiver;   /* that holds, or may hold */
    s0_waiver for_unknown_key; /* stands for any waiver, for a record that nobody can name */
    bool uncertain;
    size_t repeat; /* how many records before it have its key */
    /* Of the subject it shares with its neighbours: */
    bool subject_counted, subject_failed, subject_blank;
} s0_population;

/* Decide and count all records: fills n, loose, the listings, missing. */
void s0_population_count(s0_population *p);

#endif
