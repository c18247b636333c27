/* embedded.h - rules, Lua and catalogue inside the executable. */
#ifndef S0_CLI_EMBEDDED_H
#define S0_CLI_EMBEDDED_H

#include <stddef.h>

typedef struct s0_embedded_file {
    const char *path;           /* "rules/clauses/5.2-policy.lua" */
    const unsigned char *bytes; /* `size` bytes and a NUL */
    size_t size;
} s0_embedded_file;

/* Sorted by path, ended by a path of NULL. Made by cmake/EmbedFiles.cmake. */
extern const s0_embedded_file s0_embedded_files[];

#endif
