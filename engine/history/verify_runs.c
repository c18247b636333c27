/* verify_runs.c - each run against its document, the chain, and the list of its inputs. */
#include "history/store.h"

#include <string.h>

#include "base/hash.h"

/* Runs are numbered without gaps, in the file and in their cycle. */
static void verify_number(s0_verify *check, const s0_run *run, const s0_run *before)
{
    char name[S0_RUN_ROOM];
    int64_t id = before != NULL ? before->id + 1 : 1;
    bool same_cycle = before != NULL && strcmp(before->cycle, run->cycle) == 0;

    s0_run_text(name, sizeof name, run);
    if (run->id != id)
        s0_verify_fault(check, "before %s, %lld recorded run%s missing", name,
                        (long long)(run->id - id), run->id - id == 1 ? " is" : "s are");
    if (run->run != (same_cycle ? before->run + 1 : 1))
        s0_verify_fault(check, "%s does not follow the run before it", name);
}

/* The document against its digest and the chain; `*whole` when both hold. */
static s0_code verify_document(s0_verify *check, const s0_run *run, const char *previous,
                               const s0_source *document, bool *whole, s0_error *err)
{
    char name[S0_RUN_ROOM], chain[65];
    bool same = strcmp(document->sha256, run->document_sha256) == 0, chained = false;
    s0_code rc = s0_chain_next(chain, previous, document->text, document->size, err);

    if (rc != S0_OK)
        return rc;
    chained = strcmp(chain, run->chain) == 0;
    s0_run_text(name, sizeof name, run);
    if (!same && !chained)
        s0_verify_fault(check, "the document of %s was altered", name);
    else if (!same)
        s0_verify_fault(check, "the digest of the document of %s was altered", name);
    else if (!chained)
        s0_verify_fault(check,
                        "the chain breaks at %s: it, or what stood before it, was altered, moved "
                        "or removed",
                        name);
    *whole = same && chained;
    return S0_OK;
}

/* Where a run is held against what stands before it. */
typedef struct footing {
    const s0_run *before; /* NULL for the first */
    s0_links links;       /* behind it */
} footing;

/* `*link` is what `run`'s document was chained to. When that is the other one of the two than the
 * file has, the seal was removed or added since. */
static s0_code choose_link(s0_verify *check, const s0_run *run, const footing *on,
                           const s0_source *document, const char **link, s0_error *err)
{
    char chain[65];
    s0_code rc;

    *link = on->links.end;
    if (on->before == NULL || strcmp(on->before->cycle, run->cycle) == 0 ||
        strcmp(on->links.end, on->links.other) == 0)
        return S0_OK;
    if ((rc = s0_chain_next(chain, on->links.other, document->text, document->size, err)) !=
            S0_OK ||
        strcmp(chain, run->chain) != 0)
        return rc;
    s0_verify_fault(check, "the seal of \"%.100s\" was %s", on->before->cycle,
                    on->links.sealed ? "added when the next cycle had begun" : "removed");
    *link = on->links.other;
    return S0_OK;
}

/* Paths and digests of a run's inputs, as a bundle without contents. */
static s0_code read_digests(s0_verify *check, s0_arena *arena, const s0_run *run, s0_bundle *out,
                            s0_error *err)
{
    s0_bind bind = {0};
    s0_source *items = NULL;
    size_t count = 0, room = 0;
    bool row = false;
    s0_code rc = s0_store_prepare(check->history, S0_SQL_INPUT_DIGESTS, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":run", run->id);
    rc = s0_store_bound(check->history, &bind, err);
    while (rc == S0_OK && (rc = s0_store_step(check->history, bind.stmt, &row, err)) == S0_OK &&
           row) {
        const char *sha256 = NULL;

        items = s0_store_grown(arena, items, count, &room, sizeof *items);
        if (items == NULL) {
            rc = s0_fail_memory(err);
            break;
        }
        items[count] = (s0_source){0};
        if ((rc = s0_store_text(check->history, arena, bind.stmt, 0, &items[count].path, err)) ==
                S0_OK &&
            (rc = s0_store_text(check->history, arena, bind.stmt, 1, &sha256, err)) == S0_OK) {
            memcpy(items[count].sha256, sha256, strnlen(sha256, sizeof items->sha256 - 1));
            count++;
        }
    }
    sqlite3_finalize(bind.stmt);
    return rc == S0_OK ? s0_bundle_make(out, items, count, err) : rc;
}

