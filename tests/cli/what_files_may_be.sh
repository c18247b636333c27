#!/bin/sh
# Files as they come: what is accepted has the one meaning that docs/workspace.md gives it; a folder, FIFO, device, link or
# name that cannot be evidence is refused by name, at once, and nothing is recorded.
. "$SOURCE/tests/cli/lib.sh"
count=0
acme=$work/acme

new() {
  rm -rf "$acme"
  cp -R "$SOURCE/tests/cli/bad/base" "$acme"
}

# audited WHAT STATUS WORDS: audit what `new` and the caller have put there.
audited() {
  count=$((count + 1))
  status=0
  timeout 120 "$STAGE0" -C "$acme" audit >"$work/out" 2>"$work/err" || status=$?
  [ "$status" -eq "$2" ] || fail "$1: exit $status, not $2: $(head -n 1 "$work/err")"
  [ -z "$3" ] || grep -qF -- "$3" "$work/err" || fail "$1: does not say \"$3\": $(head -n 1 "$work/err")"
  [ "$2" -eq 0 ] || [ ! -e "$acme/history.db" ] || fail "$1: something was recorded"
}

# reads WHAT TABLE WORDS: what the workspace's table says, as understood.
reads() {
  "$STAGE0" -C "$acme" evidence "$2" --json >"$work/out" 2>&1 || fail "$1: cannot be read: $(head -n 1 "$work/out")"
  tr -d ' \n' <"$work/out" | grep -qF -- "$3" || fail "$1: is not read as $3"
}

# --- accepted, with one meaning

new; printf '\357\273\277person,left_on\r\np9,2026-03-30\r\n' >"$acme/evidence/leavers.csv"
audited "a byte order mark and CRLF" 0 ""
reads "a byte order mark and CRLF" leavers '"person":"p9"'
new; printf '\357\273\277risks:\r\n  - {risk: r9}\r\n' >"$acme/evidence/x.yaml"
audited "YAML with a byte order mark and CRLF" 0 ""
reads "YAML with a byte order mark and CRLF" risks '"risk":"r9"'
new; printf 'risks:\n  - {risk: NO, level: 0o17, impact: 0x1F, likelihood: 017}\n' >"$acme/evidence/x.yaml"
audited "Norway and numbers of YAML" 0 ""
reads "Norway" risks '"risk":"NO"'
reads "an octal" risks '"level":"15"'
reads "a hexadecimal" risks '"impact":"31"'
reads "a number with a leading zero" risks '"likelihood":"17"'
new; printf 'risk,level\n1:30,017\n' >"$acme/evidence/risks.csv"
reads "a leading zero in CSV" risks '"level":"17"'
reads "a time is text" risks '"risk":"1:30"'
for empty in x.yaml y.yml risks.ndjson; do
  new; : >"$acme/evidence/$empty"
  audited "an empty $empty" 0 ""
done
new; printf '# nothing\n\n' >"$acme/evidence/x.yaml"
audited "YAML of comments and blanks" 0 ""
new; : >"$acme/organization.yaml"
audited "an empty organization.yaml" 0 ""
"$STAGE0" -C "$acme" history >"$work/out" 2>&1 || fail "history cannot be told of an organization without a name"
grep -q "an organization without a name" "$work/out" || fail "history does not say that the organization has no name"
new; mkdir "$acme/kept"; mv "$acme/evidence/leavers.csv" "$acme/kept/l.csv"; ln -s ../kept/l.csv "$acme/evidence/leavers.csv"
audited "a link to a file inside" 0 ""
reads "a link to a file inside" leavers '"person":"p1"'
new; mv "$acme/evidence" "$acme/kept"; ln -s kept "$acme/evidence"
audited "evidence/ that is a link inside" 0 ""
new; for name in .hidden.csv .~lock.leavers.csv# leavers.csv~; do printf '\377' >"$acme/evidence/$name"; done
audited "hidden files and backups" 0 ""
new; mkdir "$acme/evidence/risks"; printf 'risk\nr1\n' >"$acme/evidence/risks/a.csv"; printf 'risk\nr2\n' >"$acme/evidence/risks/A.csv"
audited "names that differ in case" 0 ""
reads "names that differ in case" risks '"risk":"r2"'

