#!/bin/sh
# The reports and the diff of the example company are those kept in tests/cli/expected, digests aside. After an intended change:
#   UPDATE=1 STAGE0=… SOURCE=. sh tests/cli/the_example_reports_are_as_kept.sh   and read what git shows.
. "$SOURCE/tests/cli/lib.sh"
kept=$SOURCE/tests/cli/expected
count=0

# compare NAME FILE: a produced file with the kept one.
compare() {
  count=$((count + 1))
  sed -E -e 's/[0-9a-f]{64}/DIGEST/g' -e 's/[0-9a-f]{16}( \|)/DIGEST\1/g' -e "s#$work#WORK#g" \
    -e 's/(rules were confined by: ).*/\1what the build and the kernel have./' "$2" >"$work/now"
  if [ "${UPDATE:-}" = 1 ]; then
    mkdir -p "$kept"
    cp "$work/now" "$kept/$1"
  elif ! cmp -s "$work/now" "$kept/$1"; then
    fail "$1 differs"
    diff "$kept/$1" "$work/now" | head -n 30
  fi
}

two_cycles company
compare lindgruen-2026-H1.md "$work/company/reports/2026-H1/report.md"
compare lindgruen-2026-H2.md "$work/company/reports/2026-H2/report.md"
"$STAGE0" -C "$work/company" diff >"$work/diff"
compare lindgruen-diff.txt "$work/diff"
compare lindgruen-audit.txt "$work/company.H2.out"

cp -R "$SOURCE/fixtures/exports" "$work/exports"
"$STAGE0" -C "$work/exports" audit >"$work/exports.out" || fail "the exports cannot be audited"
compare exports.md "$work/exports/reports/2025-H2/report.md"
done_testing "$count"
