/* commands.c - the one command table: what can be typed, what it takes, and the
 * help that is printed from it. */
#include "cli/cli.h"

#define JSON_OPTION                                                                                \
    {                                                                                              \
        "json", NULL, "print JSON instead of text"                                                 \
    }
#define DATE_OPTION                                                                                \
    {                                                                                              \
        "date", "DATE", "the audit's date, in place of the one in audit.yaml"                      \
    }
#define JOBS_OPTION                                                                                \
    {                                                                                              \
        "jobs", "N", "run N workers side by side (default 1)"                                      \
    }
#define QUIET_OPTION                                                                               \
    {                                                                                              \
        "quiet", NULL, "no line on the terminal that says how far it is"                           \
    }
#define END_OF_OPTIONS                                                                             \
    {                                                                                              \
        NULL, NULL, NULL                                                                           \
    }

static const s0_option init_options[] = {END_OF_OPTIONS};
static const s0_option check_options[] = {JSON_OPTION, QUIET_OPTION, END_OF_OPTIONS};
static const s0_option audit_options[] = {
    DATE_OPTION,
    JOBS_OPTION,
    {"only", "ID", "audit a part: a requirement, what lies below it, or one rule; records nothing"},
    {"dry-run", NULL, "audit everything, record and write nothing"},
    {"close", NULL, "seal the cycle after this run"},
    {"fail-on", "CLASS",
     "exit 1 when there is a finding of this class or worse (major, minor, ofi)"},
    JSON_OPTION,
    QUIET_OPTION,
    END_OF_OPTIONS};
static const s0_option report_options[] = {
    {"cycle", "NAME", "another cycle than the last"},
    {"format", "FORMAT", "md, json or csv (the checklist); all when left out"},
    {"output", "FILE", "write there instead of reports/CYCLE/; - is standard output"},
    END_OF_OPTIONS};
static const s0_option diff_options[] = {
    JSON_OPTION,
    {"fail-on-new", NULL, "exit 1 when a finding is new, reopened or raised"},
    END_OF_OPTIONS};
static const s0_option history_options[] = {
    {"verify", NULL, "check every run, input and digest; exit 1 when something was altered"},
    {"head", "CHAIN", "with --verify: a chain value from a report, which must occur"},
    {"forget", "CYCLE", "drop what a closed cycle was audited from; its report stays"},
    {"date", "DATE", "with --forget: the day of it, in place of audit.yaml's date"},
    JSON_OPTION,
    END_OF_OPTIONS};
static const s0_option catalog_options[] = {
    {"theme", "NAME", "controls of a theme: organizational, people, physical, technological"},
    {"attribute", "NAME=VALUE", "controls with an attribute, such as control_type=detective"},
    JSON_OPTION,
    END_OF_OPTIONS};
static const s0_option explain_options[] = {
    {"cycle", "NAME", "another cycle than the last"}, JSON_OPTION, END_OF_OPTIONS};
static const s0_option evidence_options[] = {
    {"needed", NULL, "the request list: what rules wait for, what a person must judge"},
    JSON_OPTION,
    DATE_OPTION,
    JOBS_OPTION,
    END_OF_OPTIONS};
static const s0_option rule_options[] = {
    {"from", "ID", "new: start from this rule instead of a draft"},
    {"table", "NAME", "new: the table that is looked at"},
    {"own", "NAME", "new: the own rule that is measured against"},
    {"id", "ID", "new: the rule's id; that of a built-in rule replaces it"},
    {"requirement", "ID", "list: rules of a requirement, or of all below a part: A.8"},
    {"theme", "NAME", "list: organizational, people, physical or technological"},
    {"attribute", "NAME=VALUE", "list: with an attribute, such as control_type=detective"},
    {"reads", "NAME", "list: that read a table, column, fact or own rule"},
    {"outcome", "WORD", "list: with this outcome in the last recorded cycle"},
    {"output", "DIR", "doc: where to write (default: reference/ of the workspace, or here)"},
    {"evidence", NULL, "show: before the source, what it reads and whether it is there"},
    {"verbose", NULL, "test: each example, all that is not proven; lint: what was not looked for"},
    {"quick", NULL, "test: the examples alone, without the proof that the rule can fail"},
    {"min-score", "PERCENT", "test: fail where less of the proof is there"},
    {"proof", NULL, "lint: also what the examples do not prove, as test does"},
    {"silenced", NULL, "lint: list what is silenced, and why"},
    JSON_OPTION,
    JOBS_OPTION,
    QUIET_OPTION,
    END_OF_OPTIONS};
