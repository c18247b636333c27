#!/bin/sh
# Each rule of tests/cli/broken is wrong in one way, and `check`, `rule lint` or `rule test` says so with file, line
# and remedy. What the three say is kept beside each rule and compared as a whole; UPDATE=1 writes it anew.
. "$SOURCE/tests/cli/lib.sh"
count=0

printf 'name: Broken GmbH\n' >"$work/organization.yaml"
printf 'name: 2026\ndate: 2026-12-31\nperiod: {from: 2026-01-01, to: 2026-12-31}\n' >"$work/audit.yaml"
mkdir "$work/rules"
cd "$work"

# answers: what the three commands say of the rules in the workspace, the numbers of what is built in left out. They
# find no luacheck: what it says depends on whether it is installed.
answers() {
  for command in check "rule lint rules" "rule test rules --quick"; do
    status=0
    # shellcheck disable=SC2086
    PATH="$work/none" "$STAGE0" -C "$work" $command >out 2>&1 || status=$?
    echo "== $command: exit $status"
    sed 's/^[0-9]* files, [0-9]* tables, [0-9]* rules: /files, tables, rules: /' out
  done
}

for rule in "$SOURCE"/tests/cli/broken/*.lua; do
  count=$((count + 1))
  name=$(basename "$rule" .lua)
  rm -f rules/*
  cp "$rule" rules/
  [ ! -e "${rule%.lua}.second" ] || cp "${rule%.lua}.second" "rules/$name-second.lua"
  answers >answers
  grep -q "rules/$name.lua:[0-9]" answers || fail "$name: neither file nor line is named"
  grep -q "hint[: ]" answers || fail "$name: no remedy is named"
  grep -q ": exit [13]$" answers || fail "$name: nobody minds"
  if [ -n "${UPDATE:-}" ]; then
    cp answers "${rule%.lua}.expected"
  elif ! diff -u "${rule%.lua}.expected" answers; then
    fail "$name: something else is said"
  fi
done
[ "$count" -ge 20 ] || fail "only $count rules"
for kept in "$SOURCE"/tests/cli/broken/*.expected; do
  [ -e "${kept%.expected}.lua" ] || fail "$(basename "$kept") belongs to no rule"
done

# exits N ARGUMENTS…: rule lint with these arguments, without luacheck; what it says is in `out`.
exits() {
  count=$((count + 1))
  wanted=$1
  shift
  status=0
  PATH="$work/none" "$STAGE0" rule lint "$@" >out 2>err || status=$?
  [ "$status" -eq "$wanted" ] || { fail "rule lint $*: exit $status, not $wanted"; head -n 5 out err; }
}

# says WORDS FILE: a line of the file is this one.
says() {
  count=$((count + 1))
  grep -qxF -- "$1" "$2" || { fail "no line is: $1"; head -n 8 "$2"; }
}

# A silence with its reason: no finding, listed, counted, exit 0; in JSON with both.
rm -f rules/*
sed 's/^\( *gap .*\)$/      -- lint: allow gap-without-numbers: the list names each of them\n\1/' \
  "$SOURCE/tests/cli/broken/20-gap-without-numbers.lua" >rules/silenced.lua
exits 0 rules
says "1 rule: no finding, 1 silenced" out
exits 0 rules --silenced
says "rules/silenced.lua:15:7: gap-without-numbers: the list names each of them" out
exits 0 rules --json
says '      "reason": "the list names each of them"' out
exits 0 rules --verbose
says "luacheck: not looked for: luacheck is not installed" err
sed 's/ allow gap-without-numbers: .*/ allow gap-without-numbers/' rules/silenced.lua >rules/s && mv rules/s rules/silenced.lua
exits 1 rules
says "1 rule: 1 finding, 1 silenced" out

# A rule that a recorded cycle had and that is gone: said until its new id names it.
sed 's/"Critical services had/"{failed} of {all} critical services had/' "$SOURCE/tests/cli/broken/20-gap-without-numbers.lua" >rules/silenced.lua
exits 0
"$STAGE0" audit >out 2>&1 || fail "the workspace cannot be audited"
exits 0
sed 's/services-end/services-over/' rules/silenced.lua >rules/renamed.lua
rm rules/silenced.lua
exits 1
says 'rules/renamed.lua:4:3: cycle 2026 was audited with the rule "A.5.19-critical-services-end", and no rule bears that id now [id-gone]' out
sed 's/^\(  requirement .*\)/  formerly = { "A.5.19-critical-services-end" },\n\1/' rules/renamed.lua >rules/s && mv rules/s rules/renamed.lua
exits 0

# What luacheck says is said with the rest, where it is installed.
if command -v luacheck >/dev/null; then
  sed 's/^\(    return every .*\)/    local unused = 1\n\1/' rules/renamed.lua >rules/s && mv rules/s rules/renamed.lua
  count=$((count + 1))
  status=0
  "$STAGE0" rule lint rules >out 2>err || status=$?
  [ "$status" -eq 1 ] || fail "what luacheck finds: exit $status, not 1"
  says "rules/renamed.lua:12:11: (W211) unused variable 'unused' [luacheck]" out
  cp "$SOURCE/tests/cli/broken/06-outcome-that-does-not-exist.lua" rules/renamed.lua # both see it; one says so
  "$STAGE0" rule lint rules >out 2>err && fail "an outcome that does not exist is not found"
  says "1 rule: 1 finding, 0 silenced" out
fi

# Hostile files are read like all others.
cp "$SOURCE"/tests/cli/hostile/*.lua rules/
exits 1
done_testing "$count"
