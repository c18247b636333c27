#!/bin/sh
# A file of some megabytes is given back to the kernel once it is loaded. It is recorded whole all the same, an error in
# it shows its line, and where it changed while the audit ran, nothing is recorded.
. "$SOURCE/tests/cli/lib.sh"
workspace company 2026-H1
home=$work/company
file=$home/evidence/assets.csv
# a column that nobody reads makes it large
awk 'BEGIN { while (length(pad) < 200000) pad = pad "0123456789" } { print $0 "," (NR == 1 ? "padding" : pad) }' "$file" \
  >"$work/large" && mv "$work/large" "$file"
[ "$(wc -c <"$file")" -gt 2000000 ] || fail "the file is not large"

"$STAGE0" -C "$home" audit >"$work/first" || fail "the audit is refused"
"$STAGE0" -C "$home" history --verify >"$work/verified" || fail "what was recorded is not whole: $(cat "$work/verified")"
"$STAGE0" -C "$home" audit >"$work/second" || fail "the second audit is refused"
grep -q "Nothing new to record" "$work/second" || fail "the same inputs are not known again"

# The first key once more, after all rows.
cp "$file" "$work/fine"
printf '%s,again,,,,,\n' "$(sed -n '2s/,.*//p' "$file")" >>"$file"
last=$(grep -c '' "$file")
status=0
"$STAGE0" -C "$home" audit >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 2 ] || fail "a doubled key ends with $status: $(cut -c 1-200 "$work/err" "$work/out")"
grep -q "^evidence/assets.csv:$last:1: assets has two rows .*; the first is evidence/assets.csv:2:1" "$work/err" ||
  fail "the doubled key is not named: $(head -n 1 "$work/err")"
grep -q "^  A-01,again,,,,," "$work/err" || fail "its line is not shown: $(head -n 2 "$work/err")"
grep -q '^  ^$' "$work/err" || fail "there is no caret under the line"

# As soon as there are workers, the files have been read. The machine may be too quick for us: then once more.
changed=
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  rm -f "$home/history.db"
  cp "$work/fine" "$file"
  "$STAGE0" -C "$home" audit >"$work/out" 2>"$work/err" &
  pid=$!
  while kill -0 "$pid" 2>/dev/null; do
    children=
    read -r children <"/proc/$pid/task/$pid/children" || true
    if [ -n "$children" ]; then
      printf 'A-99,added meanwhile,,,,,\n' >>"$file"
      break
    fi
  done 2>/dev/null
  status=0
  wait "$pid" || status=$?
  if [ "$status" -eq 2 ]; then
    changed=yes
    break
  fi
done
[ -n "$changed" ] || fail "a file that changed is recorded: $status, $(head -n 1 "$work/err")"
grep -q "^evidence/assets.csv: changed while the audit ran" "$work/err" || fail "it is not said: $(head -n 1 "$work/err")"
grep -q "^hint: " "$work/err" || fail "there is no hint"
"$STAGE0" -C "$home" history >"$work/history" || fail "the history cannot be read"
if grep -q "2026-H1" "$work/history"; then fail "something was recorded: $(cat "$work/history")"; fi
done_testing 12
