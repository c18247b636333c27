/* load.c - the bundle into evidence, in this order: the profile (its utc_offset reads
 * the instants of all others), sources.yaml, the plan's parts, the files of evidence/
 * by path, and what can only be judged at the end. */
#include "evidence/load.h"

#include <string.h>

#include "data/json.h"
#include "data/yaml.h"

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), last = strlen(end);

    return size > last && strcmp(text + size - last, end) == 0;
}

/* What an evidence file's table is called after: its folder, or itself without ending. */
static bool name_input(s0_load *load, s0_input *input)
{
    const char *below = input->source->path + strlen("evidence/");
    const char *slash = strchr(below, '/'), *dot = strrchr(below, '.');

    if (slash != NULL) {
        input->folder = s0_text_copy(load->arena, below, (size_t)(slash - below));
        input->name = input->folder;
    } else {
        input->name =
            s0_text_copy(load->arena, below, dot != NULL ? (size_t)(dot - below) : strlen(below));
    }
    return input->name != NULL;
}

static bool add_input(s0_load *load, const s0_source *source)
{
    bool plan =
        strcmp(source->path, "organization.yaml") == 0 || strcmp(source->path, "audit.yaml") == 0;
    s0_input *input;

    if (!plan && (!s0_starts_with(source->path, "evidence/") ||
                  strcmp(source->path, "evidence/sources.yaml") == 0))
        return true;
    if ((input = s0_alloc(load->arena, sizeof *input)) == NULL ||
        (input->file = s0_alloc(load->arena, sizeof *input->file)) == NULL)
        return false;
    input->source = source;
    input->file->source = source;
    input->file->origin.is_plan = plan;
    input->is_profile = plan && *source->path == 'o';
    input->is_parts = plan && !input->is_profile;
    return (plan || name_input(load, input)) && s0_list_push(load, &load->inputs, input);
}

/* Read one file of evidence/ by its ending. */
static bool load_file(s0_load *load, s0_input *input)
{
    const char *path = input->source->path;
    const s0_value *root = NULL;
    s0_error err = {0};
    s0_code rc = s0_source_hold(input->source, &err); /* another audit may have given it back */

    if (rc != S0_OK) {
        s0_load_add(load, &err);
        return rc != S0_ENOMEM;
    }
    if (ends_with(path, ".csv") && input->shape.root != NULL)
        s0_load_fault(load, input->shape.root_at, "only a YAML or JSON file has a root");
    if (ends_with(path, ".csv"))
        return s0_load_csv(load, input);
    if (input->shape.separator != '\0' || input->shape.skip_lines != 0)
        s0_load_fault(load, input->shape.at, "only a CSV file has a separator and lines to skip");
    if (ends_with(path, ".yaml") || ends_with(path, ".yml"))
        rc = s0_yaml_read(&root, load->arena, input->source, &err);
    else if (ends_with(path, ".json"))
        rc = s0_json_read(&root, load->arena, input->source, &err);
    else if (ends_with(path, ".ndjson"))
        rc = s0_ndjson_read(&root, load->arena, input->source, &err);
    else
        rc = s0_fail(&err, S0_EINPUT, (s0_mark){.source = input->source},
                     "evidence is yaml, yml, json, ndjson or csv; this file is none of them");
    if (rc == S0_OK)
        return s0_load_tree(load, input, root);
    s0_load_add(load, &err);
    return rc != S0_ENOMEM;
}

static bool load_inputs(s0_load *load)
{
    for (size_t i = 0; i < load->bundle->count; i++)
        if (!add_input(load, &load->bundle->items[i]))
            return false;
    for (size_t i = 0; i < load->inputs.count; i++) {
        s0_input *input = load->inputs.items[i];

        if (input->is_profile && !s0_load_profile(load, input))
            return false;
    }
    if (!s0_load_sources(load))
        return false;
    if (load->blind) /* one fault, not one for each cell of every export */
        return true;
    for (size_t i = 0; i < load->inputs.count; i++) {
        s0_input *input = load->inputs.items[i];

        if (input->is_profile)
            continue;
        s0_progress_step(load->progress, "reading", input->source->path, i, load->inputs.count);
        if (input->is_parts ? !s0_load_parts(load, input) : !load_file(load, input))
            return false;
        if (!s0_load_unmet(load, input))
            return false;
        if (!input->is_parts) /* who reads the plan does so when it suits them */
            s0_load_release(load, input, input->source->size);
    }
    return s0_load_finish(load);
}

s0_code s0_evidence_load(s0_evidence **out, s0_arena *arena, const s0_bundle *bundle,
                         const s0_vocabulary *vocabulary, s0_faults *faults)
{
    return s0_evidence_load_watched(out, arena, bundle, vocabulary, faults, NULL);
}

s0_code s0_evidence_load_watched(s0_evidence **out, s0_arena *arena, const s0_bundle *bundle,
                                 const s0_vocabulary *vocabulary, s0_faults *faults,
                                 const s0_progress *progress)
{
    s0_load load = {.arena = arena,
                    .bundle = bundle,
                    .vocabulary = vocabulary,
                    .faults = faults,
                    .progress = progress};
    bool enough = (load.evidence = s0_alloc(arena, sizeof *load.evidence)) != NULL &&
                  (load.given = s0_map_new(arena, 64)) != NULL && load_inputs(&load);

    for (size_t i = 0; i < load.makers.count; i++)
        s0_maker_free(load.makers.items[i]);
    if (!enough) {
        s0_fail_memory(&load.lost);
        s0_faults_add(faults, &load.lost);
        return S0_ENOMEM;
    }
    s0_faults_sort(faults);
    if (load.failed)
        return S0_EINPUT;
    *out = load.evidence;
    return S0_OK;
}
