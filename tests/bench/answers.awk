# answers.awk - the questions of rules/ that need no history of their own lines, in one pass over the files, as a
# script would ask them: `awk -f answers.awk leavers.csv assets.csv accounts.csv …`. Lines as in answers.sql.
# Cells with quotes stand last in a line, so that the separator alone is enough.
BEGIN { FS = "," }
FNR == 1 { file = FILENAME; sub(/.*\//, "", file); sub(/\.csv$/, "", file); next }
function next_day(day, n,   y, m, d, last) {
  y = substr(day, 1, 4) + 0; m = substr(day, 6, 2) + 0; d = substr(day, 9, 2) + n
  while (d > (last = m == 2 ? (y % 4 == 0 ? 29 : 28) : (m == 4 || m == 6 || m == 9 || m == 11) ? 30 : 31)) {
    d -= last
    if (++m > 12) { m = 1; y++ }
  }
  return sprintf("%04d-%02d-%02d", y, m, d)
}
function count(rule, failed, unknown, apart) {
  if (apart) a[rule]++
  else { all[rule]++; f[rule] += failed; u[rule] += unknown }
}
file == "leavers" { left[$1] = $2 }
file == "assets" {
  until[$1] = $5
  if ($4 == "restricted" && $5 == "") restricted[$1] = 1
  if ($5 == "") count("A.5.9-assets-owned", $3 == "", 0, 0)
  if ($6 != "") count("bench-assets-disposed", $7 == "", 0, 0)
}
file == "accounts" {
  if ($2 in left) {
    due = next_day(left[$2], 1)
    count("bench-leavers-late", $8 == "" || $8 > due, 0, $8 == "" && due >= "2026-11-01")
  }
  if ($8 != "") next
  if ($5 == "yes") count("bench-accounts-mfa", $6 == "no", $6 == "", 0)
  count("bench-accounts-dormant", $9 < "2026-08-04" && $7 < "2026-08-04", 0, 0)
  count("bench-accounts-reviewed", $10 < "2026-05-02", 0, 0)
  count("bench-accounts-trained", $12 == "" || $12 > $11, 0, $11 == "" || ($12 == "" && $11 >= "2026-11-01"))
  if ($4 == "personal") {
    pair = $2 "," $3
    count("bench-accounts-duplicate", 0, 0, 0)
    if (pair in seen) f["bench-accounts-duplicate"]++
    seen[pair] = 1
  }
}
file == "changes" { count("bench-changes-approved", $4 == "" || $4 == $3, 0, 0) }
file == "suppliers" && $4 == "" { count("bench-suppliers-reviewed", $5 < "2025-11-02", 0, 0) }
file == "backups" && $3 == "passed" && ($1 in restricted) { done[$1 "," substr($2, 1, 7)] = 1 }
file == "vulnerabilities" && ($3 == "critical" || $3 == "high") {
  due = next_day($4, $3 == "critical" ? 7 : 30)
  late = $5 == "" || $5 > due
  apart = ($2 in until && until[$2] != "") || ($5 == "" && due >= "2026-11-01")
  count("bench-vulnerabilities-fixed", late && $2 in until, late && !($2 in until), apart)
}
END {
  for (asset in restricted)
    for (m = 7; m <= 10; m++)
      count("bench-assets-backed-up", !((asset "," sprintf("2026-%02d", m)) in done), 0, 0)
  for (rule in all) print rule, all[rule], f[rule], u[rule], a[rule] + 0
}
