/* place.c - counting lines and characters. */
#include "data/place.h"

#include <string.h>

#include "base/text.h"

#define BOM "\xEF\xBB\xBF"

s0_place s0_place_start(const s0_source *source)
{
    size_t bom = source->size >= 3 && memcmp(source->text, BOM, 3) == 0 ? 3 : 0;

    return (s0_place){source, bom, 0, 1, 1};
}

static void step(s0_place *place)
{
    unsigned char c = (unsigned char)place->source->text[place->byte++];

    if (c == '\n') {
        place->character++;
        place->line++;
        place->column = 1;
    } else if ((c & 0xC0) != 0x80) {
        place->character++;
        place->column++;
    }
}

void s0_place_to_byte(s0_place *place, size_t byte)
{
    while (place->byte < byte && place->byte < place->source->size)
        step(place);
}

static bool inside_character(const s0_place *place)
{
    return place->byte < place->source->size &&
           ((unsigned char)place->source->text[place->byte] & 0xC0) == 0x80;
}

void s0_place_to_character(s0_place *place, size_t character)
{
    while (place->byte < place->source->size &&
           (place->character < character || inside_character(place)))
        step(place);
}

s0_mark s0_place_mark(const s0_place *place)
{
    return (s0_mark){place->source, place->line, place->column};
}

s0_mark s0_mark_at(const s0_source *source, size_t byte)
{
    s0_place place = s0_place_start(source);

    s0_place_to_byte(&place, byte);
    return s0_place_mark(&place);
}

s0_code s0_text_refuse(const s0_source *source, s0_error *err)
{
    const char *nul = source->size > 0 ? memchr(source->text, '\0', source->size) : NULL;
    size_t bad = s0_utf8_check(source->text, source->size);
    size_t at = nul != NULL ? (size_t)(nul - source->text) : source->size;

    if (bad < at) {
        s0_fail(err, S0_EINPUT, s0_mark_at(source, bad), "the byte 0x%02X is not UTF-8",
                (unsigned)(unsigned char)source->text[bad]);
        s0_hint(err, "save the file as UTF-8");
        return S0_EINPUT;
    }
    if (nul == NULL)
        return S0_OK;
    s0_fail(err, S0_EINPUT, s0_mark_at(source, at), "a NUL byte stands here");
    s0_hint(err, "save the file as UTF-8 text");
    return S0_EINPUT;
}
