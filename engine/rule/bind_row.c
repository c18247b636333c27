/* bind_row.c - records one by one: `for row in records:each() do … end`, and count. What is
 * not known for certain stops the check, because Lua cannot reckon with it. */
#include <string.h>

#include "rule/bind.h"
#include "rule/every_text.h"

#define ROW "stage0.row"
#define ROWS "stage0.rows"

/* What loops over the same records share: a loop inside a loop finds it made. */
typedef struct looked {
    s0_records records;
    const size_t *order;
    const size_t *key; /* columns */
    size_t key_count;
    bool *used; /* per column: it has been declared and recorded */
} looked;

typedef struct row {
    const looked *in;
    size_t record;
} row;

typedef struct rows { /* the state of one loop */
    const looked *in;
    size_t next;
} rows;

/* Stop because it is unknown whether `record` belongs: named is the column that would say so. */
static int stop_uncertain(lua_State *L, const s0_records *records, size_t record)
{
    size_t tables;
    const char *name = s0_table_name(*s0_selection_tables(records->of, &tables));

    for (size_t i = 0; i < records->belongs_count; i++) {
        int at = s0_selection_column(records->of, records->belongs[i]);

        if (at >= 0 && s0_selection_cell(records->of, record, (size_t)at).state == S0_UNKNOWN) {
            name = s0_selection_column_full(records->of, (size_t)at);
            break;
        }
    }
    s0_stop_missing(L, name, "is unknown, so that it is not known which records to look at");
}

/* Stop where a table lacks a file: what stands in it would have to be looked at as well.
 * [-0, +0, v] */
static void need_all_files(lua_State *L, const s0_selection *of)
{
    size_t count;
    const s0_table *const *tables = s0_selection_tables(of, &count);

    for (size_t i = 0; i < count; i++)
        if (s0_table_lacks_file(tables[i]))
            s0_stop_missing(L, s0_table_name(tables[i]),
                            "lacks a file that sources.yaml speaks of, so that it is not known "
                            "which records there are");
}

int s0_records_count(lua_State *L)
{
    const s0_records *records = s0_need_records(L, 1, "count");
    size_t count = s0_selection_count(records->of);

    need_all_files(L, records->of);

    s0_sandbox_spend(L, s0_selection_uncertain_count(records->of) > 0 ? count : 1);
    if (s0_selection_uncertain_count(records->of) > 0) {
        size_t first = 0;

        while (first + 1 < count && !s0_selection_uncertain(records->of, first))
            first++;
        return stop_uncertain(L, records, first);
    }
    lua_pushinteger(L, (lua_Integer)count);
    return 1;
}

/* The columns that are keys of the tables, as far as they are visible.  [-0, +0, e] */
static const char *const *key_columns(lua_State *L, const s0_selection *of, size_t *count)
{
    const s0_vocabulary *vocabulary = s0_evidence_vocabulary(s0_check_of(L)->context->evidence);
    size_t tables, columns = s0_selection_columns(of);
    const s0_table *const *list = s0_selection_tables(of, &tables);
    const char **names = s0_bind_alloc_n(L, columns, sizeof *names);

    *count = 0;
    for (size_t t = 0; t < tables; t++) {
        const s0_entry *entry = s0_vocabulary_get(vocabulary, s0_table_name(list[t]));
        size_t size = strlen(s0_table_name(list[t]));

        for (size_t k = 0; entry != NULL && k < entry->key_count; k++)
            for (size_t c = 0; c < columns; c++) {
                const char *full = s0_selection_column_full(of, c);

                if (strncmp(full, s0_table_name(list[t]), size) == 0 && full[size] == '.' &&
                    strcmp(full + size + 1, entry->key[k]) == 0)
                    names[(*count)++] = s0_selection_column_name(of, c);
            }
    }
    return names;
}

/* (rows) -> row, or nil at the end  [-2, +1, e] */
static int next_row(lua_State *L)
{
    rows *loop = luaL_checkudata(L, 1, ROWS);
    row *made;
    size_t record;

    if (loop->next == s0_selection_count(loop->in->records.of)) {
        need_all_files(L, loop->in->records.of);
        lua_pushnil(L);
        return 1;
    }
    record = loop->in->order[loop->next++];
    s0_sandbox_spend(L, 1);
    if (s0_selection_uncertain(loop->in->records.of, record))
        return stop_uncertain(L, &loop->in->records, record);
    made = lua_newuserdatauv(L, sizeof *made, 0);
    *made = (row){loop->in, record};
    luaL_setmetatable(L, ROW);
    return 1;
}

