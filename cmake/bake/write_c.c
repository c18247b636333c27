/* write_c.c - a tree becomes three arrays: its nodes breadth first, so that the children of a
 * node stand side by side, the members of its maps, and the items of its lists. Each
 * array is written in one walk over the nodes that counts along. */
#include "write_c.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void write_bytes(FILE *out, const char *name, size_t number, const char *bytes, size_t size)
{
    fprintf(out, "static const unsigned char %s_%zu[] = {", name, number);
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%d,", i % 32 == 0 ? "\n" : "", (unsigned char)bytes[i]);
    fputs("0};\n", out);
}

void write_text(FILE *out, const char *text)
{
    if (text == NULL) {
        fputs("NULL", out);
        return;
    }
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;

        if (byte < ' ' || byte > '~' || strchr("\"\\?", byte) != NULL)
            fprintf(out, "\\%03o", byte);
        else
            fputc(byte, out);
    }
    fputc('"', out);
}

static size_t children(const s0_value *value)
{
    return value->kind == S0_LIST  ? value->as.list.count
           : value->kind == S0_MAP ? value->as.map.count
                                   : 0;
}

static const s0_value *child(const s0_value *value, size_t at)
{
    return value->kind == S0_LIST ? value->as.list.items[at] : value->as.map.items[at].value;
}

static size_t count_nodes(const s0_value *value)
{
    size_t count = 1;

    for (size_t i = 0; i < children(value); i++)
        count += count_nodes(child(value, i));
    return count;
}

/* All nodes, breadth first. NULL: memory is short. */
static const s0_value **list_nodes(const s0_value *root, size_t count)
{
    const s0_value **nodes = malloc(count * sizeof *nodes);
    size_t end = 1;

    if (nodes == NULL)
        return NULL;
    nodes[0] = root;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < children(nodes[i]); k++)
            nodes[end++] = child(nodes[i], k);
    return nodes;
}

static void write_mark(FILE *out, size_t number, s0_mark at)
{
    if (at.source == NULL)
        fputs("{NULL, 0, 0}", out);
    else
        fprintf(out, "{&files[%zu], %" PRIu32 ", %" PRIu32 "}", number, at.line, at.column);
}

static void write_members(FILE *out, size_t number, const s0_value *const *nodes, size_t count)
{
    size_t next = 1;

    fprintf(out, "static const s0_member members_%zu[] = {\n", number);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; nodes[i]->kind == S0_MAP && k < nodes[i]->as.map.count; k++) {
            fputc('{', out);
            write_text(out, nodes[i]->as.map.items[k].key);
            fputs(", ", out);
            write_mark(out, number, nodes[i]->as.map.items[k].at);
            fprintf(out, ", &ready_%zu[%zu]},\n", number, next + k);
        }
        next += children(nodes[i]);
    }
    fputs("{NULL, {NULL, 0, 0}, NULL}};\n", out);
}

static void write_items(FILE *out, size_t number, const s0_value *const *nodes, size_t count)
{
    size_t next = 1;

    fprintf(out, "static const s0_value *const items_%zu[] = {\n", number);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; nodes[i]->kind == S0_LIST && k < nodes[i]->as.list.count; k++)
            fprintf(out, "&ready_%zu[%zu],\n", number, next + k);
        next += children(nodes[i]);
    }
    fputs("NULL};\n", out);
}

static void write_content(FILE *out, const s0_value *value)
{
    switch (value->kind) {
    case S0_BOOL:
        fprintf(out, ".truth = %s", value->as.truth ? "true" : "false");
        return;
    case S0_INT:
        if (value->as.integer == INT64_MIN)
            fputs(".integer = INT64_MIN", out);
        else
            fprintf(out, ".integer = INT64_C(%" PRId64 ")", value->as.integer);
        return;
    case S0_REAL:
        fprintf(out, ".real = %a", value->as.real);
        return;
    default:
        fputs(".integer = 0", out);
    }
}

static void write_nodes(FILE *out, size_t number, const s0_value *const *nodes, size_t count)
{
    static const char *const kinds[] = {
        [S0_NULL] = "S0_NULL", [S0_BOOL] = "S0_BOOL", [S0_INT] = "S0_INT", [S0_REAL] = "S0_REAL",
        [S0_TEXT] = "S0_TEXT", [S0_LIST] = "S0_LIST", [S0_MAP] = "S0_MAP"};
    size_t members = 0, items = 0;

    fprintf(out, "static const s0_value ready_%zu[%zu] = {\n", number, count);
    for (size_t i = 0; i < count; i++) {
        const s0_value *value = nodes[i];

        fprintf(out, "{%s, ", kinds[value->kind]);
        write_mark(out, number, value->at);
        fprintf(out, ", %s, ", value->quoted ? "true" : "false");
        write_text(out, value->raw);
        fprintf(out, ", %zu, {", value->size);
        if (value->kind == S0_MAP) {
            fprintf(out, ".map = {&members_%zu[%zu], %zu}", number, members, value->as.map.count);
            members += value->as.map.count;
        } else if (value->kind == S0_LIST) {
            fprintf(out, ".list = {&items_%zu[%zu], %zu}", number, items, value->as.list.count);
            items += value->as.list.count;
        } else {
            write_content(out, value);
        }
        fputs("}},\n", out);
    }
    fputs("};\n", out);
}

bool write_tree(FILE *out, size_t number, const s0_value *root)
{
    size_t count = count_nodes(root);
    const s0_value **nodes = list_nodes(root, count);

    if (nodes == NULL)
        return false;
    fprintf(out, "static const s0_value ready_%zu[%zu];\n", number, count);
    write_members(out, number, nodes, count);
    write_items(out, number, nodes, count);
    write_nodes(out, number, nodes, count);
    free(nodes);
    return true;
}
