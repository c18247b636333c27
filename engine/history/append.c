/* append.c - adding a run: one transaction, from the comparing of the head to the seal.
 *
 * Whoever audits looked at the history before; meanwhile another audit may have
 * recorded a run. BEGIN IMMEDIATE keeps others out, then the head is compared: the
 * document speaks of "previous" and of its own number, so it fits one place only. */
#include "history/put.h"

#include <string.h>

#include "base/hash.h"

/* What one append works on. */
typedef struct entry {
    s0_history *history;
    s0_arena *arena;
    const s0_source *document;
    const s0_bundle *inputs;
    const char *inputs_sha256;
    s0_run *run; /* the new one */
} entry;

static s0_code moved(s0_history *history, const char *head, const char *now, s0_error *err)
{
    s0_fail(err, S0_EMOVED, s0_store_mark(history),
            "the audit was made on head %.12s, the history is at %.12s",
            *head != '\0' ? head : "(none)", *now != '\0' ? now : "(none)");
    s0_hint(err, "another run was recorded meanwhile; audit again, and it is seen");
    return S0_EMOVED;
}

/* The place of the new run: behind the latest, in its cycle or in a new one. */
static s0_code find_place(entry *e, const char *head, bool *new_cycle, s0_error *err)
{
    const s0_run *last = NULL, *earlier = NULL;
    s0_code rc = s0_history_latest(e->history, e->arena, NULL, &last, err);
    const char *now = last != NULL ? last->head : "";

    if (rc != S0_OK)
        return rc;
    if (strcmp(head, now) != 0)
        return moved(e->history, head, now, err);
    *new_cycle = last == NULL || strcmp(last->cycle, e->run->cycle) != 0;
    e->run->id = last != NULL ? last->id + 1 : 1;
    e->run->run = *new_cycle ? 1 : last->run + 1;
    if (!*new_cycle && last->sealed)
        return s0_fail(err, S0_ESTORE, s0_store_mark(e->history), "the cycle \"%s\" is sealed",
                       e->run->cycle);
    if (*new_cycle &&
        (rc = s0_history_latest(e->history, e->arena, e->run->cycle, &earlier, err)) == S0_OK &&
        earlier != NULL)
        return s0_fail(err, S0_ESTORE, s0_store_mark(e->history),
                       "the cycle \"%s\" is over: \"%s\" came after it", e->run->cycle,
                       last->cycle);
    return rc;
}

static s0_code put_inputs(entry *e, s0_error *err)
{
    s0_writer w = {.history = e->history};
    s0_code rc = s0_writer_make(&w, err);

    for (size_t i = 0; rc == S0_OK && i < e->inputs->count; i++) {
        const s0_source *input = &e->inputs->items[i];
        int64_t blob = 0;

        if ((rc = s0_put_content(&w, input, input->sha256, (int64_t)input->size, &blob, err)) ==
            S0_OK)
            rc = s0_put_link(&w, e->run->id, input->path, blob, err);
    }
    s0_writer_free(&w);
    return rc;
}

/* Close `cycle`, which stands at the value `head`; `*seal` (in `arena`) is the new head. */
static s0_code put_seal(s0_history *history, s0_arena *arena, const char *cycle, const char *head,
                        const char **seal, s0_error *err)
{
    char value[65];
    s0_code rc = s0_chain_seal(value, head, cycle, err);

    if (rc != S0_OK)
        return rc;
    if ((*seal = s0_text_dup(arena, value)) == NULL)
        return s0_fail_memory(err);
    return s0_put_seal(history, cycle, *seal, err);
}

/* The document fits the place that was found, else somebody numbered it wrongly. */
static s0_code check_document(const entry *e, s0_error *err)
{
    char why[S0_WHY_ROOM] = "", name[S0_RUN_ROOM];
    bool agrees = false;
    s0_code rc;

    if (!s0_history_can_name(e->run->cycle))
        return s0_fail(err, S0_ESTORE, s0_store_mark(e->history),
                       "\"%.100s\" cannot be the name of a cycle", e->run->cycle);
    if (e->document->size > (size_t)S0_DOCUMENT_MAX)
        return s0_fail(err, S0_ESTORE, s0_store_mark(e->history),
                       "a document of more than %lld MiB cannot be recorded",
                       (long long)(S0_DOCUMENT_MAX >> 20));
    rc = s0_agree(e->document, e->run, &agrees, why, err);
    if (rc != S0_OK || agrees)
        return rc;
    return s0_fail(err, S0_ESTORE, s0_store_mark(e->history), "%s cannot be recorded: %s",
                   s0_run_text(name, sizeof name, e->run), why);
}

