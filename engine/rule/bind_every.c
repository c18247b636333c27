/* bind_every.c - every { … } and schedule { … }: tables of Lua become the structs of the lower
 * rooms, every column they name is declared and recorded. */
#include <string.h>

#include "rule/bind.h"

/* The field `name` of the table at 1, left on the stack. Whether it is there.  [-0, +1, e] */
static bool field(lua_State *L, const char *name)
{
    return lua_getfield(L, 1, name) != LUA_TNIL;
}

/* A field that names one column, or NULL.  [-0, +0, e] */
static const char *column_field(lua_State *L, const char *name)
{
    const char *column = field(L, name) ? s0_bind_text(L, -1, name) : NULL;

    lua_pop(L, 1);
    return column;
}

static const s0_condition *condition_field(lua_State *L, const char *name)
{
    const s0_condition *condition;

    field(L, name);
    condition = s0_to_condition(L, -1, name);
    lua_pop(L, 1);
    return condition;
}

/* --- every ---------------------------------------------------------------------------- */

/* What each record must show. Where that is an own rule's to say and it says nothing, the check
 * ends as not determined.  [-0, +0, e] */
static const s0_condition *read_meets(lua_State *L)
{
    const s0_word_of_rule *word;
    const char *name;

    field(L, "meets");
    word = s0_to_word(L, -1);
    if (s0_is_none(L, -1) && word->own != NULL) {
        name = s0_textf(s0_check_of(L)->arena, "own_rules.%s.demands", word->own);
        if (name == NULL)
            s0_sandbox_memory(L);
        s0_stop_missing(L, name, "is not stated");
    }
    lua_pop(L, 1);
    return condition_field(L, "meets");
}

static void read_share(lua_State *L, s0_every *every)
{
    const s0_word_of_rule *word;

    if (field(L, "at_least") && !s0_is_none(L, -1)) {
        word = s0_to_word(L, -1);
        if (lua_type(L, -1) == LUA_TNUMBER)
            every->at_least = lua_tonumber(L, -1);
        else if (word != NULL && word->kind == S0_WORD_CELL && word->cell.state == S0_GIVEN &&
                 word->cell.type == S0_TYPE_SHARE)
            every->at_least = word->cell.as.number;
        else
            luaL_error(L, "at_least of every is a share of the own rule, not %s",
                       s0_kind_at(L, -1));
        if (!(every->at_least > 0 && every->at_least <= 100))
            luaL_error(L, "at_least of every lies above 0 and up to 100 %%");
        every->has_at_least = true;
    }
    lua_pop(L, 1);
}

static void read_empty(lua_State *L, s0_every *every)
{
    const char *text;

    if (field(L, "empty")) {
        text = s0_bind_text(L, -1, "empty");
        if (strcmp(text, "conform") != 0)
            luaL_error(L, "empty can only be \"conform\", not \"%s\"", text);
        every->empty_conforms = true;
    }
    lua_pop(L, 1);
}

static void read_gap(lua_State *L, s0_every *every)
{
    if (!field(L, "gap"))
        luaL_error(L, "every has no gap: the sentence that states what was found");
    every->gap = s0_need_sentence(L, -1, "gap");
    lua_pop(L, 1);
}

static void read_key(lua_State *L, s0_every *every)
{
    if (field(L, "key")) {
        if (s0_selection_is_schedule(every->of))
            luaL_error(L, "a schedule brings its own key; every takes none");
        every->key = s0_to_columns(L, -1, "key", &every->key_count);
    } else if (!s0_selection_is_schedule(every->of)) {
        luaL_error(L, "every has no key: the columns that name a record");
    }
    lua_pop(L, 1);
}

static void use_columns(lua_State *L, const s0_every *every)
{
    const s0_condition *const conditions[] = {every->meets, every->except, every->critical,
                                              every->exposed, every->handled};

    for (size_t i = 0; i < every->key_count; i++)
        s0_use_column(L, every->of, every->key[i]);
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        s0_use_condition(L, every->of, conditions[i]);
    if (every->group != NULL)
        s0_use_column(L, every->of, every->group);
}

