#!/bin/sh
# A folder with thousands of small files is one table: every rule gets through it under the ordinary limits and comes
# to what it comes to from one file; findings cite the folder with one digest, the document lists every file.
. "$SOURCE/tests/cli/lib.sh"
count=0
files=3000

# words FILE: what each rule came to.
words() {
  sed -n '/^  "outcomes": \[/,/^  \]/p' "$1" | grep -E '^ *"(rule|outcome)": ' | sed 's/,$//'
}

workspace one 2026-H2
head -n 1 "$work/one/evidence/risks.csv" >"$work/head"
row=$(sed -n '2s/^[^,]*,//p' "$work/one/evidence/risks.csv")
cp -R "$work/one" "$work/many"
rm "$work/many/evidence/risks.csv"
mkdir "$work/many/evidence/risks"
cp "$work/head" "$work/one/evidence/risks.csv"
i=0
while [ "$i" -lt "$files" ]; do
  i=$((i + 1))
  id=$(printf 'R-%02d' "$i")
  printf '%s,%s\n' "$id" "$row" >>"$work/one/evidence/risks.csv"
  { cat "$work/head"; printf '%s,%s\n' "$id" "$row"; } >"$work/many/evidence/risks/$id.csv"
done
for name in one many; do
  count=$((count + 1))
  status=0
  "$STAGE0" -C "$work/$name" audit --quiet >"$work/$name.out" 2>"$work/$name.err" || status=$?
  [ "$status" -eq 0 ] || { fail "$name: exit $status"; head -n 3 "$work/$name.err"; }
  words "$work/$name/reports/2026-H2/report.json" >"$work/$name.words"
done
[ "$(wc -l <"$work/one.words")" -gt 100 ] || fail "only $(wc -l <"$work/one.words") words to compare"
count=$((count + 1))
cmp -s "$work/one.words" "$work/many.words" || { fail "the same records come to something else"; diff "$work/one.words" "$work/many.words" | head -n 6; }
report="$work/many/reports/2026-H2/report.json"
count=$((count + 1))
grep -qF "\"evidence/risks/ ($files files)\"" "$report" || fail "the folder is not cited"
[ "$(grep -cF '"evidence/risks/R-' "$report")" -ge "$files" ] || fail "not every file is listed"
"$STAGE0" -C "$work/many" history --verify >/dev/null || fail "the history is not whole"
done_testing "$count"