static s0_code verify_inputs(s0_verify *check, s0_arena *arena, const s0_recorded *entry,
                             const s0_source *document, s0_error *err)
{
    char name[S0_RUN_ROOM], why[S0_WHY_ROOM] = "", sha256[65];
    s0_bundle inputs = {0};
    s0_buf list = s0_buf_in(arena);
    bool agrees = true;
    s0_code rc = read_digests(check, arena, &entry->run, &inputs, err);

    if (rc != S0_OK)
        return rc;
    for (size_t i = 0; i < inputs.count; i++)
        s0_chain_input(&list, inputs.items[i].path, inputs.items[i].sha256);
    if (s0_buf_text(&list) == NULL)
        return s0_fail_memory(err);
    s0_sha256(s0_buf_text(&list), list.size, sha256);
    s0_run_text(name, sizeof name, &entry->run);
    if (strcmp(sha256, entry->inputs_sha256) != 0)
        s0_verify_fault(check, "the list of inputs of %s, or its digest, was altered", name);
    else if ((rc = s0_agree_inputs(document, &inputs, &agrees, why, err)) == S0_OK && !agrees)
        s0_verify_fault(check, "%s was altered: %s", name, why);
    return rc;
}

static s0_code verify_run(s0_verify *check, const s0_recorded *entry, const footing *on,
                          s0_error *err)
{
    char name[S0_RUN_ROOM], why[S0_WHY_ROOM] = "";
    s0_arena *arena = s0_arena_new();
    s0_source document;
    const char *link = NULL;
    bool whole = false, agrees = true;
    s0_code rc = arena != NULL ? S0_OK : s0_fail_memory(err);

    if (rc != S0_OK)
        return rc;
    verify_number(check, &entry->run, on->before);
    if ((rc = s0_read_document(check->history, arena, &entry->run, &document, err)) != S0_OK ||
        (rc = choose_link(check, &entry->run, on, &document, &link, err)) != S0_OK ||
        (rc = verify_document(check, &entry->run, link, &document, &whole, err)) != S0_OK)
        goto done;
    if (whole && (rc = s0_agree(&document, &entry->run, &agrees, why, err)) == S0_OK && !agrees)
        s0_verify_fault(check, "%s was altered: %s", s0_run_text(name, sizeof name, &entry->run),
                        why);
    if (rc == S0_OK)
        rc = verify_inputs(check, arena, entry, &document, err);
done:
    s0_arena_free(arena);
    return rc;
}

/* The head is a link of the chain. */
static bool meets(const s0_verify *check, const s0_recorded *runs, size_t count, const char *head)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(runs[i].run.chain, head) == 0 ||
            (runs[i].seal != NULL && strcmp(runs[i].seal, head) == 0))
            return true;
    for (size_t i = 0; i < check->forgetting_count; i++)
        if (strcmp(check->forgettings[i].chain, head) == 0)
            return true;
    return false;
}

/* The printed head; `on` is what stands behind the last run. */
static void verify_head(s0_verify *check, const s0_recorded *runs, size_t count, const footing *on,
                        const char *head)
{
    if (meets(check, runs, count, head))
        return;
    if (on->before != NULL && !on->links.sealed && strcmp(on->links.other, head) == 0)
        s0_verify_fault(check, "the seal of \"%.100s\" was removed", on->before->cycle);
    else
        s0_verify_fault(check,
                        "the head %.64s is not in the chain: runs were cut off, or the history "
                        "was made anew",
                        head);
}

/* What was forgotten stands in the order of the runs it stands on. */
static void verify_order(s0_verify *check)
{
    for (size_t i = 1; i < check->forgetting_count; i++) {
        const s0_forgetting *one = &check->forgettings[i], *before = one - 1;

        if (one->run > before->run || (one->run == before->run && one->sealed >= before->sealed))
            continue;
        s0_verify_fault(check, "what was forgotten of \"%.100s\" does not stand in its order",
                        one->cycle);
        return;
    }
}

s0_code s0_verify_runs(s0_verify *check, const char *head, s0_error *err)
{
    s0_recorded *runs = NULL;
    footing on = {.links = {.end = "", .other = ""}};
    size_t count = 0;
    s0_code rc = s0_history_forgettings(check->history, check->arena, &check->forgettings,
                                        &check->forgetting_count, err);

    if (rc != S0_OK ||
        (rc = s0_read_runs(check->history, check->arena, &runs, &count, err)) != S0_OK)
        return rc;
    verify_order(check);
    for (size_t i = 0; i < count; i++) {
        s0_error fault = {0};

        check->checked.runs++;
        rc = verify_run(check, &runs[i], &on, &fault);
        if (rc != S0_OK && rc != S0_ENOMEM) /* one that cannot be read does not hide the others */
            s0_faults_add(check->faults, &fault);
        if (rc == S0_ENOMEM)
            return s0_fail_memory(err);
        on.before = &runs[i].run;
        if ((rc = s0_verify_links(check, &runs[i], &on.links, err)) != S0_OK)
            return rc;
    }
    if (head != NULL)
        verify_head(check, runs, count, &on, head);
    return S0_OK;
}
