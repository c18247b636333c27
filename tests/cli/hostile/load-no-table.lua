-- Gives rule a text
return rule "conform"
