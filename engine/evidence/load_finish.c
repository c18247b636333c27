/* load_finish.c - the end of loading: judgements, then everything sorted by name and
 * packed, so that finding takes a binary search and no memory. */
#include <stdlib.h>
#include <string.h>

#include "evidence/load.h"

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static int by_fact(const void *a, const void *b)
{
    return strcmp((*(const s0_fact *const *)a)->name, (*(const s0_fact *const *)b)->name);
}

static int by_own_rule(const void *a, const void *b)
{
    return strcmp((*(const s0_own_rule *const *)a)->name, (*(const s0_own_rule *const *)b)->name);
}

static int by_withheld(const void *a, const void *b)
{
    return strcmp(((const s0_withheld *)a)->name, ((const s0_withheld *)b)->name);
}

static int by_table(const void *a, const void *b)
{
    return strcmp(s0_table_name(*(const s0_table *const *)a),
                  s0_table_name(*(const s0_table *const *)b));
}

static void sort(void *items, size_t count, size_t size, int (*order)(const void *, const void *))
{
    if (count > 1)
        qsort(items, count, size, order);
}

/* A copy of a list that nobody grows any more; NULL: memory is short. */
static void *settle(s0_load *load, const s0_list *list, int (*order)(const void *, const void *))
{
    void **items = s0_alloc_n(load->arena, list->count, sizeof *items);

    if (items == NULL)
        return NULL;
    if (list->count > 0)
        memcpy(items, list->items, list->count * sizeof *items);
    if (order != NULL)
        sort(items, list->count, sizeof *items, order);
    return items;
}

/* Whether evidence gives the table. The plan's parts alone do not make one: they are one audit of
 * many and would pass for all there were. */
static bool given_by_evidence(const s0_load *load, const s0_maker *maker)
{
    uint64_t found = 0;

    return s0_map_get(load->given, maker->entry->name, &found) &&
           ((const s0_given *)(uintptr_t)found)->from_evidence;
}

/* Whether a notice says that a file of the table's folder is not there. */
static bool lacks_file(const s0_load *load, const s0_table *table)
{
    for (size_t i = 0; i < load->evidence->notice_count; i++)
        if (s0_text_same(load->evidence->notices[i].table, s0_table_name(table)))
            return true;
    return false;
}

static bool finish_tables(s0_load *load)
{
    s0_list tables = {0};

    for (size_t i = 0; i < load->makers.count; i++) {
        s0_maker *maker = load->makers.items[i];
        s0_table *table;

        if (!given_by_evidence(load, maker))
            continue;
        table = s0_maker_finish(maker);
        if (table == NULL || !s0_load_merge(load, table, maker->entry) ||
            !s0_load_judge_rows(load, table, maker->entry) || !s0_list_push(load, &tables, table))
            return false;
        table->lacks_file = lacks_file(load, table);
    }
    load->evidence->table_count = tables.count;
    load->evidence->tables = settle(load, &tables, by_table);
    return load->evidence->tables != NULL;
}

static bool finish_files(s0_load *load)
{
    s0_list files = {0};

    for (size_t i = 0; i < load->inputs.count; i++) {
        s0_input *input = load->inputs.items[i];
        s0_file *file = input->file;

        file->spare = !input->known;
        file->name_count = input->names.count;
        file->spare_count = input->spares.count;
        file->names = settle(load, &input->names, by_text);
        file->spare_names = settle(load, &input->spares, by_text);
        if (file->names == NULL || file->spare_names == NULL || !s0_list_push(load, &files, file))
            return false;
    }
    load->evidence->file_count = files.count;
    load->evidence->files = settle(load, &files, NULL); /* the bundle is in order */
    return load->evidence->files != NULL;
}

static bool finish_withheld(s0_load *load)
{
    s0_withheld *items = s0_alloc_n(load->arena, load->withheld.count, sizeof *items);

    if (items == NULL)
        return false;
    for (size_t i = 0; i < load->withheld.count; i++)
        items[i] = *(const s0_withheld *)load->withheld.items[i];
    sort(items, load->withheld.count, sizeof *items, by_withheld);
    load->evidence->withheld = items;
    load->evidence->withheld_count = load->withheld.count;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const s0_mark *left = &((const s0_notice *)a)->at, *right = &((const s0_notice *)b)->at;

    if (left->line != right->line)
        return left->line < right->line ? -1 : 1;
    return left->column < right->column ? -1 : left->column > right->column;
}

static bool finish_notices(s0_load *load)
{
    s0_notice *items = s0_alloc_n(load->arena, load->notices.count, sizeof *items);

    if (items == NULL)
        return false;
    for (size_t i = 0; i < load->notices.count; i++)
        items[i] = *(const s0_notice *)load->notices.items[i];
    sort(items, load->notices.count, sizeof *items, by_place);
    load->evidence->notices = items;
    load->evidence->notice_count = load->notices.count;
    return true;
}

static int by_day(const void *a, const void *b)
{
    s0_day left = *(const s0_day *)a, right = *(const s0_day *)b;

    return left < right ? -1 : left > right;
}

/* `holidays` as a calendar; a month there is all its days. */
static bool finish_calendar(s0_load *load)
{
    const s0_table *table = s0_evidence_table(load->evidence, "holidays");
    int column = table != NULL ? s0_table_column(table, "on") : -1;
    size_t count = 0, kept = 0;
    s0_day *days;

    if (column < 0 || s0_table_column_entry(table, (size_t)column)->type != S0_TYPE_DATE)
        return true;
    if ((days = s0_alloc_n(load->arena, s0_table_rows(table), 31 * sizeof *days)) == NULL)
        return false;
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        s0_cell cell = s0_table_cell(table, row, (size_t)column);

        if (cell.state != S0_GIVEN)
            continue;
        for (s0_day day = cell.as.date.first; day <= cell.as.date.last; day++)
            days[count++] = day;
    }
    sort(days, count, sizeof *days, by_day);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || days[i] != days[i - 1])
            days[kept++] = days[i];
    load->evidence->calendar = (s0_calendar){days, kept};
    return true;
}

bool s0_load_finish(s0_load *load)
{
    s0_evidence *evidence = load->evidence;

    evidence->vocabulary = load->vocabulary;
    evidence->utc_offset = load->utc_offset;
    if (!s0_load_judge_names(load))
        return false;
    s0_load_judge_withheld(load);
    evidence->fact_count = load->facts.count;
    evidence->own_rule_count = load->own_rules.count;
    evidence->facts = settle(load, &load->facts, by_fact);
    evidence->own_rules = settle(load, &load->own_rules, by_own_rule);
    return evidence->facts != NULL && evidence->own_rules != NULL && finish_withheld(load) &&
           finish_notices(load) && finish_tables(load) && finish_files(load) &&
           finish_calendar(load);
}
