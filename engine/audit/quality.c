/* quality.c - origin, age, choice of the sample, and changes since. */
#include "audit/quality.h"

#include <stdio.h>
#include <string.h>

#include "audit/row.h"
#include "base/text.h"

#define OWN "own_rules."

/* The name of the own rule a rule stands on; NULL when its basis is another. */
static const char *own_rule(const s0_rule *rule)
{
    return rule->basis != NULL && s0_starts_with(rule->basis, OWN) ? rule->basis + strlen(OWN)
                                                                   : NULL;
}

const s0_duration *s0_quality_fresh(const s0_rule *rule, const s0_evidence *evidence)
{
    const char *name = own_rule(rule);
    const s0_fact *field =
        name != NULL ? s0_evidence_own_field(evidence, name, "fresh_within") : NULL;

    return field != NULL && field->cell.state == S0_GIVEN && field->cell.type == S0_TYPE_DURATION
               ? &field->cell.as.duration
               : NULL;
}

/* Whether evidence of `collected` is too old on the audit's date, and by which measure. `did` is
 * the verb before the day. */
static bool is_stale(const s0_origin *origin, const s0_duration *fresh,
                     const s0_quality_terms *terms, const char *did, char why[160])
{
    const s0_duration *limit = fresh != NULL           ? fresh
                               : origin->has_valid_for ? &origin->valid_for
                                                       : NULL;
    const s0_calendar *calendar = s0_evidence_calendar(terms->evidence);
    char day[16], text[32];

    s0_day_text(origin->collected, day);
    if (limit != NULL) {
        s0_duration_text(*limit, text);
        snprintf(why, 160, "%s %s and is good for %s", did, day, text);
        return s0_day_add(origin->collected, *limit, calendar) < terms->date;
    }
    snprintf(why, 160, "%s %s, before the audit period", did, day);
    return origin->collected < terms->period.first;
}

/* What the origin does not say: nothing of it is there, or some of its parts are missing. */
static void say_what_lacks(const s0_origin *origin, char why[160])
{
    const char *const missing[] = {origin->source == NULL ? "source" : NULL,
                                   origin->has_collected ? NULL : "collected",
                                   origin->by == NULL ? "by" : NULL};
    const char *joint = ": sources.yaml does not give ";
    int used = snprintf(why, 160, "has no stated origin");

    if (missing[0] != NULL && missing[1] != NULL && missing[2] != NULL)
        return;
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++)
        if (missing[i] != NULL) {
            used += snprintf(why + used, 160 - (size_t)used, "%s%s", joint, missing[i]);
            joint = ", ";
        }
}

const char *s0_quality_of_file(const s0_file *file, const s0_duration *fresh,
                               const s0_quality_terms *terms, char why[160])
{
    const s0_origin *origin = &file->origin;
    char unused[160];

    if (why == NULL)
        why = unused;
    why[0] = '\0';
    if (origin->is_plan)
        return NULL;
    if (!origin->stated || !origin->has_collected) {
        say_what_lacks(origin, why);
        return "no origin";
    }
    if (is_stale(origin, fresh, terms, "was collected on", why))
        return "stale";
    if (origin->has_sample && origin->sample.drawn_by != NULL &&
        strcmp(origin->sample.drawn_by, "auditee") == 0) {
        snprintf(why, 160, "is a sample that the auditee picked");
        return "hand-picked";
    }
    why[0] = '\0';
    return NULL;
}

/* The table that a name is, or is a column of. */
static const s0_table *table_of(const char *name, const s0_evidence *evidence, char part[128])
{
    const char *dot = strchr(name, '.');

    snprintf(part, 128, "%.*s", dot != NULL ? (int)(dot - name) : (int)strlen(name), name);
    return s0_evidence_table(evidence, part);
}

/* The fact, also as a field that an own rule leaves unsaid. */
static const s0_fact *fact_of(const char *name, const s0_evidence *evidence)
{
    const s0_fact *fact = s0_evidence_fact(evidence, name);
    const char *field;
    char rule[128];

    if (fact != NULL || !s0_starts_with(name, OWN) ||
        (field = strchr(name + strlen(OWN), '.')) == NULL)
        return fact;
    snprintf(rule, sizeof rule, "%.*s", (int)(field - name - (int)strlen(OWN)), name + strlen(OWN));
    return s0_evidence_own_field(evidence, rule, field + 1);
}

s0_code s0_quality_files(const s0_file *const **out, size_t *count, s0_arena *arena,
                         const char *name, const s0_evidence *evidence, s0_error *err)
{
    char part[128];
    const s0_table *table = table_of(name, evidence, part);
    const s0_fact *fact;
    const s0_file **one;

    *count = 0;
    if (table != NULL) {
        *out = s0_table_files(table, count);
        return S0_OK;
    }
    fact = fact_of(name, evidence);
    if ((one = s0_alloc_n(arena, 1, sizeof *one)) == NULL)
        return s0_fail_memory(err);
    if (fact != NULL && fact->file != NULL)
        one[(*count)++] = fact->file;
    *out = one;
    return S0_OK;
}

/* Whether a change touches what is called `name`; one that does not say what it touches may. */
static bool affects(const s0_cell *affected, const char *name)
{
    size_t size;

    if (affected->state == S0_UNKNOWN)
        return true;
    if (affected->state == S0_NONE)
        return false;
    size = strlen(affected->as.text.key);
    return strncmp(name, affected->as.text.key, size) == 0 &&
           (name[size] == '\0' || name[size] == '.');
}

