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

/* The value after `previous` and the words in `words`, which begin as no document does. */
static s0_code next_of_words(char out[65], const char *previous, s0_buf *words, s0_error *err)
{
    return s0_buf_text(words) != NULL ? s0_chain_next(out, previous, words->text, words->size, err)
                                      : s0_fail_memory(err);
}

s0_code s0_chain_seal(char out[65], const char *chain, const char *cycle, s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_buf words = s0_buf_in(arena);
    s0_code rc;

    if (arena == NULL)
        return s0_fail_memory(err);
    s0_put(&words, "sealed ");
    s0_put(&words, cycle);
    rc = next_of_words(out, chain, &words, err);
    s0_arena_free(arena);
    return rc;
}

s0_code s0_chain_forget(char out[65], const char *previous, const s0_forgetting *what,
                        s0_error *err)
{
    s0_arena *arena = s0_arena_new();
    s0_buf words = s0_buf_in(arena);
    s0_code rc;

    if (arena == NULL)
        return s0_fail_memory(err);
    s0_put(&words, "forgot ");
    s0_put(&words, what->cycle);
    s0_put(&words, "\non ");
    s0_put(&words, what->date);
    s0_put_char(&words, '\n');
    for (size_t i = 0; i < what->digest_count; i++) {
        s0_put(&words, what->digests[i]);
        s0_put_char(&words, '\n');
    }
    rc = next_of_words(out, previous, &words, err);
    s0_arena_free(arena);
    return rc;
}

void s0_chain_input(s0_buf *list, const char *path, const char *sha256)
{
    s0_putf(list, "%s  ", sha256);
    s0_put(list, path);
    s0_put_char(list, '\n');
}
