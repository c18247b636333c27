/* error.h - the one error type, and the place in a file that it points at.
 *
 * An error is filled once, where it is understood, and passed up untouched.
 * It owns all its text, so it may outlive the file it speaks of. */
#ifndef S0_BASE_ERROR_H
#define S0_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a program branches on. */
typedef enum s0_code {
    S0_OK = 0,
    S0_ENOMEM, /* memory or an arena is spent */
    S0_EIO,    /* a file or folder cannot be read or written */
    S0_EINPUT, /* what was read is not what it must be */
    S0_EUSAGE, /* the command line asks for something that does not exist */
    S0_ERULE,  /* a rule or template is faulty, or spent its budget */
    S0_ESTORE, /* the history cannot be opened, read or written */
    S0_EMOVED  /* the history has a newer head than the one compared with */
} s0_code;

/* One input, held whole: a file of the workspace, an embedded one, or an
 * example of a rule. Lives in an arena; never changes.
 * What has been read once need not be read again: the files inside the executable, which the build
 * has read, the bench's examples, and recorded documents go about with their values. A chunk only
 * the executable's own rules have. */
typedef struct s0_source {
    const char *path;     /* relative to the workspace, '/' between parts */
    const char *text;     /* `size` bytes and a NUL after them */
    size_t size;          /* in bytes */
    char sha256[65];      /* of the bytes, lower-case hex */
    struct s0_keep *keep; /* bytes given back are read again by it (base/file.h); NULL: they stay */
    const struct s0_value *ready; /* what the text says (data/yaml.h, rule/metadata.h), or NULL */
    const struct s0_chunk *chunk; /* the text compiled (host/sandbox.h), or NULL */
} s0_source;

/* A place. `source` NULL: no place. `line` 0: the file as a whole.
 * Lines and columns count from 1; a column is a character, not a byte. */
typedef struct s0_mark {
    const s0_source *source;
    uint32_t line;
    uint32_t column;
} s0_mark;

typedef struct s0_error {
    s0_code code;
    char where[256];   /* "evidence/backup.yaml:14:3", or "" */
    char message[512]; /* what is wrong: one line, lower case, no full stop */
    char line[240]; /* the line it stands on, shortened around the column, control characters made
                       harmless; or "" */
    uint32_t caret; /* display columns before the caret under `line` */
    char hint[256]; /* what may help, or "" */
} s0_error;

/* Fill `err` (NULL is allowed) and return `code`. A second call on the same
 * error replaces it. */
s0_code s0_fail(s0_error *err, s0_code code, s0_mark at, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* The error that needs no words: out of memory. */
s0_code s0_fail_memory(s0_error *err);

/* S0_EIO on the file or folder `path`: "<what>: <what errno says>" (S0_ENOMEM when
 * errno says that). */
s0_code s0_fail_errno(s0_error *err, const char *path, const char *what);

/* Set the hint of a filled error. NULL `err` is allowed. */
void s0_hint(s0_error *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Write "path:line:column" of `at` into `out` (always terminated); "" for no place. */
void s0_mark_text(s0_mark at, char *out, size_t size);

/* The error as people read it: "where: message", the line, a caret, "hint: ...",
 * each line ended by '\n'. Always terminated. Returns bytes written. */
size_t s0_error_text(const s0_error *err, char *out, size_t size);

/* Several faults of one input set, in the order found. Used where a reader goes
 * on after a fault so that a person sees all of them at once. */
typedef struct s0_faults {
    s0_error *items; /* malloc'ed */
    size_t count;
    size_t lost; /* faults beyond S0_FAULTS_MAX or for which memory was short */
} s0_faults;

#define S0_FAULTS_MAX 100

/* Copy `err` into the list. */
void s0_faults_add(s0_faults *faults, const s0_error *err);

/* Order by path, line, column, message, so that reading order does not show. */
void s0_faults_sort(s0_faults *faults);

/* Release the list. NULL is allowed; the struct may be used again. */
void s0_faults_free(s0_faults *faults);

#endif
