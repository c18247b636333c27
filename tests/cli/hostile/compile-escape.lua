-- Has an escape beyond Unicode
return "\u{FFFFFFFFFF}"