/* What `every` itself read: its pass, and the waivers where one held.  [-0, +0, e] */
static void record(lua_State *L, const s0_outcome *outcome)
{
    s0_check *check = s0_check_of(L);
    const s0_table *waivers = s0_evidence_table(check->context->evidence, "waivers");
    bool good = s0_reads_pass(&check->reads, &outcome->passes[0]);
    bool used = outcome->numbers.waived > 0;

    for (size_t i = 0; i < outcome->missing_count; i++)
        used = used || s0_starts_with(outcome->missing[i], "waivers.");
    if (used && waivers != NULL)
        good = good && s0_reads_column(&check->reads, "waivers.subject", waivers);
    if (!good)
        s0_sandbox_memory(L);
}

/* every { … }  [-1, +1, e] */
static int every(lua_State *L)
{
    static const char *const keys[] = {"of",       "key",     "meets",   "except",
                                       "critical", "exposed", "handled", "group",
                                       "at_least", "empty",   "gap"};
    s0_check *check = s0_check_of(L);
    s0_every e = {.criterion = check->rule->criterion,
                  .rule = check->rule->id,
                  .requirement = check->rule->requirement};
    const s0_records *records;
    s0_made made[2];
    s0_outcome *outcome;
    s0_error err;

    if (lua_gettop(L) != 1 || !lua_istable(L, 1))
        return luaL_error(L,
                          "every takes one table: every { of = …, key = …, meets = …, gap = … }");
    s0_only_keys(L, 1, "every", keys, sizeof keys / sizeof *keys);
    field(L, "of");
    records = s0_need_records(L, -1, "of of every");
    e.of = records->of;
    e.belongs = records->belongs;
    e.belongs_count = records->belongs_count;
    made[0] = (s0_made){"done", &records->done, records->done != NULL};
    made[1] = (s0_made){"implied.holds", check->lacking, check->lacking_count};
    e.made = made;
    e.made_count = 2;
    read_key(L, &e);
    e.meets = read_meets(L);
    if (e.meets == NULL && !s0_selection_is_schedule(e.of))
        return luaL_error(L, "every has no meets: what each record must show");
    e.except = condition_field(L, "except");
    e.critical = condition_field(L, "critical");
    e.exposed = condition_field(L, "exposed");
    e.handled = condition_field(L, "handled");
    e.group = column_field(L, "group");
    read_share(L, &e);
    read_empty(L, &e);
    read_gap(L, &e);
    outcome = s0_push_outcome(L);
    if (s0_every_run(outcome, check->arena, &e, check->context->evidence, &check->terms, &err) !=
        S0_OK)
        return s0_raise(L, &err);
    use_columns(L, &e);
    record(L, outcome);
    return 1;
}

/* --- schedule ----------------------------------------------------------------------------- */

/* The interval: of all subjects, or by class. The own rule it was read from may grant a tolerance.
 * [-0, +0, e] */
static void read_interval(lua_State *L, s0_schedule *schedule)
{
    const s0_word_of_rule *word;
    const s0_fact *tolerance;
    s0_operand operand;

    if (!field(L, "every"))
        luaL_error(L, "schedule has no every: the interval of the own rule");
    word = s0_to_word(L, -1);
    if (word != NULL && word->kind == S0_WORD_OPERAND && word->operand->kind == S0_PER) {
        schedule->every_per = word->operand;
    } else if (lua_type(L, -1) == LUA_TSTRING) {
        schedule->every = (s0_cell){.state = S0_GIVEN, .type = S0_TYPE_DURATION};
        if (!s0_duration_read(lua_tostring(L, -1), lua_rawlen(L, -1), &schedule->every.as.duration))
            luaL_error(L, "\"%s\" is not a duration (6 months, 1 quarter)", lua_tostring(L, -1));
    } else {
        operand = s0_to_operand(L, -1);
        if (operand.kind != S0_CONSTANT ||
            (operand.cell.state == S0_GIVEN && operand.cell.type != S0_TYPE_DURATION))
            luaL_error(L, "every of schedule is a duration, or per(…), not %s", s0_kind_at(L, -1));
        schedule->every = operand.cell;
    }
    if (word != NULL && word->own != NULL) {
        tolerance = s0_read_own(L, word->own, "tolerance");
        if (tolerance != NULL && tolerance->cell.state == S0_GIVEN) {
            schedule->has_tolerance = true;
            schedule->tolerance = tolerance->cell.as.duration;
        }
    }
    lua_pop(L, 1);
}

