#!/bin/sh
# `history --forget` drops what a closed cycle was audited from: a name that stands in no finding leaves the file, the
# room too; the chain holds and says what was forgotten; the report is written again as it was; diff says that the
# evidence is not kept; the next audit goes on. Open cycles and unknown ones are refused and nothing changes.
. "$SOURCE/tests/cli/lib.sh"
count=0

# A file of evidence with a name, in text that does not compress: zlib keeps such text as it is, mostly.
named() {
  mkdir -p "$work/acme/evidence"
  printf 'staff_phone_book:\n' >"$work/acme/evidence/zz_phone_book.yaml"
  i=0
  while [ "$i" -lt 400 ]; do
    digest=$(printf '%s %s' "$1" "$i" | cksum)
    printf '  - "%s"\n' "$digest" >>"$work/acme/evidence/zz_phone_book.yaml"
    i=$((i + 1))
  done
}

workspace acme 2026-H1
named one
"$STAGE0" -C "$work/acme" audit >/dev/null || fail "the first cycle cannot be audited"
expect 2 "is still open" "an open cycle" "$STAGE0" -C "$work/acme" history --forget 2026-H1
"$STAGE0" -C "$work/acme" audit --close >/dev/null || fail "the first cycle cannot be closed"
next_cycle acme 2026-H2
named two
"$STAGE0" -C "$work/acme" audit >/dev/null || fail "the second cycle cannot be audited"
cp -R "$work/acme" "$work/before"
expect 2 "recorded are: 2026-H1, 2026-H2" "an unknown cycle" "$STAGE0" -C "$work/acme" history --forget 2020
expect 2 "--date belongs to --forget" "a date alone" "$STAGE0" -C "$work/acme" history --date 2027-01-31
expect 2 "--head belongs to --verify" "a head to forget" "$STAGE0" -C "$work/acme" history --forget 2026-H1 --head 0
cmp -s "$work/acme/history.db" "$work/before/history.db" || fail "what was refused changed the history"

old_head=$("$STAGE0" -C "$work/acme" history --json | sed -n 's/^  "head": "\(.*\)"$/\1/p')
expect 0 "Forgotten on 2027-01-31: what 2026-H1 was audited from." "forgetting" \
  "$STAGE0" -C "$work/acme" history --forget 2026-H1 --date 2027-01-31
[ "$(wc -c <"$work/acme/history.db")" -lt "$(wc -c <"$work/before/history.db")" ] || fail "the file is as large as before"
[ ! -e "$work/acme/history.db-journal" ] || fail "a journal was left"
expect 0 "The history is whole" "the old head" "$STAGE0" -C "$work/acme" history --verify --head "$old_head"
expect 0 "Forgotten: 2026-H1," "what was forgotten" "$STAGE0" -C "$work/acme" history --verify
expect 0 '"date": "2027-01-31"' "the same for programs" "$STAGE0" -C "$work/acme" history --verify --json
expect 0 "inputs on 2027-01-31" "the list of cycles" "$STAGE0" -C "$work/acme" history
expect 0 "evidence not kept: what 2026-H1 was audited from was forgotten on 2027-01-31" "diff" \
  "$STAGE0" -C "$work/acme" diff
expect 0 "" "the report" "$STAGE0" -C "$work/acme" report --cycle 2026-H1
cmp "$work/acme/reports/2026-H1/report.md" "$work/before/reports/2026-H1/report.md" || fail "the report is another one"
cp "$work/acme/history.db" "$work/once.db"
expect 0 "nothing is left to drop" "forgetting again" \
  "$STAGE0" -C "$work/acme" history --forget 2026-H1 --date 2027-02-28
cmp -s "$work/acme/history.db" "$work/once.db" || fail "forgetting again changed the file"

expect 0 "Nothing new to record" "the next audit" "$STAGE0" -C "$work/acme" audit
expect 0 "The cycle is sealed" "the next seal" "$STAGE0" -C "$work/acme" audit --close
expect 0 "The history is whole" "the chain behind it" "$STAGE0" -C "$work/acme" history --verify --head "$old_head"

# Bytes of the forgotten content, as the file had them, are nowhere in it any more.
if command -v sqlite3 >/dev/null 2>&1; then
  piece=$(sqlite3 "$work/before/history.db" "SELECT hex(substr(b.data, 200, 24)) FROM blobs AS b JOIN inputs AS i
    ON i.blob = b.id WHERE i.path = 'evidence/zz_phone_book.yaml' AND i.run = 1")
  [ -n "$piece" ] || fail "the phone book was not recorded"
  od -An -v -tx1 "$work/before/history.db" | tr -d ' \n' | tr a-f A-F | grep -qF "$piece" || fail "the proof looks for the wrong bytes"
  od -An -v -tx1 "$work/acme/history.db" | tr -d ' \n' | tr a-f A-F | grep -qF "$piece" && fail "forgotten bytes are in the file"
  count=$((count + 1))
fi
done_testing "$count"