/* Everything between BEGIN and COMMIT. */
static s0_code record(entry *e, const char *head, bool seal, s0_error *err)
{
    bool new_cycle = false;
    char chain[65];
    s0_code rc = S0_OK;

    if ((rc = find_place(e, head, &new_cycle, err)) != S0_OK ||
        (rc = check_document(e, err)) != S0_OK ||
        (rc = s0_chain_next(chain, head, e->document->text, e->document->size, err)) != S0_OK)
        return rc;
    if ((e->run->chain = e->run->head = s0_text_dup(e->arena, chain)) == NULL)
        return s0_fail_memory(err);
    if ((new_cycle && (rc = s0_put_cycle(e->history, e->run->cycle, err)) != S0_OK) ||
        (rc = s0_put_run(e->history, e->run, e->inputs_sha256, e->document, err)) != S0_OK ||
        (rc = put_inputs(e, err)) != S0_OK ||
        (seal && (rc = put_seal(e->history, e->arena, e->run->cycle, e->run->chain, &e->run->head,
                                err)) != S0_OK))
        return rc;
    e->run->sealed = seal;
    return s0_store_run(e->history, S0_SQL_COMMIT, err);
}

/* The digests of document and inputs, and copies of what the caller gave. */
static s0_code prepare(entry *e, const char *cycle, const char *date, const char *inputs_digest,
                       s0_error *err)
{
    char document[65], inputs[65];
    s0_buf list = s0_buf_in(e->arena);

    for (size_t i = 0; i < e->inputs->count; i++)
        s0_chain_input(&list, e->inputs->items[i].path, e->inputs->items[i].sha256);
    if (s0_buf_text(&list) == NULL || (e->run = s0_alloc(e->arena, sizeof *e->run)) == NULL)
        return s0_fail_memory(err);
    s0_sha256(s0_buf_text(&list), list.size, inputs);
    s0_sha256(e->document->text, e->document->size, document);
    e->inputs_sha256 = s0_text_dup(e->arena, inputs);
    e->run->cycle = s0_text_dup(e->arena, cycle);
    e->run->date = s0_text_dup(e->arena, date);
    e->run->inputs_digest = s0_text_dup(e->arena, inputs_digest);
    e->run->document_sha256 = s0_text_dup(e->arena, document);
    if (e->inputs_sha256 == NULL || e->run->cycle == NULL || e->run->date == NULL ||
        e->run->inputs_digest == NULL || e->run->document_sha256 == NULL)
        return s0_fail_memory(err);
    return S0_OK;
}

s0_code s0_history_append(s0_history *history, s0_arena *arena, const char *head, const char *cycle,
                          const char *date, const char *inputs_digest, const s0_source *document,
                          const s0_bundle *inputs, bool seal, const s0_run **out, s0_error *err)
{
    entry e = {.history = history, .arena = arena, .document = document, .inputs = inputs};
    s0_code rc = S0_OK;

    *out = NULL;
    if ((rc = prepare(&e, cycle, date, inputs_digest, err)) != S0_OK ||
        (rc = s0_store_run(history, S0_SQL_BEGIN, err)) != S0_OK)
        return rc;
    rc = record(&e, head, seal, err);
    if (rc != S0_OK) {
        if (!sqlite3_get_autocommit(history->db)) /* some failures roll back by themselves */
            (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
        return rc;
    }
    *out = e.run;
    return S0_OK;
}

s0_code s0_history_seal(s0_history *history, const char *cycle, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    const s0_run *last = NULL;
    const char *seal = NULL;
    s0_code rc = arena != NULL ? s0_store_run(history, S0_SQL_BEGIN, err) : s0_fail_memory(err);

    if (rc != S0_OK)
        goto done;
    if ((rc = s0_history_latest(history, arena, NULL, &last, err)) == S0_OK &&
        (last == NULL || strcmp(last->cycle, cycle) != 0))
        rc = s0_fail(err, S0_ESTORE, s0_store_mark(history),
                     "\"%s\" is not the cycle of the latest run", cycle);
    if (rc == S0_OK && !last->sealed)
        rc = put_seal(history, arena, cycle, last->head, &seal, err);
    if (rc == S0_OK)
        rc = s0_store_run(history, S0_SQL_COMMIT, err);
    if (!sqlite3_get_autocommit(history->db))
        (void)s0_store_run(history, S0_SQL_ROLLBACK, NULL);
done:
    s0_arena_free(arena);
    return rc;
}
