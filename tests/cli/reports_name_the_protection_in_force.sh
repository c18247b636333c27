#!/bin/sh
# Every report says what confined the rules. Where the kernel has a system-call filter, it is on in each build but those
# made without it (FILTER=OFF: sanitizers, valgrind), and these say so.
. "$SOURCE/tests/cli/lib.sh"

if [ "$FILTER" = OFF ]; then
  expected="process, limits (built without the system-call filter)"
elif grep -qw kill_process /proc/sys/kernel/seccomp/actions_avail 2>/dev/null; then
  expected="process, limits, system-call filter"
else
  expected="process, limits (this kernel has no system-call filter)"
fi
workspace acme 2026-H1
"$STAGE0" -C "$work/acme" audit >"$work/out" || fail "the example company cannot be audited"
for file in report.md report.json; do
  grep -qF -- "$expected" "$work/acme/reports/2026-H1/$file" ||
    fail "$file does not say that rules were confined by $expected: $(grep -F 'process, limits' "$work/acme/reports/2026-H1/$file")"
done
done_testing 2
