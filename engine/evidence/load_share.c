/* load_share.c - what all loading files use: faults, lists, who gives which table or
 * fact, and the columns that the engine fills itself. */
#include <stdio.h>
#include <string.h>

#include "evidence/load.h"

s0_error *s0_load_fault(s0_load *load, s0_mark at, const char *fmt, ...)
{
    s0_faults *faults = load->faults;
    size_t before = faults->count;
    char message[sizeof load->lost.message];
    va_list args;

    load->failed = true;
    if (before >= S0_FAULTS_MAX) { /* spares finding the line of each of a million bad cells */
        faults->lost++;
        return &load->lost;
    }
    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    s0_fail(&load->lost, S0_EINPUT, at, "%s", message);
    s0_faults_add(faults, &load->lost);
    return faults->count > before ? &faults->items[before] : &load->lost;
}

void s0_load_add(s0_load *load, const s0_error *err)
{
    const s0_faults *faults = load->faults;

    load->failed = true;
    for (size_t i = 0; i < faults->count; i++)
        if (strcmp(faults->items[i].where, err->where) == 0 &&
            strcmp(faults->items[i].message, err->message) == 0)
            return; /* who read the plan has said so */
    s0_faults_add(load->faults, err);
}

void s0_load_near(s0_error *fault, const char *nearest)
{
    if (nearest != NULL)
        s0_hint(fault, "did you mean \"%s\"?", nearest);
}

bool s0_load_notice(s0_load *load, s0_mark at, const char *text, const char *table)
{
    s0_notice *notice = s0_alloc(load->arena, sizeof *notice);

    if (notice == NULL || text == NULL)
        return false;
    *notice = (s0_notice){text, table, at};
    return s0_list_push(load, &load->notices, notice);
}

void s0_load_release(const s0_load *load, const s0_input *input, size_t upto)
{
    if (!load->failed)
        s0_source_release(input->source, upto);
}

bool s0_list_push(s0_load *load, s0_list *list, const void *item)
{
    if (list->count == list->room) {
        size_t room = list->room == 0 ? 16 : list->room * 2;
        void **items = s0_alloc_n(load->arena, room, sizeof *items);

        if (items == NULL)
            return false;
        if (list->count > 0)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->room = room;
    }
    memcpy(&list->items[list->count++], &item, sizeof item);
    return true;
}

bool s0_load_spare(s0_load *load, s0_input *input, const char *name, s0_mark at, s0_entry_kind kind)
{
    s0_spare *spare = s0_alloc(load->arena, sizeof *spare);

    if (spare == NULL)
        return false;
    *spare = (s0_spare){name, at, kind};
    return s0_list_push(load, &load->spares, spare) && s0_list_push(load, &input->spares, name);
}

static const char *group_of(s0_load *load, const s0_input *input)
{
    if (input->folder == NULL)
        return input->source->path;
    return s0_textf(load->arena, "evidence/%s/", input->folder);
}

static bool same_giver(const s0_given *given, bool is_table, const char *group,
                       const s0_input *input)
{
    if (!given->is_table || !is_table)
        return false;
    if (!given->from_evidence) /* the plan's parts stand beside what the evidence gives */
        return !input->is_parts;
    return strcmp(given->group, group) == 0 && input->folder != NULL;
}

bool s0_load_give(s0_load *load, s0_input *input, const char *name, bool is_table, s0_mark at,
                  s0_given **out, bool *taken)
{
    const char *group = group_of(load, input);
    s0_given *given;
    uint64_t found;

    *taken = false;
    *out = NULL;
    if (group == NULL)
        return false;
    if (s0_map_get(load->given, name, &found)) {
        given = (s0_given *)(uintptr_t)found;
        if (!same_giver(given, is_table, group, input)) {
            *taken = true;
            if (given->file == input->file)
                s0_load_fault(load, at, "\"%s\" is given twice in this file", name);
            else
                s0_load_fault(load, at, "the %s \"%s\" is given by %s and by %s",
                              is_table ? "table" : "fact", name, given->file->source->path,
                              input->source->path);
            return true;
        }
    } else if ((given = s0_alloc(load->arena, sizeof *given)) == NULL ||
               !s0_map_set(load->given, name, (uintptr_t)given)) {
        return false;
    }
    given->file = input->file;
    given->group = group;
    given->is_table = is_table;
    given->from_evidence = !input->is_parts;
    *out = given;
    return s0_list_push(load, &input->names, name);
}

