#!/bin/sh
# The executable alone in an empty folder, without a home and with an empty environment: it makes a workspace, audits it,
# shows a rule, tests all rules.
. "$SOURCE/tests/cli/lib.sh"
mkdir "$work/bin" "$work/empty"
cp "$STAGE0" "$work/bin/stage0"
cd "$work/empty"
count=0

# try WHAT COMMAND…: must succeed.
try() {
  count=$((count + 1))
  what=$1
  shift
  env -i "$work/bin/stage0" "$@" >"$work/out" 2>"$work/err" || fail "$what: exit $?: $(head -n 1 "$work/err")"
}
try "help" help
try "init" init acme
try "check" -C acme check
try "audit" -C acme audit
try "the request list" -C acme evidence --needed
try "rule show" rule show A.5.18-leavers-disabled
try "rule test" rule test
[ -s acme/reports/*/report.md ] || fail "there is no report"
[ "$(ls "$work/empty")" = acme ] || fail "something else was left: $(ls "$work/empty")"
done_testing "$count"
