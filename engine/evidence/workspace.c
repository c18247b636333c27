/* workspace.c - the files of a workspace into one bundle. Nothing is understood here:
 * only which files there are, and whether each may be there. */
#include "evidence/workspace.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "data/yaml.h"

/* The sources as they come, and what went wrong on the way. */
typedef struct gathering {
    s0_arena *arena;
    const char *root;
    s0_faults *faults;
    s0_source *items;
    size_t count;
    size_t limit; /* bytes of a file */
    size_t left;  /* bytes that all files may still have */
    s0_code rc;   /* the worst so far: memory over files over faults in what they are */
} gathering;

s0_code s0_workspace_find(const char **out, s0_arena *arena, const char *start, s0_error *err)
{
    char *path = realpath(start, NULL);
    const char *found = NULL;
    s0_code rc = S0_OK;

    if (path == NULL) {
        if (errno == ENOMEM)
            return s0_fail_memory(err);
        return s0_fail(err, S0_EINPUT, (s0_mark){0}, "there is no folder %s", start);
    }
    for (char *end = path + strlen(path); found == NULL && rc == S0_OK; *end = '\0') {
        const char *file = s0_textf(arena, "%s/organization.yaml", path);

        if (file == NULL)
            rc = s0_fail_memory(err);
        else if (s0_file_exists(file) &&
                 (found = s0_text_dup(arena, *path != '\0' ? path : "/")) == NULL)
            rc = s0_fail_memory(err);
        if ((end = strrchr(path, '/')) == NULL)
            break;
    }
    free(path);
    if (rc == S0_OK && found == NULL) {
        rc = s0_fail(err, S0_EINPUT, (s0_mark){0},
                     "there is no organization.yaml in %s or in a folder above it", start);
        s0_hint(err, "\"stage0 init DIR\" makes a workspace");
    }
    if (rc == S0_OK)
        *out = found;
    return rc;
}

static void note(gathering *reading, s0_code rc, const s0_error *err)
{
    s0_faults_add(reading->faults, err);
    if (rc == S0_ENOMEM || reading->rc == S0_OK || (rc == S0_EIO && reading->rc == S0_EINPUT))
        reading->rc = rc;
}

/* A path goes into documents, reports and the history, whose list of inputs has one on each line:
 * it is UTF-8 of one line. Other characters are made harmless where they are shown. */
static s0_code check_name(const char *path, s0_error *err)
{
    s0_source named = {.path = path};
    size_t size = strlen(path);

    if (s0_utf8_check(path, size) == size && strpbrk(path, "\r\n") == NULL)
        return S0_OK;
    s0_fail(err, S0_EINPUT, (s0_mark){.source = &named},
            "the name of this file is not UTF-8 text of one line");
    s0_hint(err, "give it another name");
    return S0_EINPUT;
}

/* `limits: {file: MiB}` of audit.yaml, which was read first. What is wrong with it is said where
 * the plan is read. */
static void use_limits(gathering *reading)
{
    const s0_value *root = NULL, *file;

    if (reading->count == 0 ||
        s0_yaml_read(&root, reading->arena, &reading->items[0], NULL) != S0_OK)
        return;
    file = s0_value_at(root, "limits.file");
    if (file != NULL && file->kind == S0_INT && file->as.integer > 0 &&
        (uint64_t)file->as.integer <= S0_FILE_MOST / S0_MIB)
        reading->limit = (size_t)file->as.integer * S0_MIB;
}

static void read_one(gathering *reading, const char *path)
{
    s0_source *item = &reading->items[reading->count];
    s0_error err = {0};
    s0_code rc = check_name(path, &err);

    if (rc == S0_OK)
        rc = s0_file_read(item, reading->arena, reading->root, path, reading->limit, &err);
    if (rc == S0_OK && item->size > reading->left)
        rc = s0_fail(&err, S0_EIO, (s0_mark){.source = item},
                     "with this file all files have more than the %zu MiB that are read",
                     S0_FILES_MAX / S0_MIB);
    if (rc == S0_OK)
        reading->left -= item->size;
    if (rc == S0_OK && item->size >= S0_LARGE)
        rc = s0_source_lend(item, reading->arena, s0_file_reader(reading->root), &err);
    if (rc == S0_OK)
        reading->count++;
    else
        note(reading, rc, &err);
}

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), last = strlen(end);

    return size > last && strcmp(text + size - last, end) == 0;
}

/* Evidence has one of five endings; a file with another was put there by mistake. */
static bool is_evidence(gathering *reading, const char *path)
{
    static const char *const endings[] = {".yaml", ".yml", ".json", ".ndjson", ".csv"};
    s0_source named = {.path = path};
    s0_error err = {0};
    s0_code rc;

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(path, endings[i]))
            return true;
    if ((rc = check_name(path, &err)) != S0_OK ||
        (rc = s0_file_look(reading->root, path, &err)) != S0_OK) {
        note(reading, rc, &err);
        return false;
    }
    s0_fail(&err, S0_EINPUT, (s0_mark){.source = &named},
            "evidence is yaml, yml, json, ndjson or csv; this file is none of them");
    s0_hint(&err, "export it as one of these, or keep it outside evidence/");
    note(reading, S0_EINPUT, &err);
    return false;
}

s0_code s0_workspace_read(s0_bundle *out, s0_arena *arena, const char *root, s0_faults *faults)
{
    gathering reading = {
        .arena = arena, .root = root, .faults = faults, .limit = S0_FILE_MAX, .left = S0_FILES_MAX};
    const char **evidence = NULL, **rules = NULL, *plan = s0_textf(arena, "%s/audit.yaml", root);
    size_t evidence_count = 0, rule_count = 0;
    s0_error err = {0};
    s0_code rc;

    if ((rc = s0_folder_list(&evidence, &evidence_count, arena, root, "evidence", &err)) != S0_OK)
        note(&reading, rc, &err);
    if ((rc = s0_folder_list(&rules, &rule_count, arena, root, "rules", &err)) != S0_OK)
        note(&reading, rc, &err);
    reading.items = s0_alloc_n(arena, evidence_count + rule_count + 2, sizeof *reading.items);
    if (plan == NULL || reading.items == NULL) {
        rc = s0_fail_memory(&err);
        note(&reading, rc, &err);
        return rc;
    }
    if (s0_file_exists(plan)) { /* who needs a plan misses it */
        read_one(&reading, "audit.yaml");
        use_limits(&reading);
    }
    read_one(&reading, "organization.yaml");
    for (size_t i = 0; i < evidence_count; i++)
        if (is_evidence(&reading, evidence[i]))
            read_one(&reading, evidence[i]);
    for (size_t i = 0; i < rule_count; i++)
        if (ends_with(rules[i], ".lua"))
            read_one(&reading, rules[i]);
    if (reading.rc == S0_OK &&
        (rc = s0_bundle_make(out, reading.items, reading.count, &err)) != S0_OK)
        note(&reading, rc, &err);
    s0_faults_sort(faults);
    return reading.rc;
}
