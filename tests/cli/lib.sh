# lib.sh - what the whole-run tests share. Each test is a script that ctest runs with
# STAGE0 (the executable) and SOURCE (the project) set; it works in a folder of its own, which is
# removed when it ends.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

# fail SENTENCE…: note a failure and go on.
fail() {
  echo "FAIL: $*"
  failures=$((failures + 1))
}

# workspace NAME CYCLE: a copy of one cycle of an example company in $work/NAME.
workspace() {
  mkdir -p "$work/$1"
  cp -R "$SOURCE/fixtures/lindgruen/$2/." "$work/$1/"
}

# next_cycle NAME CYCLE: put the files of another cycle in place of those of NAME; history and reports stay.
next_cycle() {
  rm -rf "$work/$1/evidence" "$work/$1/rules"
  cp -R "$SOURCE/fixtures/lindgruen/$2/." "$work/$1/"
}

# two_cycles NAME: both cycles audited, the first one sealed.
two_cycles() {
  workspace "$1" 2026-H1
  "$STAGE0" -C "$work/$1" audit --close >"$work/$1.H1.out" || fail "the first cycle of $1 cannot be audited"
  next_cycle "$1" 2026-H2
  "$STAGE0" -C "$work/$1" audit >"$work/$1.H2.out" || fail "the second cycle of $1 cannot be audited"
}

# expect STATUS WORDS WHAT COMMAND…: exit status, and words in what is said, however it is wrapped; counted in
# $count.
expect() {
  expected=$1 words=$2 what=$3
  shift 3
  count=$((count + 1))
  status=0
  "$@" >"$work/out" 2>&1 || status=$?
  [ "$status" -eq "$expected" ] || fail "$what: exit $status, not $expected: $(head -n 3 "$work/out")"
  tr '\n' ' ' <"$work/out" | tr -s ' ' | grep -qF -- "$words" || fail "$what: does not say \"$words\""
}

# done_testing N: say how many checks there were; the exit status is theirs.
done_testing() {
  [ "$1" -gt 0 ] || { echo "FAIL: nothing was checked"; exit 1; }
  echo "$1 checked, $failures failed"
  [ "$failures" -eq 0 ]
}
