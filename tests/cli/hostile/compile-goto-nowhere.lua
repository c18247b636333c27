-- Jumps to where nothing is
goto nowhere
return 1
