/* lines.h - which lines of a script hold code, and which of them a call reached. */
#ifndef S0_HOST_LINES_H
#define S0_HOST_LINES_H

#include <stddef.h>

#define S0_LINE_ACTIVE 1
#define S0_LINE_REACHED 2

typedef struct s0_line_marks {
    unsigned char *marks; /* one per line, from the first; flags of the two */
    size_t count;
} s0_line_marks;

#endif
