#!/bin/sh
# checklist.csv has one line for each of the 30 clauses and 93 controls, ended by CRLF; the lines of each result are as
# many as the recorded summary counts; the findings in it are the findings of the report; `report --format csv` gives the
# same bytes.
. "$SOURCE/tests/cli/lib.sh"
count=0
two_cycles acme
for cycle in 2026-H1 2026-H2; do
  list="$work/acme/reports/$cycle/checklist.csv"
  document="$work/acme/reports/$cycle/report.json"
  lines=$(grep -c "$(printf '\r')$" "$list")
  [ "$lines" -eq 124 ] || fail "$cycle: $lines lines, not a header and 123"
  [ "$(wc -l <"$list")" -eq 124 ] || fail "$cycle: a line does not end with CRLF"
  clauses=$(grep -c '^[0-9]' "$list")
  controls=$(grep -c '^A\.[0-9]' "$list")
  { [ "$clauses" -eq 30 ] && [ "$controls" -eq 93 ]; } || fail "$cycle: $clauses clauses and $controls controls"
  sum=0
  for verdict in major minor ofi conform planned not_applicable not_determined not_tested error; do
    count=$((count + 1))
    recorded=$(sed -n '/^  "summary": {/,/}/s/^    "'$verdict'": \([0-9]*\),*$/\1/p' "$document")
    shown=$(grep -cE ",(yes|no|in doubt|not stated),(\"[^\"]*\"|[^,\"]*),$verdict," "$list" || true)
    [ "$shown" -eq "$recorded" ] || fail "$cycle: $shown lines say $verdict, the summary counts $recorded"
    sum=$((sum + shown))
  done
  [ "$sum" -eq 123 ] || fail "$cycle: the results sum up to $sum"
  for number in $(sed -n 's/^      "number": "\([NO][CF]I*-.*\)",$/\1/p' "$document" | sort -u); do
    count=$((count + 1))
    grep -q "$number" "$list" || fail "$cycle: $number is not in the checklist"
  done
  count=$((count + 1))
  "$STAGE0" -C "$work/acme" report --cycle "$cycle" --format csv --output - | cmp -s - "$list" ||
    fail "$cycle: report --format csv differs"
done
done_testing "$count"
