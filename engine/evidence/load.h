/* load.h - what the files that load the evidence share.
 *
 *   load.c           the order of it all
 *   load_share.c     faults, lists, and who gives which name
 *   load_sources.c   sources.yaml: which file an entry is about, what was not given
 *   load_origin.c    … where a file came from
 *   load_shape.c     … how an export is to be read
 *   load_plan.c      organization.yaml, and the parts of audit.yaml
 *   load_team.c      … who audits, and what they answer for
 *   load_csv.c       a CSV file into a table
 *   load_tree.c      YAML and JSON: which key is a table, which a fact
 *   load_rows.c      a list of maps into a table
 *   load_own_rules.c what the organization demands of itself
 *   load_merge.c     rows with one key made one, where sources.yaml asks for it
 *   load_judge.c     names that nobody knows, contradictions, doubled keys
 *   load_finish.c    sorting and packing
 *
 * A fault is added to the list and loading goes on; only memory ends it: functions
 * return false when memory is short, and nothing else. */
#ifndef S0_EVIDENCE_LOAD_H
#define S0_EVIDENCE_LOAD_H

#include "base/map.h"
#include "evidence/evidence_parts.h"
#include "evidence/table_parts.h"

/* How sources.yaml has a file read. Parts not stated are NULL or 0. */
typedef struct s0_shape {
    const char *table;       /* name of the table it gives */
    const s0_value *columns; /* map: column of the file -> column of the vocabulary, or "none" */
    bool *columns_met;       /* which of `columns` are in the file */
    const s0_value *values;  /* map: column of the vocabulary -> map of values */
    bool *values_met;
    const s0_value *unknown;  /* list of words */
    const s0_value *all_rows; /* map: column of the vocabulary -> what stands there in every row */
    const char *root;         /* dotted path to the list of a YAML or JSON file; ".": the whole */
    s0_mark root_at;
    bool merges; /* rows with one key are made one */
    char separator;
    uint32_t skip_lines;
    s0_mark at; /* of what only some kinds of files can use */
} s0_shape;

/* A name somebody may have misspelled: judged when all is read. */
typedef struct s0_spare {
    const char *name;
    s0_mark at;
    s0_entry_kind kind; /* table, fact or own rule */
} s0_spare;

/* Growing array of pointers in the arena. */
typedef struct s0_list {
    void **items;
    size_t count;
    size_t room;
} s0_list;

/* One file being read. */
typedef struct s0_input {
    s0_file *file;
    const s0_source *source;
    s0_shape shape;
    const char *folder; /* of evidence/, that makes its files one table; NULL: none */
    const char *name;   /* the table named after the file, or after its folder */
    bool is_profile;    /* organization.yaml: names that nobody knows are faults */
    bool is_parts;      /* audit.yaml: only its parts are read */
    const char *audit;  /* … with its name and its date as written */
    const char *date;
    const s0_value *team; /* … and its team, NULL: not stated */
    s0_list names;        /* const char *: tables and facts given … */
    s0_list spares;       /* … and names nobody knows */
    bool known;           /* something of it has a name of the vocabulary */
} s0_input;

typedef struct s0_load {
    s0_arena *arena;
    const s0_bundle *bundle;
    const s0_vocabulary *vocabulary;
    s0_faults *faults;
    const s0_progress *progress;
    s0_error lost; /* takes hints of faults that found no place in the list */
    s0_evidence *evidence;
    s0_map *given;     /* name -> s0_given: who gives a table or fact */
    s0_list inputs;    /* s0_input */
    s0_list makers;    /* s0_maker */
    s0_list facts;     /* s0_fact */
    s0_list own_rules; /* s0_own_rule */
    s0_list withheld;  /* s0_withheld */
    s0_list spares;    /* s0_spare */
    s0_list notices;   /* s0_notice */
    bool failed;       /* a fault was met */
    bool blind;        /* sources.yaml cannot be read, so nobody knows how to read the files */
    int16_t utc_offset;
} s0_load;

typedef struct s0_given {
    const s0_file *file;
    const char *group; /* file or folder */
    s0_maker *maker;   /* NULL: a fact, or a spare table */
    bool is_table;
    bool from_evidence;
} s0_given;

/* --- load_share.c --- */

