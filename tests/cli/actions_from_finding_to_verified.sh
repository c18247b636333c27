#!/bin/sh
# Corrective actions over three cycles: a finding gets an action, the action is changed and closed, and the next
# audit that decides tells whether it helped. What may not happen does not: closing without evidence, verifying by
# declaration, touching other bytes of the file, editing an export.
. "$SOURCE/tests/cli/lib.sh"
count=0
ws=$work/acme
actions=$ws/evidence/actions.csv

# expect STATUS WORDS COMMAND…: exit status of stage0 in the workspace, and words in what it says.
expect() {
  expected=$1 words=$2
  shift 2
  count=$((count + 1))
  status=0
  "$STAGE0" -C "$ws" "$@" >"$work/out" 2>&1 || status=$?
  [ "$status" -eq "$expected" ] || { fail "$*: exit $status, not $expected"; cat "$work/out"; }
  tr '\n' ' ' <"$work/out" | tr -s ' ' | grep -qF -- "$words" || { fail "$*: does not say \"$words\""; cat "$work/out"; }
}

# line NUMBER TEXT: what stands in a line of the register.
line() {
  count=$((count + 1))
  [ "$(sed -n "$1p" "$actions")" = "$2" ] || fail "line $1 is \"$(sed -n "$1p" "$actions")\", not \"$2\""
}

# plan NAME DATE FROM: audit.yaml of a cycle, and evidence collected on its day.
plan() {
  printf 'name: %s\ndate: %s\nperiod: {from: %s, to: %s}\n' "$1" "$2" "$3" "$2" >"$ws/audit.yaml"
  sed -i "s/^default:.*/default: {source: Directory, collected: $2, by: auditor}/" "$ws/evidence/sources.yaml"
}

mkdir -p "$ws/evidence"
cat >"$ws/organization.yaml" <<'YAML'
name: Acme
edition: 2022
YAML
cat >"$ws/evidence/own_rules.yaml" <<'YAML'
own_rules:
  leaver_accounts: {within: 1 day, source: "Access policy 1.0, 3"}
YAML
echo 'default:' >"$ws/evidence/sources.yaml"
printf 'control,applicable,reason,status,planned_for,owner\nA.5.18,yes,R-1,implemented,,IT\nA.5.9,yes,R-1,implemented,,IT\n' \
  >"$ws/evidence/soa.csv"
printf 'person,left_on\np1,2025-10-01\n' >"$ws/evidence/leavers.csv"
printf 'person,account,disabled_on,privileged,last_sign_in\np1,a1,,no,2025-09-30\n' >"$ws/evidence/accounts.csv"
printf 'asset,owner,kind,until\nlaptop,,hardware,\n' >"$ws/evidence/assets.csv"
printf 'person,started_on,left_on\np2,2024-01-01,\n' >"$ws/evidence/people.csv"

# --- first cycle: two findings
plan 2025-H2 2025-12-31 2025-07-01
expect 0 "No corrective action is recorded. stage0 action add FINDING" action
expect 2 "no cycle is recorded yet" action add NC-2025-H2-001
expect 0 "The cycle is sealed" audit --close
expect 0 "Findings of the last cycle without an action" action
leavers=$("$STAGE0" -C "$ws" explain --json A.5.18-leavers-disabled | sed -n 's/^  "number": "\(.*\)",$/\1/p')
assets=$("$STAGE0" -C "$ws" explain --json A.5.9-assets-owned | sed -n 's/^  "number": "\(.*\)",$/\1/p')
[ -n "$leavers" ] && [ -n "$assets" ] || fail "the first cycle did not raise both findings"

