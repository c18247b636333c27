# Standard output that is full, closed or left by its reader, reports or a history that cannot be written: exit 3, a
# message that names what failed, and everything else is delivered.
. "$SOURCE/tests/cli/lib.sh"
workspace w 2026-H2
at=$work/w
reports=$at/reports/2026-H2
checked=0

# says STATUS WHAT: what the run before it ended with and printed to stderr.
says() {
  [ "$status" -eq "$1" ] || fail "exit status $status, not $1, where it should say \"$2\""
  grep -qF "$2" "$work/err" || fail "\"$2\" is not in: $(cat "$work/err")"
  checked=$((checked + 1))
}
audit() { "$STAGE0" -C "$at" audit 2>"$work/err" || status=$?; }
has_reports() {
  for file in report.md report.json checklist.csv; do
    [ -s "$reports/$file" ] || fail "$1: no $file"
  done
}

status=0
audit >/dev/full
says 3 "standard output cannot be written: No space left on device"
has_reports full
rm -r "$reports"
status=0
audit >&-
says 3 "standard output cannot be written: Bad file descriptor"
has_reports closed
rm -r "$reports"
status=0
"$STAGE0" -C "$at" audit >&- 2>&- <&- || status=$?
[ "$status" -eq 3 ] || fail "all streams closed: exit status $status"
has_reports "all streams closed"

# A reader that leaves after the first byte: the run is finished all the same, and nobody is told.
rm -r "$at/reports" "$at/history.db"
"$STAGE0" -C "$at" audit --json 2>"$work/err" | head -c 1 >"$work/out"
[ ! -s "$work/err" ] || fail "a reader that leaves: $(cat "$work/err")"
has_reports "a reader that leaves"
"$STAGE0" -C "$at" history --verify >"$work/out" || fail "a reader that leaves: $(cat "$work/out")"
checked=$((checked + 2))

rm -r "$at/reports"
echo "a file" >"$at/reports"
status=0
audit >"$work/out"
says 3 "reports: the folder cannot be made: Not a directory"
rm "$at/reports"
mkdir -p "$reports/report.md"
status=0
audit >"$work/out"
says 3 "report.md: cannot be written: Is a directory"
[ -s "$reports/report.json" ] || fail "one report that fails takes another along"
left=$(find "$at" -name '.*' ! -path "$at")
[ -z "$left" ] || fail "left: $left"
rm -r "$at/reports" "$at/history.db"
mkdir "$at/history.db"
status=0
audit >"$work/out"
says 3 "history.db: the history cannot be opened"
[ ! -e "$at/reports" ] || fail "a report of a run that was not recorded"
rmdir "$at/history.db"

# Folders without the right to write; root has every right, so it becomes somebody else.
as=
if [ "$(id -u)" -eq 0 ]; then
  as="setpriv --reuid=65534 --clear-groups"
  chmod 755 "$work"
  $as "$STAGE0" --version >/dev/null 2>&1 || as=none # the executable may lie where only root looks
fi
if [ "$as" != none ]; then
  chmod -R a-w,a+rX "$at"
  status=0
  $as "$STAGE0" -C "$at" audit >"$work/out" 2>"$work/err" || status=$?
  says 3 "history.db: the history cannot be opened"
  chmod -R u+w "$at"
  audit >"$work/out"
  rm -r "$at/reports"
  chmod -R a-w,a+rX "$at"
  status=0
  $as "$STAGE0" -C "$at" audit >"$work/out" 2>"$work/err" || status=$?
  says 3 "reports: the folder cannot be made: Permission denied"
  chmod -R u+w "$at"
  echo "# another" >>"$at/evidence/sources.yaml"
  chmod -R a-w,a+rX "$at"
  status=0
  $as "$STAGE0" -C "$at" audit >"$work/out" 2>"$work/err" || status=$?
  says 3 "history.db: the history cannot be written"
  chmod -R u+w "$at"
fi
done_testing $checked
