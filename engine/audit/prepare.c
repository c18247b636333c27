/* prepare.c - everything an audit reads, checked, before any rule runs. Goes on after
 * faults so that a person sees those of every file at once. */
#include <string.h>

#include "audit/audit.h"
#include "audit/permits.h"
#include "audit/plan.h"
#include "audit/scope.h"
#include "audit/settle.h"
#include "audit/state.h"

s0_edition s0_edition_of(const s0_evidence *evidence)
{
    const s0_fact *fact = s0_evidence_fact(evidence, "profile.edition");

    return fact != NULL && fact->entry != NULL && fact->cell.state == S0_GIVEN &&
                   fact->cell.type == S0_TYPE_INTEGER && fact->cell.as.integer == 2013
               ? S0_EDITION_2013
               : S0_EDITION_2022;
}

static void check_edition(const s0_evidence *evidence, s0_faults *faults)
{
    const s0_fact *fact = s0_evidence_fact(evidence, "profile.edition");
    s0_error fault = {0};

    if (fact == NULL || fact->entry == NULL || fact->cell.state != S0_GIVEN ||
        fact->cell.type != S0_TYPE_INTEGER || fact->cell.as.integer == 2022 ||
        fact->cell.as.integer == 2013)
        return;
    s0_fail(&fault, S0_EINPUT, fact->at, "there is no edition %lld of ISO/IEC 27001",
            (long long)fact->cell.as.integer);
    s0_hint(&fault, "the editions are 2022 and 2013");
    s0_faults_add(faults, &fault);
}

/* The first fault stands for all of them where only one error can be shown. */
static s0_code refuse(const s0_faults *faults, s0_error *err)
{
    if (err != NULL && faults->count > 0)
        *err = faults->items[0];
    else
        s0_fail(err, S0_EINPUT, (s0_mark){0}, "the inputs have faults");
    return S0_EINPUT;
}

s0_code s0_books_load(s0_books *out, s0_arena *arena, const s0_bundle *built_in,
                      const s0_bundle *workspace, const s0_rule_limits *limits, bool examples,
                      s0_error *err)
{
    s0_rules *rules = NULL;
    s0_code rc;

    *out = (s0_books){0};
    if ((rc = s0_catalog_load(&out->catalog, arena, built_in, err)) != S0_OK ||
        (rc = s0_vocabulary_load(&out->vocabulary, arena, built_in, err)) != S0_OK)
        return rc;
    rc = s0_rules_load(&rules, arena, built_in, workspace, out->catalog, out->vocabulary, limits,
                       examples, err);
    out->rules = rules;
    return rc;
}

s0_code s0_prepare(s0_prepared *out, s0_arena *arena, const s0_inputs *inputs,
                   const s0_rule_limits *limits, s0_faults *faults, s0_error *err)
{
    s0_books books = {0};
    s0_evidence *evidence = NULL;
    s0_plan *plan = NULL;
    s0_code rc;

    *out = (s0_prepared){0};
    if (inputs->books != NULL)
        books = *inputs->books;
    else if ((rc = s0_books_load(&books, arena, inputs->built_in, inputs->workspace, limits, false,
                                 err)) != S0_OK)
        return rc;
    out->catalog = books.catalog;
    out->vocabulary = books.vocabulary;
    out->rules = books.rules;
    rc = s0_plan_read(&plan, arena, inputs->workspace, books.catalog, inputs->date, faults, err);
    if (rc != S0_OK && rc != S0_EINPUT)
        return rc;
    out->plan = plan;
    rc = s0_evidence_settle(&evidence, arena, inputs, &books, faults,
                            limits != NULL ? limits->progress : NULL, err);
    if (rc != S0_OK)
        return rc;
    out->vocabulary = books.vocabulary;
    out->rules = books.rules;
    out->evidence = evidence;
    if (evidence != NULL)
        check_edition(evidence, faults);
    if (evidence != NULL &&
        plan != NULL) { /* a scope that matches nothing is a fault of the plan */
        s0_scope scope;

        rc = s0_scope_make(&scope, arena, plan, books.catalog, s0_edition_of(evidence), books.rules,
                           NULL, faults, NULL);
        if (rc == S0_ENOMEM)
            return s0_fail_memory(err);
    }
    if (evidence != NULL) {
        s0_permits_check(evidence, books.rules, books.catalog, s0_edition_of(evidence), faults);
        rc =
            s0_observations_read(&out->observations, &out->observation_count, arena, evidence,
                                 books.rules, books.catalog, s0_edition_of(evidence), faults, NULL);
        if (rc == S0_ENOMEM)
            return s0_fail_memory(err);
    }
    s0_faults_sort(faults);
    return faults->count + faults->lost > 0 ? refuse(faults, err) : S0_OK;
}

/* audit.yaml alone. */
static s0_code read_plan(s0_plan **out, s0_arena *arena, const s0_inputs *inputs, s0_error *err)
{
    s0_catalog *catalog = NULL;
    s0_faults faults = {0};
    s0_code rc = s0_catalog_load(&catalog, arena, inputs->built_in, err);

    if (rc != S0_OK)
        return rc;
    rc = s0_plan_read(out, arena, inputs->workspace, catalog, inputs->date, &faults, err);
    if (rc == S0_EINPUT)
        refuse(&faults, err);
    s0_faults_free(&faults);
    return rc;
}

s0_code s0_inputs_cycle(const char **name, s0_arena *arena, const s0_inputs *inputs, s0_error *err)
{
    s0_plan *plan = NULL;
    s0_code rc = read_plan(&plan, arena, inputs, err);

    if (rc == S0_OK)
        *name = plan->name;
    return rc;
}

s0_code s0_inputs_day(s0_day *day, s0_arena *arena, const s0_inputs *inputs, s0_error *err)
{
    s0_plan *plan = NULL;
    s0_code rc = read_plan(&plan, arena, inputs, err);

    if (rc == S0_OK)
        *day = plan->date;
    return rc;
}
