/* selection_parts.h - what a selection is made of; for the files of this room that make new ones.
 *
 * A record holds one row of each part. A column is seen under its name and
 * leads to a part and to a column of that part's table:
 *
 *     columns   person  left_on  account  ...        seen -> (part, column)
 *     parts     leavers.rows     accounts.rows       row of each record
 *     record 0        4                17
 *     record 1        5          S0_ROW_UNKNOWN      nobody knows the match
 */
#ifndef S0_EVIDENCE_SELECTION_PARTS_H
#define S0_EVIDENCE_SELECTION_PARTS_H

#include "evidence/selection.h"
#include "evidence/table_parts.h"

#define S0_ROW_UNKNOWN (-1) /* every cell of the row is unknown */
#define S0_ROW_NONE (-2)    /* there is no such row: every cell is none */

/* What is marked on a record. */
#define S0_FLAG_UNCERTAIN 1u /* it may not belong here */
#define S0_FLAG_LOOSE 2u     /* it is here, and may stand for several records */
#define S0_FLAG_NOT_DUE 4u
#define S0_FLAG_NO_LIMIT 8u
#define S0_FLAG_KEEP 128u /* only in the marks given to s0_selection_pick */

typedef struct s0_part {
    const s0_table *table;
    const int32_t *rows; /* per record; NULL: record n is row n */
    bool made;           /* by a schedule: not evidence, its cells speak of `at_part` */
    uint32_t at_part;    /* made: the part and column the dates were read from */
    uint32_t at_column;
} s0_part;

typedef struct s0_seen {
    const char *name;
    const char *full;
    const s0_entry *entry;
    uint32_t part;
    uint32_t column; /* of the part's table */
} s0_seen;

struct s0_selection {
    size_t count;
    const s0_part *parts;
    size_t part_count;
    const s0_seen *columns;
    size_t column_count;
    const uint8_t *flags; /* S0_FLAG_... per record; NULL: none marked */
    size_t uncertain;     /* records marked uncertain or loose */
    bool is_schedule;
    const char *const *key;
    size_t key_count;
    const s0_table *const *tables;
    size_t table_count;
};

static inline int32_t s0_part_row(const s0_part *part, size_t record)
{
    return part->rows != NULL ? part->rows[record] : (int32_t)record;
}

/* s0_selection_cell, where it is asked for each record. */
static inline s0_cell s0_cell_of(const s0_selection *selection, size_t record, size_t column)
{
    const s0_seen *seen = &selection->columns[column];
    const s0_part *part = &selection->parts[seen->part];
    int32_t row = s0_part_row(part, record);

    if (row >= 0)
        return s0_cell_in(part->table, (size_t)row, seen->column);
    return (s0_cell){.state = row == S0_ROW_NONE ? S0_NONE : S0_UNKNOWN, .type = seen->entry->type};
}

/* The column of a loaded table that a column of the selection shows, where it holds texts:
 * s0_text_of reads them without making a cell of each. NULL: others. */
static inline const s0_column *s0_text_column(const s0_selection *selection, size_t column)
{
    const s0_seen *seen = &selection->columns[column];
    const s0_table *table = selection->parts[seen->part].table;

    return table->cells == NULL && table->columns[seen->column].heap != NULL
               ? &table->columns[seen->column]
               : NULL;
}

/* The form that is compared of a cell of such a column; NULL where it is not given: `*state`. */
static inline const char *s0_text_of(const s0_selection *selection, size_t record, size_t column,
                                     const s0_column *texts, s0_state *state)
{
    int32_t row = s0_part_row(&selection->parts[selection->columns[column].part], record);
    const char *text;
    uint32_t slot;

    *state = row == S0_ROW_NONE ? S0_NONE
             : row < 0          ? S0_UNKNOWN
                                : (s0_state)(texts->states[row / 4] >> (row % 4 * 2) & 3);
    if (*state != S0_GIVEN)
        return NULL;
    slot = texts->slots[row];
    text = texts->heap + (slot & ~S0_SLOT_PAIR);
    return slot & S0_SLOT_PAIR ? text + strlen(text) + 1 : text;
}

