/* markdown.c - the clause 9.2 report: the recorded document and the diff as values, handed
 * to the template. The JSON report is the recorded document, byte for byte. */
#include <string.h>

#include "data/json.h"
#include "report/report.h"
#include "report/template.h"

#define REPORT_TEMPLATE "lua/report/report.md.lua"

s0_code s0_report_markdown(s0_buf *out, s0_arena *arena, const s0_report_input *input,
                           s0_error *err)
{
    const s0_value *document = NULL;
    const s0_value *diff = NULL;
    const s0_value *values[3];
    s0_code rc = s0_json_read(&document, arena, input->document, err);

    if (rc != S0_OK)
        return rc;
    if (input->diff != NULL && (diff = s0_shape_write(arena, &s0_diff_shape, input->diff)) == NULL)
        return s0_fail_memory(err);
    values[0] = document;
    values[1] = diff;
    values[2] = input->chain != NULL ? s0_make_text(arena, input->chain) : NULL;
    if (input->chain != NULL && values[2] == NULL)
        return s0_fail_memory(err);
    return s0_template_run(
        out, arena,
        &(s0_template){
            .lua = input->lua, .path = REPORT_TEMPLATE, .values = values, .value_count = 3},
        err);
}

s0_code s0_report_json(s0_buf *out, const s0_report_input *input, s0_error *err)
{
    s0_put_bytes(out, input->document->text, input->document->size);
    return out->failed ? s0_fail_memory(err) : S0_OK;
}
