/* load_plan.c - organization.yaml, which is the profile and may give tables; and of
 * audit.yaml its parts, which are this cycle's rows of internal_audits. The rest of
 * audit.yaml is no evidence. */
#include <string.h>

#include "data/yaml.h"
#include "evidence/load.h"

/* "+01:00", "-05:30" or "Z" into minutes east. */
static bool read_offset(const char *text, int16_t *out)
{
    int hours, minutes, sign;

    *out = 0;
    if (strcmp(text, "Z") == 0)
        return true;
    if (strlen(text) != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return false;
    for (size_t i = 1; i < 6; i++)
        if (i != 3 && (text[i] < '0' || text[i] > '9'))
            return false;
    sign = text[0] == '-' ? -1 : 1;
    hours = (text[1] - '0') * 10 + (text[2] - '0');
    minutes = (text[4] - '0') * 10 + (text[5] - '0');
    if (minutes > 59 || hours * 60 + minutes > 14 * 60)
        return false;
    *out = (int16_t)(sign * (hours * 60 + minutes));
    return true;
}

bool s0_load_profile(s0_load *load, s0_input *input)
{
    const s0_value *root = NULL, *offset;
    s0_error err = {0};
    s0_code rc = s0_yaml_read(&root, load->arena, input->source, &err);

    if (rc != S0_OK) {
        s0_load_add(load, &err);
        return rc != S0_ENOMEM;
    }
    offset = s0_value_get(root, "utc_offset");
    if (offset != NULL && offset->raw != NULL && !read_offset(offset->raw, &load->utc_offset))
        s0_load_misfit(load, offset->at, "utc_offset", offset->raw, offset->size,
                       "is not an offset (+01:00)");
    return s0_load_tree(load, input, root);
}

/* The audit's date as written, when it is one; what is wrong with it is said elsewhere. */
static const char *date_of(const s0_value *root)
{
    const s0_value *date = s0_value_get(root, "date");
    s0_date day;

    if (date == NULL || date->raw == NULL || !s0_date_read(date->raw, date->size, &day))
        return NULL;
    return date->raw;
}

bool s0_load_parts(s0_load *load, s0_input *input)
{
    const s0_entry *table = s0_vocabulary_get(load->vocabulary, "internal_audits");
    const s0_value *root = NULL, *parts, *name;
    s0_error err = {0};
    s0_code rc = s0_yaml_read(&root, load->arena, input->source, &err);

    if (rc != S0_OK) {
        s0_load_add(load, &err);
        return rc != S0_ENOMEM;
    }
    parts = s0_value_get(root, "parts");
    if (parts == NULL || parts->kind == S0_NULL || table == NULL)
        return true;
    if (parts->kind != S0_LIST) {
        s0_load_fault(load, parts->at, "parts is %s, not a list of maps",
                      s0_kind_name(parts->kind));
        return true;
    }
    name = s0_value_get(root, "name");
    input->audit = name != NULL ? name->raw : NULL;
    input->date = date_of(root);
    input->team = s0_value_get(root, "team");
    if (parts->as.list.count == 0)
        return true;
    return s0_load_rows(load, input, "internal_audits", parts, parts->at);
}
