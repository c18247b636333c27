#!/bin/sh
# Rules that do much honest work over 100,000 accounts end within the default limits, side by side with hostile rules: a
# join with a deadline, the look at each record in Lua, a large text made the right way.
. "$SOURCE/tests/cli/lib.sh"
workspace acme 2026-H1
place=$work/acme
mkdir -p "$place/rules"
awk 'BEGIN {
  print "account,person,system,privileged,created_on,disabled_on,last_sign_in"
  for (i = 0; i < 100000; i++) {
    left = i % 10 == 0
    printf "a%d,p%d,s%d,%s,2024-%02d-01,%s,2026-%02d-%02d\n", i, i % 50000, i % 40, i % 97 == 0 ? "true" : "false", i % 12 + 1,
      left ? "2026-02-01" : "none", i % 4 + 1, i % 28 + 1
  }
}' >"$place/evidence/accounts.csv"
awk 'BEGIN { print "person,left_on"; for (i = 0; i < 50000; i += 10) printf "p%d,2026-02-01\n", i }' >"$place/evidence/leavers.csv"
sed -i -e '/^accounts\.csv:/,/^[a-z_]*\.[a-z]*:/{/^accounts\.csv:/d;/^ /d}' -e '/^leavers\.csv:/,/^[a-z_]*\.[a-z]*:/{/^leavers\.csv:/d;/^ /d}' "$place/evidence/sources.yaml"

# heavy NAME EVIDENCE BODY
heavy() {
  cat >"$place/rules/$1.lua" <<LUA
return rule {
  api = 1, id = "A.5.18-heavy-$1", requirement = "A.5.18", title = "Heavy and honest", criterion = "Much is looked at.",
  evidence = { $2 },
  check = function(audit) $3 end,
  examples = { { given = {}, expect = "not_determined" } },
}
LUA
}
heavy every '"accounts.account", "accounts.system", "accounts.created_on"' '
    return every { of = audit.records.accounts, key = { "system", "account" }, meets = { created_on = before(audit.date) },
      gap = "{failed} of {all} accounts" }'
heavy join '"accounts.account", "accounts.person", "accounts.disabled_on", "leavers.person", "leavers.left_on"' '
    return every { of = audit.records.leavers:with(audit.records.accounts, "person"), key = { "person", "account" },
      meets = { disabled_on = by(column "left_on") }, gap = "{failed} of {all} accounts of leavers" }'
heavy each '"accounts.account", "accounts.system", "accounts.privileged"' '
    local by_system, names = {}, {}
    for row in audit.records.accounts:each() do
      by_system[row.system] = (by_system[row.system] or 0) + (row.privileged and 1 or 0)
      names[#names + 1] = row.account
    end
    local n = 0
    for _, count in pairs(by_system) do n = n + count end
    table.sort(names, function(a, b) return #a == #b and a < b or #a < #b end)
    return gap(n .. " privileged accounts; the last is " .. names[#names], { failed = n, all = #names })'
for name in c-pattern-lazy endless-loop memory; do cp "$SOURCE/tests/cli/hostile/$name.lua" "$place/rules/"; done

status=0
timeout 300 "$STAGE0" -C "$place" audit --dry-run --jobs 2 --json >"$work/out" 2>"$work/err" || status=$?
[ "$status" -eq 3 ] || fail "exit $status, not 3: $(head -n 5 "$work/err")"
errors=$(awk '/^  "outcomes": \[/ { on = 1 } /^  \],?$/ { on = 0 }
  on && /^      "rule": / { rule = $2; gsub(/[",]/, "", rule) }
  on && /^      "outcome": "error"/ { print rule }' "$work/out" | sort | tr '\n' ' ')
[ "$errors" = "A.5.1-c-pattern-lazy A.5.1-endless-loop A.5.1-memory " ] || fail "these are errors: $errors"
for said in '(100000 of 100000 met)' '(10000 of 10000 met)' '1031 privileged accounts; the last is a99999'; do
  grep -qF "$said" "$work/out" || fail "nothing says \"$said\""
done
done_testing 5
