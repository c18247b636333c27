/* test_receive.c - bytes of a worker that lies are an error of its rule. */
#include "rule/receive.h"
#include "rule/support.h"

#define NUMBERS(population, met, failed)                                                           \
    "\"numbers\":{\"population\":" population ",\"met\":" met ",\"failed\":" failed                \
    ",\"unknown\":0,\"waived\":0,\"exempt\":0,\"not_due\":0,\"no_limit\":0,\"subjects\":0,"        \
    "\"failed_subjects\":0,\"critical\":0,\"critical_failed\":0,\"critical_unknown\":0,"           \
    "\"exposed\":0,\"handled\":0,\"not_handled\":0,\"handled_unknown\":0,\"groups\":0,"            \
    "\"group_column\":null}"

#define OUTCOME(rule, word, text, missing, numbers)                                                \
    "{\"rule\":\"" rule "\",\"outcome\":\"" word "\",\"text\":" text ",\"missing\":[" missing      \
    "],\"counted\":true," numbers ",\"failed\":[],\"unknown\":[],\"apart\":[],\"reads\":[],"       \
    "\"passes\":[],\"files\":[],\"basis_text\":null,\"basis_kind\":null,\"steps\":1}"

#define SENT(stopped, outcome) "{\"stopped\":" stopped ",\"outcome\":" outcome "}"

static void only_an_outcome_of_the_rule_is_taken(void **state)
{
    static const struct {
        const char *bytes;
        s0_word word;
        const char *text;
    } cases[] = {
        {SENT("false", OUTCOME("r", "conform", "\"good\"", "", NUMBERS("2", "2", "0"))), S0_CONFORM,
         "good"},
        {SENT("false", OUTCOME("r", "gap", "\"bad\"", "", NUMBERS("2", "1", "1"))), S0_GAP, "bad"},
        {SENT("true", OUTCOME("r", "not_determined", "\"?\"", "\"x\"", NUMBERS("0", "0", "0"))),
         S0_NOT_DETERMINED, "?"},
        {SENT("true", OUTCOME("r", "conform", "\"good\"", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the check was stopped and yet came to an outcome"},
        {SENT("1", OUTCOME("r", "conform", "\"good\"", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the check was stopped and yet came to an outcome"},
        {SENT("false", OUTCOME("s", "conform", "\"good\"", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent the outcome of another rule"},
        {SENT("false", OUTCOME("r", "absent", "\"good\"", "", NUMBERS("0", "0", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent an outcome that no check can have"},
        {SENT("false", OUTCOME("r", "not_tested", "\"good\"", "", NUMBERS("0", "0", "0"))),
         S0_ERRED, "rules/r.lua: the worker sent an outcome that no check can have"},
        {SENT("false", OUTCOME("r", "major", "\"good\"", "", NUMBERS("0", "0", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent what is no outcome"},
        {SENT("false", OUTCOME("r", "conform", "null", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent an outcome without its text"},
        {SENT("false", OUTCOME("r", "conform", "\"\"", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent an outcome without its text"},
        {SENT("false", OUTCOME("r", "conform", "\"good\"", "", NUMBERS("2", "1", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent numbers that contradict each other"},
        {SENT("false", OUTCOME("r", "conform", "\"good\"", "", NUMBERS("-1", "-1", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent what is no outcome"},
        {SENT("false", OUTCOME("r", "gap", "\"bad\"", "", NUMBERS("2", "2", "0"))), S0_ERRED,
         "rules/r.lua: the worker sent numbers that contradict each other"},
        {SENT("false", OUTCOME("r", "conform", "\"good\"", "\"x\"", NUMBERS("2", "2", "0"))),
         S0_ERRED, "rules/r.lua: the worker sent numbers that contradict each other"},
        {"{\"fault\":{\"where\":\"rules/r.lua:7\",\"message\":\"m\",\"hint\":\"\"}}", S0_ERRED,
         "rules/r.lua:7: m"},
        {"{\"fault\":{\"where\":\"lua/helpers/h.lua:2\",\"message\":\"m\",\"hint\":\"\"}}",
         S0_ERRED, "lua/helpers/h.lua:2: m"},
        {"{\"fault\":7}", S0_ERRED, "rules/r.lua: the rule failed without a message"},
        {"{}", S0_ERRED, "rules/r.lua: the worker sent what is no outcome"},
        {"", S0_ERRED, "rules/r.lua: the worker sent what is no outcome"},
        {"{\"stopped\":false,\"outcome\":", S0_ERRED,
         "rules/r.lua: the worker sent what is no outcome"},
        {"[]", S0_ERRED, "rules/r.lua: the worker sent what is no outcome"},
        {"\xff\xfe", S0_ERRED, "rules/r.lua: the worker sent what is no outcome"},
    };
    static const s0_source source = {
        .path = "rules/r.lua", .text = "1\n2\n3\n4\n5\n6\n7\n8\n", .size = 16};
    s0_rule rule = {.id = "r", .source = &source};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s0_arena *arena = s0_arena_new();
        s0_outcome out = {0};
        s0_error err = {0};

        assert_int_equal(s0_outcome_receive(&out, arena, &rule, NULL, cases[i].bytes,
                                            strlen(cases[i].bytes), &err),
                         S0_OK);
        if (out.word != cases[i].word)
            fail_msg("%s\n-> %s: %s", cases[i].bytes, s0_words[out.word], out.text);
        assert_string_equal(out.text, cases[i].text);
        assert_string_equal(out.rule, "r");
        s0_arena_free(arena);
    }
}

/* Marks of lines are one digit for each line of the file, where they were asked for. */
static void lines_of_another_file_are_not_taken(void **state)
{
#define CONFORM                                                                                    \
    "{\"stopped\":false,\"outcome\":" OUTCOME("r", "conform", "\"good\"", "",                      \
                                              NUMBERS("2", "2", "0"))
    static const struct {
        const char *bytes;
        bool asked;
        s0_word word;
    } cases[] = {
        {CONFORM "}", false, S0_CONFORM},
        {CONFORM ",\"lines\":\"013\"}", true, S0_CONFORM},
        {CONFORM ",\"lines\":\"013\"}", false, S0_ERRED},
        {CONFORM "}", true, S0_ERRED},
        {CONFORM ",\"lines\":\"0130\"}", true, S0_ERRED},
        {CONFORM ",\"lines\":\"014\"}", true, S0_ERRED},
        {CONFORM ",\"lines\":13}", true, S0_ERRED},
    };
    static const s0_source source = {.path = "rules/r.lua", .text = "1\n2\n3", .size = 5};
    s0_rule rule = {.id = "r", .source = &source};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned char marks[3] = {1, 0, 1};
        s0_line_marks lines = {marks, 3};
        s0_arena *arena = s0_arena_new();
        s0_outcome out = {0};
        s0_error err = {0};

        assert_int_equal(s0_outcome_receive(&out, arena, &rule, cases[i].asked ? &lines : NULL,
                                            cases[i].bytes, strlen(cases[i].bytes), &err),
                         S0_OK);
        if (out.word != cases[i].word)
            fail_msg("%s\n-> %s: %s", cases[i].bytes, s0_words[out.word], out.text);
        if (cases[i].asked && cases[i].word == S0_CONFORM)
            assert_memory_equal(marks, "\1\1\3", 3);
        s0_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_of_another_file_are_not_taken),
        cmocka_unit_test(only_an_outcome_of_the_rule_is_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
