/* plan_read.c - maps into structs. One walk serves every part of audit.yaml, so
 * that an unknown key or a wrong type is refused in the same words everywhere. */
#include "audit/plan_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define KEYS_MAX 40

void s0_plan_fault(s0_plan_reader *reader, s0_mark at, const char *hint, const char *fmt, ...)
{
    char text[400];
    s0_error fault = {0};
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    s0_fail(&fault, S0_EINPUT, at, "%s", text);
    if (hint != NULL)
        s0_hint(&fault, "%s", hint);
    s0_faults_add(reader->faults, &fault);
}

void s0_plan_unknown(s0_plan_reader *reader, s0_mark at, const char *what, const char *key,
                     const char *const *names, size_t count)
{
    const char *nearest = s0_nearest(key, names, count);
    char hint[160];

    if (nearest != NULL)
        snprintf(hint, sizeof hint, "did you mean \"%s\"?", nearest);
    s0_plan_fault(reader, at, nearest != NULL ? hint : NULL, "%s does not know the key \"%s\"",
                  what, key);
}

static void set_text(void *out, size_t offset, const char *text)
{
    memcpy((char *)out + offset, &text, sizeof text);
}

static bool is_scalar(const s0_value *value)
{
    return value->kind != S0_LIST && value->kind != S0_MAP && value->kind != S0_NULL;
}

/* The text of a scalar as written; NULL with a fault when it is none. */
static const char *scalar(s0_plan_reader *reader, const char *name, const s0_value *value)
{
    if (!is_scalar(value)) {
        s0_plan_fault(reader, value->at, NULL, "\"%s\" is %s, not text", name,
                      s0_kind_name(value->kind));
        return NULL;
    }
    return value->raw;
}

static void read_date(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                      void *out)
{
    const char *text = scalar(reader, key->name, value);
    s0_date date;

    if (text == NULL)
        return;
    if (!s0_date_read(text, strlen(text), &date)) {
        s0_plan_fault(reader, value->at, "dates are written 2026-03-31",
                      "\"%s\" is not a date: \"%s\"", key->name, text);
        return;
    }
    set_text(out, key->offset, text);
}

static void read_word(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                      void *out)
{
    const char *text = scalar(reader, key->name, value);
    char list[160] = "";
    size_t used = 0;

    if (text == NULL)
        return;
    for (size_t i = 0; key->words[i] != NULL; i++) {
        if (strcmp(key->words[i], text) == 0) {
            set_text(out, key->offset, key->words[i]);
            return;
        }
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i == 0 ? "" : ", ",
                                 key->words[i]);
    }
    s0_plan_fault(reader, value->at, NULL, "\"%s\" is not one of %s: \"%s\"", key->name, list,
                  text);
}

/* YAML's true and the words people write for it. */
static void read_truth(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                       void *out)
{
    const char *text = scalar(reader, key->name, value);

    if (text == NULL)
        return;
    if (strcmp(text, "yes") == 0 || strcmp(text, "true") == 0)
        set_text(out, key->offset, "yes");
    else if (strcmp(text, "no") == 0 || strcmp(text, "false") == 0)
        set_text(out, key->offset, "no");
    else
        s0_plan_fault(reader, value->at, NULL, "\"%s\" is neither yes nor no: \"%s\"", key->name,
                      text);
}

static bool is_list(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value)
{
    if (value->kind == S0_LIST)
        return true;
    s0_plan_fault(reader, value->at, NULL, "\"%s\" is %s, not a list", key->name,
                  s0_kind_name(value->kind));
    return false;
}

static void read_texts(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                       void *out)
{
    const char **texts;
    size_t count = 0;

    if (!is_list(reader, key, value))
        return;
    texts = s0_alloc_n(reader->arena, value->as.list.count, sizeof *texts);
    if (texts == NULL) {
        reader->memory = true;
        return;
    }
    for (size_t i = 0; i < value->as.list.count; i++) {
        const char *text = scalar(reader, key->name, value->as.list.items[i]);

        if (text != NULL)
            texts[count++] = text;
    }
    memcpy((char *)out + key->offset, &texts, sizeof texts);
    memcpy((char *)out + key->count_offset, &count, sizeof count);
}

static void read_rows(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                      void *out)
{
    char *rows;
    size_t count;

    if (!is_list(reader, key, value))
        return;
    count = value->as.list.count;
    rows = s0_alloc_n(reader->arena, count, key->size);
    if (rows == NULL) {
        reader->memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const s0_value *row = value->as.list.items[i];

        if (row->kind != S0_MAP)
            s0_plan_fault(reader, row->at, NULL, "an entry of \"%s\" is %s, not a map", key->name,
                          s0_kind_name(row->kind));
        else
            s0_plan_fill(reader, key->keys, key->name, row, rows + i * key->size);
    }
    memcpy((char *)out + key->offset, &rows, sizeof rows);
    memcpy((char *)out + key->count_offset, &count, sizeof count);
}

static void read_key(s0_plan_reader *reader, const s0_plan_key *key, const s0_value *value,
                     void *out)
{
    switch (key->kind) {
    case S0_PLAN_TEXT: {
        const char *text = scalar(reader, key->name, value);

        if (text != NULL)
            set_text(out, key->offset, text);
        break;
    }
    case S0_PLAN_DATE:
        read_date(reader, key, value, out);
        break;
    case S0_PLAN_WORD:
        read_word(reader, key, value, out);
        break;
    case S0_PLAN_TRUTH:
        read_truth(reader, key, value, out);
        break;
    case S0_PLAN_TEXTS:
        read_texts(reader, key, value, out);
        break;
    case S0_PLAN_MAP:
        s0_plan_fill(reader, key->keys, key->name, value, (char *)out + key->offset);
        break;
    case S0_PLAN_ROWS:
        read_rows(reader, key, value, out);
        break;
    case S0_PLAN_OTHER:
        break;
    }
}

/* Keys a row cannot do without. */
static void check_required(s0_plan_reader *reader, const s0_plan_key *keys, const char *what,
                           const s0_value *value)
{
    for (const s0_plan_key *key = keys; key->name != NULL; key++) {
        const s0_value *given = s0_value_get(value, key->name);

        if (key->required && (given == NULL || given->kind == S0_NULL))
            s0_plan_fault(reader, value->at, NULL, "%s says no \"%s\"", what, key->name);
    }
}

void s0_plan_fill(s0_plan_reader *reader, const s0_plan_key *keys, const char *what,
                  const s0_value *value, void *out)
{
    const char *names[KEYS_MAX];
    size_t count = 0;

    if (value->kind == S0_NULL)
        return;
    if (value->kind != S0_MAP) {
        s0_plan_fault(reader, value->at, NULL, "\"%s\" is %s, not a map", what,
                      s0_kind_name(value->kind));
        return;
    }
    while (count < KEYS_MAX && keys[count].name != NULL) {
        names[count] = keys[count].name;
        count++;
    }
    for (size_t i = 0; i < value->as.map.count; i++) {
        const s0_member *member = &value->as.map.items[i];
        size_t at = 0;

        while (at < count && strcmp(names[at], member->key) != 0)
            at++;
        if (at == count)
            s0_plan_unknown(reader, member->at, what, member->key, names, count);
        else if (member->value->kind != S0_NULL)
            read_key(reader, &keys[at], member->value, out);
    }
    check_required(reader, keys, what, value);
}
