#!/bin/sh
# `catalog` has a page for every clause and control of both editions, names who tests it and what they read, lists by
# theme and attribute, prints the whole grading table, and leads from a wrong id to a right one. It works
# without a workspace.
. "$SOURCE/tests/cli/lib.sh"
count=0
cd "$work"

# run [-C DIR] ARGUMENTS…: catalog, in a workspace where one is named.
run() {
  if [ "${1:-}" = -C ]; then
    dir=$2
    shift 2
    "$STAGE0" -C "$dir" catalog "$@"
  else
    "$STAGE0" catalog "$@"
  fi
}

# says WORDS WHAT ARGUMENTS…: exit 0 and these words.
says() {
  words=$1 what=$2
  shift 2
  count=$((count + 1))
  run "$@" >out 2>err || fail "$what: exit $?"
  tr '\n' ' ' <out | tr -s ' ' | grep -qF -- "$words" || fail "$what: does not say \"$words\""
}

# refuses WORDS ARGUMENTS…: exit 2 and these words.
refuses() {
  words=$1
  shift
  count=$((count + 1))
  status=0
  run "$@" >out 2>err || status=$?
  [ "$status" -eq 2 ] || fail "$*: exit $status, not 2"
  grep -qF -- "$words" err || fail "$*: does not say \"$words\": $(head -n 1 err)"
}

says "30 clauses, 93 controls" "the overview"
says "26 clauses, 114 controls" "the overview"
says '"technological": 34' "the overview as JSON" --json
says "A.5.18 Access rights" "a control" A.5.18
says "A.5.18-leavers-disabled: " "a control's rules" A.5.18
says "own_rules.leaver_accounts" "a control's evidence" A.5.18
says "Came from A.9.2.2, A.9.2.5, A.9.2.6" "a control's ancestors" A.5.18
says "Went into A.5.18" "a control of 2013" A.9.2.6
says "Information security policy (demanded)" "a document" 5.2
says "major, when there is none: information security policy" "an absence" 5.2
says "The control of that number is A.5.1." "a clause with a control's number" 5.1
says "8 of 123 requirements" "a theme" --theme people
says "34 of 123 requirements" "a part" A.8
says "14 of 123 requirements" "an attribute" --attribute control_type=corrective
refuses "did you mean A.5.18?" 5.18
refuses "there is no clause or control" nonsense
refuses "near is people" --theme peple
refuses "near is control_type" --attribute control_typ=detective
refuses "no control has control_type" --attribute control_type=strict

# Every id has a page, and all pages are whole.
for id in $(sed -n 's/^    ref: "\(A\.[0-9.]*\)"$/\1/p' "$SOURCE/catalog/iso27001-2022.yaml") \
  $(sed -n 's/^  - id: "\(A\.[0-9]*\.[0-9]*\.[0-9]*\)"$/\1/p' "$SOURCE/catalog/mapping-2013-2022.yaml"); do
  count=$((count + 1))
  "$STAGE0" catalog "$id" >out 2>err || fail "$id has no page"
  grep -q "(null)" out && fail "$id: something is missing on its page"
  LC_ALL=C awk 'length($0) > 80 && / .* .* /' out | grep -q . && fail "$id: wider than 80 columns"
done
[ "$count" -gt 220 ] || fail "there are only $count pages"

# The printed table has the rows of the documented one, and every threshold.
"$STAGE0" catalog grading >out || fail "the grading table cannot be printed"
printed=$(grep -cE '^  (M[0-9]|carried|handled|minor|ofi) +(major|minor|ofi|none) ' out)
documented=$(grep -cE '^\| (M[0-9]|carried|handled|minor|ofi) \|' "$SOURCE/docs/grading.md")
[ "$printed" -eq "$documented" ] || fail "$printed rows are printed, $documented documented"
grep -q "(null)" out && fail "a row has no words"
# … and the lists that its rows speak of
for title in "Absence weighs as major (M1)" "Absence weighs as minor" "One instance is enough (M2)" "M2 is printed as M5" "Minors of one audit count together (M3)"; do
  count=$((count + 1))
  grep -qF "$title" out || fail "the grading table lacks \"$title\""
done
for name in $(sed -n 's/^  - name: //p' "$SOURCE/catalog/grading.yaml"); do
  count=$((count + 1))
  grep -qE "^  $name: ([0-9]|no$)" out || fail "the threshold $name is not printed"
done

# In a workspace, those in force beside the defaults.
workspace graded 2026-H1
sed -i '/^grading:/,/^[^ #]/{/^grading:/d;/^  [a-z_]*:/d}' graded/audit.yaml
echo 'grading: {rate_major: 60 %, leavers_min: 3, late_major: yes}' >>graded/audit.yaml
says "Thresholds in force (audit.yaml sets 3 of 11)" "thresholds in force" -C graded grading
says "rate_major: 60 % in force; default 70 %" "a rate in force" -C graded grading
says "leavers_min: 3 instances in force; default 0 instances" "a number in force" -C graded grading
says "late_major: yes in force; default no" "a switch in force" -C graded grading
says "rate_judgement: 40 %" "a default in force" -C graded grading
says "failure rate > rate_major (60 %)" "the row with the number in force" -C graded grading
says '"in_force": 60' "thresholds in force as JSON" -C graded grading --json
sed -i 's/late_major: yes/late_major: often/' graded/audit.yaml
refuses '"late_major" is neither yes nor no' -C graded grading
done_testing "$count"
