/* protocol.c - messages written whole by the worker, read piece by piece by the
 * parent, which must never wait for a worker that stopped in the middle. */
#include "host/protocol.h"

#include <errno.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define PACKET 16384 /* bytes sent in one go */

static bool write_all(int fd, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(fd, bytes, size);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

bool s0_message_write(int fd, s0_message_kind kind, size_t task, const char *bytes, size_t size)
{
    s0_message message = {S0_MESSAGE_MAGIC, (uint32_t)kind, task, size};

    return write_all(fd, (const char *)&message, sizeof message) && write_all(fd, bytes, size);
}

bool s0_message_result(int fd, size_t task, const char *bytes, size_t size, const size_t *next)
{
    const s0_message head = {S0_MESSAGE_MAGIC, S0_MESSAGE_RESULT, task, size};
    const s0_message start = {S0_MESSAGE_MAGIC, S0_MESSAGE_START, next != NULL ? *next : 0, 0};
    char packet[PACKET];

    if (size > sizeof packet - sizeof head - sizeof start)
        return s0_message_write(fd, S0_MESSAGE_RESULT, task, bytes, size) &&
               (next == NULL || s0_message_write(fd, S0_MESSAGE_START, *next, NULL, 0));
    memcpy(packet, &head, sizeof head);
    if (size > 0)
        memcpy(packet + sizeof head, bytes, size);
    memcpy(packet + sizeof head + size, &start, sizeof start);
    return write_all(fd, packet, sizeof head + size + (next != NULL ? sizeof start : 0));
}

/* Read up to `want` bytes; MESSAGE means that some came. */
static s0_inbox_state read_some(int fd, char *to, size_t want, size_t *got)
{
    ssize_t count;

    do
        count = read(fd, to, want);
    while (count < 0 && errno == EINTR);
    if (count > 0) {
        *got += (size_t)count;
        return S0_INBOX_MESSAGE;
    }
    if (count == 0)
        return S0_INBOX_END;
    return errno == EAGAIN || errno == EWOULDBLOCK ? S0_INBOX_WAITS : S0_INBOX_GARBLED;
}

/* Whether the head is one that a worker writes. */
static bool head_is_ours(const s0_message *message, size_t limit)
{
    if (message->magic != S0_MESSAGE_MAGIC)
        return false;
    if (message->kind == S0_MESSAGE_RESULT)
        return message->size <= limit;
    return (message->kind == S0_MESSAGE_START || message->kind == S0_MESSAGE_MEMORY) &&
           message->size == 0;
}

s0_inbox_state s0_inbox_read(s0_inbox *inbox, int fd, size_t limit, s0_arena *arena)
{
    s0_message *message = &inbox->message;
    s0_inbox_state state;

    if (inbox->head == sizeof *message && inbox->body == message->size)
        *inbox = (s0_inbox){0}; /* the last one was taken */
    while (inbox->head < sizeof *message) {
        state = read_some(fd, (char *)message + inbox->head, sizeof *message - inbox->head,
                          &inbox->head);
        if (state != S0_INBOX_MESSAGE)
            return state;
    }
    if (!head_is_ours(message, limit))
        return S0_INBOX_GARBLED;
    if (inbox->bytes == NULL && message->kind == S0_MESSAGE_RESULT &&
        (inbox->bytes = s0_alloc(arena, (size_t)message->size + 1)) == NULL)
        return S0_INBOX_MEMORY;
    while (inbox->body < message->size) {
        state = read_some(fd, inbox->bytes + inbox->body, (size_t)message->size - inbox->body,
                          &inbox->body);
        if (state != S0_INBOX_MESSAGE)
            return state;
    }
    return S0_INBOX_MESSAGE;
}
