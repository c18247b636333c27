# A run stopped at any moment - Ctrl-C, TERM, KILL - leaves the history at its last recorded run, reports whole and
# nothing half made; the next audit goes on as if nothing had been. The moments are drawn with a fixed seed and
# spread over the time a run takes here. A worker that is killed costs its rule alone, or nothing.
# KILLS: how many runs are killed, and as many workers; else as many as some seconds allow.
. "$SOURCE/tests/cli/lib.sh"
checked=0
counted=0 # runs that were stopped before their end
orphaned=0 # runs that lost a worker
unlucky=0 # kills that left a hidden file

now() { date +%s%N; }

# stopped NAME SIGNAL SECONDS ROUND: change an input, stop the audit of NAME then; look at what is left.
stopped() {
  at=$work/$1
  echo "# round $4" >>"$at/evidence/sources.yaml"
  before=$("$STAGE0" -C "$at" report --format json --output - | sha256sum)
  runs=$("$STAGE0" -C "$at" history --json | grep -c '"chain"') || true
  status=0
  timeout --preserve-status -s "$2" "$3" "$STAGE0" -C "$at" audit >"$work/out" 2>"$work/err" || status=$?
  moment="$1, $2 after $3 s"
  case $2 in INT) killed=130 ;; TERM) killed=143 ;; *) killed=137 ;; esac
  case $status in
    0) ;;
    "$killed") counted=$((counted + 1)) ;;
    *) fail "$moment: exit status $status: $(cat "$work/err")" ;;
  esac
  [ "$2" = KILL ] || [ ! -s "$work/err" ] || fail "$moment: says $(cat "$work/err")"
  left=$(find "$at" -name '.*' ! -path "$at")
  if [ "$2" = KILL ] && [ -n "$left" ]; then # between two system calls a kill can leave one
    rm $left
    unlucky=$((unlucky + 1))
    left=
  fi
  [ -z "$left" ] || fail "$moment: left $left"
  "$STAGE0" -C "$at" history --verify >"$work/out" 2>&1 || fail "$moment: $(cat "$work/out")"
  after=$("$STAGE0" -C "$at" report --format json --output - | sha256sum)
  later=$("$STAGE0" -C "$at" history --json | grep -c '"chain"') || true
  if [ "$later" -eq "$runs" ] && [ "$before" != "$after" ]; then
    fail "$moment: nothing was recorded, and the last run reads otherwise"
  fi
  checked=$((checked + 1))
}

# child PID: the process it has forked last, or nothing.
child() { cat "/proc/$1/task/$1/children" 2>/dev/null | tr ' ' '\n' | grep . | tail -1 || true; }

# bereaved NAME ROUND: change an input, audit NAME and kill the first worker that is seen.
bereaved() {
  at=$work/$1
  echo "# worker $2" >>"$at/evidence/sources.yaml"
  "$STAGE0" -C "$at" audit >"$work/out" 2>"$work/err" &
  pid=$!
  worker=
  while [ -z "$worker" ] && kill -0 "$pid" 2>/dev/null; do worker=$(child "$pid"); done
  if [ -n "$worker" ] && kill -KILL "$worker" 2>/dev/null; then orphaned=$((orphaned + 1)); fi
  status=0
  wait "$pid" || status=$?
  case $status in
    0) ;;
    3) grep -q "killed by signal 9" "$work/err" || fail "$1, a worker killed: exit 3 without reason: $(cat "$work/err")" ;;
    *) fail "$1, a worker killed: exit status $status: $(cat "$work/err")" ;;
  esac
  "$STAGE0" -C "$at" history --verify >"$work/out" 2>&1 || fail "$1, a worker killed: $(cat "$work/out")"
  checked=$((checked + 1))
}

# goes_on NAME: the next audit writes all reports, and they are those of the record.
goes_on() {
  at=$work/$1
  "$STAGE0" -C "$at" audit >"$work/out" 2>&1 || fail "$1: the next audit says $(cat "$work/out")"
  for format in md:report.md json:report.json csv:checklist.csv; do
    "$STAGE0" -C "$at" report --format "${format%:*}" --output "$work/again"
    cmp -s "$work/again" "$at"/reports/*/"${format#*:}" || fail "$1: ${format#*:} is not what is recorded"
  done
  checked=$((checked + 1))
}

# begun: both workspaces as they are before their first audit, which is made.
begun() {
  rm -rf "$work/small" "$work/large"
  mkdir "$work/small"
  cp -R "$SOURCE/fixtures/smallest/." "$work/small/"
  workspace large 2026-H2
  for name in small large; do
    "$STAGE0" -C "$work/$name" audit >"$work/out" || fail "$name cannot be audited: $(cat "$work/out")"
  done
}

begun
begin=$(now)
for name in small large; do
  echo "# timed" >>"$work/$name/evidence/sources.yaml"
done
for name in small large; do
  start=$(now)
  "$STAGE0" -C "$work/$name" audit >"$work/out" || fail "$name cannot be audited: $(cat "$work/out")"
  eval "$name=$((($(now) - start) / 1000))" # microseconds
done

# As many rounds as six seconds allow, three at least.
round=0
random=20261121
more() {
  if [ -n "${KILLS:-}" ]; then [ $round -lt "$KILLS" ]; else
    [ $round -lt 3 ] || { [ $round -lt 12 ] && [ $((($(now) - begin) / 1000000000)) -lt 6 ]; }
  fi
}
while more; do
  round=$((round + 1))
  [ $((round % 25)) -ne 0 ] || begun # each look at a history is dearer than the one before
  for signal in INT TERM KILL; do
    case $(((round + checked) % 2)) in 0) name=small whole=$small ;; *) name=large whole=$large ;; esac
    random=$(((random * 1103515245 + 12345) % 2147483648))
    seconds=$(awk "BEGIN { printf \"%.4f\", 0.001 + $random / 2147483648 * $whole / 1000000 }")
    stopped "$name" "$signal" "$seconds" "$round$signal"
    [ $((random / 65536 % 3)) -ne 0 ] || goes_on "$name"
  done
done
round=0
while [ $round -lt "${KILLS:-4}" ]; do
  round=$((round + 1))
  [ $((round % 50)) -ne 0 ] || begun
  case $((round % 2)) in 0) bereaved small $round ;; *) bereaved large $round ;; esac
done
[ $orphaned -gt 0 ] || fail "no run lost a worker"
for name in small large; do # a lost rule is recorded as that; these are other inputs
  echo "# all is well again" >>"$work/$name/evidence/sources.yaml"
done
goes_on small
goes_on large
[ -n "${KILLS:-}" ] || [ $unlucky -le 1 ] || fail "$unlucky kills left a hidden file: more than chance allows"
[ $counted -gt 0 ] || fail "no run was stopped before its end"

# A signal after the run was recorded and before its reports are written: they come from the record.
rm -r "$work/large/reports"
goes_on large
grep -q "Nothing new to record" "$work/out" || fail "the reports of a recorded run are not written from the record"
done_testing $checked
