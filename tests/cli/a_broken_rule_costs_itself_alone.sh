#!/bin/sh
# Hostile rules, one idea each (tests/cli/hostile). Alone, each comes to an error and exit status 3 within its deadline;
# all in one library with good rules between, every outcome, finding and verdict of the good ones is byte for byte as
# without them. A rule whose second line says "comes to: WORD" only says something odd, and comes to that.
# None of them ever conforms.
. "$SOURCE/tests/cli/lib.sh"
count=0
[ "${FILTER:-ON}" = OFF ] && stride=5 || stride=1 # sanitizers and valgrind are slow

# library NAME: the example company with short limits, and own rules that are good.
library() {
  workspace "$1" 2026-H1
  sed -i 's/^limits: .*/limits: {seconds: 2, steps: 1000000}/' "$work/$1/audit.yaml"
  mkdir -p "$work/$1/rules"
  cp "$SOURCE"/tests/bench/rules/*.lua "$work/$1/rules/"
}

# id_of FILE: the rule's id, or what stands for it when the file gives none.
id_of() {
  sed -n 's/^  *id *= *"\([A-Za-z0-9.-]*\)",.*/\1/p' "$1" | head -n 1
}

# outcomes FILE: "rule outcome" of every rule, from the document's list of outcomes.
outcomes() {
  awk '/^  "outcomes": \[/ { on = 1 } /^  \],?$/ { on = 0 }
    on && /^      "rule": / { rule = $2; gsub(/[",]/, "", rule) }
    on && /^      "outcome": / { word = $2; gsub(/[",]/, "", word); print rule, word }' "$1"
}

# good_parts FILE: all of the outcomes of rules that are not hostile, all findings, and the verdicts of requirements
# that no hostile rule is about.
good_parts() {
  awk '
    /^  "[a-z_]*": / { part = $1 }
    part == "\"outcomes\":" || part == "\"requirements\":" {
      if (/^    \{/) block = ""
      line = $0; sub(/^    \},$/, "    }", line); block = block line "\n"
      if (/^    \},?$/ && block !~ /"rule": "(A\.5\.1-|rules\/)/ && block !~ /"id": "A\.5\.1"/) printf "%s", block
    }
    part == "\"findings\":" { print }' "$1"
}

# alone FILE: one hostile rule in a workspace of its own; says what is wrong.
alone() {
  name=$(basename "$1" .lua)
  place="$work/alone/$name"
  mkdir -p "$place/evidence" "$place/rules"
  cp "$work/good/organization.yaml" "$place/"
  sed 's/seconds: 2/seconds: 1/' "$work/good/audit.yaml" >"$place/audit.yaml"
  cp "$work/good/evidence/leavers.csv" "$place/evidence/"
  echo 'leavers.csv: {source: people register, collected: 2026-04-30, by: auditor, columns: {staff_no: person, last_day: left_on}}' \
    >"$place/evidence/sources.yaml"
  cp "$1" "$place/rules/"
  wanted=$(sed -n '2s/^-- comes to: //p' "$1")
  status=0
  timeout 60 "$STAGE0" -C "$place" audit --dry-run --json >"$place/out" 2>"$place/err" || status=$?
  if [ -z "$wanted" ]; then
    [ "$status" -eq 3 ] || echo "$name alone: exit $status, not 3: $(head -n 2 "$place/err")"
  else
    [ "$status" -eq 0 ] || echo "$name alone: exit $status, not 0: $(head -n 2 "$place/err")"
  fi
  got=$(outcomes "$place/out" | grep -F -e "$(id_of "$1") " -e "rules/$name.lua ")
  [ "${got##* }" = "${wanted:-error}" ] || echo "$name alone: came to \"$got\", not ${wanted:-error}"
  rm -rf "$place"
}

library good
if [ "${1:-}" = alone ]; then # this script calls itself, side by side
  shift
  for rule in "$@"; do alone "$rule"; done
  exit 0
fi
"$STAGE0" -C "$work/good" audit --json >"$work/good.json" || fail "the good rules alone: exit $?"

# One that hangs while its file is read takes ten seconds, whatever audit.yaml says: beside the others is enough.
ls "$SOURCE"/tests/cli/hostile/*.lua | grep -v /load-pattern | awk -v stride="$stride" 'NR % stride == 0' >"$work/rules"
xargs -n 24 -P 3 sh "$0" alone <"$work/rules" >"$work/alone.out" 2>&1 || fail "a run of hostile rules did not end: exit $?"
count=$(wc -l <"$work/rules")
while read -r line; do fail "$line"; done <"$work/alone.out"

library bad
cp "$SOURCE"/tests/cli/hostile/*.lua "$work/bad/rules/"
status=0
timeout 120 "$STAGE0" -C "$work/bad" audit --jobs 4 --json >"$work/bad.json" 2>"$work/bad.err" || status=$?
[ "$status" -eq 3 ] || fail "exit $status, not 3"
[ -e "$work/bad/reports/2026-H1/report.md" ] || fail "no report was written"
good_parts "$work/good.json" >"$work/good.parts"
good_parts "$work/bad.json" >"$work/bad.parts"
[ "$(grep -c '"outcome": ' "$work/good.parts")" -gt 70 ] || fail "the outcomes cannot be read from the document"
grep -q '"number": "NC-' "$work/good.parts" || fail "the findings cannot be read from the document"
cmp "$work/good.parts" "$work/bad.parts" || fail "beside hostile rules the good ones came to something else:
$(diff "$work/good.parts" "$work/bad.parts" | head -n 20)"

outcomes "$work/bad.json" >"$work/bad.outcomes"
for rule in "$SOURCE"/tests/cli/hostile/*.lua; do
  count=$((count + 1))
  wanted=$(sed -n '2s/^-- comes to: //p' "$rule")
  id=$(id_of "$rule")
  grep -qxF -e "$id ${wanted:-error}" -e "rules/$(basename "$rule") ${wanted:-error}" "$work/bad.outcomes" ||
    fail "$(basename "$rule") is not ${wanted:-error}: $(grep -F -e "$id " -e "rules/$(basename "$rule") " "$work/bad.outcomes")"
done
done_testing "$count"