# --- actions are recorded
expect 2 "did you mean" action add "${leavers%?}x"
expect 2 "name the finding that it answers" action add
expect 2 '"add" takes no --evidence' action add "$leavers" --evidence x
expect 2 "there is no \"action remove\"; there are list, add, update, close and verify" action remove CA-1
[ ! -e "$actions" ] || fail "a refused command wrote the register"
cp "$ws/evidence/sources.yaml" "$work/sources.before"
expect 0 "CA-2026-001 is recorded" action add "$leavers" --owner IT --on 2026-01-05
cmp -s "$ws/evidence/sources.yaml" "$work/sources.before" || fail "sources.yaml was touched although its default serves the register"
line 1 "action,finding,requirement,source,correction,cause,measure,owner,agreed_on,due,done_on,evidence,progress,verify_on,effective_on,effect"
line 2 "CA-2026-001,$leavers,A.5.18,audit,,,,IT,,,,,,,,"
# by the rule; a text with comma and quote; a formula stays what it is
expect 0 "CA-2026-002 is recorded" action add A.5.9-assets-owned --measure '=owner, "named"' --due 2026-02-28 --on 2026-01-05
line 3 "CA-2026-002,$assets,A.5.9,audit,,,\"=owner, \"\"named\"\"\",,2026-01-05,2026-02-28,,,,,,"
expect 2 "is not a date" action add A.5.9-assets-owned --due soon --on 2026-01-05
expect 2 "nothing was written" action add A.5.9-assets-owned --due soon --on 2026-01-05
expect 2 'is not one of' action update CA-2026-001 --progress much
[ "$(wc -l <"$actions")" -eq 3 ] || fail "a refused action was recorded"

# --- other bytes stay: a register that a person wrote
printf '\357\273\277"action",finding,cause,correction,measure,done_on,evidence,effective_on,due,owner,source,mine\r\n"K-1",INC-7,"a, b",x,y,2025-12-01,E,2025-12-20,2025-12-02,IT,incident,"kept ""so"""\r\n\r\nK-2,'"$leavers"',,,,,,,2026-03-31,,audit,\r\n' >"$work/kept.csv"
cp "$actions" "$work/ours.csv"
cp "$work/kept.csv" "$actions"
expect 0 "K-2 is changed" action update K-2 --owner "IT, Berlin"
sed 's/2026-03-31,,audit/2026-03-31,"IT, Berlin",audit/' "$work/kept.csv" | cmp -s - "$actions" || fail "an edit touched other bytes"
expect 2 'there is no column "progress"' action update K-2 --progress real
# … in whose own order of rows the right one is meant
printf 'owner;finding;action;source;due;done_on;cause;measure;correction;evidence\r\nIT;X-1;K-9;other;2026-03-31;;c;m;d;\r\nHR;X-2;K-2;other;2026-03-31;;;;;\r\n' >"$actions"
cp "$ws/evidence/sources.yaml" "$work/sources.before"
expect 2 'the header of actions is one cell, and ";" stands in it' action update K-2 --owner Nobody
printf 'actions.csv: {source: QM, collected: 2026-01-05, by: QM, separator: ";"}\n' >>"$ws/evidence/sources.yaml"
expect 0 "K-2 is changed K-2 open, due 2026-03-31, IT; HR" action update K-2 --owner "IT; HR"
line 3 "$(printf '"IT; HR";X-2;K-2;other;2026-03-31;;;;;\r')"
expect 2 "K-2 is not closed without its cause" action close K-2 --on 2026-02-01 --evidence E
expect 0 "K-9 is closed" action close K-9 --on 2026-02-01 --evidence E
line 2 "$(printf 'IT;X-1;K-9;other;2026-03-31;2026-02-01;c;m;d;E\r')"
cp "$work/sources.before" "$ws/evidence/sources.yaml"
cp "$work/kept.csv" "$actions"
expect 0 "K-2 is changed" action update K-2 --owner "IT, Berlin"
# a column that says nothing where it is empty comes by itself, behind the others
expect 0 "K-2 is changed" action update K-2 --verify-on 2026-09-30
sed 's/,mine\r$/,mine,verify_on\r/; s/""so"""\r$/""so""",\r/; s/,audit,\r$/,audit,,2026-09-30\r/; s/2026-03-31,,audit/2026-03-31,"IT, Berlin",audit/' "$work/kept.csv" |
  cmp -s - "$actions" || fail "a new column touched other bytes"
cp "$work/ours.csv" "$actions"

