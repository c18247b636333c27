/* file_fault.c - a file that could not be run for its metadata: where a person is to look, and what
 * may help. Lua words its faults for people who know Lua. */
#include <string.h>

#include "rule/metadata.h"
#include "rule/place.h"

static const char *remedy(const char *message)
{
    static const struct {
        const char *says, *helps;
    } known[] = {
        {"rule is called twice", "put the second rule into a file of its own"},
        {"does not return rule", "the last statement of the file is: return rule { … }"},
        {"rule takes one table", "return rule { … }"},
        {"there is no helper",
         "use loads helpers that the program brings; one's own functions stand in the rule's file"},
        {"unfinished string", "the quote that ends the text is missing"},
        {"attempt to call a nil value", "a slip in a name? docs/rules.md has all words"},
        {"expected", "a comma, quote or bracket may be missing here or on the line before"},
        {"unexpected symbol",
         "a comma, quote or bracket may be missing here or on the line before"}};

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strstr(message, known[i].says) != NULL)
            return known[i].helps;
    return NULL;
}

/* The field that the fault begins with ("examples[1].given: not data …"), else `rule { … }`. */
static s0_mark place_of(const s0_source *source, const char *message)
{
    char field[32] = "";
    size_t size = strcspn(message, "[.: ");
    s0_mark found = {.source = source};

    if (strstr(message, ": not data") != NULL && size < sizeof field) {
        memcpy(field, message, size);
        found = s0_rule_place(source, field, NULL);
    }
    return found.line > 0 ? found : s0_rule_start(source);
}

void s0_file_fault(s0_error *err, const s0_source *source, const s0_value *fault)
{
    s0_error told;
    const char *helps;

    s0_receive_fault(err, source, fault);
    told = *err;
    helps = told.hint[0] != '\0' ? told.hint : remedy(told.message);
    if (strcmp(told.where, source->path) == 0)
        s0_fail(err, told.code, place_of(source, told.message), "%s", told.message);
    if (helps != NULL)
        s0_hint(err, "%s", helps);
}
