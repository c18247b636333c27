/* yaml_stream.c - the only file that calls libyaml. */
#include "data/yaml_stream.h"

#include <string.h>

#include "data/value.h"

#define PIECE 512 /* bytes handed to libyaml at once */

/* libyaml asks for more. It is given a newline behind a text that does not end in
 * one, since it takes the blanks on an unfinished line for content. */
static int hand_out(void *data, unsigned char *buffer, size_t size, size_t *given)
{
    s0_yaml_stream *stream = data;
    const s0_source *source = stream->place.source;
    size_t left = source->size - stream->handed;

    size = size < PIECE ? size : PIECE;
    *given = left < size ? left : size;
    memcpy(buffer, source->text + stream->handed, *given);
    stream->handed += *given;
    if (*given == 0 && size > 0 && !stream->ended) {
        stream->ended = true;
        if (source->size > 0 && source->text[source->size - 1] != '\n')
            buffer[(*given)++] = '\n';
    }
    return 1;
}

/* A carriage return alone would end a line for YAML and not for editors, nor for our places. */
static s0_code refuse_returns(const s0_source *source, s0_error *err)
{
    const char *at = source->text, *end = source->text + source->size;

    while (at < end && (at = memchr(at, '\r', (size_t)(end - at))) != NULL) {
        if (at[1] != '\n') { /* behind the last byte stands a NUL */
            s0_fail(err, S0_EINPUT, s0_mark_at(source, (size_t)(at - source->text)),
                    "a carriage return stands here without a newline");
            s0_hint(err, "save the file with the line ends of Unix or Windows");
            return S0_EINPUT;
        }
        at++;
    }
    return S0_OK;
}

/* U+0085, U+2028 and U+2029: libyaml, which reads YAML 1.1, breaks lines there,
 * YAML 1.2 does not, so a text would silently be another one. */
static s0_code refuse_breaks(const s0_source *source, s0_error *err)
{
    const unsigned char *text = (const unsigned char *)source->text;

    for (size_t i = 0; i + 1 < source->size; i++) {
        const char *name = NULL;

        if (text[i] == 0xC2 && text[i + 1] == 0x85)
            name = "U+0085";
        else if (text[i] == 0xE2 && text[i + 1] == 0x80 && (text[i + 2] & 0xFE) == 0xA8)
            name = text[i + 2] == 0xA8 ? "U+2028" : "U+2029";
        if (name == NULL)
            continue;
        s0_fail(err, S0_EINPUT, s0_mark_at(source, i),
                "the character %s ends a line for some readers and not for others", name);
        s0_hint(err, "remove it, or write it as an escape in double quotes");
        return S0_EINPUT;
    }
    return S0_OK;
}

/* Directives stand in front of the document, each on a line that begins with '%'. */
static s0_code refuse_directives(const s0_source *source, s0_error *err)
{
    size_t i = s0_place_start(source).byte;
    int count = 0;

    while (i < source->size) {
        const char *newline = memchr(source->text + i, '\n', source->size - i);
        size_t first = i + strspn(source->text + i, " \t\r");

        if (source->text[i] == '%' && ++count > S0_DIRECTIVES_MAX)
            return s0_fail(err, S0_EINPUT, s0_mark_at(source, i), "more than %d directives",
                           S0_DIRECTIVES_MAX);
        if (strchr("%#\n", source->text[first]) == NULL || newline == NULL)
            break;
        i = (size_t)(newline - source->text) + 1;
    }
    return S0_OK;
}

s0_code s0_yaml_open(s0_yaml_stream *stream, const s0_source *source, s0_error *err)
{
    s0_code rc;

    memset(stream, 0, sizeof *stream);
    stream->place = s0_place_start(source);
    stream->handed = stream->place.byte;
    stream->err = err;
    if ((rc = s0_text_refuse(source, err)) != S0_OK ||
        (rc = refuse_returns(source, err)) != S0_OK || (rc = refuse_breaks(source, err)) != S0_OK ||
        (rc = refuse_directives(source, err)) != S0_OK)
        return rc;
    if (!yaml_parser_initialize(&stream->parser))
        return s0_fail_memory(err);
    yaml_parser_set_encoding(&stream->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&stream->parser, hand_out, stream);
    return S0_OK;
}

/* What libyaml says, where it says it. */
static s0_code refuse(s0_yaml_stream *stream)
{
    const yaml_parser_t *parser = &stream->parser;
    const s0_source *source = stream->place.source;
    s0_place place = s0_place_start(source);
    s0_mark at;

    if (parser->error == YAML_MEMORY_ERROR)
        return s0_fail_memory(stream->err);
    if (parser->error == YAML_READER_ERROR) {
        at = s0_mark_at(source, place.byte + parser->problem_offset);
    } else {
        s0_place_to_character(&place, parser->problem_mark.index);
        at = s0_place_mark(&place);
    }
    s0_fail(stream->err, S0_EINPUT, at, "this cannot be read as YAML: %s%s%s",
            parser->problem != NULL ? parser->problem : "it cannot be read",
            parser->context != NULL ? " " : "", parser->context != NULL ? parser->context : "");
    if (parser->error == YAML_SCANNER_ERROR && source->text[place.byte] == '\t')
        s0_hint(stream->err, "indent with blanks, not with tabs");
    else if (parser->error == YAML_PARSER_ERROR && source->text[place.byte] == ':')
        s0_hint(
            stream->err,
            "text that begins with ':' stands in quotes; a key stands on one line with its ':'");
    return S0_EINPUT;
}

