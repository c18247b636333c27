/* example_place.c - a fault of what an example gives, where its author can find it. The reader of
 * evidence names a line of a file that was made of the example and that nobody sees: this says
 * which table, row and column of the example it is, and in which line of the rule's file it stands.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "bench/example.h"
#include "bench/lint_script.h"
#include "data/json.h"

/* One step from the root of a file to the value at fault. */
typedef struct step {
    const char *key; /* of a map; NULL: an item of a list */
    size_t number;   /* of the item, from 0 */
} step;

#define STEPS (S0_DEPTH_MAX + 1)

typedef struct path {
    step steps[STEPS];
    size_t count;
    uint32_t line, column; /* what is looked for */
} path;

static bool is_there(const path *p, s0_mark at)
{
    return at.line == p->line && at.column == p->column;
}

/* Whether `value`, or something in it, stands at the place; then `p` leads there. */
static bool find(path *p, const s0_value *value)
{
    size_t at = p->count, count = value->kind == S0_LIST  ? value->as.list.count
                                  : value->kind == S0_MAP ? value->as.map.count
                                                          : 0;

    if (at == STEPS || is_there(p, value->at))
        return at < STEPS;
    for (size_t i = 0; i < count; i++) {
        const s0_member *member = value->kind == S0_MAP ? &value->as.map.items[i] : NULL;

        p->count = at + 1;
        p->steps[at] = (step){member != NULL ? member->key : NULL, i};
        if ((member != NULL && is_there(p, member->at)) ||
            find(p, member != NULL ? member->value : value->as.list.items[i]))
            return true;
    }
    p->count = at;
    return false;
}

/* The field of `given` that the made file's first key came from. */
static const char *field_of(const s0_value *given, const char *file, const char *key)
{
    if (strcmp(file, "organization.yaml") == 0)
        return "profile";
    if (strcmp(file, "evidence/sources.yaml") == 0)
        return "not_given";
    if (s0_value_get(s0_value_get(given, "records"), key) != NULL)
        return "records";
    return strcmp(key, "own_rules") == 0 ? NULL : "facts"; /* own rules keep their name */
}

/* Step down in the text of the rule; false: it is not written there as a table. */
static bool step_down(const s0_script *s, s0_range *value, s0_mark *place, const char *name,
                      size_t number)
{
    s0_range inside = {0, 0}, next;
    size_t at, key;

    if (value->to <= value->from || !s0_script_sign(s, value->from, "{"))
        return false;
    inside = s0_script_inside(s, value->from);
    at = inside.from;
    for (size_t i = 0; s0_script_next_field(s, inside, &at, &key, &next); i++)
        if (name != NULL ? key != next.from && s0_token_is(&s->tokens[key], name) : i == number) {
            *value = next;
            *place = s->tokens[next.from].mark;
            return true;
        }
    return false;
}

/* As far as the rule's text goes the way, its place. */
static s0_mark place_in(const s0_script *s, size_t example, const char *field, const path *p)
{
    s0_range value = s0_script_field(s, s->table, "examples");
    s0_mark place = {0};

    if (!step_down(s, &value, &place, NULL, example) || !step_down(s, &value, &place, "given", 0) ||
        (field != NULL && !step_down(s, &value, &place, field, 0)))
        return place;
    for (size_t i = 0; i < p->count; i++)
        if (!step_down(s, &value, &place, p->steps[i].key, p->steps[i].number))
            break;
    return place;
}

/* "records.leavers, row 2, left_on". */
static void put_path(s0_buf *out, const char *field, const path *p)
{
    if (field != NULL)
        s0_put(out, field);
    for (size_t i = 0; i < p->count; i++) {
        const char *joint = i == 0 && field == NULL                ? ""
                            : i > 0 && p->steps[i - 1].key == NULL ? ", "
                                                                   : ".";

        if (p->steps[i].key != NULL)
            s0_putf(out, "%s%s", joint, p->steps[i].key);
        else if (i == 1 && s0_text_same(field, "records"))
            s0_putf(out, ", row %zu", p->steps[i].number + 1);
        else
            s0_putf(out, "[%zu]", p->steps[i].number + 1);
    }
}

/* The made file that the fault names, and the place in it. */
static const s0_source *made_file(path *p, const s0_error *fault, const s0_bundle *files)
{
    const char *colon = strchr(fault->where, ':');

    for (size_t i = 0; colon != NULL && i < files->count; i++)
        if (strcmp(files->items[i].path, "audit.yaml") != 0 && /* period and date are named */
            strlen(files->items[i].path) == (size_t)(colon - fault->where) &&
            s0_starts_with(fault->where, files->items[i].path) &&
            sscanf(colon, ":%" SCNu32 ":%" SCNu32, &p->line, &p->column) == 2)
            return &files->items[i];
    return NULL;
}

s0_code s0_example_place(s0_error *fault, s0_arena *arena, const s0_rule *rule, size_t example,
                         const s0_bundle *files, s0_error *err)
{
    const s0_value *given = s0_value_get(rule->examples->as.list.items[example], "given");
    path p = {.count = 0};
    const s0_source *file = given != NULL ? made_file(&p, fault, files) : NULL;
    const s0_value *root = NULL;
    const char *field;
    s0_buf where = s0_buf_in(arena);
    s0_script script;
    s0_mark mark;
    s0_code rc;

    if (file == NULL || file->size == 0 || s0_json_read(&root, arena, file, NULL) != S0_OK ||
        !find(&p, root) || p.count == 0)
        return S0_OK;
    if ((rc = s0_script_read(&script, arena, rule->source, err)) != S0_OK)
        return rc;
    field = field_of(given, file->path, p.steps[0].key != NULL ? p.steps[0].key : "");
    mark = place_in(&script, example, field, &p);
    if (mark.source != NULL)
        s0_putf(&where, "%s:%" PRIu32 ": ", mark.source->path, mark.line);
    put_path(&where, field, &p);
    if (s0_buf_text(&where) == NULL)
        return s0_fail_memory(err);
    snprintf(fault->where, sizeof fault->where, "%s", where.text);
    fault->line[0] = '\0';
    return S0_OK;
}
