# One call after another fails - memory, read, write, fsync, rename, close, lock, fork, pipe - while the smallest
# workspace that enters every room (rooms/) and the example company are audited, compared, reported and verified:
# see nth_call.c for what has to hold after each. All calls: S0_STRIDE=1, hours of them; without it as many as
# half a minute allows. NTH_CALL and FAILING are the driver and the library of this folder.
[ ! -w /dev/shm ] || export TMPDIR=/dev/shm # no disk is to be worn out
. "$SOURCE/tests/cli/lib.sh"
checked=0
here=$SOURCE/tests/faults

# rooms NAME: in $work/NAME/state a workspace with one cycle before, one run recorded, and evidence changed since.
rooms() {
  at=$work/$1/state
  mkdir -p "$at"
  cp -R "$here/rooms/." "$at/"
  sed -i 's/name: "2026"/name: "2025"/; s/2026-11-02/2026-03-02/; s/2026-01-01/2025-03-01/; s/2026-10-31/2026-02-28/' \
    "$at/audit.yaml"
  sed -i 's/2026-10-30/2026-02-27/' "$at/evidence/sources.yaml"
  "$STAGE0" -C "$at" audit --close >"$work/out"
  rm -r "$at/reports"
  cp "$here/rooms/audit.yaml" "$at/"
  cp "$here/rooms/evidence/sources.yaml" "$at/evidence/"
  "$STAGE0" -C "$at" audit >"$work/out"
  sed -i 's/a2,p2,N,2026-08-31/a2,p2,N,2026-08-30/' "$at/evidence/accounts.csv"
}

# company NAME: the same of the example company.
company() {
  two_cycles "$1.made"
  rm -r "$work/$1.made/reports/2026-H1"
  mkdir -p "$work/$1"
  mv "$work/$1.made" "$work/$1/state"
  sed -i '$d' "$work/$1/state/evidence/changes.csv"
}

# fails NAME STRIDE OPTIONS WORD…: run a command, each so many-th call fails.
fails() {
  name=$1 stride=${S0_STRIDE:-$2} options=$3
  shift 3
  rm -rf "$work/$name/w"
  cp -R "$work/$name/state" "$work/$name/w"
  # shellcheck disable=SC2086 # several words
  if "$NTH_CALL" -s "$stride" $options "$FAILING" "$work/$name/state" "$work/$name/w" \
    "$STAGE0" -C "$work/$name/w" "$@" >"$work/said"; then
    tail -1 "$work/said" | sed "s|^|$name: $* ($options): |"
  else
    cat "$work/said"
    fail "$name: $* ($options)"
  fi
  checked=$((checked + $(sed -n 's/^\([0-9]*\) of .*/\1/p' "$work/said")))
}

rooms rooms
company company
fails rooms 1 "-o process" audit
fails rooms 5 "-o close" audit
fails rooms 9 "-o read" audit
fails rooms 13 "-o lock" audit
fails rooms 3 "-o write" audit
fails rooms 1009 "-o memory" audit
fails rooms 1 "-p -o process" audit
fails rooms 23 "-p -o read" audit
fails rooms 7 "-p -o write" audit # a disk that is full from then on
fails rooms 6007 "-p -o memory" audit
fails rooms 53 "-w -o memory" audit # in workers
fails rooms 7 "-w -o write" audit
for command in "report --format md --output -" "report" "history --verify" "history" "diff" "explain A.5.18" "check"; do
  # shellcheck disable=SC2086
  {
    fails rooms 31 "-o read" $command
    fails rooms 11 "-o write" $command
    fails rooms 4999 "-f 91 -o memory" $command
  }
done
fails rooms 3 "-o write" history --forget 2025
fails rooms 5 "-p -o write" history --forget 2025
fails rooms 31 "-o read" history --forget 2025
fails rooms 311 "-f 91 -o memory" history --forget 2025
mkdir -p "$work/second" # a history that lacks the second cycle, and that cycle as files
cp -R "$work/rooms/state" "$work/second/state"
rm "$work/second/state/history.db"
for cycle in 2025 2026; do "$STAGE0" -C "$work/rooms/state" history export "$work/$cycle" "$cycle" >"$work/out"; done
"$STAGE0" -C "$work/second/state" history import "$work/2025" >"$work/out"
fails second 3 "-o write" history import "$work/2026"
fails second 11 "-p -o write" history import "$work/2026"
fails second 31 "-o read" history import "$work/2026"
fails second 4999 "-f 91 -o memory" history import "$work/2026"
mkdir -p "$work/fresh" # and one that has none
cp -R "$work/second/state" "$work/fresh/state"
rm "$work/fresh/state/history.db"
fails fresh 11 "-o write" history import "$work/2025"
fails fresh 9 "-o close" history import "$work/2025"
fails rooms 11 "-o memory" catalog A.5.18
fails rooms 211 "-o memory" evidence
fails company 47 "-o write" audit
fails company 149 "-o read" audit
fails company 40009 "-o memory" audit
fails company 30011 "-o memory" diff
done_testing $checked
