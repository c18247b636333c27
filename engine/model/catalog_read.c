/* catalog_read.c - strict reading of catalogue files: keys, text, references. */
#include "model/catalog_parts.h"

#include <string.h>

#include "base/text.h"
#include "data/yaml.h"

s0_code s0_catalog_file(const s0_value **out, s0_arena *arena, const s0_bundle *bundle,
                        const char *path, s0_error *err)
{
    const s0_source *source = s0_bundle_get(bundle, path);

    if (source == NULL)
        return s0_fail(err, S0_EINPUT, (s0_mark){.source = NULL},
                       "the catalogue has no file \"%s\"", path);
    return s0_yaml_read(out, arena, source, err);
}

s0_code s0_catalog_shaped(const s0_value **out, s0_arena *arena, const s0_bundle *bundle,
                          const char *path, const s0_shape *shape, void *object, s0_error *err)
{
    s0_code rc = s0_catalog_file(out, arena, bundle, path, err);

    return rc == S0_OK ? s0_shape_read(arena, shape, *out, object, err) : rc;
}

static bool is_key(const char *const *keys, const char *name)
{
    for (; *keys != NULL; keys++)
        if (strcmp(**keys == '?' ? *keys + 1 : *keys, name) == 0)
            return true;
    return false;
}

s0_code s0_catalog_keys(const s0_value *value, const char *const *keys, s0_error *err)
{
    if (value->kind != S0_MAP)
        return s0_fail(err, S0_EINPUT, value->at, "here stands %s, not a map",
                       s0_kind_name(value->kind));
    for (size_t i = 0; i < value->as.map.count; i++)
        if (!is_key(keys, value->as.map.items[i].key))
            return s0_fail(err, S0_EINPUT, value->as.map.items[i].at, "there is no key \"%s\" here",
                           value->as.map.items[i].key);
    for (; *keys != NULL; keys++)
        if (**keys != '?' && s0_value_get(value, *keys) == NULL)
            return s0_fail(err, S0_EINPUT, value->at, "the key \"%s\" is missing", *keys);
    return S0_OK;
}

s0_code s0_catalog_version(const s0_value *root, const char *key, s0_error *err)
{
    const s0_value *version = s0_value_get(root, key);

    if (version == NULL || version->kind != S0_INT || version->as.integer != 1)
        return s0_fail(err, S0_EINPUT, version != NULL ? version->at : root->at, "\"%s\" is not 1",
                       key);
    return S0_OK;
}

s0_code s0_catalog_text(const s0_value *map, const char *key, const char **out, s0_error *err)
{
    const s0_value *value = s0_value_get(map, key);

    *out = s0_value_text(value);
    if (value != NULL && *out == NULL)
        return s0_fail(err, S0_EINPUT, value->at, "\"%s\" is %s, not text", key,
                       s0_kind_name(value->kind));
    return S0_OK;
}

s0_code s0_catalog_list(const s0_value *map, const char *key, const s0_value **out, s0_error *err)
{
    const s0_value *value = s0_value_get(map, key);

    if (value == NULL)
        return s0_fail(err, S0_EINPUT, map->at, "the key \"%s\" is missing", key);
    if (value->kind != S0_LIST)
        return s0_fail(err, S0_EINPUT, value->at, "\"%s\" is %s, not a list", key,
                       s0_kind_name(value->kind));
    *out = value;
    return S0_OK;
}

s0_code s0_catalog_exists(const s0_catalog *catalog, s0_edition edition, const char *id, s0_mark at,
                          s0_error *err)
{
    const char *near = NULL;

    if (s0_catalog_requirement(catalog, edition, id) != NULL)
        return S0_OK;
    s0_fail(err, S0_EINPUT, at, "there is no requirement \"%s\"", id);
    if ((near = s0_catalog_nearest(catalog, edition, id)) != NULL)
        s0_hint(err, "the nearest is \"%s\"", near);
    return S0_EINPUT;
}

const char *s0_catalog_control_id(s0_arena *arena, const char *id)
{
    return s0_textf(arena, "A.%s", id);
}

s0_mark s0_catalog_place(const s0_value *root, const char *key, size_t i)
{
    const s0_value *list = s0_value_get(root, key);

    return list != NULL && list->kind == S0_LIST && i < list->as.list.count
               ? list->as.list.items[i]->at
               : root->at;
}
