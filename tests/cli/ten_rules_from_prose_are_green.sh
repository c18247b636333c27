#!/bin/sh
# tests/authoring holds ten rules that were written from a sentence each, with the help and the page alone, and the
# exports they look at. Each is clean to lint, proven to the last demand, and comes to conform, gap and not determined
# on its evidence as it was when it was written. UPDATE=1 writes expected.txt anew.
. "$SOURCE/tests/cli/lib.sh"
count=0

# audit CASE OUTCOME ID: what the rule comes to, with the exceptions and what is not known.
audit() {
  rm -rf "$work/w/evidence"
  cp -R "$SOURCE/tests/authoring/workspace/evidence" "$work/w/evidence"
  cp -R "$1/evidence/all/." "$work/w/evidence"
  [ ! -d "$1/evidence/$2" ] || cp -R "$1/evidence/$2/." "$work/w/evidence"
  "$STAGE0" -C "$work/w" audit --only "$3" >out 2>err || { fail "$1, $2: exit $?"; cat err; }
  printf '== %s\n' "$2"
  sed -n "/^$3\$/,/^\\(Passes\\|Evidence read\\)/p" out | sed '/^Passes\|^Evidence read\|^$/d'
  grep -q "^  Outcome *$2: " out || fail "$1: the evidence of $2 does not come to it"
}

cd "$work"
for case in "$SOURCE"/tests/authoring/[0-9]*; do
  count=$((count + 4))
  rm -rf w
  cp -R "$SOURCE/tests/authoring/workspace" w
  id=$(sed -n 's/^  id *= "\(.*\)",/\1/p' "$case/rule.lua")
  mkdir w/rules
  cp "$case/rule.lua" "w/rules/$id.lua"
  {
    "$STAGE0" -C w rule lint "$id" || fail "$id: lint exits $?"
    "$STAGE0" -C w rule test "$id" --min-score 100 >tested || { fail "$id: rule test exits $?"; cat tested; }
    for outcome in conform gap not_determined; do
      audit "$case" $outcome "$id"
    done
  } >got
  [ -s "$case/prose.md" ] || fail "$case has no prose"
  if [ "${UPDATE:-}" = 1 ]; then
    cp got "$case/expected.txt"
  else
    diff "$case/expected.txt" got || fail "$id does not come to what is expected"
  fi
  grep FAIL got || true
done
[ "$count" -eq 40 ] || fail "there are not ten rules"
done_testing "$count"
