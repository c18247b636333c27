#!/bin/sh
# `explain RULE` says to a person who does not program what every rule tests, against what, from which evidence and where
# to get it, and what it can come to: without a workspace, before the first audit, after it, and when the rule is gone.
. "$SOURCE/tests/cli/lib.sh"
count=0
cd "$work"

# says WORDS ARGUMENTS…: exit 0, these words however they are wrapped, 80 columns.
says() {
  words=$1
  shift
  count=$((count + 1))
  "$STAGE0" explain "$@" >out 2>err || { fail "explain $*: exit $?"; cat err; }
  tr '\n' ' ' <out | tr -s ' ' | grep -qF -- "$words" || fail "explain $* does not say \"$words\""
  if LC_ALL=C sed 's/\xe2\x80\xa6/./g' out | LC_ALL=C awk 'length($0) > 80' | grep .; then fail "explain $* is wider than 80 columns"; fi
}

# each rule, with each possible result that an example of it comes to
for file in "$SOURCE"/rules/*/*.lua; do
  id=$(basename "$file" .lua)
  says "Possible results" "$id"
  says "No audit of it is recorded." "$id"
  for word in conform improvement gap absent not_determined not_tested; do
    grep -qE "expect += +\"$word\"" "$file" || continue
    count=$((count + 1))
    sed -n '/^Possible results/,/^$/p' out | grep -q "^  $(echo $word | tr _ ' ')  *[a-z]" || fail "$id does not tell that it can be $word"
  done
  "$STAGE0" explain "$id" --json >json || fail "explain $id --json: exit $?"
  grep -qF "\"rule\": \"$id\"," json || fail "explain $id --json names another rule"
done
says "Where to get it: Export of the directory" A.5.18-leavers-disabled
says "Measured by the organization's own rule leaver_accounts" A.5.18-leavers-disabled
status=0
"$STAGE0" explain A.5.18-leaver-disabled >out 2>err || status=$?
[ "$status" -eq 2 ] || fail "a slip: exit $status"
grep -qF "did you mean A.5.18-leavers-disabled?" err || fail "a slip is not named"

# in a workspace: before the first audit, after it, an own rule that no audit has seen, and one that is gone
two_cycles acme
cd "$work/acme"
says "In this workspace: there:" A.5.18-leavers-disabled
says "Last result, cycle 2026-H2" A.5.18-leavers-disabled
says "Life so far 2026-H2" A.5.18-leavers-disabled
says "stage0 explain NC-2026-" A.5.18-leavers-disabled
"$STAGE0" explain A.5.18-leavers-disabled --json | grep -q '"class": "' || fail "the finding of a rule is not given to programs"
"$STAGE0" rule new A.7.11 Power >/dev/null
says "Life so far 2026-H2 not looked at" A.7.11-power
says "In this workspace: missing" A.7.11-power
"$STAGE0" init "$work/fresh" >/dev/null
cd "$work/fresh"
says "In this workspace: missing" A.5.18-leavers-disabled
says "No audit of it is recorded." A.5.18-leavers-disabled
"$STAGE0" rule new A.7.11 Power >/dev/null
"$STAGE0" audit >/dev/null || true
rm rules/A.7.11-power.lua
says "Last result, cycle" A.7.11-power
done_testing "$count"
