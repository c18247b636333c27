/* catalog_questions.c - what only a person can judge (catalog/questions.yaml), by requirement. */
#include "model/catalog_parts.h"

#include <string.h>

#include "model/fields.h"

#define QUESTIONS "catalog/questions.yaml"

static const s0_field question_fields[] = {
    S0_SAID_AT(s0_question, requirement), S0_SAID_AT(s0_question, how),
    S0_TEXT_AT(s0_question, whom), S0_SAID_AT(s0_question, what), S0_FIELDS_END};
const s0_shape s0_question_shape = S0_SHAPE("question", s0_question, question_fields);

typedef struct file {
    int64_t questions;
    const s0_question *items;
    size_t item_count;
} file;

static const s0_field file_fields[] = {
    S0_INT_AT(file, questions), S0_LIST_AT(file, items, item_count, s0_question), S0_FIELDS_END};
static const s0_shape file_shape = S0_SHAPE("list of questions", file, file_fields);

/* Where it stands in the standard. */
static size_t place_of(const s0_catalog *catalog, const char *id)
{
    const s0_catalog_edition *edition = &catalog->editions[S0_EDITION_2022];
    size_t i = 0;

    while (i < edition->count && strcmp(edition->items[i].id, id) != 0)
        i++;
    return i;
}

s0_code s0_catalog_read_questions(s0_catalog *catalog, const s0_bundle *bundle, s0_error *err)
{
    const s0_value *root = NULL;
    file all = {0};
    size_t last = 0;
    s0_code rc =
        s0_catalog_shaped(&root, catalog->arena, bundle, QUESTIONS, &file_shape, &all, err);

    if (rc == S0_OK)
        rc = s0_catalog_version(root, "questions", err);
    for (size_t i = 0; rc == S0_OK && i < all.item_count; i++) {
        const s0_question *q = &all.items[i];
        s0_mark at = s0_catalog_place(root, "items", i);
        size_t place;

        if ((rc = s0_catalog_exists(catalog, S0_EDITION_2022, q->requirement, at, err)) != S0_OK)
            return rc;
        place = place_of(catalog, q->requirement);
        if (place < last)
            return s0_fail(err, S0_EINPUT, at, "\"%s\" stands behind what follows it",
                           q->requirement);
        last = place;
    }
    catalog->questions = all.items;
    catalog->question_count = all.item_count;
    return rc;
}