/* The entry of the column `file` of a folder's table, where the vocabulary has none. */
static bool file_entry(s0_load *load, const s0_entry *table, const s0_entry **out)
{
    s0_entry *entry = s0_alloc(load->arena, sizeof *entry);

    *out = NULL;
    if (entry == NULL || (entry->name = s0_textf(load->arena, "%s.file", table->name)) == NULL)
        return false;
    if (s0_vocabulary_get(load->vocabulary, entry->name) != NULL)
        return true;
    entry->kind = S0_ENTRY_COLUMN;
    entry->type = S0_TYPE_KEY;
    entry->meaning = "File of the folder that the row stands in";
    *out = entry;
    return true;
}

bool s0_load_table(s0_load *load, s0_input *input, const char *name, s0_mark at, s0_maker **out)
{
    const s0_entry *entry = s0_vocabulary_get(load->vocabulary, name), *extra = NULL;
    s0_given *given;
    bool taken;

    *out = NULL;
    if (!s0_load_give(load, input, name, true, at, &given, &taken))
        return false;
    if (taken)
        return true;
    if (entry == NULL || entry->kind != S0_ENTRY_TABLE)
        return s0_load_spare(load, input, name, at, S0_ENTRY_TABLE);
    if (given->maker == NULL) {
        if (input->folder != NULL && !file_entry(load, entry, &extra))
            return false;
        given->maker = s0_maker_new(load->arena, load->vocabulary, entry, extra);
        if (given->maker == NULL || !s0_list_push(load, &load->makers, given->maker))
            return false;
    }
    input->known = true;
    *out = given->maker;
    return s0_maker_open(given->maker, input->file);
}

/* Fill a column of the newest row by itself, if the table has it (-1: it has not). */
static bool fill_at(s0_load *load, s0_maker *maker, int at, const char *text)
{
    bool memory;
    char why[160];

    if (at < 0 || text == NULL || s0_maker_state(maker, at) == S0_GIVEN)
        return true;
    maker->columns[at].has = true;
    s0_maker_read(maker, at, text, strlen(text), load->utc_offset, why, &memory);
    return !memory;
}

bool s0_load_fill(s0_load *load, s0_maker *maker, const char *column, const char *text)
{
    return fill_at(load, maker, s0_maker_column(maker, column), text);
}

/* An export shows what was there on the day it was made, unless it says another day. */
static bool fill_seen(s0_load *load, const s0_input *input, s0_maker *maker)
{
    char day[16];

    if (!input->file->origin.has_collected || maker->seen_on < 0)
        return true;
    s0_day_text(input->file->origin.collected, day);
    return fill_at(load, maker, maker->seen_on, day);
}

/* What a list of audits need not say: where it lacks the column, there is none. */
bool s0_load_unsaid(s0_load *load, const s0_input *input, s0_maker *maker, const int *fields,
                    const s0_mark *marks)
{
    static const char *const columns[] = {"control", "asset", "auditor_duty", "reviewed_by"};

    if (strcmp(maker->entry->name, "internal_audits") != 0)
        return true;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        int at = s0_maker_column(maker, columns[i]);

        if (at >= 0 && (fields != NULL ? fields[at] < 0 : marks[at].line == 0) &&
            !s0_load_states(input, columns[i]) && !fill_at(load, maker, at, "none"))
            return false;
    }
    return true;
}

bool s0_load_row_done(s0_load *load, s0_input *input, s0_maker *maker)
{
    input->file->rows++;
    if (input->folder != NULL &&
        !s0_load_fill(load, maker, "file",
                      input->source->path + strlen("evidence/") + strlen(input->folder) + 1))
        return false;
    if (!s0_load_all_rows(load, input, maker) || !fill_seen(load, input, maker))
        return false;
    if (strcmp(maker->entry->name, "internal_audits") != 0)
        return true;
    if (!input->is_parts)
        return s0_load_fill(load, maker, "present", "false");
    return s0_load_fill(load, maker, "audit", input->audit) &&
           s0_load_fill(load, maker, "done_on", input->date) &&
           s0_load_fill(load, maker, "present", "true");
}
