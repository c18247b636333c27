#!/bin/sh
# `history` of an empty workspace says what to do; of two cycles it counts what the reports count and says since
# when a finding is open; `--verify` names what was altered and exits 1.
. "$SOURCE/tests/cli/lib.sh"
count=0

"$STAGE0" init "$work/empty" >/dev/null
expect 0 "No cycle is recorded yet. stage0 audit records" "an empty history" "$STAGE0" -C "$work/empty" history
expect 0 '"cycles": []' "an empty history as JSON" "$STAGE0" -C "$work/empty" history --json
expect 0 "nothing to check" "proof of an empty history" "$STAGE0" -C "$work/empty" history --verify

two_cycles acme
head=$("$STAGE0" -C "$work/acme" history --json | sed -n 's/^  "head": "\(.*\)"$/\1/p')
expect 0 "2 cycles, 2 runs" "two cycles" "$STAGE0" -C "$work/acme" history
expect 0 "2026-H1, sealed" "the first cycle" "$STAGE0" -C "$work/acme" history
expect 0 "2026-H2, open" "the second cycle" "$STAGE0" -C "$work/acme" history
expect 0 "A.5.18 since 2026-H1, raised in 2 cycles" "the age of a finding" "$STAGE0" -C "$work/acme" history
findings=$(sed -n 's/^Findings *//p' "$work/acme.H2.out")
expect 0 "Findings $findings" "the counts of the audit" "$STAGE0" -C "$work/acme" history
LC_ALL=C awk 'length($0) > 84' "$work/out" | grep -q . && fail "history: a line is wider than 80 columns"

expect 0 "The history is whole: 2 runs and" "a whole history" "$STAGE0" -C "$work/acme" history --verify
expect 0 "the head is in it" "a printed head" "$STAGE0" -C "$work/acme" history --verify --head "$head"
expect 2 "--head takes the 64 digits" "half a head" "$STAGE0" -C "$work/acme" history --verify --head "${head%????}"
expect 2 "--head belongs to --verify" "a head alone" "$STAGE0" -C "$work/acme" history --head "$head"
expect 1 "is not in the chain" "a history that was cut" "$STAGE0" -C "$work/empty" history --verify --head "$head"

# One byte of a recorded document: found again in the file and changed there.
cp -R "$work/acme" "$work/forged"
LC_ALL=C sed 's/"date": "2026-11-02"/"date": "2026-11-03"/' "$work/acme/history.db" >"$work/forged/history.db"
if cmp -s "$work/acme/history.db" "$work/forged/history.db"; then
  # The document is stored in another form: take a byte from the middle of the file instead.
  size=$(wc -c <"$work/acme/history.db")
  printf 'X' | dd of="$work/forged/history.db" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
fi
expect 1 "altered" "a forged document" "$STAGE0" -C "$work/forged" history --verify
expect 1 '"whole": false' "a forged document as JSON" "$STAGE0" -C "$work/forged" history --verify --json
done_testing "$count"
