#!/bin/sh
# A file that sources.yaml speaks of is deleted: the audit goes on, its tests are not determined, and check and report
# name the file with its place in sources.yaml.
. "$SOURCE/tests/cli/lib.sh"
workspace company 2026-H1
line=$(grep -n '^leavers.csv:' "$work/company/evidence/sources.yaml" | cut -d: -f1)
rm "$work/company/evidence/leavers.csv"
"$STAGE0" -C "$work/company" check >"$work/check" || fail "check finds a fault: $(head -n 1 "$work/check")"
grep -q "^evidence/sources.yaml:$line:1: note: leavers.csv is not in evidence/" "$work/check" ||
  fail "check does not name the file: $(head -n 1 "$work/check")"
"$STAGE0" -C "$work/company" audit >"$work/out" || fail "the audit is refused"
grep -q "leavers.csv is not in evidence/, though sources.yaml speaks of it (evidence/sources.yaml:$line:1)" \
  "$work/company/reports/2026-H1/report.md" || fail "the report does not name the file"
"$STAGE0" -C "$work/company" explain A.5.18-leavers-disabled | head -n 1 | grep -q not_determined ||
  fail "the rule on leavers decides without them"
workspace folder 2026-H1
sed -i 's|^leavers.csv:|leavers/contractors.csv: {source: agency}\n&|' "$work/folder/evidence/sources.yaml"
"$STAGE0" -C "$work/folder" audit >"$work/out" || fail "the audit is refused where a file of a folder is missing"
"$STAGE0" -C "$work/folder" evidence --needed >"$work/needed" || fail "what is needed cannot be listed"
grep -A2 '^ *leavers\b' "$work/needed" | grep -q "lacks a file" ||
  fail "nobody is asked for the file: $(grep leavers "$work/needed")"
done_testing 7
