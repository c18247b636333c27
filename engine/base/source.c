/* source.c - a source's bytes: given back to the kernel, and read again.
 *
 *     [ first page | given back ........ | kept ]      text stays where it is
 *                                        ^ given
 *
 * The memory is the arena's before and after; only what stands in its whole pages is gone, and
 * the kernel puts others there when they are written again. Bytes not given back yet are never
 * written, so that a reader that has come so far goes on undisturbed. */
#include "base/file.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/hash.h"

#define STEP ((size_t)2 << 20) /* bytes given back at once: a huge page goes whole */

struct s0_keep {
    s0_reader reader;
    char *bytes;  /* the source's text */
    size_t given; /* bytes from the first on that may be gone; 0: all are there */
    bool lost;    /* what was read again is not what it was */
};

s0_code s0_source_lend(s0_source *source, s0_arena *arena, s0_reader reader, s0_error *err)
{
    struct s0_keep *keep = s0_alloc(arena, sizeof *keep);

    if (keep == NULL)
        return s0_fail_memory(err);
    keep->reader = reader;
    memcpy(&keep->bytes, &source->text, sizeof keep->bytes); /* made here, so they may be written */
    source->keep = keep;
    return S0_OK;
}

void s0_source_release(const s0_source *source, size_t upto)
{
    struct s0_keep *keep = source->keep;
    uintptr_t page, begin, end;

    if (keep == NULL || upto <= keep->given || (upto < source->size && upto - keep->given < STEP))
        return;
    page = (uintptr_t)sysconf(_SC_PAGESIZE);
    begin = ((uintptr_t)keep->bytes + keep->given + page - 1) & ~(page - 1);
    end = ((uintptr_t)keep->bytes + upto) & ~((upto < source->size ? STEP : page) - 1);
    if (end <= begin)
        return;
    (void)madvise(keep->bytes + (begin - (uintptr_t)keep->bytes), end - begin, MADV_DONTNEED);
    keep->given = end - (uintptr_t)keep->bytes;
}

static s0_code changed(const s0_source *source, s0_error *err)
{
    s0_fail(err, S0_EINPUT, (s0_mark){.source = source}, "changed while the audit ran");
    s0_hint(err, "run it again when nobody writes the file");
    return S0_EINPUT;
}

/* Bytes on their way to who takes them. */
typedef struct passing {
    const s0_source *source;
    s0_take take;
    void *context;
    size_t at;
    s0_hash hash;
    bool longer;
} passing;

static bool pass_on(void *context, const char *bytes, size_t size)
{
    passing *p = context;

    if (size > p->source->size - p->at) {
        p->longer = true;
        return false;
    }
    s0_hash_add(&p->hash, bytes, size);
    p->at += size;
    return p->take(p->context, bytes, size);
}

static s0_code read_again(const s0_source *source, s0_take take, void *context, s0_error *err)
{
    passing p = {.source = source, .take = take, .context = context};
    const s0_reader *reader = &source->keep->reader;
    char sha256[65];
    s0_code rc;

    s0_hash_start(&p.hash);
    rc = reader->read(reader->context, source->path, pass_on, &p, err);
    if (p.longer)
        return changed(source, err);
    if (rc != S0_OK)
        return rc;
    s0_hash_end(&p.hash, sha256);
    return p.at == source->size && strcmp(sha256, source->sha256) == 0 ? S0_OK
                                                                       : changed(source, err);
}

/* Bytes back to where they stood. */
typedef struct refill {
    struct s0_keep *keep;
    size_t at;
} refill;

static bool put_back(void *context, const char *bytes, size_t size)
{
    refill *r = context;
    size_t gone = r->at < r->keep->given ? r->keep->given - r->at : 0;

    memcpy(r->keep->bytes + r->at, bytes, gone < size ? gone : size);
    r->at += size;
    return true;
}

s0_code s0_source_hold(const s0_source *source, s0_error *err)
{
    struct s0_keep *keep = source->keep;
    refill r = {.keep = keep};
    s0_code rc;

    if (keep == NULL || keep->given == 0)
        return S0_OK;
    if (keep->lost)
        return changed(source, err);
    if ((rc = read_again(source, put_back, &r, err)) == S0_OK)
        keep->given = 0;
    else
        keep->lost = true;
    return rc;
}

s0_code s0_source_pass(const s0_source *source, s0_take take, void *context, s0_error *err)
{
    if (source->keep != NULL && source->keep->given > 0)
        return read_again(source, take, context, err);
    return take(context, source->text, source->size) ? S0_OK : s0_fail_memory(err);
}
