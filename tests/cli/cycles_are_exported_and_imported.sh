#!/bin/sh
# `history export` writes files that a person can open, the same bytes each time; `history import` takes them into
# another workspace as they were – or, when a file was changed, the organization is another, or the cycle does not
# follow, nothing of them. Killed at any moment an import is done or was not begun.
. "$SOURCE/tests/cli/lib.sh"
count=0

# refused WORDS WHAT DIR: an import into a workspace without a history, which leaves none behind.
refused() {
  expect 2 "$1" "$2" "$STAGE0" -C other history import "$3"
  for left in other/history.db*; do [ ! -e "$left" ] || fail "$2: it left $left"; done
}

# fresh: a copy of the workspace without a history.
fresh() {
  rm -rf "$work/other"
  cp -R "$work/acme" "$work/other"
  rm -rf "$work/other/history.db" "$work/other/reports"
}

two_cycles acme
cd "$work"
expect 0 "2 cycles with 2 runs written to all." "exporting all" "$STAGE0" -C acme history export all
expect 0 "1 cycle with 1 run written to h1." "exporting one" "$STAGE0" -C acme history export h1 2026-H1
expect 0 '"runs": 1' "exporting one for programs" "$STAGE0" -C acme history export h2 2026-H2 --json
expect 0 "written to again" "exporting again" "$STAGE0" -C acme history export again
diff -r all again >/dev/null || fail "the same history gives other bytes"
cmp -s all/cycles/2026-H2/run-1/inputs/evidence/soa.csv acme/evidence/soa.csv || fail "an input is not what it was"
cmp -s all/cycles/2026-H2/run-1/document.json acme/reports/2026-H2/report.json || fail "the document is not the report"
expect 2 "is not empty" "a folder that is used" "$STAGE0" -C acme history export all
expect 2 "recorded are: 2026-H1, 2026-H2" "an unknown cycle" "$STAGE0" -C acme history export none 2020
expect 2 "needs a folder" "no folder" "$STAGE0" -C acme history export
expect 2 'can export and import, not "send"' "another verb" "$STAGE0" -C acme history send
expect 2 "--verify does not belong to export" "a strange option" "$STAGE0" -C acme history export x --verify

fresh
refused "nowhere" "nothing to import" nowhere
refused "this history is at (none)" "a cycle without the one before" h2
expect 0 "1 cycle with 1 run taken from h1." "the first cycle" "$STAGE0" -C other history import h1
expect 2 'the cycle "2026-H1" is in this history already' "the first cycle again" "$STAGE0" -C other history import h1
expect 0 "1 cycle with 1 run taken from h2." "the second cycle" "$STAGE0" -C other history import h2
head=$("$STAGE0" -C acme history --json | sed -n 's/^  "head": "\(.*\)"$/\1/p')
expect 0 "the head is in it" "the chain" "$STAGE0" -C other history --verify --head "$head"
expect 0 "" "the report" "$STAGE0" -C other report --cycle 2026-H1
cmp -s other/reports/2026-H1/report.md acme/reports/2026-H1/report.md || fail "the report is another one"
expect 0 "Nothing new to record" "the next audit" "$STAGE0" -C other audit

# Changed, exchanged, misled.
for what in document.json inputs/evidence/accounts.csv; do
  rm -rf forged
  cp -R all forged
  printf ' ' >>"forged/cycles/2026-H1/run-1/$what"
  fresh
  refused "is not the file that was exported" "a changed $what" forged
done
rm -rf forged
cp -R all forged
rm forged/cycles/2026-H1/run-1/inputs/organization.yaml
ln -s /etc/passwd forged/cycles/2026-H1/run-1/inputs/organization.yaml
fresh
refused "organization.yaml" "a link out of the export" forged
rm -rf forged
cp -R all forged
sed 's/"date": "2026-04-30"/"date": "2026-04-29"/' all/history.json >forged/history.json
fresh
refused "cannot be taken" "a changed index" forged
fresh
sed 's/^name:.*/name: Somebody Else/' acme/organization.yaml >other/organization.yaml
refused 'this workspace of "Somebody Else"' "another organization" all

# What was forgotten goes along.
"$STAGE0" -C acme history --forget 2026-H1 >/dev/null || fail "the first cycle cannot be forgotten"
expect 2 "export all cycles" "one of two that hang together" "$STAGE0" -C acme history export x 2026-H1
expect 0 "2 cycles" "a forgotten cycle" "$STAGE0" -C acme history export kept
fresh
expect 0 "2 cycles" "a forgotten cycle comes in" "$STAGE0" -C other history import kept
expect 0 "Forgotten: 2026-H1," "it is still forgotten" "$STAGE0" -C other history --verify

# Killed.
fresh
for ms in 5 10 20 30 40 60 80 120 200; do
  rm -f other/history.db other/history.db-journal
  timeout -s KILL "0.$(printf '%03d' "$ms")" "$STAGE0" -C other history import all >/dev/null 2>&1 || true
  count=$((count + 1))
  "$STAGE0" -C other history --verify >"$work/out" 2>&1 || fail "killed after $ms ms: $(head -n 2 "$work/out")"
  grep -qE "nothing to check|whole: 2 runs" "$work/out" || fail "killed after $ms ms: $(head -n 2 "$work/out")"
done
done_testing "$count"
