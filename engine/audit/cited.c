/* cited.c - behind every read the files it came from, with date and digest, so that a
 * finding can be followed by hand. */
#include <string.h>

#include "audit/quality.h"
#include "audit/state.h"
#include "base/hash.h"

/* The day a file was collected; NULL when it is not stated. */
static s0_code collected(const char **out, s0_arena *arena, const s0_file *file, s0_error *err)
{
    char day[16];

    *out = NULL;
    if (!file->origin.has_collected || file->origin.is_plan)
        return S0_OK;
    s0_day_text(file->origin.collected, day);
    *out = s0_text_dup(arena, day);
    return *out != NULL ? S0_OK : s0_fail_memory(err);
}

/* Many files of one table as one: their folder, the oldest day, and a digest over their digests and
 * paths. */
static s0_code cite_folder(s0_cited *out, s0_arena *arena, const s0_file *const *files,
                           size_t count, s0_error *err)
{
    const s0_file *oldest = files[0];
    s0_buf list = s0_buf_in(arena);
    char *digest = s0_alloc(arena, 65);

    for (size_t i = 0; i < count; i++) {
        const s0_origin *origin = &files[i]->origin;

        s0_putf(&list, "%s  ", files[i]->source->sha256);
        s0_put(&list, files[i]->source->path);
        s0_put_char(&list, '\n');
        if (!origin->has_collected ||
            (oldest->origin.has_collected && origin->collected < oldest->origin.collected))
            oldest = files[i]; /* one that says no day stands for all */
    }
    out->source = s0_files_text(arena, files, count);
    out->sha256 = digest;
    if (out->source == NULL || digest == NULL || s0_buf_text(&list) == NULL)
        return s0_fail_memory(err);
    s0_sha256(list.text, list.size, digest);
    return collected(&out->collected, arena, oldest, err);
}

/* What stands behind one read. */
static s0_code cite_files(s0_cited *items, size_t *used, const char *read, s0_arena *arena,
                          const s0_file *const *files, size_t count, s0_error *err)
{
    s0_code rc = S0_OK;

    if (count > S0_FILES_CITED) {
        items[*used].read = read;
        return cite_folder(&items[(*used)++], arena, files, count, err);
    }
    for (size_t f = 0; rc == S0_OK && f < count; f++) {
        items[*used].read = read;
        items[*used].source = files[f]->source->path;
        items[*used].sha256 = files[f]->source->sha256;
        rc = collected(&items[(*used)++].collected, arena, files[f], err);
    }
    return rc;
}

static s0_code count_files(size_t *total, const s0_audit_state *state, const s0_outcome *outcome,
                           s0_error *err)
{
    *total = 0;
    for (size_t i = 0; i < outcome->read_count; i++) {
        const s0_file *const *files;
        size_t count;
        s0_code rc = s0_quality_files(&files, &count, state->arena, outcome->reads[i].name,
                                      state->prepared.evidence, err);

        if (rc != S0_OK)
            return rc;
        *total += count > S0_FILES_CITED ? 1 : count;
    }
    return S0_OK;
}

/* A table of several files is read once for each of them, under one name. */
static bool cited_before(const s0_outcome *outcome, size_t read)
{
    for (size_t i = 0; i < read; i++)
        if (strcmp(outcome->reads[i].name, outcome->reads[read].name) == 0)
            return true;
    return false;
}

/* An observation is its own origin: who saw it, how and when. It is a read like any other. */
static s0_code cite_observation(s0_judged *judged, s0_cited *items, size_t count,
                                const s0_audit_state *state, s0_error *err)
{
    const s0_observation *o = judged->observation;
    s0_outcome *outcome = &judged->outcome;
    s0_read *reads = s0_alloc_n(state->arena, outcome->read_count + 1, sizeof *reads);
    const char *origin = s0_observation_origin(state->arena, o);
    const char *name = s0_textf(state->arena, "observations.%s", o->own.id);
    s0_buf seen = s0_buf_in(state->arena);
    char place[280];
    size_t at = 0;
    s0_cited cited;
    bool place_kept;

    s0_cell_text(&seen, &o->seen_on);
    s0_mark_text(o->at, place, sizeof place);
    if (reads == NULL || origin == NULL || name == NULL)
        return s0_fail_memory(err);
    cited = (s0_cited){.read = s0_textf(state->arena, "%s: %s", name, origin),
                       .source = o->file->source->path,
                       .collected = o->seen_on.state == S0_GIVEN ? s0_buf_text(&seen) : NULL,
                       .sha256 = o->file->source->sha256};
    while (at < outcome->read_count && strcmp(outcome->reads[at].name, name) < 0)
        at++;
    for (size_t i = 0; i < outcome->read_count; i++)
        reads[i < at ? i : i + 1] = outcome->reads[i];
    reads[at] = (s0_read){name, origin, s0_text_dup(state->arena, place)};
    place_kept = reads[at].source != NULL;
    outcome->reads = reads;
    outcome->read_count++;
    for (at = count; at > 0 && strcmp(items[at - 1].read, name) > 0; at--)
        items[at] = items[at - 1];
    items[at] = cited;
    return cited.read != NULL && place_kept && !seen.failed ? S0_OK : s0_fail_memory(err);
}

static s0_code cite(s0_judged *judged, const s0_audit_state *state, s0_error *err)
{
    const s0_outcome *outcome = &judged->outcome;
    s0_cited *cited;
    size_t total, used = 0;
    s0_code rc = count_files(&total, state, outcome, err);

    if (rc != S0_OK)
        return rc;
    if ((cited = s0_alloc_n(state->arena, total + 1, sizeof *cited)) == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < outcome->read_count; i++) {
        const s0_file *const *files;
        size_t count;

        if (cited_before(outcome, i))
            continue;
        rc = s0_quality_files(&files, &count, state->arena, outcome->reads[i].name,
                              state->prepared.evidence, err);
        if (rc == S0_OK)
            rc = cite_files(cited, &used, outcome->reads[i].name, state->arena, files, count, err);
        if (rc != S0_OK)
            return rc;
    }
    if (judged->observation != NULL)
        rc = cite_observation(judged, cited, used++, state, err);
    judged->cited = cited;
    judged->cited_count = used;
    return rc;
}

s0_code s0_cited_make(s0_audit_state *state, s0_error *err)
{
    s0_code rc = S0_OK;

    for (size_t i = 0; rc == S0_OK && i < state->judged_count; i++)
        if (state->judged[i].ran)
            rc = cite(&state->judged[i], state, err);
    return rc;
}
