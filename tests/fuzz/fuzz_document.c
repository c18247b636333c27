/* fuzz_document.c - a document of an audit that a stranger changed, in a history whose chain he
 * made anew. The input is a byte that says what reads it, then changes to a good document of six
 * bytes each: which node of its tree, what becomes of it, and another node. It is refused with its
 * place, or every command that reads it ends with a status that is documented. */
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

#include "audit/audit.h"
#include "cli/cli.h"
#include "data/json.h"
#include "diff/diff.h"
#include "diff/life.h"
#include "document.h"
#include "history/history.h"
#include "report/report.h"
#include "tree.h"

static char folder[64];
static FILE *nowhere;

static void in_folder(char *out, size_t size, const char *name)
{
    snprintf(out, size, "%s/%s", folder, name);
}

static void clean_up(void)
{
    static const char *const names[] = {"organization.yaml", "audit.yaml", "history.db",
                                        "history.db-journal"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[128];

        in_folder(path, sizeof path, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void put_file(const char *name, const char *text)
{
    char path[128];
    FILE *file;

    in_folder(path, sizeof path, name);
    file = fopen(path, "wb");
    PROMISE(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

/* A workspace of two lines, in memory where there is a file system of that kind. */
static void make_folder(void)
{
    snprintf(folder, sizeof folder, "%s/s0-fuzz-document-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    PROMISE(mkdtemp(folder) != NULL);
    atexit(clean_up);
    put_file("organization.yaml", "name: Example\n");
    put_file("audit.yaml", "name: \"2027-H1\"\ndate: 2027-05-01\n"
                           "period: {from: 2027-01-01, to: 2027-04-30}\n");
    PROMISE((nowhere = fopen("/dev/null", "w")) != NULL);
}

/* --- what reads a document ----------------------------------------------------------------------
 */

static s0_source source_of(s0_arena *arena, const s0_value *tree)
{
    s0_buf text = s0_buf_in(arena);
    s0_source source;

    s0_json_write(&text, tree, true);
    PROMISE(!text.failed);
    PROMISE(s0_source_make(&source, arena, "document.json", text.text, text.size, NULL) == S0_OK);
    return source;
}

static const s0_value *good_tree(s0_arena *arena, const char *name)
{
    s0_cycle cycle = small_document(name);
    const s0_value *tree = s0_shape_write(arena, &s0_cycle_shape, &cycle);

    PROMISE(tree != NULL);
    return tree;
}

static s0_cycle *read_cycle(s0_arena *arena, const s0_source *source, s0_error *err)
{
    s0_cycle *cycle = NULL;
    s0_code rc = s0_cycle_read(&cycle, arena, source, err);

    PROMISE((rc == S0_OK) == (cycle != NULL));
    return cycle;
}

/* Written and read again, it is the same. */
static void check_round(s0_arena *arena, const s0_cycle *cycle)
{
    s0_buf once = s0_buf_in(arena), twice = s0_buf_in(arena);
    s0_source source;
    s0_cycle *back;

    PROMISE(s0_cycle_write(&once, arena, cycle, NULL) == S0_OK);
    PROMISE(s0_source_make(&source, arena, "again", once.text, once.size, NULL) == S0_OK);
    back = read_cycle(arena, &source, NULL);
    PROMISE(back != NULL && s0_cycle_write(&twice, arena, back, NULL) == S0_OK);
    PROMISE(once.size == twice.size && memcmp(once.text, twice.text, once.size) == 0);
}

static void check_diff(s0_arena *arena, const s0_cycle *old, const s0_cycle *now)
{
    s0_buf text = s0_buf_in(arena), json = s0_buf_in(arena);
    s0_diff *diff = NULL;

    PROMISE(s0_diff_cycles(&diff, arena, old, now, &old, 1, NULL) == S0_OK);
    PROMISE(s0_report_diff_text(&text, arena, diff, false, NULL) == S0_OK);
    PROMISE(s0_report_diff_json(&json, arena, diff, NULL) == S0_OK);
}

static void check_readers(s0_arena *arena, const s0_cycle *cycle, const s0_source *source)
{
    s0_source other_source = source_of(arena, good_tree(arena, OTHERS));
    const s0_cycle *other = read_cycle(arena, &other_source, NULL);
    const s0_cycle *both[] = {other, cycle};
    s0_report_input input = {.cycle = cycle, .document = source};
    s0_buf list = s0_buf_in(arena);
    const s0_life *lives;
    size_t count;

    check_diff(arena, other, cycle);
    check_diff(arena, cycle, other);
    PROMISE(s0_report_checklist(&list, arena, &input, NULL) == S0_OK);
    PROMISE(s0_lives(&lives, &count, arena, both, 2, NULL) == S0_OK);
}

/* False: the document says of itself what no history takes. */
static bool append(s0_arena *arena, s0_history *history, const s0_source *document,
                   const char **head)
{
    const s0_cycle *cycle = read_cycle(arena, document, NULL);
    const s0_run *run = NULL;
    s0_source input;
    s0_bundle inputs;

    PROMISE(s0_source_make(&input, arena, "organization.yaml", "name: Example\n", 14, NULL) ==
            S0_OK);
    PROMISE(s0_bundle_make(&inputs, &input, 1, NULL) == S0_OK);
    if (s0_history_append(history, arena, *head, cycle->cycle.name, cycle->cycle.date,
                          cycle->inputs_digest, document, &inputs, true, &run, NULL) != S0_OK)
        return false;
    *head = run->head;
    return true;
}

/* The history of a stranger who knows how a chain is made: the changed document is the last or the
 * one before. */
static bool make_history(s0_arena *arena, const s0_source *document, bool last)
{
    s0_source good = source_of(arena, good_tree(arena, last ? OTHERS : OWN));
    s0_history *history = NULL;
    const char *head = "";
    char path[128];
    bool made;

    in_folder(path, sizeof path, "history.db");
    unlink(path);
    PROMISE(s0_history_open(&history, path, true, NULL) == S0_OK);
    made = append(arena, history, last ? &good : document, &head) &&
           append(arena, history, last ? document : &good, &head);
    s0_history_close(history);
    return made;
}

static void run_command(const char *name, const char *option, const char *value,
                        const char *argument)
{
    s0_cli cli = {.arena = s0_arena_new(),
                  .out = nowhere,
                  .err = nowhere,
                  .width = 80,
                  .folder = folder,
                  .command = s0_commands,
                  .arguments = &argument,
                  .argument_count = argument != NULL};
    int status;

    while (strcmp(cli.command->name, name) != 0)
        cli.command++;
    for (size_t i = 0; option != NULL && cli.command->options[i].name != NULL; i++)
        if (strcmp(cli.command->options[i].name, option) == 0)
            cli.given[i] = value;
    status = cli.command->run(&cli);
    PROMISE(status >= S0_EXIT_DONE && status <= S0_EXIT_ERROR);
    s0_arena_free(cli.arena);
}

/* An audit after it, by one observation and no rule that would have to be run. */
static void audit_after(s0_arena *arena, const s0_cycle *cycle, bool same)
{
    s0_cli cli = {.arena = arena, .out = nowhere, .err = nowhere, .folder = folder};
    s0_inputs inputs = {.built_in = &cli.built_in, .workspace = &cli.workspace, .only = "A.5.9"};
    s0_rule_limits limits = {0};
    s0_faults faults = {0};
    s0_cycle *made = NULL;
    s0_code rc;

    PROMISE(s0_cli_workspace(&cli) == S0_EXIT_DONE);
    rc = s0_audit(&made, arena, &inputs, same ? NULL : cycle, same ? cycle : NULL, &limits, &faults,
                  NULL);
    PROMISE(rc == S0_OK || faults.count > 0);
    s0_faults_free(&faults);
}

static void run_commands(s0_arena *arena, uint8_t which, const s0_cycle *cycle,
                         const s0_source *document)
{
    static const char *const asked[] = {"NC-1", "A.5.18-leavers-disabled", "A.5.18", "OB-2",
                                        "NC-7"};

    which /= 2;
    if (which % 8 == 7) {
        audit_after(arena, cycle, which & 8);
        return;
    }
    if (!make_history(arena, document, which & 64))
        return;
    switch (which % 8) {
    case 0:
        run_command("history", which & 8 ? "json" : NULL, "", NULL);
        break;
    case 1:
        run_command("diff", which & 8 ? "json" : NULL, "", NULL);
        break;
    case 2:
        run_command("report", "format", which & 8 ? "json" : "csv", NULL);
        break;
    case 3:
        run_command("action", which & 8 ? "json" : NULL, "", "list");
        break;
    default:
        run_command("explain", which & 8 ? "json" : NULL, "", asked[which / 16 % 5]);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    s0_arena *arena = s0_arena_new();
    s0_error err = {0};
    s0_source document;
    s0_cycle *cycle;

    if (nowhere == NULL)
        make_folder();
    if (size > 0) {
        document = source_of(arena, changed(arena, good_tree(arena, OWN), bytes + 1, size - 1));
        if ((cycle = read_cycle(arena, &document, &err)) == NULL) {
            fuzz_refused(&err);
        } else {
            check_round(arena, cycle);
            check_readers(arena, cycle, &document);
            if (bytes[0] & 1)
                run_commands(arena, bytes[0], cycle, &document);
        }
    }
    s0_arena_free(arena);
    return 0;
}