# --- exports and other files are left alone
cp "$ws/evidence/sources.yaml" "$work/sources"
printf 'actions.csv: {source: Tool, collected: 2026-01-05, by: IT, columns: {action: action}}\n' >>"$ws/evidence/sources.yaml"
expect 2 'is an export that is read with "columns"' action update CA-2026-001 --owner HR
cp "$work/sources" "$ws/evidence/sources.yaml"
mkdir "$ws/evidence/actions" && mv "$actions" "$ws/evidence/actions/one.csv"
expect 2 "the corrective actions stand here, not in evidence/actions.csv" action update CA-2026-001 --owner HR
mv "$ws/evidence/actions/one.csv" "$actions" && rmdir "$ws/evidence/actions"

# --- an origin where there is none, brought up to date later, and nobody else's touched
sed -i '/^default:/d' "$ws/evidence/sources.yaml"
printf '# ours\nleavers.csv: {source: Directory, collected: 2026-01-05, by: IT}\n' >"$ws/evidence/sources.yaml"
expect 0 "evidence/sources.yaml: an origin of actions.csv is added" action update CA-2026-001 --due 2026-03-31 --on 2026-01-06
printf '# ours\nleavers.csv: {source: Directory, collected: 2026-01-05, by: IT}\nactions.csv: {source: "Register of corrective actions, kept with stage0 action", collected: 2026-01-06, by: stage0 action}\n' |
  cmp -s - "$ws/evidence/sources.yaml" || fail "the origin is not what it should be"
expect 0 "the day of collection of actions.csv is brought up to date" action update CA-2026-001 --due 2026-02-28 --on 2026-01-07
grep -q 'collected: 2026-01-07, by: stage0 action' "$ws/evidence/sources.yaml" || fail "the day of collection stayed"
cp "$work/sources" "$ws/evidence/sources.yaml"

# --- list marks what is overdue
expect 0 "2 open, 0 overdue; 0 done" action list --date 2026-02-28
expect 0 "2 open, 2 overdue; 0 done" action list --date 2026-03-01
expect 0 "OVERDUE, due 2026-02-28, IT" action list --date 2026-03-01
expect 0 '"state": "overdue"' action list --date 2026-03-01 --json
LC_ALL=C awk 'length($0) > 80' "$work/out" | grep -q '^  [A-Z]' && fail "list: a line is wider than 80 columns"

# --- closing asks for what 10.2 asks for
expect 2 "say when it was completed" action close CA-2026-001 --evidence T-1
expect 2 "is not closed without evidence" action close CA-2026-001 --on 2026-02-10
expect 2 "is not closed without evidence" action close CA-2026-001 --on 2026-02-10 --evidence " "
expect 2 "is not closed without evidence" action close CA-2026-001 --on 2026-02-10 --evidence none
expect 2 "is not closed without its cause" action close CA-2026-001 --on 2026-02-10 --evidence T-1
expect 2 "is not closed without its correction" action close CA-2026-001 --on 2026-02-10 --evidence T-1 --cause "No list"
expect 2 "is not closed without its measure" action close CA-2026-001 --on 2026-02-10 --evidence T-1 --cause "No list" --correction "a1 disabled"
expect 2 "--on is a day" action close CA-2026-001 --on 2026-02 --evidence T-1
expect 2 "did you mean CA-2026-001" action close CA-2026-00 --on 2026-02-10 --evidence T-1
expect 0 "CA-2026-001 is closed; the next audit tells" action close CA-2026-001 --on 2026-02-10 --evidence T-1 \
  --cause "No list" --correction "a1 disabled" --measure "List of exits"
line 2 "CA-2026-001,$leavers,A.5.18,audit,a1 disabled,No list,List of exits,IT,,2026-02-28,2026-02-10,T-1,,,,"
expect 2 "was closed on 2026-02-10 and stays as it is" action update CA-2026-001 --owner HR
expect 2 "was closed on 2026-02-10" action close CA-2026-001 --on 2026-02-11 --evidence T-2
expect 0 "is closed" action close CA-2026-002 --on 2026-02-20 --evidence Inventory --cause "Nobody asked" --correction "Owner named"
expect 0 "not verified yet: no audit after it is recorded" action verify CA-2026-001
line 2 "CA-2026-001,$leavers,A.5.18,audit,a1 disabled,No list,List of exits,IT,,2026-02-28,2026-02-10,T-1,,,,"

