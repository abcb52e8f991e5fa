"""Skills by their names: which words mean which skill, and which skill implies which."""
