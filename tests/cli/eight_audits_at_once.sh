# Eight processes audit one workspace at the same time, again and again, each time with another date: every run is
# recorded, or refused by name because another one was recorded meanwhile; none is lost, none is mixed with another.
# RUNS of each process: 6; 50 by script/faults.
. "$SOURCE/tests/cli/lib.sh"
runs=${RUNS:-6}
mkdir "$work/w"
cp -R "$SOURCE/fixtures/smallest/." "$work/w/"

# of_process P: all its runs; a line per run with date and exit status, what it said beside.
of_process() {
  run=0
  while [ $run -lt "$runs" ]; do
    date=$(date -u -d "2027-01-01 + $(($1 * runs + run)) days" +%F)
    status=0
    "$STAGE0" -C "$work/w" audit --date "$date" >"$work/$date.out" 2>"$work/$date.err" || status=$?
    echo "$date $status" >>"$work/process.$1"
    run=$((run + 1))
  done
}

process=0
pids=
while [ $process -lt 8 ]; do
  of_process $process &
  pids="$pids $!"
  process=$((process + 1))
done
for pid in $pids; do wait "$pid" || fail "a process ended with $?"; done

cat "$work"/process.* | sort >"$work/all"
all=$(wc -l <"$work/all")
[ "$all" -eq $((8 * runs)) ] || fail "$all runs ended, not $((8 * runs))"
while read -r date status; do
  case $status in
    0) [ ! -s "$work/$date.err" ] || fail "$date: recorded, and says $(cat "$work/$date.err")" ;;
    3) # the ground moved
      grep -q "history.db: the audit was made on head .*, the history is at " "$work/$date.err" ||
        fail "$date: refused without reason: $(cat "$work/$date.err")"
      ;;
    *) fail "$date: exit status $status: $(cat "$work/$date.err")" ;;
  esac
done <"$work/all"

sed -n 's/ 0$//p' "$work/all" >"$work/said"
"$STAGE0" -C "$work/w" history --json >"$work/history.json"
sed -n 's/^ *"date": "\(20[0-9-]*\)",*$/\1/p' "$work/history.json" | sort >"$work/recorded"
# Two dates may have the same number of digits only; a run that is there twice or not at all is seen here.
cmp -s "$work/said" "$work/recorded" ||
  fail "said to be recorded and recorded differ: $(diff "$work/said" "$work/recorded" | tr '\n' ' ')"
"$STAGE0" -C "$work/w" history --verify >"$work/out" 2>&1 || fail "$(cat "$work/out")"
grep -q "The history is whole: $(wc -l <"$work/said") runs\? " "$work/out" || fail "counts otherwise: $(cat "$work/out")"

# The reports are those of one run, the last.
for format in md:report.md json:report.json csv:checklist.csv; do
  "$STAGE0" -C "$work/w" report --format "${format%:*}" --output "$work/again"
  cmp -s "$work/again" "$work/w/reports/2026/${format#*:}" || fail "${format#*:} is not that of the last run"
done
left=$(find "$work/w" -name '.*' ! -path "$work/w" -o -name '*-journal')
[ -z "$left" ] || fail "left: $left"
echo "$(wc -l <"$work/said") of $all recorded, the others refused"
done_testing "$all"
