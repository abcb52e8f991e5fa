"""Hand replies over to a mail program."""