# --- second cycle: one condition is gone, the other cannot be looked at
plan 2026-H1 2026-06-30 2026-01-01
printf 'person,account,disabled_on,privileged,last_sign_in\np1,a1,2025-10-02,no,2025-09-30\n' >"$ws/evidence/accounts.csv"
mv "$ws/evidence/assets.csv" "$work/assets.csv"
expect 0 "The cycle is sealed" audit --close
expect 0 "CA-2026-001 effective: conform in 2026-H1 (A.5.18-leavers-disabled)" action verify
expect 0 "CA-2026-002 not verified yet: not determined in 2026-H1 (A.5.9-assets-owned)" action verify
line 2 "CA-2026-001,$leavers,A.5.18,audit,a1 disabled,No list,List of exits,IT,,2026-02-28,2026-02-10,T-1,,,2026-06-30,effective: conform in 2026-H1 (A.5.18-leavers-disabled)"
cp "$actions" "$work/read.csv"
expect 0 "effective" action verify
cmp -s "$actions" "$work/read.csv" || fail "reading again wrote something else"
# a declaration is not believed, and not taken away
sed 's/Nobody asked\(.*\),,,,$/&/; /CA-2026-002/s/,,$/,2026-06-01,/' "$work/read.csv" >"$actions"
expect 0 "effective_on is declared as 2026-06-01" action verify CA-2026-002
cp "$work/read.csv" "$actions"

# --- third cycle: the other condition is there again
plan 2026-H2 2026-12-31 2026-07-01
mv "$work/assets.csv" "$ws/evidence/assets.csv"
expect 0 "Report:" audit
again=$("$STAGE0" -C "$ws" explain --json A.5.9-assets-owned | sed -n 's/^  "number": "\(.*\)",$/\1/p')
expect 0 "CA-2026-002 not effective: gap in 2026-H2 (A.5.9-assets-owned, $again)" action verify
line 3 "CA-2026-002,$assets,A.5.9,audit,Owner named,Nobody asked,\"=owner, \"\"named\"\"\",,2026-01-05,2026-02-28,2026-02-20,Inventory,,,,\"not effective: gap in 2026-H2 (A.5.9-assets-owned, $again)\""
expect 0 "done, not effective" action
# the report shows them with their state, and the reading is one input of the next run
expect 0 "Report:" audit
for words in "### Corrective actions" "done, not effective" "done, effective"; do
  count=$((count + 1))
  grep -qF "$words" "$ws/reports/2026-H2/report.md" || fail "the report does not say \"$words\""
done
# a reading that no longer holds is taken back
cat >"$ws/evidence/assets.csv" <<'CSV'
asset,owner,kind,until
laptop,p2,hardware,
CSV
expect 0 "Report:" audit
expect 0 "CA-2026-002 effective: conform in 2026-H2" action verify CA-2026-002
rm "$ws/evidence/assets.csv"
expect 0 "Report:" audit
expect 0 "CA-2026-002 not verified yet: not determined in 2026-H1" action verify CA-2026-002
line 3 "CA-2026-002,$assets,A.5.9,audit,Owner named,Nobody asked,\"=owner, \"\"named\"\"\",,2026-01-05,2026-02-28,2026-02-20,Inventory,,,,"
# an effect that takes time is read from the audits that can see it
cp "$actions" "$work/ours.csv"
expect 0 "CA-2026-003 is recorded" action add "$leavers" --on 2026-03-01
expect 2 "is not a date" action close CA-2026-003 --on 2026-03-01 --evidence T-3 --cause c --correction d --measure m --verify-on later
expect 0 "done, effect to be seen from 2026-12-31 on, completed 2026-03-01" action close CA-2026-003 --on 2026-03-01 \
  --evidence T-3 --cause c --correction d --measure m --verify-on 2026-12-31
expect 0 "CA-2026-003 effective: conform in 2026-H2 (A.5.18-leavers-disabled)" action verify CA-2026-003
expect 0 "CA-2026-001 effective: conform in 2026-H1" action verify CA-2026-001
expect 2 '"list" takes no --verify-on' action list --verify-on 2026-12-31
cp "$work/ours.csv" "$actions"
done_testing "$count"
