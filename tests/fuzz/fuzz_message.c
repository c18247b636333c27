/* fuzz_message.c - what a worker sends, from any bytes: through a pipe into the parent's inbox, and
 * each result on as an outcome. Input that does not begin as a message is taken as one result. */
#include "fuzz.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "host/protocol.h"
#include "rule/receive.h"

#define MOST 60000 /* a pipe holds as much */
#define LIMIT 50000

/* Whatever a worker sends is an outcome, at worst the outcome "error" with its reason. */
static void receive(s0_arena *arena, const char *bytes, size_t size)
{
    static const s0_source file = {.path = "rules/r.lua", .text = "", .size = 0};
    s0_rule rule = {.id = "r", .source = &file};
    s0_outcome out = {0};

    PROMISE(s0_outcome_receive(&out, arena, &rule, NULL, bytes, size, NULL) == S0_OK);
    PROMISE(strcmp(out.rule, "r") == 0 && out.text != NULL && out.text[0] != '\0');
    PROMISE(s0_utf8_check(out.text, strlen(out.text)) == strlen(out.text));
    PROMISE(out.word != S0_ABSENT && out.word != S0_NOT_TESTED);
    if (out.word == S0_ERRED)
        return;
    PROMISE(out.numbers.met + out.numbers.failed + out.numbers.unknown == out.numbers.population);
    PROMISE(out.word != S0_CONFORM || out.missing_count == 0);
}

static void through_pipe(s0_arena *arena, const uint8_t *bytes, size_t size)
{
    s0_inbox inbox = {0};
    s0_inbox_state state;
    int ends[2];

    PROMISE(pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0);
    PROMISE(write(ends[1], bytes, size) == (ssize_t)size);
    close(ends[1]);
    while ((state = s0_inbox_read(&inbox, ends[0], LIMIT, arena)) == S0_INBOX_MESSAGE) {
        PROMISE(inbox.message.magic == S0_MESSAGE_MAGIC && inbox.message.size <= LIMIT);
        if (inbox.message.kind == S0_MESSAGE_RESULT)
            receive(arena, inbox.bytes, (size_t)inbox.message.size);
        else
            PROMISE(inbox.message.size == 0);
    }
    PROMISE(state == S0_INBOX_END || state == S0_INBOX_GARBLED);
    close(ends[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const uint32_t magic = S0_MESSAGE_MAGIC;
    s0_arena *arena = s0_arena_new();
    s0_source source = fuzz_source(arena, bytes, size);

    if (size >= sizeof magic && size <= MOST && memcmp(bytes, &magic, sizeof magic) == 0)
        through_pipe(arena, bytes, size);
    else
        receive(arena, source.text, size);
    s0_arena_free(arena);
    return 0;
}