static const s0_records *records_field(lua_State *L, const char *name, bool must)
{
    const s0_records *records = NULL;

    if (field(L, name))
        records = s0_need_records(L, -1, name);
    else if (must)
        luaL_error(L, "schedule has no %s", name);
    lua_pop(L, 1); /* still held by the table at 1 */
    return records;
}

static void use_schedule(lua_State *L, const s0_schedule *schedule)
{
    for (size_t i = 0; i < schedule->key_count; i++) {
        s0_use_column(L, schedule->of, schedule->key[i]);
        s0_use_column(L, schedule->done, schedule->key[i]);
    }
    if (schedule->every_per != NULL)
        s0_use_operand(L, schedule->of, schedule->every_per);
    s0_use_column(L, schedule->done, schedule->at);
    if (schedule->from != NULL)
        s0_use_column(L, schedule->of, schedule->from);
    if (schedule->to != NULL)
        s0_use_column(L, schedule->of, schedule->to);
}

/* Which columns decided on both sides; names of both are visible in the schedule.  [-0, +0, e] */
static void take_belongs(lua_State *L, s0_records *made, const s0_records *of,
                         const s0_records *done)
{
    size_t left = of == NULL ? 0 : of->belongs_count;
    const char **names = s0_bind_alloc_n(L, left + done->belongs_count, sizeof *names);

    if (left > 0)
        memcpy(names, of->belongs, left * sizeof *names);
    if (done->belongs_count > 0)
        memcpy(names + left, done->belongs, done->belongs_count * sizeof *names);
    made->belongs = names;
    made->belongs_count = left + done->belongs_count;
}

/* schedule { … }  [-1, +1, e] */
static int schedule(lua_State *L)
{
    static const char *const keys[] = {"of", "key", "every", "done", "at", "from", "to"};
    s0_check *check = s0_check_of(L);
    s0_schedule s = {0};
    const s0_records *of, *done;
    s0_records made = {0};
    s0_error err;

    if (lua_gettop(L) != 1 || !lua_istable(L, 1))
        return luaL_error(L, "schedule takes one table: schedule { of = …, key = …, every = …, "
                             "done = …, at = … }");
    s0_only_keys(L, 1, "schedule", keys, sizeof keys / sizeof *keys);
    of = records_field(L, "of", false);
    done = records_field(L, "done", true);
    s.of = of == NULL ? NULL : of->of;
    s.done = done->of;
    if (field(L, "key")) {
        if (of == NULL)
            return luaL_error(L, "schedule has a key and no of: the organization has no key");
        s.key = s0_to_columns(L, -1, "key", &s.key_count);
    } else if (of != NULL) {
        return luaL_error(L, "schedule has no key: the columns that name a subject on both sides");
    }
    lua_pop(L, 1);
    read_interval(L, &s);
    s.at = column_field(L, "at");
    s.from = column_field(L, "from");
    s.to = column_field(L, "to");
    if (s.at == NULL)
        return luaL_error(L, "schedule has no at: the date column of done");
    if (of == NULL && (s.from != NULL || s.to != NULL || s.every_per != NULL))
        return luaL_error(L, "from, to and per belong to subjects, and schedule has no of");
    if (s0_select_schedule(&made.of, check->arena, &s, &check->terms, &err) != S0_OK)
        return s0_raise(L, &err);
    use_schedule(L, &s);
    take_belongs(L, &made, of, done);
    made.done = s0_selection_column_full(s.done, (size_t)s0_selection_column(s.done, s.at));
    s0_push_records(L, &made);
    return 1;
}

void s0_open_every(lua_State *L)
{
    lua_pushcfunction(L, every);
    lua_setglobal(L, "every");
    lua_pushcfunction(L, schedule);
    lua_setglobal(L, "schedule");
}