const char *s0_yaml_anchor_of(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_ALIAS_EVENT:
        return (const char *)event->data.alias.anchor;
    case YAML_SCALAR_EVENT:
        return (const char *)event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT:
        return (const char *)event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT:
        return (const char *)event->data.mapping_start.anchor;
    default:
        return NULL;
    }
}

/* Two things that YAML 1.2 reads otherwise than libyaml, without an error: names of
 * anchors with other characters than libyaml knows, and text that begins with '?'
 * in brackets. */
static s0_code refuse_misread(const s0_yaml_stream *stream)
{
    const char *start = stream->place.source->text + stream->place.byte, *name, *mark;
    const yaml_event_t *event = &stream->event;
    bool alias = event->type == YAML_ALIAS_EVENT;

    if ((name = s0_yaml_anchor_of(event)) != NULL &&
        (mark = strchr(start, alias ? '*' : '&')) != NULL &&
        strchr(" \t\r\n,]}", mark[1 + strlen(name)]) == NULL) {
        s0_fail(stream->err, S0_EINPUT, stream->at, "the name after '%c' is not a simple one",
                *mark);
        s0_hint(stream->err, "names of anchors are made of A to Z, digits, '-' and '_'");
        return S0_EINPUT;
    }
    if (stream->place.byte > 0 && start[-1] == '?' &&
        (alias || (event->type == YAML_SCALAR_EVENT &&
                   (event->data.scalar.length > 0 ||
                    event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)))) {
        s0_fail(stream->err, S0_EINPUT, stream->at, "'?' stands here without a blank after it");
        s0_hint(stream->err, "put text that begins with '?' in quotes");
        return S0_EINPUT;
    }
    return S0_OK;
}

/* How deep the keys of the line stand that holds `at`: blanks, and the signs of lists among them.
 */
static size_t depth_of_line(const s0_source *source, const char *at)
{
    const char *line = at;

    while (line > source->text && line[-1] != '\n')
        line--;
    return strspn(line, " -");
}

/* The sign of a text in a block, behind its tag and its anchor. */
static const char *sign_at(const char *text)
{
    while (*text == '&' || *text == '!') {
        text += strcspn(text, " \t\r\n");
        text += strspn(text, " \t\r\n");
    }
    return text;
}

/* A text whose first lines are blank and have more blanks than its first word: libyaml lets it end
 * there, and takes what begins with '#' for a comment. Anything else it refuses itself. */
static s0_code refuse_lost_text(const s0_yaml_stream *stream)
{
    const s0_source *source = stream->place.source;
    const char *sign = sign_at(source->text + stream->place.byte), *line = sign;
    size_t longest = 0, blanks = 0;

    if (strcspn(sign, "0123456789") < strcspn(sign, " #\r\n"))
        return S0_OK; /* it says itself how deep it stands */
    while ((line = strchr(line, '\n')) != NULL) {
        blanks = strspn(++line, " ");
        if (strchr("\r\n", line[blanks]) == NULL)
            break;
        longest = blanks > longest ? blanks : longest;
    }
    if (line == NULL || line[blanks] != '#' || blanks >= longest ||
        blanks <= depth_of_line(source, sign))
        return S0_OK;
    s0_fail(stream->err, S0_EINPUT, s0_mark_at(source, (size_t)(line - source->text) + blanks),
            "the empty lines above have more blanks than this one: it may be text or a comment");
    s0_hint(stream->err, "take the blanks out of the empty lines");
    return S0_EINPUT;
}

s0_code s0_yaml_next(s0_yaml_stream *stream)
{
    s0_code rc;

    yaml_event_delete(&stream->event);
    if (!yaml_parser_parse(&stream->parser, &stream->event)) {
        memset(&stream->event, 0, sizeof stream->event);
        return refuse(stream);
    }
    s0_place_to_character(&stream->place, stream->event.start_mark.index);
    stream->at = s0_place_mark(&stream->place);
    switch (stream->event.type) {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        if (++stream->depth > S0_DEPTH_MAX)
            return s0_fail(stream->err, S0_EINPUT, stream->at,
                           "lists and maps are nested more than %d deep", S0_DEPTH_MAX);
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        stream->depth--;
        break;
    default:
        break;
    }
    if (stream->event.type == YAML_SCALAR_EVENT &&
        (stream->event.data.scalar.style == YAML_LITERAL_SCALAR_STYLE ||
         stream->event.data.scalar.style == YAML_FOLDED_SCALAR_STYLE) &&
        (rc = refuse_lost_text(stream)) != S0_OK)
        return rc;
    return refuse_misread(stream);
}

void s0_yaml_close(s0_yaml_stream *stream)
{
    yaml_event_delete(&stream->event);
    yaml_parser_delete(&stream->parser);
}
