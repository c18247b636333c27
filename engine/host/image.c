/* image.c - a state put back as it was. All of it lies in one piece of the arena and nothing in it
 * points to anything that moves, so its bytes at the same place are the state: a
 * script finds nothing of the one before it. */
#include <string.h>

#include "host/state.h"

void s0_sandbox_keep(s0_sandbox *sandbox, s0_sandbox_image *image)
{
    const char *start = (const char *)sandbox, *end = s0_alloc(sandbox->arena, 1);

    image->size = 0;
    if (end == NULL || (size_t)(end - start) > image->room)
        return;
    image->at = sandbox;
    image->size = (size_t)(end - start);
    memcpy(image->bytes, start, image->size);
}

s0_sandbox *s0_sandbox_again(const s0_sandbox_image *image, s0_arena *arena)
{
    void *piece = image->size > 0 ? s0_alloc(arena, image->size) : NULL;

    /* The last one is what the keeping took: memory is to end at the same byte for everyone. */
    if (piece == NULL || piece != image->at || s0_alloc(arena, 1) == NULL)
        return NULL;
    memcpy(piece, image->bytes, image->size);
    return piece;
}
