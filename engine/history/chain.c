/* chain.c - the digests that tie runs to one another and to their inputs. */
#include "history/store.h"

#include "base/hash.h"

s0_code s0_chain_next(char out[65], const char *previous, const char *bytes, size_t size,
                      s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_buf both = s0_buf_in(arena);

    if (arena == NULL)
        return s0_fail_memory(err);
    s0_put(&both, previous);
    s0_put_bytes(&both, bytes, size);
    if (!both.failed)
        s0_sha256(both.text, both.size, out);
    s0_arena_free(arena);
    return both.failed ? s0_fail_memory(err) : S0_OK;
}

s0_code s0_chain_seal(char out[65], const char *chain, const char *cycle, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_buf words = s0_buf_in(arena);
    s0_code rc;

    if (arena == NULL)
        return s0_fail_memory(err);
    s0_put(&words, "sealed "); /* no document begins like this */
    s0_put(&words, cycle);
    rc = s0_buf_text(&words) != NULL ? s0_chain_next(out, chain, words.text, words.size, err)
                                     : s0_fail_memory(err);
    s0_arena_free(arena);
    return rc;
}

void s0_chain_input(s0_buf *list, const char *path, const char *sha256)
{
    s0_putf(list, "%s  ", sha256);
    s0_put(list, path);
    s0_put_char(list, '\n');
}
