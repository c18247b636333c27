/* lint_silence.c - comments that silence: `-- lint: allow CODE: reason`, on the line of the finding
 * or the one above. A rule that is gone has no line: the reason names its id, in any rule. */
#include <string.h>

#include "base/text.h"
#include "bench/lint_parts.h"

typedef struct silencing {
    s0_linting *l;
    s0_lint_silence *items;
    size_t count;
} silencing;

static const char *const *all_codes(s0_linting *l, size_t *count)
{
    const char **codes;

    for (*count = 0; s0_lint_codes[*count].code != NULL;)
        ++*count;
    if ((codes = s0_alloc_n(l->arena, *count, sizeof *codes)) == NULL)
        l->failed = true;
    for (size_t i = 0; codes != NULL && i < *count; i++)
        codes[i] = s0_lint_codes[i].code;
    return codes;
}

static bool is_code(const char *text)
{
    for (size_t i = 0; s0_lint_codes[i].code != NULL; i++)
        if (strcmp(s0_lint_codes[i].code, text) == 0)
            return true;
    return false;
}

/* The next word of the text, which is moved behind it; "" at the end. */
static char *word(s0_arena *arena, const char **text)
{
    size_t size;

    *text += strspn(*text, " \t");
    size = strcspn(*text, " \t:\r");
    *text += size;
    return s0_text_copy(arena, *text - size, size);
}

static void unreadable(s0_linting *l, const s0_rule *rule, s0_mark at, const char *code)
{
    size_t count;
    const char *const *codes = all_codes(l, &count);
    const char *near = codes != NULL && code != NULL ? s0_nearest(code, codes, count) : NULL;

    if (code == NULL)
        s0_lint_add(l, "silence-unreadable", rule, at, "lint does not know what this says");
    else
        s0_lint_add(l, "silence-unreadable", rule, at, "lint has no code \"%s\"", code);
    if (near != NULL)
        s0_lint_hint(l, "did you mean \"%s\"?", near);
    else
        s0_lint_hint(l, "-- lint: allow CODE: reason");
}

/* One comment: a silence, or what is wrong with it. */
static void read_comment(silencing *s, const s0_rule *rule, const s0_token *comment)
{
    s0_linting *l = s->l;
    const char *text = s0_text_copy(l->arena, comment->text, comment->size);
    const char *verb, *code;
    size_t end;

    if (text == NULL) {
        l->failed = true;
        return;
    }
    text += strspn(text, " \t-");
    if (!s0_starts_with(text, "lint:"))
        return;
    text += 5;
    if ((verb = word(l->arena, &text)) == NULL || (code = word(l->arena, &text)) == NULL) {
        l->failed = true;
        return;
    }
    if (strcmp(verb, "allow") != 0 || code[0] == '\0') {
        unreadable(l, rule, comment->mark, NULL);
        return;
    }
    if (!is_code(code)) {
        unreadable(l, rule, comment->mark, code);
        return;
    }
    text += strspn(text, " \t:");
    end = strlen(text);
    while (end > 0 && strchr(" \t\r", text[end - 1]) != NULL)
        end--;
    if (end == 0) {
        s0_lint_add(l, "silence-without-reason", rule, comment->mark,
                    "\"%s\" is allowed here, and no reason is given", code);
        s0_lint_hint(l, "-- lint: allow %s: why it is right here", code);
    }
    if ((text = s0_text_copy(l->arena, text, end)) == NULL)
        l->failed = true;
    else
        s->items[s->count++] = (s0_lint_silence){rule, comment->mark, code, text, 0};
}

static s0_lint_silence *silence_for(const silencing *s, const s0_lint_finding *finding)
{
    for (size_t i = 0; i < s->count; i++) {
        s0_lint_silence *one = &s->items[i];
        bool near = one->at.source == finding->at.source &&
                    (one->at.line == finding->at.line || one->at.line + 1 == finding->at.line);
        bool gone = strcmp(finding->code, "id-gone") == 0 && one->reason[0] != '\0';

        if (strcmp(one->code, finding->code) != 0)
            continue;
        if (near)
            return one;
        if (gone) { /* the reason begins with the id */
            size_t size = strcspn(one->reason, " ,:");
            const char *id = s0_textf(s->l->arena, "\"%.*s\"", (int)size, one->reason);

            if (id != NULL && strstr(finding->error.message, id) != NULL)
                return one;
        }
    }
    return NULL;
}

static bool is_asked(const s0_linting *l, const char *code)
{
    for (size_t i = 0; i < l->inputs->unasked_count; i++)
        if (strcmp(l->inputs->unasked[i], code) == 0)
            return false;
    return true;
}

static void report_idle(silencing *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const s0_lint_silence *one = &s->items[i];

        if (one->silenced > 0 || one->rule->faulty || !is_asked(s->l, one->code))
            continue;
        s0_lint_add(s->l, "silence-of-nothing", one->rule, one->at,
                    "\"%s\" is allowed here, and nothing of the kind was found", one->code);
        s0_lint_hint(s->l, "take the comment away, or put it on the line of what it allows");
    }
}

static size_t count_comments(const s0_source *source)
{
    s0_tokens tokens = s0_tokens_of(source, true);
    s0_token token;
    size_t count = 0;

    while ((token = s0_token_next(&tokens)).kind != S0_TOKEN_END)
        count += token.kind == S0_TOKEN_COMMENT;
    return count;
}

void s0_lint_silence_all(s0_linting *l, s0_lint_report *report)
{
    silencing s = {.l = l};
    size_t room = 0, found;

    for (size_t i = 0; i < l->inputs->chosen_count; i++)
        room += count_comments(l->inputs->chosen[i]->source);
    if ((s.items = s0_alloc_n(l->arena, room, sizeof *s.items)) == NULL) {
        l->failed = true;
        return;
    }
    found = l->count;
    for (size_t i = 0; i < l->inputs->chosen_count; i++) {
        s0_tokens tokens = s0_tokens_of(l->inputs->chosen[i]->source, true);
        s0_token token;

        while ((token = s0_token_next(&tokens)).kind != S0_TOKEN_END)
            if (token.kind == S0_TOKEN_COMMENT)
                read_comment(&s, l->inputs->chosen[i], &token);
    }
    for (size_t i = 0; i < found && !l->failed; i++) {
        s0_lint_silence *one =
            strcmp(l->findings[i].code, "load") != 0 ? silence_for(&s, &l->findings[i]) : NULL;

        if (one != NULL)
            one->silenced++;
        l->findings[i].silence = one;
    }
    report_idle(&s);
    report->silences = s.items;
    report->silence_count = s.count;
}
