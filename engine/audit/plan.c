/* plan.c - audit.yaml understood: the table of keys fills the words, this file
 * checks what has a meaning of its own - name, dates, scope, thresholds, limits. */
#include "audit/plan.h"

#include <stdio.h>
#include <string.h>

#include "audit/plan_keys.h"
#include "audit/plan_read.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/text.h"
#include "data/yaml.h"

#define PATH "audit.yaml"
#define NAME_MAX_SIZE 40
#define DEFAULT_STEPS 50000000u
#define DEFAULT_MEMORY (64 * MIB)
#define DEFAULT_DEADLINE_MS 10000
#define STEPS_PER_ROW 200u
#define BYTES_PER_ROW 256u
#define ROWS_PER_MS 10u
#define MIB ((size_t)1024 * 1024)
#define MOST_STEPS 100000000000 /* these three are also what a plan may ask for */
#define MOST_MIB 4096
#define MOST_SECONDS 3600

bool s0_is_cycle_name(const char *name)
{
    size_t size = strlen(name);

    if (size == 0 || size > NAME_MAX_SIZE)
        return false;
    for (size_t i = 0; i < size; i++) {
        char c = name[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        if (!plain && (i == 0 || strchr("-_.", c) == NULL))
            return false;
    }
    return true;
}

/* The place of a dotted path; the nearest part above it that is there. */
static s0_mark place(const s0_value *root, const char *path)
{
    const s0_value *value = s0_value_at(root, path);
    char above[64];
    char *dot;

    snprintf(above, sizeof above, "%s", path);
    while (value == NULL && (dot = strrchr(above, '.')) != NULL) {
        *dot = '\0';
        value = s0_value_at(root, above);
    }
    return value != NULL ? value->at : root->at;
}

/* One day; false when the text was refused or is missing (the fault is kept). */
static bool read_day(s0_plan_reader *reader, const s0_value *root, const char *path,
                     const char *text, bool last, s0_day *out)
{
    s0_date date;

    if (text == NULL || !s0_date_read(text, strlen(text), &date))
        return false;
    if (strcmp(path, "date") == 0 && date.first != date.last) {
        s0_plan_fault(reader, place(root, path), "an audit has one date: 2026-11-02",
                      "\"date\" is a month: \"%s\"", text);
        return false;
    }
    *out = last ? date.last : date.first;
    return true;
}

static void check_name(s0_plan_reader *reader, const s0_value *root, const s0_plan *plan)
{
    const s0_value *given = s0_value_get(root, "name");

    if (plan->name == NULL && (given == NULL || given->kind == S0_NULL))
        s0_plan_fault(reader, place(root, "name"), "name: 2026-H1",
                      "audit.yaml gives the cycle no \"name\"");
    if (plan->name != NULL && !s0_is_cycle_name(plan->name))
        s0_plan_fault(reader, place(root, "name"),
                      "letters, digits, '-', '_' and '.', at most 40, a letter or digit first",
                      "\"%s\" cannot name a cycle", plan->name);
}

static bool says(const s0_value *root, const char *path)
{
    const s0_value *value = s0_value_at(root, path);

    return value != NULL && value->kind != S0_NULL;
}

static void check_dates(s0_plan_reader *reader, const s0_value *root, s0_plan_file *file)
{
    s0_plan *plan = &file->plan;
    bool dated = read_day(reader, root, "date", file->date, true, &plan->date);
    bool from = read_day(reader, root, "period.from", file->from, false, &plan->period.first);
    bool to = read_day(reader, root, "period.to", file->to, true, &plan->period.last);
    char day[16];

    if (file->date == NULL && !says(root, "date"))
        s0_plan_fault(reader, root->at, "date: 2026-11-02, or --date",
                      "audit.yaml gives the audit no \"date\"");
    if (!says(root, "period"))
        s0_plan_fault(reader, root->at, "period: {from: 2026-05-01, to: 2026-10-31}",
                      "audit.yaml gives the evidence no \"period\"");
    else if (!says(root, "period.from") || !says(root, "period.to"))
        s0_plan_fault(reader, place(root, "period"), NULL, "\"period\" gives no \"%s\"",
                      says(root, "period.from") ? "to" : "from");
    if (from && to && plan->period.last < plan->period.first)
        s0_plan_fault(reader, place(root, "period.to"), NULL, "the period ends before it begins");
    else if (dated && to && plan->period.last > plan->date) {
        s0_day_text(plan->date, day);
        s0_plan_fault(reader, place(root, "period.to"), "evidence cannot be newer than the audit",
                      "the period ends after the date of the audit, %s", day);
    }
}

static void read_scope(s0_plan_reader *reader, const s0_value *root, s0_plan *plan)
{
    const s0_value *list = s0_value_at(root, "scope.requirements");
    s0_scope_item *items;

    if (list == NULL || list->kind == S0_NULL)
        return;
    if (list->kind != S0_LIST) {
        s0_plan_fault(reader, list->at, NULL, "\"requirements\" is %s, not a list",
                      s0_kind_name(list->kind));
        return;
    }
    items = s0_alloc_n(reader->arena, list->as.list.count, sizeof *items);
    if (items == NULL) {
        reader->memory = true;
        return;
    }
    for (size_t i = 0; i < list->as.list.count; i++) {
        const s0_value *item = list->as.list.items[i];

        if (item->kind == S0_LIST || item->kind == S0_MAP || item->kind == S0_NULL)
            s0_plan_fault(reader, item->at, NULL,
                          "an entry of \"requirements\" is %s, not a clause or control",
                          s0_kind_name(item->kind));
        else
            items[plan->scope_count++] = (s0_scope_item){item->raw, item->at};
    }
    plan->scope = items;
}

static void read_limits(s0_plan_reader *reader, const s0_value *root, s0_plan *plan)
{
    static const char *const names[] = {"steps", "memory", "seconds", "file"};
    static const int64_t least[] = {1000, 1, 1, 1};
    static const int64_t most[] = {MOST_STEPS, MOST_MIB, MOST_SECONDS,
                                   (int64_t)(S0_FILE_MOST / S0_MIB)};
    const s0_value *map = s0_value_get(root, "limits");
    int64_t values[4] = {0}; /* that of a file is used where files are read */

    if (map == NULL || map->kind == S0_NULL)
        return;
    if (map->kind != S0_MAP) {
        s0_plan_fault(reader, map->at, NULL, "\"limits\" is %s, not a map",
                      s0_kind_name(map->kind));
        return;
    }
    for (size_t i = 0; i < map->as.map.count; i++) {
        const s0_member *member = &map->as.map.items[i];
        size_t at = 0;

        while (at < 4 && strcmp(names[at], member->key) != 0)
            at++;
        if (at == 4)
            s0_plan_unknown(reader, member->at, "\"limits\"", member->key, names, 4);
        else if (member->value->kind != S0_INT)
            s0_plan_fault(reader, member->value->at, NULL, "\"%s\" is not a whole number",
                          member->key);
        else if (member->value->as.integer < least[at] || member->value->as.integer > most[at])
            s0_plan_fault(reader, member->value->at, NULL, "\"%s\" lies outside %lld to %lld",
                          member->key, (long long)least[at], (long long)most[at]);
        else
            values[at] = member->value->as.integer;
    }
    plan->limits.steps = (uint64_t)values[0];
    plan->limits.memory = (size_t)values[1] * 1024 * 1024;
    plan->limits.deadline_ms = (int)values[2] * 1000;
}

/* A judgement decides something. */
static void check_judgements(s0_plan_reader *reader, const s0_value *root, const s0_plan *plan)
{
    for (size_t i = 0; i < plan->judgement_count; i++) {
        const s0_judgement *j = &plan->judgements[i];

        if (j->finding != NULL && j->class_ == NULL && j->status == NULL && j->same_cause == NULL &&
            j->merge_into == NULL)
            s0_plan_fault(reader, place(root, "judgements"),
                          "class, status, same_cause or merge_into",
                          "the judgement on \"%s\" judges nothing", j->finding);
    }
}

int64_t s0_plan_threshold(const s0_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->threshold_count; i++)
        if (strcmp(plan->thresholds[i].name, name) == 0)
            return plan->thresholds[i].value;
    return 0;
}