/* Whether a file was, or may have been, collected before a change of what is called `name`. */
static bool is_older(const s0_file *file, const char *name, const s0_cell *touched,
                     const s0_cell *on, s0_day date)
{
    if (!affects(touched, name) || on->state == S0_NONE)
        return false;
    return on->state == S0_UNKNOWN ||
           (on->as.date.first <= date && file->origin.collected < on->as.date.last);
}

/* A change that a file behind `name` is, or may be, older than: the first by its words, so
 * that the order of rows does not show. */
static const char *predates(s0_arena *arena, const char *name, const s0_file *file,
                            const s0_quality_terms *terms, bool *memory)
{
    const s0_table *table = s0_evidence_table(terms->evidence, "significant_changes");
    const char *first = NULL;

    if (table == NULL || file->origin.is_plan || !file->origin.has_collected)
        return NULL;
    for (size_t row = 0; row < s0_table_rows(table); row++) {
        s0_cell touched = s0_cell_at(table, row, "affects");
        s0_cell on = s0_cell_at(table, row, "changed_on");
        s0_cell change = s0_cell_at(table, row, "change");
        s0_buf out = s0_buf_in(arena);

        if (!is_older(file, name, &touched, &on, terms->date))
            continue;
        s0_putf(&out, "%s %s older than the change ", file->source->path,
                on.state == S0_GIVEN && on.as.date.first == on.as.date.last ? "is" : "may be");
        s0_cell_text(&out, &change);
        s0_put(&out, " of ");
        s0_cell_text(&out, &on);
        if (s0_buf_text(&out) == NULL)
            *memory = true;
        else if (first == NULL || s0_text_natural(s0_buf_text(&out), first) < 0)
            first = s0_buf_text(&out);
    }
    return first;
}

/* The own limit, or the audit period; and changes of what the rule would have read. */
s0_code s0_quality_of_day(const char **why, s0_arena *arena, const s0_rule *rule, s0_date seen,
                          const s0_quality_terms *terms, s0_error *err)
{
    const s0_file file = {.source = &(s0_source){.path = "what was seen"},
                          .origin = {.has_collected = true, .collected = seen.first}};
    const s0_duration *fresh = s0_quality_fresh(rule, terms->evidence);
    bool memory = false;
    char said[160];

    *why = NULL;
    if (is_stale(&file.origin, fresh, terms, "is of", said)) {
        *why = s0_textf(arena, "what was seen %s", said);
        return *why != NULL ? S0_OK : s0_fail_memory(err);
    }
    for (size_t i = 0; i < rule->evidence_count && *why == NULL; i++)
        *why = predates(arena, rule->evidence[i], &file, terms, &memory);
    return memory ? s0_fail_memory(err) : S0_OK;
}

static s0_code check_changes(const char **why, s0_arena *arena, const s0_outcome *outcome,
                             const s0_quality_terms *terms, s0_error *err)
{
    bool memory = false;

    for (size_t i = 0; i < outcome->read_count && *why == NULL; i++) {
        const s0_file *const *files;
        size_t count;
        s0_code rc =
            s0_quality_files(&files, &count, arena, outcome->reads[i].name, terms->evidence, err);

        if (rc != S0_OK)
            return rc;
        for (size_t f = 0; f < count && *why == NULL; f++)
            *why = predates(arena, outcome->reads[i].name, files[f], terms, &memory);
    }
    return memory ? s0_fail_memory(err) : S0_OK;
}

/* A table that was read lacks a file of its folder: whoever stood there is not known to conform. */
static s0_code check_whole(const char **why, s0_arena *arena, const s0_outcome *outcome,
                           const s0_quality_terms *terms, s0_error *err)
{
    size_t count;
    const s0_notice *notices = s0_evidence_notices(terms->evidence, &count);

    for (size_t n = 0; n < count; n++)
        for (size_t i = 0; notices[n].table != NULL && i < outcome->read_count; i++) {
            size_t size = strcspn(outcome->reads[i].name, ".");

            if (strncmp(outcome->reads[i].name, notices[n].table, size) != 0 ||
                notices[n].table[size] != '\0')
                continue;
            *why = s0_textf(arena, "%s, though sources.yaml speaks of it", notices[n].text);
            return *why != NULL ? S0_OK : s0_fail_memory(err);
        }
    return S0_OK;
}

s0_code s0_quality_check(const char **why, s0_arena *arena, const s0_rule *rule,
                         const s0_outcome *outcome, const s0_quality_terms *terms, s0_error *err)
{
    const s0_duration *fresh = s0_quality_fresh(rule, terms->evidence);
    char said[160];

    *why = NULL;
    if (outcome->file_count == 0 && outcome->read_count == 0) {
        *why = "it read no evidence";
        return S0_OK;
    }
    for (size_t i = 0; i < outcome->file_count; i++) {
        const s0_file *file = s0_evidence_file(terms->evidence, outcome->files[i]);

        if (file == NULL || s0_quality_of_file(file, fresh, terms, said) == NULL)
            continue;
        *why = s0_textf(arena, "%s %s", outcome->files[i], said);
        return *why != NULL ? S0_OK : s0_fail_memory(err);
    }
    if (check_whole(why, arena, outcome, terms, err) != S0_OK)
        return S0_ENOMEM;
    return *why != NULL ? S0_OK : check_changes(why, arena, outcome, terms, err);
}
