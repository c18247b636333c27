/* today.c - the one place that asks what day it is: for the first draft of audit.yaml, and for what
 * a person does today and gives no day for. No audit and no report does. */
#include <time.h>

#include "cli/cli.h"

s0_day s0_cli_today(void)
{
    time_t now = time(NULL);
    struct tm split;
    s0_day day = 0;

    if (localtime_r(&now, &split) != NULL)
        s0_day_make(split.tm_year + 1900, split.tm_mon + 1, split.tm_mday, &day);
    return day;
}