/* `least`, or what so many rows need, whole `unit`s of it and no more than `most` of them. */
static uint64_t grown(uint64_t least, uint64_t need, uint64_t unit, uint64_t most)
{
    uint64_t units = (need + unit - 1) / unit;

    if (units > most)
        units = most;
    return units * unit > least ? units * unit : least;
}

s0_rule_limits s0_plan_limits(const s0_plan *plan, const s0_rule_limits *limits, size_t rows)
{
    s0_rule_limits own = limits != NULL ? *limits : (s0_rule_limits){0};

    if (own.steps == 0)
        own.steps = plan->limits.steps;
    if (own.steps == 0)
        own.steps =
            grown(DEFAULT_STEPS, (uint64_t)rows * STEPS_PER_ROW, 1000000, MOST_STEPS / 1000000);
    if (own.memory == 0)
        own.memory = plan->limits.memory;
    if (own.memory == 0)
        own.memory = (size_t)grown(DEFAULT_MEMORY, (uint64_t)rows * BYTES_PER_ROW, MIB, MOST_MIB);
    if (own.deadline_ms == 0)
        own.deadline_ms = plan->limits.deadline_ms;
    if (own.deadline_ms == 0)
        own.deadline_ms =
            (int)grown(DEFAULT_DEADLINE_MS, (uint64_t)rows / ROWS_PER_MS, 1000, MOST_SECONDS);
    return own;
}

