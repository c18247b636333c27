/* test_tokens.c - the tokens of a rule's text: what is a name, a string, a comment, and where. */
#include "rule/tokens.h"
#include "cmocka_all.h"
#include "rule/place.h"
#include "source.h"

#include <stdlib.h>

typedef struct wanted {
    s0_token_kind kind;
    const char *text;
    uint32_t line, column;
} wanted;

static void reads(const char *text, bool comments, const wanted *tokens)
{
    s0_source source = source_of("rules/x.lua", text);
    s0_tokens all = s0_tokens_of(&source, comments);

    for (; tokens->text != NULL; tokens++) {
        s0_token token = s0_token_next(&all);

        assert_int_equal(token.kind, tokens->kind);
        if (!s0_token_is(&token, tokens->text))
            fail_msg("%.*s is not %s", (int)token.size, token.text, tokens->text);
        assert_int_equal(token.mark.line, tokens->line);
        assert_int_equal(token.mark.column, tokens->column);
    }
    assert_int_equal(s0_token_next(&all).kind, S0_TOKEN_END);
    assert_int_equal(s0_token_next(&all).kind, S0_TOKEN_END);
}

static void names_strings_and_signs_have_their_place(void **state)
{
    static const wanted tokens[] = {
        {S0_TOKEN_NAME, "local", 1, 1}, {S0_TOKEN_NAME, "x", 1, 7},
        {S0_TOKEN_SIGN, "=", 1, 9},     {S0_TOKEN_STRING, "\xc3\xa4\\\"b", 1, 11},
        {S0_TOKEN_NAME, "y", 2, 3},     {S0_TOKEN_SIGN, "~=", 2, 5},
        {S0_TOKEN_SIGN, "<=", 2, 8},    {S0_TOKEN_STRING, "z", 2, 11},
        {S0_TOKEN_END, NULL, 0, 0}};

    (void)state;
    reads("local x = \"\xc3\xa4\\\"b\"\n  y ~= <= 'z'", false, tokens);
}

static void long_brackets_are_strings_and_comments(void **state)
{
    static const wanted with[] = {{S0_TOKEN_STRING, "a]]\nb", 1, 1},
                                  {S0_TOKEN_COMMENT, " note", 2, 6},
                                  {S0_TOKEN_COMMENT, "x\ny", 3, 1},
                                  {S0_TOKEN_NAME, "z", 4, 5},
                                  {S0_TOKEN_END, NULL, 0, 0}};
    static const wanted without[] = {
        {S0_TOKEN_STRING, "a]]\nb", 1, 1}, {S0_TOKEN_NAME, "z", 4, 5}, {S0_TOKEN_END, NULL, 0, 0}};
    const char *text = "[==[a]]\nb]==]-- note\n--[[x\ny]] z";

    (void)state;
    reads(text, true, with);
    reads(text, false, without);
}

/* Every beginning of a text, and bytes that are no Lua at all: the tokens end, within the text. */
static void any_bytes_give_some_tokens(void **state)
{
    static const char *const texts[] = {
        "return rule { [\"a\"] = [=[ x ]] ]=], -- note\n b = 'q\\\n' }", "--[==[ [[ \"",
        "\xff\xfe[[--", "[=[=[", "'\\"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t size = 0; size <= strlen(texts[i]); size++) {
            char *copy = malloc(size + 1); /* of its own, so that a step beyond it shows */
            s0_source source = {.path = "x", .text = copy, .size = size};
            s0_tokens tokens;
            s0_token token;
            size_t count = 0;

            assert_non_null(copy);
            memcpy(copy, texts[i], size);
            copy[size] = '\0';
            tokens = s0_tokens_of(&source, true);
            while ((token = s0_token_next(&tokens)).kind != S0_TOKEN_END) {
                assert_true(token.text >= copy && token.text + token.size <= copy + size);
                assert_true(++count <= size);
            }
            assert_true(s0_rule_place(&source, "a", "q").source == &source);
            free(copy);
        }
}

static void the_rule_is_found_where_it_begins(void **state)
{
    s0_source source = source_of("rules/x.lua", "-- rule { }\nlocal rule_of = \"rule {\"\n"
                                                "local r = rule {\n}\nreturn r\n");
    s0_source none = source_of("rules/x.lua", "return 1\n");

    (void)state;
    assert_int_equal(s0_rule_start(&source).line, 3);
    assert_int_equal(s0_rule_start(&source).column, 11);
    assert_int_equal(s0_rule_start(&none).line, 0);
    assert_ptr_equal(s0_rule_start(&none).source, &none);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_strings_and_signs_have_their_place),
        cmocka_unit_test(long_brackets_are_strings_and_comments),
        cmocka_unit_test(any_bytes_give_some_tokens),
        cmocka_unit_test(the_rule_is_found_where_it_begins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
