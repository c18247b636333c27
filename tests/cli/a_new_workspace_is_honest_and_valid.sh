#!/bin/sh
# What `init` writes: untouched, it is audited to "not determined" wherever a rule exists, "not tested" elsewhere, with a
# request list and no error. Each line that is switched off can be switched on, alone and with all others; each template
# can be copied to evidence/ as it is. Nothing that exists is overwritten.
. "$SOURCE/tests/cli/lib.sh"
count=0

# audited NAME WHAT: the workspace is audited without fault, error or finding.
audited() {
  count=$((count + 1))
  status=0
  "$STAGE0" -C "$work/$1" audit --dry-run >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -eq 0 ] || { fail "$2: exit $status"; head -n 4 "$work/err"; }
}

# verdicts NAME: how many requirements have it, in the last audit's report.
verdicts() {
  grep -c "\"verdict\": \"$1\"" "$work/acme/reports"/*/report.json || true
}

"$STAGE0" init "$work/acme" >"$work/out" || fail "init fails"
cp -R "$work/acme" "$work/fresh"
"$STAGE0" init "$work/acme" >/dev/null 2>&1 && fail "a second init overwrites"
diff -r "$work/acme" "$work/fresh" >/dev/null || fail "a second init changed something"

# What is there before stays as it is.
mkdir "$work/mine"
echo mine >"$work/mine/README.md"
"$STAGE0" init "$work/mine" >"$work/out" || fail "a folder with a file of its own is refused"
[ "$(cat "$work/mine/README.md")" = mine ] || fail "a file of mine was overwritten"
grep -q "README.md is there already and was kept" "$work/out" || fail "a file that was kept is not named"
cmp -s "$work/mine/audit.yaml" "$work/fresh/audit.yaml" || fail "the other files are not written"
count=$((count + 4))

# Untouched.
"$STAGE0" -C "$work/acme" check >/dev/null || fail "the untouched workspace does not check"
"$STAGE0" -C "$work/acme" audit >"$work/out" 2>"$work/err" || fail "the untouched workspace is not audited"
[ -s "$work/err" ] && { fail "the untouched workspace is complained of"; head -n 4 "$work/err"; }
"$STAGE0" catalog --json >"$work/catalog"
tested=$(sed -n 's/.*"tested": \([0-9]*\).*/\1/p' "$work/catalog")
count=$((count + 4))
[ "$(verdicts not_determined)" -eq "$tested" ] ||
  fail "$(verdicts not_determined) requirements are not determined, $tested have a rule"
[ "$(verdicts not_tested)" -eq $((123 - tested)) ] || fail "the others are not all \"not tested\""
grep -q "Findings *0:" "$work/out" || fail "something was found in nothing"
"$STAGE0" -C "$work/acme" evidence --needed >"$work/needed" || fail "there is no request list"
for rule in $("$STAGE0" rule list --json | sed -n 's/^ *"id": "\(.*\)",$/\1/p'); do
  count=$((count + 1))
  grep -qF "$rule" "$work/needed" || fail "$rule waits for nothing"
done

# All lines of all files switched on, then each alone.
switched_off='^ *#[^ #]'
cp -R "$work/fresh" "$work/all"
for file in organization.yaml audit.yaml evidence/facts.yaml evidence/own_rules.yaml evidence/sources.yaml; do
  sed "/$switched_off/s/#//" "$work/fresh/$file" >"$work/all/$file"
  cmp -s "$work/fresh/$file" "$work/all/$file" && fail "$file has no line to switch on"
  cp -R "$work/fresh/." "$work/one"
  for line in $(grep -nE "$switched_off" "$work/fresh/$file" | cut -d: -f1); do
    sed "${line}s/#//" "$work/fresh/$file" >"$work/one/$file"
    audited one "$file:$line switched on ($(sed -n "${line}p" "$work/fresh/$file"))"
  done
  cp "$work/fresh/$file" "$work/one/$file"
done
audited all "all lines switched on"

# Templates as they are, without and with an origin.
cp "$work/all/templates/"*.csv "$work/one/evidence/"
audited one "templates without origin"
printf 'default: {source: nowhere, collected: %s, by: nobody}\n' "$(sed -n 's/^date: //p' "$work/one/audit.yaml")" \
  >"$work/one/evidence/sources.yaml"
audited one "templates with an origin"
cp "$work/one/evidence/"*.csv "$work/all/evidence/"
rm "$work/all/evidence/management_reviews.csv" # said to be not given
audited all "templates with everything switched on"

# No line is wider than a terminal, but for whole entries on one line.
for file in organization.yaml audit.yaml evidence/facts.yaml evidence/own_rules.yaml; do
  count=$((count + 1))
  LC_ALL=C awk 'length($0) > 80 && !/^ *#[a-z_]*: [{]/' "$work/fresh/$file" | grep -q . &&
    fail "$file has wide lines"
done
done_testing "$count"