/* The date given on the command line replaces the file's, whatever that says. */
static void replace_date(s0_plan_reader *reader, s0_plan_file *file, const char *date)
{
    s0_date read;

    if (date == NULL)
        return;
    if (!s0_date_read(date, strlen(date), &read) || read.first != read.last)
        s0_plan_fault(reader, (s0_mark){0}, "dates are written 2026-03-31",
                      "the date given is not one: \"%s\"", date);
    else
        file->date = date;
}

s0_code s0_plan_read(s0_plan **out, s0_arena *arena, const s0_bundle *workspace,
                     const s0_catalog *catalog, const char *date, s0_faults *faults, s0_error *err)
{
    const s0_source *source = s0_bundle_get(workspace, PATH);
    s0_plan_reader reader = {arena, faults, false};
    s0_plan_file *file = s0_alloc(arena, sizeof *file);
    size_t before = faults->count + faults->lost;
    const s0_value *root = NULL;
    s0_error fault = {0};
    s0_code rc;

    if (file == NULL)
        return s0_fail_memory(err);
    if (source == NULL) {
        s0_plan_fault(&reader, (s0_mark){0}, "stage0 init DIR writes a commented one",
                      "there is no audit.yaml, the plan of the audit");
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "there is no audit.yaml");
    }
    if ((rc = s0_yaml_read(&root, arena, source, &fault)) != S0_OK) {
        s0_faults_add(faults, &fault);
        if (err != NULL)
            *err = fault;
        return rc;
    }
    s0_plan_fill(&reader, s0_plan_file_keys, PATH, root, file);
    replace_date(&reader, file, date);
    if (file->plan.kind == NULL)
        file->plan.kind = "internal";
    if (root->kind == S0_MAP) {
        check_name(&reader, root, &file->plan);
        check_dates(&reader, root, file);
        read_scope(&reader, root, &file->plan);
        s0_plan_grading(&reader, root, catalog, &file->plan);
        read_limits(&reader, root, &file->plan);
        if (faults->count + faults->lost == before) /* a refused word is no missing one */
            check_judgements(&reader, root, &file->plan);
    }
    if (reader.memory)
        return s0_fail_memory(err);
    if (faults->count + faults->lost > before)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = source}, "audit.yaml has faults");
    *out = &file->plan;
    return S0_OK;
}