static const s0_option action_options[] = {
    {"date", "DATE", "list: as of this day, in place of audit.yaml's date"},
    {"correction", "TEXT", "add, update, close: what was put right at once"},
    {"cause", "TEXT", "add, update, close: why it happened"},
    {"measure", "TEXT", "add, update, close: what removes the cause"},
    {"owner", "TEXT", "add, update: role that carries it out"},
    {"due", "DATE", "add, update: agreed day of completion"},
    {"progress", "WORD", "add, update: real or none, as seen by whoever follows up"},
    {"evidence", "TEXT", "update, close: record that shows it"},
    {"verify-on", "DATE", "add, update, close: first day on which the effect can be seen"},
    {"on", "DATE", "close: day of completion; add, update: day of agreement (today)"},
    JSON_OPTION,
    END_OF_OPTIONS};
static const s0_option help_options[] = {END_OF_OPTIONS};

/* Each line of an example works in the example company after its two cycles; a test runs them. */
const s0_command s0_commands[] = {
    {"init", "DIR", "start a workspace with commented templates",
     "Makes DIR with organization.yaml, audit.yaml, evidence/ and templates/, all\n"
     "commented from the vocabulary. Nothing that exists is overwritten.",
     "  stage0 init acme                 a workspace in acme/\n", init_options, 1, s0_cmd_init},
    {"check", "", "validate every file and rule without auditing",
     "Reads the whole workspace and all rules, runs nothing. Every fault is printed as\n"
     "path:line:column, the line, a caret and a hint. Exit 1 when there is any.",
     "  stage0 check                     is everything readable?\n"
     "  stage0 check --json              the faults for a program\n",
     check_options, 0, s0_cmd_check},
    {"audit", "", "run all rules, record the run, write the report",
     "Tests every requirement in scope against the evidence, records the run in\n"
     "history.db and writes reports/CYCLE/: report.md, report.json and checklist.csv.\n"
     "A second run on the same inputs records nothing and writes the same bytes.\n"
     "--only RULE shows all that the rule came to: records, places, evidence read.",
     "  stage0 audit                     everything, recorded\n"
     "  stage0 audit --only A.8          a part of it, not recorded\n"
     "  stage0 audit --fail-on major     exit 1 when there is a major\n"
     "  stage0 audit --close             everything, and the cycle is finished\n",
     audit_options, 0, s0_cmd_audit},
    {"report", "", "write a recorded cycle again",
     "Renders a report from what was recorded; no rule runs. md is the report of\n"
     "clause 9.2, json the recorded document, csv a checklist with one line for each\n"
     "clause and control.",
     "  stage0 report                    all formats, to reports/CYCLE/\n"
     "  stage0 report --cycle 2026-H1    those of an earlier cycle\n"
     "  stage0 report --format md --output -\n"
     "  stage0 report --format csv --output checklist.csv\n",
     report_options, 0, s0_cmd_report},
    {"diff", "[OLD] [NEW]", "what changed between two cycles",
     "Compares two recorded cycles, finding by finding and exception by exception.\n"
     "Without names: the last cycle and the one before it.",
     "  stage0 diff                      the last two cycles\n"
     "  stage0 diff 2026-H1 2026-H2 --json\n"
     "  stage0 diff --fail-on-new        exit 1 when something is new or worse\n",
     diff_options, 2, s0_cmd_diff},
    {"history", "[export|import DIR]", "all cycles: runs, counts, changes, age of open findings",
     "Lists what is recorded in history.db: each cycle with its runs, whether it is\n"
     "sealed, its counts and what moved since the one before it, then since when each\n"
     "open finding has been there. --verify proves that nothing was altered.\n"
     "\n"
     "--forget drops the inputs of a closed cycle, which hold personal data, unless\n"
     "a kept cycle rests on the same ones. Documents and digests stay, so that its\n"
     "report can be written again and the chain holds; that it was forgotten is a link\n"
     "of the chain itself.\n"
     "\n"
     "export DIR [CYCLE]\n"
     "       write a cycle, or all, as files: documents and inputs as recorded, and\n"
     "       history.json with the chain. DIR is new or empty\n"
     "import DIR\n"
     "       add what was exported behind what is recorded here; refused when a file\n"
     "       was changed, the organization is another, the cycle is there already or\n"
     "       does not follow the last one here",
     "  stage0 history                   all cycles\n"
     "  stage0 history --verify          was anything altered?\n"
     "  stage0 history export kept       all cycles to the folder kept\n"
     "  stage0 history --forget 2026-H1 --date 2027-01-31\n",
     history_options, 3, s0_cmd_history},
    {"explain", "ID", "a finding, rule or requirement: why it is as it is",
     "ID is a finding's number (NC-2026-H2-001), a rule's id or a requirement\n"
     "(9.2.2, A.5.18). Shows criterion and evidence, which branch of the grading table\n"
     "was taken, and what the cycles before said. Of a rule also what it tests, where\n"
     "its evidence comes from and what it can come to; that needs no workspace.",
     "  stage0 explain NC-2026-H2-001    a finding\n"
     "  stage0 explain A.5.18            a requirement\n"
     "  stage0 explain A.5.18-leavers-disabled\n",
     explain_options, 1, s0_cmd_explain},
    {"evidence", "[NAME]", "what was read, as the engine understood it",
     "Lists tables and facts with their origin, or shows one of them cell by cell with\n"
     "file and line.",
     "  stage0 evidence                  all tables and facts\n"
     "  stage0 evidence leavers          one of them\n"
     "  stage0 evidence --needed         what is missing, and whom to ask what\n",
     evidence_options, 1, s0_cmd_evidence},
    {"action", "[VERB] [ID…]", "corrective actions: what is open, done, and effective",
     "Keeps evidence/actions.csv: cells change, everything else in the file stays as\n"
     "it is. An export, or a file of another name, is not edited.\n"
     "\n"
     "list   all actions: open ones first, those past their day marked\n"
     "add FINDING\n"
     "       a new action on a finding of a recorded cycle: its number, or its rule\n"
     "update ID\n"
     "       change what is said of an open action\n"
     "close ID --on DATE --evidence TEXT\n"
     "       it is done. Refused without evidence, correction, cause and measure\n"
     "verify [ID…]\n"
     "       read from the audits after it whether it was effective, and write that\n"
     "       down; without ID all closed actions on findings",
     "  stage0 action                    what is open, what is done\n"
     "  stage0 action list --date 2026-12-24\n"
     "  stage0 action verify             what the next audit came to\n",
     action_options, 100, s0_cmd_action},
    {"catalog", "[ID|grading]", "the standard: its requirements, and who tests them",
     "Without ID an overview. With the id of a clause or control: what the catalogue\n"
     "holds of it, the rules that test it and the evidence they read; an id of 2013\n"
     "leads to its successors; a part (A.8, 9) lists what is below it. \"grading\" is\n"
     "the table by which findings get their class, with its thresholds: in a\n"
     "workspace those in force (`grading:` in audit.yaml) beside the defaults.",
     "  stage0 catalog A.5.18            a control\n"
     "  stage0 catalog A.9.2.6           an id of 2013\n"
     "  stage0 catalog --attribute control_type=detective\n"
     "  stage0 catalog grading           how a class is made\n",
     catalog_options, 1, s0_cmd_catalog},
    {"rule", "VERB [RULE…]", "the rule author's bench: write, look up and test rules",
     "new REQUIREMENT [TITLE…]\n"
     "       write a rule with examples that pass to rules/ of the workspace, or to\n"
     "       this folder where there is no workspace; nothing is overwritten\n"
     "list   all rules, or those that every filter given leaves\n"
     "show   the source of a rule, built in or your own\n"
     "test   run the examples that rules carry\n"
     "lint   look for what is wrong with a rule without running it: what nobody\n"
     "       tests, reads or defines, advice and blame, conditions owned twice;\n"
     "       exit 1 when there is something. Silenced by a comment with a reason:\n"
     "       -- lint: allow CODE: reason\n"
     "doc    write the reference of all rules and of all evidence, as Markdown\n"
     "coverage\n"
     "       requirements no rule tests, names nothing reads, own rules nothing\n"
     "       measures against\n\n"
     "RULE is an id, a requirement, a file or a folder; all rules when left out.\n\n"
     "What a rule can say: templates/stage0.lua of the workspace lists the words,\n"
     "templates/README.md the tables and columns. docs/writing-rules.md has fifteen\n"
     "rules to copy from.",
     "  stage0 rule new A.5.9 Owners are named\n"
     "  stage0 rule new A.8.1 Laptops are encrypted --table devices --own endpoints\n"
     "  stage0 rule new --from A.5.18-leavers-disabled\n"
     "  stage0 rule list                 all rules\n"
     "  stage0 rule list --reads accounts --outcome gap\n"
     "  stage0 rule show A.5.18-leavers-disabled --evidence\n"
     "  stage0 rule test A.5.18 --verbose\n"
     "  stage0 rule test rules           your own ones\n"
     "  stage0 rule lint A.5.9           what can be said against its rules\n"
     "  stage0 rule lint --silenced      what is allowed, and why\n"
     "  stage0 rule doc                  reference/ of the workspace\n"
     "  stage0 rule coverage             what nothing tests or reads\n",
     rule_options, 100, s0_cmd_rule},
    {"help", "[COMMAND [VERB]]", "all commands, or the page of one", "",
     "  stage0 help                      all commands\n"
     "  stage0 help audit                the page of audit\n",
     help_options, 2, s0_cmd_help},
    {NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL}};
