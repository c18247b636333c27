/* protocol.h - what goes over the pipe of a worker.
 *
 * A message is a head of fixed size and, for a result, that many bytes. The
 * reader trusts nothing: a head that is not ours, a length above the limit or a
 * length where none belongs is garble, whoever wrote it. */
#ifndef S0_HOST_PROTOCOL_H
#define S0_HOST_PROTOCOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define S0_MESSAGE_MAGIC 0x53304D31u

typedef enum s0_message_kind {
    S0_MESSAGE_START = 1, /* the task begins */
    S0_MESSAGE_RESULT,    /* the task ended: `size` bytes follow */
    S0_MESSAGE_MEMORY     /* the task ended: its memory or the room for output was too small */
} s0_message_kind;

typedef struct s0_message { /* as it is written: both ends are one program */
    uint32_t magic;
    uint32_t kind;
    uint64_t task;
    uint64_t size; /* of the bytes that follow */
} s0_message;

/* Write a message and its `size` bytes whole. False: the other end is gone. */
bool s0_message_write(int fd, s0_message_kind kind, size_t task, const char *bytes, size_t size);

/* Write the result of `task` and, unless `next` is NULL, that the task `*next` begins: in one go
 * where they are short, since every write wakes the reader. */
bool s0_message_result(int fd, size_t task, const char *bytes, size_t size, const size_t *next);

typedef enum s0_inbox_state {
    S0_INBOX_WAITS,   /* nothing more to read now */
    S0_INBOX_MESSAGE, /* `message` and `bytes` are whole */
    S0_INBOX_END,     /* the other end closed */
    S0_INBOX_GARBLED, /* not the protocol, or it cannot be read */
    S0_INBOX_MEMORY   /* no memory for the bytes */
} s0_inbox_state;

typedef struct s0_inbox { /* zero it before the first read */
    s0_message message;
    size_t head; /* bytes of the head that are there */
    char *bytes; /* of the result, a NUL after them; in the arena */
    size_t body; /* bytes of the result that are there */
} s0_inbox;

/* Read on from `fd`, which does not block, up to the end of one message. The bytes of a
 * result of at most `limit` bytes go to `arena`. */
s0_inbox_state s0_inbox_read(s0_inbox *inbox, int fd, size_t limit, s0_arena *arena);

#endif
