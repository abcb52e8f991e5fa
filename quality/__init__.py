"""Quality figures: what the reader gets right on letters it was and was not tuned on."""
