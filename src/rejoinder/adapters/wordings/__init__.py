"""How replies are worded, from the files that ship with the program."""
