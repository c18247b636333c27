/* load_cell.c - text and values of files into cells, after what sources.yaml says. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "evidence/load.h"

#define SHOWN 60 /* bytes of a misfit that a message quotes */

s0_error *s0_load_misfit(s0_load *load, s0_mark at, const char *name, const char *text, size_t size,
                         const char *why)
{
    size_t cut = size;
    const char *shown;

    if (cut > SHOWN)
        for (cut = SHOWN; cut > 0 && ((unsigned char)text[cut] & 0xC0) == 0x80;)
            cut--;
    shown = s0_text_plain(load->arena, text, cut);
    return s0_load_fault(load, at, "%s \"%s%s\" %s", name, shown != NULL ? shown : "",
                         cut < size ? "…" : "", why);
}

/* Where a rule of the workspace says what the name is, not the evidence but the rule may be wrong.
 */
static void name_definer(s0_error *fault, const s0_entry *entry)
{
    if (fault != NULL && entry->rule != NULL)
        s0_hint(fault, "it is the rule %s that says what %s is", entry->rule, entry->name);
}

bool s0_load_scalar(s0_load *load, const s0_entry *entry, const char *name, const s0_value *value,
                    char number[32], const char **text, size_t *size)
{
    bool numeric = entry->type == S0_TYPE_INTEGER || entry->type == S0_TYPE_NUMBER;
    const char *expected;

    *text = value->raw;
    *size = value->size;
    if (value->kind == S0_LIST || value->kind == S0_MAP) {
        expected = s0_type_text(load->arena, entry);
        s0_load_fault(load, value->at, "%s is %s, expected %s", name, s0_kind_name(value->kind),
                      expected != NULL ? expected : "");
        return false;
    }
    if (value->kind == S0_NULL) {
        *text = "";
        *size = 0;
    } else if (value->kind == S0_INT && numeric) { /* 0x1F is 31 */
        *size = (size_t)snprintf(number, 32, "%lld", (long long)value->as.integer);
        *text = number;
    }
    return true;
}

static bool same(const s0_value *word, const char *text, size_t size)
{
    return word->raw != NULL && word->size == size && memcmp(word->raw, text, size) == 0;
}

/* Blanks around a word do not make it another one. */
static void trim(const char **text, size_t *size)
{
    while (*size > 0 && strchr(" \t\r\n", **text) != NULL) {
        ++*text;
        --*size;
    }
    while (*size > 0 && strchr(" \t\r\n", (*text)[*size - 1]) != NULL)
        --*size;
}

bool s0_load_says_unknown(const s0_shape *shape, const char *text, size_t size)
{
    if (shape->unknown == NULL)
        return false;
    trim(&text, &size);
    for (size_t i = 0; i < shape->unknown->as.list.count; i++)
        if (same(shape->unknown->as.list.items[i], text, size))
            return true;
    return false;
}

const s0_value *s0_load_replaced(const s0_value *values, const char *text, size_t size)
{
    if (values == NULL)
        return NULL;
    trim(&text, &size);
    for (size_t i = 0; i < values->as.map.count; i++) {
        const s0_member *member = &values->as.map.items[i];

        if (strlen(member->key) == size && memcmp(member->key, text, size) == 0)
            return member->value;
    }
    return NULL;
}

bool s0_load_text(s0_load *load, const s0_input *input, s0_maker *maker, int column,
                  const s0_value *values, const char *text, size_t size, s0_mark at)
{
    const s0_value *replaced = NULL;
    const char *name = maker->columns[column].name;
    char why[160], number[32];
    bool memory;

    if (values != NULL)
        replaced = s0_load_replaced(values, text, size);
    if (input->shape.unknown != NULL && s0_load_says_unknown(&input->shape, text, size))
        return true;
    if (replaced != NULL &&
        !s0_load_scalar(load, maker->columns[column].entry, name, replaced, number, &text, &size))
        return true;
    if (s0_maker_read(maker, column, text, size, load->utc_offset, why, &memory))
        return true;
    if (!memory)
        name_definer(s0_load_misfit(load, at, name, text, size, why), maker->columns[column].entry);
    return !memory;
}

/* A list of texts. */
static bool texts_cell(s0_load *load, s0_cell *out, const s0_entry *entry, const s0_value *list)
{
    const char **items = s0_alloc_n(load->arena, list->as.list.count, sizeof *items);

    if (items == NULL)
        return false;
    for (size_t i = 0; i < list->as.list.count; i++) {
        const s0_value *item = list->as.list.items[i];

        items[i] = "";
        if (item->raw == NULL || item->kind == S0_NULL)
            s0_load_fault(load, item->at, "an item of %s is %s, not text", entry->name,
                          s0_kind_name(item->kind));
        else if ((items[i] = s0_text_copy(load->arena, item->raw, item->size)) == NULL)
            return false;
    }
    *out = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_TEXTS};
    out->as.texts.items = items;
    out->as.texts.count = list->as.list.count;
    return true;
}

bool s0_load_fact_cell(s0_load *load, const s0_input *input, s0_cell *out, const s0_entry *entry,
                       const s0_value *value)
{
    const char *text;
    char why[160], number[32];
    bool memory;
    size_t size;

    *out = s0_cell_unknown();
    out->type = entry->type;
    if (entry->type == S0_TYPE_TEXTS && value->kind == S0_LIST)
        return texts_cell(load, out, entry, value);
    if (entry->type == S0_TYPE_MAP && value->kind == S0_MAP) {
        out->state = S0_GIVEN;
        out->as.map = value;
        return true;
    }
    if (!s0_load_scalar(load, entry, entry->name, value, number, &text, &size) ||
        s0_load_says_unknown(&input->shape, text, size))
        return true;
    if (!s0_cell_read(out, load->arena, entry, text, size, load->utc_offset, why, &memory) &&
        !memory)
        name_definer(s0_load_misfit(load, value->at, entry->name, text, size, why), entry);
    return !memory;
}
