/* workspace.h - the folder a person works in: finding it, and reading what an audit
 * is made from. */
#ifndef S0_EVIDENCE_WORKSPACE_H
#define S0_EVIDENCE_WORKSPACE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

/* The nearest folder from `start` upward with an organization.yaml, absolute.
 * S0_EINPUT with a hint on `init` when there is none. */
s0_code s0_workspace_find(const char **out, s0_arena *arena, const char *start, s0_error *err);

/* Read organization.yaml, audit.yaml (if there is one), evidence/ (yaml, yml, json, ndjson, csv;
 * any other file is a fault naming it) and rules/ (.lua). All faults are collected. Bytes of large
 * files may be given back and read again from `root`, which must outlive them. S0_EINPUT, S0_EIO,
 * S0_ENOMEM. */
s0_code s0_workspace_read(s0_bundle *out, s0_arena *arena, const char *root, s0_faults *faults);

#endif