static inline uint8_t s0_flags_of(const s0_selection *selection, size_t record)
{
    return selection->flags != NULL ? selection->flags[record] : 0;
}

static inline void s0_spend(const s0_terms *terms, uint64_t rows)
{
    if (terms->spend != NULL)
        terms->spend(terms->context, rows);
}

/* The records of `from` whose mark has S0_FLAG_KEEP, with the mark's other flags. */
s0_code s0_selection_pick(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                          const uint8_t *marks, s0_error *err);

/* The same for `count` records listed in their order, each with its mark. */
s0_code s0_selection_pick_few(const s0_selection **out, s0_arena *arena, const s0_selection *from,
                              const uint32_t *records, const uint8_t *marks, size_t count,
                              s0_error *err);

/* Fill in what follows from parts and flags: tables and the count of uncertain records. S0_ENOMEM.
 */
s0_code s0_selection_finish(s0_selection *made, s0_arena *arena, s0_error *err);

/* The columns called `names`. S0_ERULE naming one that is missing. `role` is what it was wanted
 * for ("key"), for the message. */
s0_code s0_columns_find(const uint32_t **out, s0_arena *arena, const s0_selection *selection,
                        const char *const *names, size_t count, const char *role, s0_error *err);
s0_code s0_column_find(uint32_t *out, const s0_selection *selection, const char *name,
                       const char *role, s0_error *err);

/* Types that can be compared with each other. */
typedef enum s0_family {
    S0_FAMILY_TEXT,
    S0_FAMILY_BOOLEAN,
    S0_FAMILY_NUMBER,
    S0_FAMILY_DATE,
    S0_FAMILY_DURATION,
    S0_FAMILY_OTHER
} s0_family;
s0_family s0_family_of(s0_type type);
/* "text", "yes or no", "a number" …: for messages. */
const char *s0_family_text(s0_family family);

/* The days a given date or instant may stand for. */
s0_date s0_cell_days(const s0_cell *cell);

/* The days on which the files that speak of a cell were collected: of its row, or, where there is
 * no row, of all files of the table. False: not stated. */
bool s0_collected(s0_span *out, const s0_selection *selection, size_t record, uint32_t column,
                  const s0_terms *terms);

/* The collected day of one file; a plan speaks on the audit's date. False: not stated. */
bool s0_file_collected(s0_day *out, const s0_file *file, const s0_terms *terms);

/* Whether two records of one selection show the same cells in all columns that whoever asks may
 * read (`sees` of the terms). */
bool s0_records_alike(const s0_selection *selection, size_t a, size_t b, const s0_terms *terms);

/* Records by the values of some columns: each distinct key is a group, the records of a group are
 * a chain in the order they were given. */
#define S0_GROUP_UNKNOWN UINT32_MAX      /* part of the key is not known */
#define S0_GROUP_ABSENT (UINT32_MAX - 1) /* the key is none, or nobody has it */
#define S0_CHAIN_END UINT32_MAX

typedef struct s0_index {
    const s0_selection *selection;
    const uint32_t *columns;
    size_t column_count;
    bool none_is_key;
    uint64_t *slots; /* hash, group + 1; 0: free */
    size_t mask;
    uint32_t *group; /* of each record */
    uint32_t *next;  /* of each record: the next of its chain, or S0_CHAIN_END */
    uint32_t *head;  /* of each group */
    size_t groups;
    size_t unknown; /* records whose key is not known */
} s0_index;

/* `order` (NULL: all records) lists the records to take. A key that is none stands for nothing,
 * or is a key like others with `none_is_key`. A month where a day is wanted counts as unknown.
 * S0_ENOMEM; S0_ERULE for columns that cannot be keys. */
s0_code s0_index_make(s0_index *out, s0_arena *arena, const s0_selection *selection,
                      const uint32_t *columns, size_t column_count, bool none_is_key,
                      const uint32_t *order, size_t order_count, s0_error *err);
