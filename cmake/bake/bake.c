/* bake.c - reads rules, Lua and catalogue once, when the program is built, and writes them as C,
 * so that the program need not read them whenever it starts: the bytes and their digest of
 * every file; the values of every YAML file; of every rule its metadata; and the Lua that
 * runs, compiled.
 *
 *   bake OUT ROOT FILE…    OUT is written, FILEs are relative to ROOT
 *
 * A file that cannot be read so is an error of the build. */
#include <lua.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "data/yaml.h"
#include "script.h"
#include "write_c.h"

typedef struct baked {
    const s0_value *ready; /* NULL: none */
    s0_buf chunk;          /* empty: none */
} baked;

static bool ends_with(const char *text, const char *end)
{
    size_t size = strlen(text), length = strlen(end);

    return size >= length && strcmp(text + size - length, end) == 0;
}

static s0_code bake(baked *out, s0_arena *arena, const s0_source *file, const s0_bundle *all,
                    s0_error *err)
{
    s0_source lean = *file;
    s0_code rc = S0_OK;

    out->chunk = s0_buf_in(arena);
    if (ends_with(file->path, ".yaml"))
        return s0_yaml_read(&out->ready, arena, file, err);
    if (s0_starts_with(file->path, "rules/") &&
        ((rc = script_without_examples(&lean, arena, file, err)) != S0_OK ||
         (rc = script_metadata(&out->ready, arena, file, &lean, all, err)) != S0_OK))
        return rc;
    return script_compile(&out->chunk, &lean, err);
}

static bool write_file(FILE *out, size_t number, const s0_source *file, const baked *made)
{
    fprintf(out, "\n/* %s */\n", file->path);
    write_bytes(out, "text", number, file->text, file->size);
    if (made->ready != NULL && !write_tree(out, number, made->ready))
        return false;
    if (made->chunk.size > 0) {
        write_bytes(out, "bytes", number, made->chunk.text, made->chunk.size);
        fprintf(out, "static const s0_chunk chunk_%zu = {lua, (const char *)bytes_%zu, %zu};\n",
                number, number, made->chunk.size);
    }
    return true;
}

static void write_source(FILE *out, size_t number, const s0_source *file, const baked *made)
{
    fputs("{.path = ", out);
    write_text(out, file->path);
    fprintf(out, ", .text = (const char *)text_%zu, .size = %zu, .sha256 = \"%s\"", number,
            file->size, file->sha256);
    if (made->ready != NULL)
        fprintf(out, ", .ready = &ready_%zu[0]", number);
    if (made->chunk.size > 0)
        fprintf(out, ", .chunk = &chunk_%zu", number);
    fputs("},\n", out);
}

static s0_code write_all(FILE *out, s0_arena *arena, const s0_bundle *all, s0_error *err)
{
    baked *made = s0_alloc_n(arena, all->count, sizeof *made);

    if (made == NULL)
        return s0_fail_memory(err);
    fputs("/* Made by cmake/bake. */\n"
          "#include \"cli/embedded.h\"\n"
          "#include \"data/value.h\"\n"
          "#include \"host/sandbox.h\"\n\n"
          "static const char lua[] = ",
          out);
    write_text(out, lua_ident);
    fprintf(out, ";\nstatic const s0_source files[%zu];\n", all->count);
    for (size_t i = 0; i < all->count; i++) {
        s0_code rc = bake(&made[i], arena, &all->items[i], all, err);

        if (rc != S0_OK)
            return rc;
        if (!write_file(out, i, &all->items[i], &made[i]))
            return s0_fail_memory(err);
    }
    fprintf(out, "\nstatic const s0_source files[%zu] = {\n", all->count);
    for (size_t i = 0; i < all->count; i++)
        write_source(out, i, &all->items[i], &made[i]);
    fprintf(out, "};\n\nconst s0_bundle s0_embedded = {files, %zu};\n", all->count);
    return S0_OK;
}

static s0_code read_all(s0_bundle *out, s0_arena *arena, const char *root, char **paths,
                        size_t count, s0_error *err)
{
    s0_source *items = s0_alloc_n(arena, count, sizeof *items);

    if (items == NULL)
        return s0_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        s0_code rc = s0_file_read(&items[i], arena, root, paths[i], 0, err);

        if (rc != S0_OK)
            return rc;
    }
    return s0_bundle_make(out, items, count, err);
}

int main(int argc, char **argv)
{
    s0_arena *arena = s0_arena_new();
    s0_bundle all = {0};
    s0_error err = {0};
    char text[2048];
    FILE *out = NULL;
    s0_code rc;

    if (argc < 4 || arena == NULL) {
        fputs("usage: bake OUT ROOT FILE…\n", stderr);
        return 2;
    }
    rc = read_all(&all, arena, argv[2], argv + 3, (size_t)argc - 3, &err);
    if (rc == S0_OK && (out = fopen(argv[1], "w")) == NULL)
        rc = s0_fail_errno(&err, argv[1], "cannot be written");
    if (rc == S0_OK)
        rc = write_all(out, arena, &all, &err);
    if (out != NULL && fclose(out) != 0 && rc == S0_OK)
        rc = s0_fail_errno(&err, argv[1], "cannot be written");
    if (rc != S0_OK) {
        s0_error_text(&err, text, sizeof text);
        fputs(text, stderr);
        if (out != NULL)
            remove(argv[1]);
    }
    s0_arena_free(arena);
    return rc == S0_OK ? 0 : 1;
}
