/* action_origin.c - the entry of actions.csv in sources.yaml: written where there is none, kept up
 * to date where it was written so, and left alone where a person wrote it. */
#include <string.h>

#include "data/yaml.h"
#include "intake/action_file.h"

#define KEY "actions.csv"
#define OUR_SOURCE "Register of corrective actions, kept with stage0 action"
#define ENTRY KEY ": {source: \"" OUR_SOURCE "\", collected: %s, by: stage0 action}\n"

/* The byte at which a place begins; columns are characters. */
static size_t byte_at(const s0_source *source, s0_mark at)
{
    const char *text = source->text;
    size_t byte = 0;

    if (source->size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0)
        byte = 3;
    for (uint32_t line = 1; line < at.line && byte < source->size; byte++)
        line += text[byte] == '\n';
    for (uint32_t column = 1; column < at.column && byte < source->size; column++)
        do
            byte++;
        while (byte < source->size && ((unsigned char)text[byte] & 0xC0) == 0x80);
    return byte;
}

/* Another day in an entry that stage0 wrote. */
static const char *renew(const s0_action_file *file, const s0_value *collected, const char *day)
{
    size_t byte = byte_at(file->sources, collected->at);
    s0_buf out = s0_buf_in(file->arena);

    if (collected->quoted || collected->size > file->sources->size - byte ||
        memcmp(file->sources->text + byte, collected->raw, collected->size) != 0)
        return NULL;
    s0_put_bytes(&out, file->sources->text, byte);
    s0_put(&out, day);
    s0_put(&out, file->sources->text + byte + collected->size);
    return s0_buf_text(&out);
}

/* Whether the text says that of the file which it should. */
static bool reads_well(const s0_action_file *file, const char *text)
{
    const s0_value *root = NULL;
    s0_source source;

    return text != NULL &&
           s0_source_make(&source, file->arena, S0_SOURCES_FILE, text, strlen(text), NULL) ==
               S0_OK &&
           s0_yaml_read(&root, file->arena, &source, NULL) == S0_OK &&
           s0_value_text(s0_value_at(s0_value_get(root, KEY), "source")) != NULL;
}

s0_code s0_action_file_origin(const char **out, const s0_action_file *file, bool stated, s0_day on,
                              s0_error *err)
{
    const s0_value *root = NULL, *entry = NULL, *collected;
    s0_buf text = s0_buf_in(file->arena);
    char day[16];

    *out = NULL;
    s0_day_text(on, day);
    if (file->sources != NULL) {
        if (s0_yaml_read(&root, file->arena, file->sources, err) != S0_OK)
            return S0_EINPUT;
        entry = s0_value_get(root, KEY);
    }
    collected = s0_value_get(entry, "collected");
    if (entry != NULL) {
        const char *source = s0_value_text(s0_value_get(entry, "source"));

        if (source != NULL && strcmp(source, OUR_SOURCE) == 0 && collected != NULL &&
            collected->raw != NULL && strcmp(collected->raw, day) < 0)
            *out = renew(file, collected, day);
    } else if (!stated) {
        if (file->sources != NULL)
            s0_put_bytes(&text, file->sources->text, file->sources->size);
        if (text.size > 0 && text.text[text.size - 1] != '\n')
            s0_put_char(&text, '\n');
        s0_putf(&text, ENTRY, day);
        *out = s0_buf_text(&text);
        if (*out == NULL)
            return s0_fail_memory(err);
    }
    if (*out != NULL && !reads_well(file, *out))
        *out = NULL;
    return S0_OK;
}