# --- refused

new; rm "$acme/evidence/leavers.csv"; mkdir "$acme/evidence/leavers.csv"
audited "a folder where a file belongs" 2 "evidence/leavers.csv: is a folder, not a file"
for file in organization.yaml audit.yaml; do
  new; rm "$acme/$file"; mkdir "$acme/$file"
  audited "a folder named $file" 2 "$file: is a folder, not a file"
  rmdir "$acme/$file"; mkfifo "$acme/$file"
  audited "a FIFO named $file" 2 "$file: is not a regular file"
done
new; mkfifo "$acme/evidence/risks.csv"
audited "a FIFO" 2 "evidence/risks.csv: is not a regular file"
new; mkfifo "$acme/evidence/pipe"
audited "a FIFO without an ending" 2 "evidence/pipe: is not a regular file"
new; ln -s /dev/zero "$acme/evidence/risks.csv"
audited "a link to a device" 2 "evidence/risks.csv: leads out of the folder"
new; ln -s /etc/passwd "$acme/evidence/risks.csv"
audited "a link that leads out" 2 "evidence/risks.csv: leads out of the folder"
new; ln -s nowhere "$acme/evidence/risks.csv"
audited "a link to nothing" 2 "evidence/risks.csv: cannot be opened"
new; ln -s risks.csv "$acme/evidence/risks.csv"
audited "a link to itself" 2 "evidence/risks.csv: cannot be opened: Too many levels"
new; ln -s . "$acme/evidence/again"
audited "a link to a folder" 2 "evidence/again: is a folder, not a file"
new; rm -r "$acme/evidence"; ln -s / "$acme/evidence"
audited "evidence/ that leads out" 2 "evidence: leads out of the folder"
new; rm -r "$acme/evidence"; : >"$acme/evidence"
audited "evidence that is a file" 2 "evidence: cannot be listed: Not a directory"
new; mkdir "$acme/evidence/risks"; printf 'risk\nr1\n' >"$acme/evidence/risks/$(printf 'a\nb').csv"
audited "a newline in a name" 2 "the name of this file is not UTF-8 text of one line"
new; printf 'risk\nr1\n' >"$acme/evidence/$(printf 'a\033[2J').csv"
audited "an escape in a name" 2 'evidence/a\x1B[2J.csv: "a\x1B[2J" cannot be the name of a table'
new; printf 'risk\nr1\n' >"$acme/evidence/$(printf 'a\377').csv"
audited "a name that is not UTF-8" 2 'evidence/a\xFF.csv: the name of this file'
new; cp "$acme/evidence/leavers.csv" "$acme/evidence/Leavers.csv"
audited "a name with a capital" 2 '"Leavers" cannot be the name of a table'
if [ "$(id -u)" -ne 0 ]; then
  new; chmod 000 "$acme/evidence/leavers.csv"
  audited "a file that may not be read" 2 "evidence/leavers.csv: cannot be opened: Permission denied"
fi

# --- large

columns=$(awk 'BEGIN { for (i = 1; i <= 1000000; i++) printf "c%d,", i }')
new; printf '%slast\n' "$columns" >"$acme/evidence/risks.csv"
columns=
audited "a million columns" 2 "the header has 1000001 columns, more than the 16384 that are read"
new; { printf 'risks:\n  - {risk: r1, title: "'; head -c 20000000 /dev/zero | tr '\0' x; printf '"}\n'; } >"$acme/evidence/x.yaml"
audited "a line of 20 MB" 0 ""
new; { printf 'person,left_on\np1,'; head -c 100000000 /dev/zero | tr '\0' x; } >"$acme/evidence/leavers.csv"
audited "a line of 100 MB without an end" 2 "evidence/leavers.csv:2:4: left_on"
printf 'limits: {file: 1}\n' >>"$acme/audit.yaml"
audited "a file above the limit" 2 "evidence/leavers.csv: has 100000018 bytes, more than the 1048576 that are read"
new; mkdir "$acme/evidence/risks"
awk -v root="$acme/evidence/risks" 'BEGIN { for (i = 0; i < 5000; i++) { f = root "/" i ".csv"; print "risk\nr" i > f; close(f) } }'
audited "5000 small files" 0 ""
done_testing "$count"
