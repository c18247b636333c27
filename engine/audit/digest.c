/* digest.c - one digest over everything an audit is made from: when it is the same, the
 * audit would be too, and nothing needs recording. */
#include "audit/audit.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* Length before each part, so that no two lists of parts give the same bytes. */
static void put_part(s0_buf *out, const char *text)
{
    s0_putf(out, "%zu:%s\n", text != NULL ? strlen(text) : 0, text != NULL ? text : "");
}

static void put_bundle(s0_buf *out, const char *name, const s0_bundle *bundle)
{
    s0_putf(out, "%s %zu\n", name, bundle != NULL ? bundle->count : 0);
    for (size_t i = 0; bundle != NULL && i < bundle->count; i++) {
        put_part(out, bundle->items[i].path);
        put_part(out, bundle->items[i].sha256);
    }
}

s0_code s0_inputs_digest(char out[65], s0_arena *arena, const s0_inputs *inputs, s0_error *err)
{
    s0_buf text = s0_buf_in(arena);

    put_part(&text, S0_VERSION);
    put_part(&text, inputs->date);
    put_part(&text, inputs->only);
    put_bundle(&text, "built in", inputs->built_in);
    put_bundle(&text, "workspace", inputs->workspace);
    if (s0_buf_text(&text) == NULL)
        return s0_fail_memory(err);
    s0_sha256(text.text, text.size, out);
    return S0_OK;
}
