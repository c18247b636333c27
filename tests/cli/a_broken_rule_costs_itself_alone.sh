#!/bin/sh
# Hostile and broken rules stand beside the good ones: every good outcome is as without them, every bad
# one is an error, the report is written, the exit status is 3.
. "$SOURCE/tests/cli/lib.sh"
count=0

workspace good 2026-H1
"$STAGE0" -C "$work/good" audit --json >"$work/good.json"
workspace bad 2026-H1
mkdir -p "$work/bad/rules"
cp "$SOURCE"/tests/cli/hostile/*.lua "$work/bad/rules/"
status=0
"$STAGE0" -C "$work/bad" audit --json >"$work/bad.json" 2>"$work/bad.err" || status=$?
[ "$status" -eq 3 ] || fail "exit $status, not 3"
[ -e "$work/bad/reports/2026-H1/report.md" ] || fail "no report was written"

# outcomes FILE: "rule outcome" of every rule, from the document's list of outcomes.
outcomes() {
  awk '/^  "outcomes": \[/ { on = 1 } /^  \],?$/ { on = 0 }
    on && /^      "rule": / { rule = $2; gsub(/[",]/, "", rule) }
    on && /^      "outcome": / { word = $2; gsub(/[",]/, "", word); print rule, word }' "$1"
}
outcomes "$work/good.json" >"$work/good.outcomes"
outcomes "$work/bad.json" >"$work/bad.outcomes"
[ -s "$work/good.outcomes" ] || fail "no outcome can be read from the document"
while read -r line; do
  count=$((count + 1))
  grep -qxF -- "$line" "$work/bad.outcomes" || fail "beside bad rules this changed: $line"
done <"$work/good.outcomes"

for rule in "$SOURCE"/tests/cli/hostile/*.lua; do
  count=$((count + 1))
  id=$(sed -n 's/^ *id *= *"\(.*\)",.*/\1/p' "$rule" | head -n 1)
  [ -n "$id" ] || id="rules/$(basename "$rule")"
  grep -qxF -- "$id error" "$work/bad.outcomes" || fail "$(basename "$rule") is not an error: $(grep -F -- "$id" "$work/bad.outcomes")"
done
done_testing "$count"