/* What loops over these records share, made for the first of them.  [-0, +0, e] */
static const looked *look(lua_State *L, const s0_records *records)
{
    s0_check *check = s0_check_of(L);
    const looked *known;
    looked *made;
    size_t count, *columns;
    const char *const *key;
    s0_error err;

    lua_rawgetp(L, LUA_REGISTRYINDEX, records->of);
    known = lua_touserdata(L, -1);
    lua_pop(L, 1);
    if (known != NULL)
        return known;
    key = s0_selection_is_schedule(records->of) ? s0_selection_key(records->of, &count)
                                                : key_columns(L, records->of, &count);
    made = s0_bind_alloc(L, sizeof *made);
    columns = s0_bind_alloc_n(L, count, sizeof *columns);
    for (size_t i = 0; i < count; i++)
        columns[i] = (size_t)s0_selection_column(records->of, key[i]);
    *made = (looked){.records = *records, .key = columns, .key_count = count};
    made->used = s0_bind_alloc_n(L, s0_selection_columns(records->of), sizeof *made->used);
    if (s0_selection_order(&made->order, check->arena, records->of, key, count, &check->terms,
                           &err) != S0_OK)
        s0_raise(L, &err);
    lua_pushlightuserdata(L, made);
    lua_rawsetp(L, LUA_REGISTRYINDEX, records->of);
    return made;
}

int s0_records_each(lua_State *L)
{
    const looked *in = look(L, s0_need_records(L, 1, "each"));
    rows *loop;

    lua_pushcfunction(L, next_row);
    loop = lua_newuserdatauv(L, sizeof *loop, 0);
    *loop = (rows){.in = in};
    luaL_setmetatable(L, ROWS);
    return 2;
}

/* Stop because that cell is unknown, naming its column and place.  [-0, +0, v] */
__attribute__((noreturn)) static void stop_unknown(lua_State *L, const s0_selection *of,
                                                   size_t record, size_t column)
{
    s0_arena *arena = s0_check_of(L)->arena;
    const char *place = s0_place_text(arena, s0_selection_mark(of, record, column));
    s0_buf why = s0_buf_in(arena);

    s0_putf(&why, "is unknown%s%s", place == NULL ? "" : " at ", place == NULL ? "" : place);
    if (s0_buf_text(&why) == NULL)
        s0_sandbox_memory(L);
    s0_stop_missing(L, s0_selection_column_full(of, column), s0_buf_text(&why));
}

/* row.column: its value; an unknown one stops the check.  [-0, +1, e] */
static int row_index(lua_State *L)
{
    row *r = luaL_checkudata(L, 1, ROW);
    const s0_selection *of = r->in->records.of;
    const char *name = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "";
    int known = s0_selection_column(of, name);
    size_t column = known >= 0 && r->in->used[known]
                        ? (size_t)known
                        : s0_use_column(L, of, s0_bind_text(L, 2, "the column"));
    s0_cell cell = s0_selection_cell(of, r->record, column);

    r->in->used[column] = true;
    if (cell.state != S0_UNKNOWN) {
        s0_push_cell(L, &cell, NULL);
        return 1;
    }
    stop_unknown(L, of, r->record, column);
}

static bool is_key(const looked *in, size_t column)
{
    for (size_t i = 0; i < in->key_count; i++)
        if (in->key[i] == column)
            return true;
    return false;
}

bool s0_row_instance(lua_State *L, int index, s0_instance *out)
{
    const row *r = luaL_testudata(L, index, ROW);
    s0_arena *arena = s0_check_of(L)->arena;
    s0_buf text = s0_buf_in(arena);
    const s0_selection *of;
    size_t at;

    if (r == NULL)
        return false;
    of = r->in->records.of;
    if (r->in->key_count == 0)
        luaL_error(L, "a row of a table without key names nobody");
    for (size_t k = 0; k < r->in->key_count; k++)
        if (s0_selection_cell(of, r->record, r->in->key[k]).state == S0_UNKNOWN)
            stop_unknown(L, of, r->record, r->in->key[k]);
    at = r->in->key[0];
    for (size_t c = s0_selection_columns(of); c-- > 0;) /* the first of them is the place */
        if (r->in->used[c] && !is_key(r->in, c))
            at = c;
    for (size_t c = at; c < s0_selection_columns(of); c++) {
        s0_cell cell = s0_selection_cell(of, r->record, c);

        if (!r->in->used[c] || is_key(r->in, c))
            continue;
        s0_putf(&text, "%s%s ", text.size > 0 ? "; " : "", s0_selection_column_name(of, c));
        s0_cell_text(&text, &cell);
    }
    *out = (s0_instance){.key = s0_key_text(arena, of, r->record, r->in->key, r->in->key_count),
                         .text = text.size > 0 ? s0_buf_text(&text) : "",
                         .source = s0_place_text(arena, s0_selection_mark(of, r->record, at))};
    if (out->key == NULL || out->text == NULL)
        s0_sandbox_memory(L);
    return true;
}

static const luaL_Reg row_metamethods[] = {{"__index", row_index}, {NULL, NULL}};
static const luaL_Reg rows_metamethods[] = {{NULL, NULL}};

void s0_open_rows(lua_State *L)
{
    s0_bind_type(L, ROW, row_metamethods);
    s0_bind_type(L, ROWS, rows_metamethods);
}
