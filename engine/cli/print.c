/* print.c - see print.h. */
#include "cli/print.h"

#include <string.h>

#include "data/json.h"
#include "report/wrap.h"

#define WIDTH 80
#define FIELD_COLUMN 16

void s0_print_wrapped(s0_cli *cli, const char *text, size_t at, size_t indent)
{
    s0_buf out = s0_buf_in(cli->arena);

    s0_put_wrapped(&out, text != NULL ? text : "", at, indent, WIDTH);
    if (!out.failed)
        fwrite(out.text, 1, out.size, cli->out);
}

void s0_print_field(s0_cli *cli, const char *name, const char *text)
{
    if (text == NULL)
        return;
    fprintf(cli->out, "  %-*s", FIELD_COLUMN - 2, name);
    s0_print_wrapped(cli, text, FIELD_COLUMN, FIELD_COLUMN);
}

const char *s0_print_plain(s0_cli *cli, const char *text)
{
    const char *plain = text != NULL ? s0_text_plain(cli->arena, text, strlen(text)) : "";

    return plain != NULL ? plain : "";
}

const char *s0_print_name(s0_cli *cli, const char *name)
{
    const char *plain = s0_print_plain(cli, name);

    return *plain != '\0' ? plain : "(an organization without a name)";
}

int s0_print_json(s0_cli *cli, const s0_value *value)
{
    s0_buf out = s0_buf_in(cli->arena);
    s0_error err = {0};

    if (value != NULL)
        s0_json_write(&out, value, true);
    if (value == NULL || out.failed) {
        s0_fail_memory(&err);
        return s0_cli_fail(cli, &err);
    }
    return s0_cli_write(cli, NULL, out.text, out.size);
}

int s0_print_object(s0_cli *cli, const s0_shape *shape, const void *object)
{
    return s0_print_json(cli, s0_shape_write(cli->arena, shape, object));
}
