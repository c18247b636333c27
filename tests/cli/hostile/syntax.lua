return rule {
  api = 1,
  id = "A.5.1-syntax"
  requirement = "A.5.1",
}
