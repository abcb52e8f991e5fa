"""Read mail from files: find it, cut it into messages, parse them."""
