return rule {
  api         = 1,
  id          = "A.5.1-unknown-key",
  requirement = "A.5.1",
  titel = "x",
}