/* Add a fault and return it, so that a hint can be set. Never NULL. */
s0_error *s0_load_fault(s0_load *load, s0_mark at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Add an error as a reader gave it, unless the list has it already. */
void s0_load_add(s0_load *load, const s0_error *err);
/* Note what sources.yaml speaks of and is not there; `table` as in s0_notice. */
bool s0_load_notice(s0_load *load, s0_mark at, const char *text, const char *table);
/* The hint "did you mean …", when `nearest` is not NULL. */
void s0_load_near(s0_error *fault, const char *nearest);
/* Give back the file's bytes before `upto`, which nobody reads any more: cells, keys and texts were
 * copied. Once there is a fault they stay, since more faults mostly follow. */
void s0_load_release(const s0_load *load, const s0_input *input, size_t upto);
bool s0_list_push(s0_load *load, s0_list *list, const void *item);
bool s0_load_spare(s0_load *load, s0_input *input, const char *name, s0_mark at,
                   s0_entry_kind kind);
/* Note that `input` gives `name`. `*taken` is set, with a fault, when another file or
 * place does so already; `*out` is the note, also that of an open table. */
bool s0_load_give(s0_load *load, s0_input *input, const char *name, bool is_table, s0_mark at,
                  s0_given **out, bool *taken);
/* The table called `name` with a run open for `input`; NULL: a spare one, or a fault. */
bool s0_load_table(s0_load *load, s0_input *input, const char *name, s0_mark at, s0_maker **out);
/* Fill a column of the newest row by itself, if the table has it and the row does not say it. NULL:
 * there is nothing to fill in. */
bool s0_load_fill(s0_load *load, s0_maker *maker, const char *column, const char *text);
/* Fill with none what the newest row of some tables need not say: columns that the file lacks. CSV:
 * `fields`, -1 for those; else `marks`, line 0. */
bool s0_load_unsaid(s0_load *load, const s0_input *input, s0_maker *maker, const int *fields,
                    const s0_mark *marks);
/* Finish the newest row: the columns that the engine fills. */
bool s0_load_row_done(s0_load *load, s0_input *input, s0_maker *maker);

/* --- load_cell.c --- */

/* A scalar of a tree as text for `entry`; false: it is a list or a map, and a fault was added. */
bool s0_load_scalar(s0_load *load, const s0_entry *entry, const char *name, const s0_value *value,
                    char number[32], const char **text, size_t *size);
/* Whether the shape says that this text means unknown. */
bool s0_load_says_unknown(const s0_shape *shape, const char *text, size_t size);
/* What `values` makes of a text, NULL: itself. `values` is the map of one column or NULL. */
const s0_value *s0_load_replaced(const s0_value *values, const char *text, size_t size);
/* Read text into a cell of the newest row, after the shape; a fault is added where it does not fit.
 */
bool s0_load_text(s0_load *load, const s0_input *input, s0_maker *maker, int column,
                  const s0_value *values, const char *text, size_t size, s0_mark at);
/* Read a value into a cell of a fact. */
bool s0_load_fact_cell(s0_load *load, const s0_input *input, s0_cell *out, const s0_entry *entry,
                       const s0_value *value);
/* Add the fault "NAME "text" is not a date". */
s0_error *s0_load_misfit(s0_load *load, s0_mark at, const char *name, const char *text, size_t size,
                         const char *why);

/* --- load_sources.c --- */
bool s0_load_sources(s0_load *load);

/* --- load_origin.c --- */

/* Take one key of an entry when it is about origin; false: it is another. */
bool s0_load_origin(s0_load *load, s0_origin *origin, const s0_member *member);
/* A scalar that says something, NULL with a fault otherwise. */
const char *s0_load_word(s0_load *load, const s0_member *member);

/* --- load_shape.c --- */

/* Take one key of a file's entry when it is about its shape; false: it is another. */
bool s0_load_shape(s0_load *load, s0_input *input, const s0_member *member);
/* Fill the cells of the newest row that sources.yaml states for all rows. */
bool s0_load_all_rows(s0_load *load, s0_input *input, s0_maker *maker);
/* Whether sources.yaml states a column for all rows. */
bool s0_load_states(const s0_input *input, const char *column);
/* The same, of a column that the file gives as well: a fault is added. */
bool s0_load_stated(s0_load *load, const s0_input *input, const char *column, s0_mark at);
/* Names in `columns`, `values` and `all_rows` that the vocabulary or the file does not know. */
bool s0_load_unmet(s0_load *load, const s0_input *input);
/* What a column of the file is called in the vocabulary: itself, or as `columns` says; NULL:
 * it is left out ("none"). `*renamed` is set when `columns` speaks of it. */
const char *s0_load_renamed(const s0_input *input, const char *column, bool *renamed);

/* --- files of each kind --- */
bool s0_load_csv(s0_load *load, s0_input *input);
bool s0_load_tree(s0_load *load, s0_input *input, const s0_value *root);
bool s0_load_rows(s0_load *load, s0_input *input, const char *name, const s0_value *list,
                  s0_mark at);
bool s0_load_own_rules(s0_load *load, s0_input *input, const s0_value *rules);
bool s0_load_profile(s0_load *load, s0_input *input);
bool s0_load_parts(s0_load *load, s0_input *input);
bool s0_load_fact(s0_load *load, s0_input *input, const char *name, const s0_value *value,
                  s0_mark at);

/* --- load_team.c --- */

/* What the team of the plan says of a part's auditor: function, and what of the part they answer
 * for. NULL: nothing, or "none" for a duty that is not there. */
const char *s0_team_function(const s0_value *team, const s0_value *part);
const char *s0_team_duty(const s0_value *team, const s0_value *part);

/* --- load_judge.c, load_finish.c --- */

/* Spare names near to known ones that nobody gives are faults. */
bool s0_load_judge_names(s0_load *load);
/* What is said to be not given, and is. */
void s0_load_judge_withheld(s0_load *load);
/* The key of a row as one text; NULL: a cell of it is unknown, or `*memory`. */
const char *s0_load_key(s0_arena *arena, const s0_table *table, size_t row, const int *columns,
                        size_t count, bool *memory);
/* Make one row of those with one key, in the files that ask for it. */
bool s0_load_merge(s0_load *load, s0_table *table, const s0_entry *entry);
/* Two rows with one key in a table whose key is unique. */
bool s0_load_judge_rows(s0_load *load, const s0_table *table, const s0_entry *entry);
bool s0_load_finish(s0_load *load);

#endif
