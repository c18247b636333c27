/* generate.c - a workspace of any size, for measuring: `generate N DIR`.
 *
 * N accounts; N/2 assets, 2N vulnerabilities, N changes, N/20 suppliers, N/5 backups,
 * N/50 leavers. The same N gives the same bytes: every choice comes from one seeded
 * stream, each in a statement of its own. A few cells are unknown, a few titles hold the separator
 * in quotes, a few vulnerabilities lie on assets that nobody lists - as exports are. DIR and
 * DIR/evidence must be there. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEED UINT64_C(20260701)

/* Days since 2026-01-01; the audit's date is day 305, 2026-11-02. */
#define PERIOD_FIRST 181 /* 2026-07-01 */
#define COLLECTED 304    /* 2026-11-01 */
#define NEVER INT32_MIN

static uint64_t state = SEED;

/* The next number of the stream (splitmix64). */
static uint64_t next(void)
{
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int below(int limit)
{
    return (int)(next() % (uint64_t)limit);
}

static int between(int first, int last)
{
    return first + below(last - first + 1);
}

/* True once in `times`. */
static int once_in(int times)
{
    return below(times) == 0;
}

/* A day as "2026-07-01"; NEVER is an empty cell. Civil calendar by eras of 400 years. */
static const char *day(int from_2026, char out[16])
{
    int days = from_2026 + 20454 + 719468, era, doe, yoe, doy, mp, month, year;

    out[0] = '\0';
    if (from_2026 == NEVER)
        return out;
    era = days / 146097;
    doe = days % 146097;
    yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    mp = (5 * doy + 2) / 153;
    month = mp < 10 ? mp + 3 : mp - 9;
    year = (yoe + era * 400 + (month <= 2)) % 10000;
    snprintf(out, 16, "%04u-%02u-%02u", (unsigned)year % 10000u, (unsigned)month % 100u,
             (unsigned)(doy - (153 * mp + 2) / 5 + 1) % 100u);
    return out;
}

static FILE *create(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    if ((file = fopen(path, "w")) == NULL) {
        perror(path);
        exit(2);
    }
    return file;
}

static void finish(FILE *file)
{
    if (ferror(file) || fclose(file) != 0) {
        perror("writing");
        exit(2);
    }
}

/* Every 50th person left; the day is the same whoever asks. */
static int left_on(int person)
{
    return person % 50 == 0 ? PERIOD_FIRST - 60 + (int)((unsigned)person * 7919u % 180u) : NEVER;
}

static int disabled_on(int left)
{
    if (left == NEVER)
        return once_in(25) ? between(-300, COLLECTED) : NEVER;
    if (once_in(40))
        return once_in(2) ? NEVER : left + between(2, 30);
    return left <= COLLECTED ? left + below(2) : NEVER;
}

static void write_accounts(const char *folder, int n)
{
    FILE *file = create(folder, "evidence/accounts.csv");
    int person = 0, system = 0, created = 0;
    char made[16], off[16], seen[16], reviewed[16], due[16], trained[16];

    fputs("account,person,system,purpose,privileged,mfa,created_on,disabled_on,last_sign_in,"
          "reviewed_on,training_due_on,trained_on\n",
          file);
    for (int i = 0; i < n; i++) {
        int again = i > 0 && once_in(200), privileged = once_in(20), training, none;
        const char *purpose, *mfa;

        person = again ? person : i;
        system = again ? system : below(40);
        created = again ? created + between(1, 30) : between(-2000, 120);
        training = once_in(50) ? NEVER : between(PERIOD_FIRST, COLLECTED + 30);
        none = training == NEVER || once_in(60);
        day(created, made);
        day(disabled_on(left_on(person)), off);
        day(once_in(80) ? NEVER : once_in(30) ? between(-200, 200) : between(220, COLLECTED), seen);
        day(once_in(150)  ? NEVER
            : once_in(50) ? between(0, 120)
                          : between(122, COLLECTED),
            reviewed);
        day(training, due);
        day(none ? NEVER : training - between(once_in(30) ? -3 : 0, 60), trained);
        purpose = once_in(12) ? "service" : "personal";
        mfa = once_in(500) ? "" : once_in(privileged ? 40 : 6) ? "no" : "yes";
        fprintf(file, "u%07d,p%07d,sys-%02d,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", i, person, system,
                purpose, privileged ? "yes" : "no", mfa, made, off, seen, reviewed, due, trained);
    }
    finish(file);
}

static void write_leavers(const char *folder, int n)
{
    FILE *file = create(folder, "evidence/leavers.csv");
    char left[16];

    fputs("person,left_on,kind\n", file);
    for (int person = 0; person < n; person += 50)
        fprintf(file, "p%07d,%s,%s\n", person, day(left_on(person), left),
                once_in(5) ? "contractor" : "employee");
    finish(file);
}

/* Every tenth asset is restricted. */
static void write_assets(const char *folder, int n)
{
    static const char *const kinds[] = {"information", "software", "service", "hardware"};
    FILE *file = create(folder, "evidence/assets.csv");
    char owner[16], until[16], gone[16];

    fputs("asset,kind,owner,class,until,disposed_on,disposal_record,title\n", file);
    for (int i = 0; i < n; i++) {
        int end = i % 10 != 0 && once_in(15) ? between(-300, COLLECTED) : NEVER;

        const char *kind = kinds[below(4)], *class = "restricted", *record = "", *title;

        owner[0] = '\0';
        if (!once_in(90))
            snprintf(owner, sizeof owner, "p%07d", below(2 * n));
        if (i % 10 != 0)
            class = once_in(4) ? "public" : "internal";
        if (end != NEVER && !once_in(30))
            record = "D-417";
        title = once_in(20) ? "\"rack 3, unit 7\"" : "host";
        fprintf(file, "s%07d,%s,%s,%s,%s,%s,%s,%s\n", i, kind, owner, class, day(end, until),
                day(end, gone), record, title);
    }
    finish(file);
}

static void write_vulnerabilities(const char *folder, int n, int assets)
{
    static const char *const severities[] = {"critical", "high", "medium", "low", "info"};
    static const int limits[] = {7, 30, 90, 180, 365};
    FILE *file = create(folder, "evidence/vulnerabilities.csv");
    char found_on[16], fixed_on[16];

    fputs("finding,asset,severity,found_on,fixed_on\n", file);
    for (int i = 0; i < n; i++) {
        int kind = below(10), severity = kind < 1   ? 0
                                         : kind < 3 ? 1
                                         : kind < 6 ? 2
                                         : kind < 8 ? 3
                                                    : 4;
        int found = between(-100, COLLECTED), fixed = found + below(limits[severity] + 1);
        int number = below(30000), asset = once_in(1000) ? 9000000 + below(1000) : below(assets);

        if (once_in(50))
            fixed = found + limits[severity] + between(1, 40);
        if (fixed > COLLECTED || once_in(200))
            fixed = NEVER;
        fprintf(file, "CVE-2026-%05d,s%07d,%s,%s,%s\n", number, asset, severities[severity],
                day(found, found_on), day(fixed, fixed_on));
    }
    finish(file);
}

static void write_changes(const char *folder, int n)
{
    static const char *const kinds[] = {"normal", "standard", "emergency"};
    FILE *file = create(folder, "evidence/changes.csv");

    fputs("change,kind,requester,approver\n", file);
    for (int i = 0; i < n; i++) {
        int requester = below(n), approver = once_in(120) ? requester : below(n);
        const char *kind = kinds[below(3)];

        fprintf(file, "c%07d,%s,p%07d,", i, kind, requester);
        if (once_in(100))
            fputs("\n", file);
        else
            fprintf(file, "p%07d\n", approver);
    }
    finish(file);
}

static void write_suppliers(const char *folder, int n)
{
    FILE *file = create(folder, "evidence/suppliers.csv");
    char from[16], until[16], reviewed[16];

    fputs("supplier,critical,from,until,reviewed_on\n", file);
    for (int i = 0; i < n; i++) {
        const char *critical = once_in(8) ? "true" : "false";

        day(between(-1500, -400), from);
        day(once_in(9) ? between(-300, COLLECTED) : NEVER, until);
        day(once_in(70)   ? NEVER
            : once_in(30) ? between(-200, -70)
                          : between(-50, COLLECTED),
            reviewed);
        fprintf(file, "Supplier %d,%s,%s,%s,%s\n", i, critical, from, until, reviewed);
    }
    finish(file);
}

/* Each restricted asset has one backup a month, bar a few. */
static void write_backups(const char *folder, int n)
{
    static const int months[] = {181, 212, 243, 273};
    FILE *file = create(folder, "evidence/backups.csv");
    char made[16];

    fputs("asset,made_on,result\n", file);
    for (int i = 0; i < n; i++) {
        int month = once_in(60) ? below(4) : i % 4;
        const char *result = once_in(80) ? "failed" : "passed";

        day(months[month] + below(30), made);
        fprintf(file, "s%07d,%s,%s\n", i / 4 * 10, made, result);
    }
    finish(file);
}

static void write_plan(const char *folder)
{
    FILE *file = create(folder, "organization.yaml");

    fputs("name: Bench\nedition: 2022\nutc_offset: \"+00:00\"\n", file);
    finish(file);
    file = create(folder, "audit.yaml");
    fputs("name: 2026-H2\ndate: 2026-11-02\nperiod: {from: 2026-07-01, to: 2026-10-31}\n"
          "kind: internal\nlimits: {steps: 1000000000, memory: 1024, seconds: 120}\n",
          file);
    finish(file);
    file = create(folder, "evidence/sources.yaml");
    fputs("default: {source: Generator, collected: 2026-11-01, by: tests/bench}\n"
          "backups.csv: {source: Generator, collected: 2026-11-01, by: tests/bench,\n"
          "              covers: {from: 2026-07-01, to: 2026-10-31}}\n",
          file);
    finish(file);
    file = create(folder, "evidence/own_rules.yaml");
    fputs("own_rules:\n"
          "  exit_limit:       {within: 1 day, source: \"Bench 1\"}\n"
          "  rights_review:    {every: 6 months, source: \"Bench 2\"}\n"
          "  patch_deadline:   {within: {critical: 7 days, high: 30 days}, source: \"Bench 3\"}\n"
          "  restricted_backup: {every: 1 month, source: \"Bench 4\"}\n"
          "  supplier_check:   {every: 12 months, source: \"Bench 5\"}\n"
          "  dormancy:         {within: 90 days, source: \"Bench 6\"}\n",
          file);
    finish(file);
}

int main(int argc, char **argv)
{
    long n = argc == 3 ? strtol(argv[1], NULL, 10) : 0;

    if (n < 100 || n > 5000000) {
        fputs("usage: generate N DIR, N from 100 to 5000000\n", stderr);
        return 2;
    }
    write_plan(argv[2]);
    write_accounts(argv[2], (int)n);
    write_leavers(argv[2], (int)n);
    write_assets(argv[2], (int)n / 2);
    write_vulnerabilities(argv[2], (int)n * 2, (int)n / 2);
    write_changes(argv[2], (int)n);
    write_suppliers(argv[2], (int)n / 20);
    write_backups(argv[2], (int)n / 5);
    return 0;
}