/* The group with the key that `record` of another selection has in `columns`. */
uint32_t s0_index_find(const s0_index *index, const s0_selection *selection,
                       const uint32_t *columns, size_t record);
/* The same for all its records, into `groups`: quicker, because it looks ahead. */
void s0_index_find_all(uint32_t *groups, const s0_index *index, const s0_selection *selection,
                       const uint32_t *columns);

/* The group with that value, of an index of one column; the value is given and of the column's
 * type. */
uint32_t s0_index_find_cell(const s0_index *index, const s0_cell *cell);

/* The records that can meet a condition or of which it is unknown, in their order: all others fail
 * it. False: nobody has asked this population often enough, look at all. */
typedef struct s0_few {
    const s0_index *index;
    uint32_t next;           /* of the records with the value, or S0_CHAIN_END */
    const uint32_t *unknown; /* those whose value is not known … */
    size_t unknown_left;     /* … so many */
} s0_few;
bool s0_where_few(s0_few *out, const s0_selection *from, const s0_bound *bound,
                  const s0_terms *terms);
/* The next of them, or S0_CHAIN_END. */
uint32_t s0_few_next(s0_few *few);
/* Memory for what one call of `where` needs only meanwhile; `otherwise` where there is none. */
s0_arena *s0_where_scratch(const s0_terms *terms, s0_arena *otherwise);

/* An operand bound to a selection. */
typedef struct s0_bound_operand s0_bound_operand;
struct s0_bound_operand {
    s0_operand_kind kind;
    s0_family family;
    s0_cell cell;
    uint32_t column;
    const s0_cell *classes;
    const s0_cell *limits;
    size_t class_count;
    const s0_bound_operand *left;
    const s0_bound_operand *right;
    int sign;
};

/* Bind `operand` where a value of `want`'s type is needed. S0_ERULE, S0_ENOMEM. */
s0_code s0_operand_bind(const s0_bound_operand **out, s0_arena *arena,
                        const s0_selection *selection, const s0_operand *operand,
                        const s0_entry *want, s0_error *err);
/* The same where an interval is needed. */
s0_code s0_interval_bind(const s0_bound_operand **out, s0_arena *arena,
                         const s0_selection *selection, const s0_operand *operand, s0_error *err);
/* Its value for one record; `*no_limit` is set when a class has none. */
s0_cell s0_operand_cell(const s0_bound_operand *operand, const s0_selection *selection,
                        size_t record, const s0_calendar *calendar, bool *no_limit);
/* The class a record has: an index into limits, -1 unknown, -2 none of them. */
int s0_operand_class(const s0_bound_operand *operand, const s0_selection *selection, size_t record);

/* What a test with constant operands said of a cell: most cells of a column come often. */
#define S0_MEMO_ROOM 256u
typedef struct s0_memo {
    uint64_t cell; /* state and slot, + 1; 0: free */
    uint8_t verdict;
    uint8_t apart;
} s0_memo;

/* A bound condition: all of, any of, or a test. */
typedef struct s0_node s0_node;
struct s0_node {
    s0_condition_kind kind;
    const s0_condition *condition;
    const s0_node *parts;
    size_t part_count;
    uint32_t column;
    const s0_bound_operand *const *operands;
    uint32_t test; /* place of the test's result */
    s0_memo *memo; /* S0_MEMO_ROOM of them where the cell alone decides, else NULL */
};

/* How a test came out on the record decided last. */
typedef struct s0_result {
    s0_verdict_of verdict;
    s0_apart apart;
    s0_cell cell;
    s0_cell operand;
} s0_result;

struct s0_bound {
    const s0_selection *selection;
    const s0_terms *terms;
    s0_node root;
    s0_result *results; /* one per test, overwritten by each decision */
    uint32_t tests;
    uint64_t cost; /* comparisons a record takes, at least 1 */
};

#endif
