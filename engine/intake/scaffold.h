/* scaffold.h - a workspace to begin with: commented files and templates, all made
 * from the vocabulary and the catalogue. */
#ifndef S0_INTAKE_SCAFFOLD_H
#define S0_INTAKE_SCAFFOLD_H

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "evidence/vocabulary.h"
#include "model/catalog.h"

/* The files of a new workspace for an audit on `today`, with paths below it: organization.yaml,
 * audit.yaml, evidence/facts.yaml, evidence/own_rules.yaml, evidence/sources.yaml, README.md, what
 * editors want for rules (from `built_in`), and templates/TABLE.csv, which nothing reads until they
 * are filled and copied to evidence/. Every line that is switched off is valid when it is switched
 * on. S0_ENOMEM. */
s0_code s0_scaffold(s0_bundle *out, s0_arena *arena, const s0_bundle *built_in,
                    const s0_vocabulary *vocabulary, const s0_catalog *catalog, s0_day today,
                    s0_error *err);

/* What editors want for rules, as paths below the workspace: .luarc.json, and
 * templates/stage0.lua: lua/stage0.lua of `built_in` followed by every name of `vocabulary`, own
 * definitions included. No file when `built_in` has no lua/stage0.lua. S0_ENOMEM. */
s0_code s0_scaffold_editor(s0_bundle *out, s0_arena *arena, const s0_bundle *built_in,
                           const s0_vocabulary *vocabulary, s0_error *err);

#endif
