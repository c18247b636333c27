#!/bin/sh
# A rule that was lost because its worker was killed, or ran out of time, is an error of that run. The same inputs
# audited again come to the rule's own outcome and are recorded as a new run; an error that stays is not recorded twice.
. "$SOURCE/tests/cli/lib.sh"
count=0

# runs N WHAT: so many runs are recorded.
runs() {
  count=$((count + 1))
  recorded=$("$STAGE0" -C "$work/acme" history --json | grep -c '"document_sha256"')
  [ "$recorded" -eq "$1" ] || fail "$2: $recorded runs are recorded, not $1"
}

# audit STATUS WHAT: audit, with this exit status.
audit() {
  status=0
  "$STAGE0" -C "$work/acme" audit >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -eq "$1" ] || { fail "$2: exit $status, not $1"; head -n 5 "$work/err"; }
}

workspace acme 2026-H1
# A busy machine is not what is tested.
sed 's/^limits:.*/limits: {seconds: 120}/' "$SOURCE/fixtures/lindgruen/2026-H1/audit.yaml" >"$work/acme/audit.yaml"
mkdir -p "$work/acme/rules"
cat >"$work/acme/rules/slow.lua" <<'EOF'
return rule {
  api = 1,
  id = "A.5.9-x-slow",
  requirement = "A.5.9",
  title = "Slow",
  criterion = "It takes its time",
  basis = "standard",
  evidence = { "assets.asset" },
  check = function(audit)
    -- one call in C that takes some seconds: no step is counted in it
    string.find(("a"):rep(20000), "a-b")
    return conform("all is well")
  end,
}
EOF

# Kill the worker that is busy with it: the one child of the audit that lives long enough.
"$STAGE0" -C "$work/acme" audit >"$work/out" 2>"$work/err" &
audit=$!
killed=no
tries=0
while [ "$killed" = no ] && [ "$tries" -lt 600 ] && kill -0 "$audit" 2>/dev/null; do
  tries=$((tries + 1))
  child=$(ps -o pid= --ppid "$audit" 2>/dev/null | head -n 1 | tr -d ' ')
  if [ -n "$child" ]; then
    sleep 0.2 # still there: this is the slow one
    again=$(ps -o pid= --ppid "$audit" 2>/dev/null | head -n 1 | tr -d ' ')
    if [ "$child" = "$again" ] && kill -9 "$child" 2>/dev/null; then killed=yes; fi
  fi
  sleep 0.02
done
status=0
wait "$audit" || status=$?
if [ "$killed" = yes ] && grep -q "killed by signal 9" "$work/out" "$work/err"; then
  [ "$status" -eq 3 ] || fail "a killed worker: exit $status, not 3"
  runs 1 "the run with a lost rule"
  audit 0 "the same inputs again"
  grep -q "Nothing new to record" "$work/out" && fail "the lost rule was taken for a result"
  runs 2 "the rule's own outcome"
else
  fail "no worker could be killed: exit $status"
fi
audit 0 "a third time"
grep -q "Nothing new to record" "$work/out" || fail "a run without errors is done again"
runs 2 "a third time"

# An error that stays is known.
cat >"$work/acme/rules/wrong.lua" <<'EOF'
return rule { api = 1, id = "A.5.9-x-wrong" }
EOF
audit 3 "a faulty rule"
runs 3 "a faulty rule"
audit 3 "a faulty rule again"
grep -q "Nothing new to record" "$work/out" || fail "an error that stays is recorded twice"
runs 3 "a faulty rule again"
done_testing "$count"
