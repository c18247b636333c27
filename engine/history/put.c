/* put.c - rows into the tables, for runs that are appended and for those that are imported. */
#include "history/put.h"

void s0_writer_free(s0_writer *w)
{
    s0_packer_free(w->packer);
    sqlite3_finalize(w->find.stmt);
    sqlite3_finalize(w->add.stmt);
    sqlite3_finalize(w->refill.stmt);
    sqlite3_finalize(w->link.stmt);
}

s0_code s0_writer_make(s0_writer *w, s0_error *err)
{
    s0_code rc = S0_OK;

    if ((w->packer = s0_packer_new()) == NULL)
        return s0_fail_memory(err);
    if ((rc = s0_store_prepare(w->history, S0_SQL_BLOB, &w->find.stmt, err)) != S0_OK ||
        (rc = s0_store_prepare(w->history, S0_SQL_ADD_BLOB, &w->add.stmt, err)) != S0_OK ||
        (rc = s0_store_prepare(w->history, S0_SQL_REFILL_BLOB, &w->refill.stmt, err)) != S0_OK)
        return rc;
    return s0_store_prepare(w->history, S0_SQL_ADD_INPUT, &w->link.stmt, err);
}

s0_code s0_find_content(s0_writer *w, const char *sha256, int64_t *id, bool *dropped, s0_error *err)
{
    bool row = false;
    s0_code rc = S0_OK;

    s0_store_bind_text(&w->find, ":sha256", sha256);
    if ((rc = s0_store_bound(w->history, &w->find, err)) == S0_OK)
        rc = s0_store_step(w->history, w->find.stmt, &row, err);
    *id = row ? sqlite3_column_int64(w->find.stmt, 0) : 0;
    *dropped = row && sqlite3_column_int(w->find.stmt, 1) != 0;
    sqlite3_reset(w->find.stmt);
    return rc;
}

s0_code s0_put_content(s0_writer *w, const s0_source *content, const char *sha256, int64_t size,
                       int64_t *id, s0_error *err)
{
    const void *packed = NULL;
    size_t packed_size = 0;
    bool dropped = false;
    s0_code rc = s0_find_content(w, sha256, id, &dropped, err);

    if (rc != S0_OK || (*id != 0 && (!dropped || content == NULL)))
        return rc;
    if (content != NULL &&
        (rc = s0_packer_run(w->packer, content, &packed, &packed_size, err)) != S0_OK)
        return rc;
    if (dropped) {
        s0_store_bind_int(&w->refill, ":id", *id);
        s0_store_bind_bytes(&w->refill, ":data", packed, packed_size);
        return s0_store_do(w->history, &w->refill, err);
    }
    s0_store_bind_text(&w->add, ":sha256", sha256);
    s0_store_bind_int(&w->add, ":size", size);
    if (content != NULL) /* what is not bound is NULL */
        s0_store_bind_bytes(&w->add, ":data", packed, packed_size);
    rc = s0_store_do(w->history, &w->add, err);
    *id = sqlite3_last_insert_rowid(w->history->db);
    return rc;
}

s0_code s0_put_link(s0_writer *w, int64_t run, const char *path, int64_t blob, s0_error *err)
{
    s0_store_bind_int(&w->link, ":run", run);
    s0_store_bind_text(&w->link, ":path", path);
    s0_store_bind_int(&w->link, ":blob", blob);
    return s0_store_do(w->history, &w->link, err);
}

s0_code s0_put_run(s0_history *history, const s0_run *run, const char *inputs_sha256,
                   const s0_source *document, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, S0_SQL_ADD_RUN, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":id", run->id);
    s0_store_bind_text(&bind, ":cycle", run->cycle);
    s0_store_bind_int(&bind, ":run", run->run);
    s0_store_bind_text(&bind, ":date", run->date);
    s0_store_bind_text(&bind, ":inputs_digest", run->inputs_digest);
    s0_store_bind_text(&bind, ":inputs_sha256", inputs_sha256);
    s0_store_bind_text(&bind, ":document_sha256", run->document_sha256);
    s0_store_bind_text(&bind, ":chain", run->chain);
    s0_store_bind_bytes(&bind, ":document", document->text, document->size);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_put_cycle(s0_history *history, const char *cycle, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, S0_SQL_ADD_CYCLE, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_text(&bind, ":cycle", cycle);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_put_seal(s0_history *history, const char *cycle, const char *seal, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, S0_SQL_SEAL, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_text(&bind, ":cycle", cycle);
    s0_store_bind_text(&bind, ":seal", seal);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}

s0_code s0_put_forgetting(s0_history *history, const s0_forgetting *what, s0_error *err)
{
    s0_bind bind = {0};
    s0_code rc = s0_store_prepare(history, S0_SQL_ADD_FORGETTING, &bind.stmt, err);

    if (rc != S0_OK)
        return rc;
    s0_store_bind_int(&bind, ":id", what->id);
    s0_store_bind_int(&bind, ":run", what->run);
    s0_store_bind_int(&bind, ":sealed", what->sealed ? 1 : 0);
    s0_store_bind_text(&bind, ":cycle", what->cycle);
    s0_store_bind_text(&bind, ":date", what->date);
    s0_store_bind_text(&bind, ":chain", what->chain);
    rc = s0_store_do(history, &bind, err);
    sqlite3_finalize(bind.stmt);
    return rc;
}
