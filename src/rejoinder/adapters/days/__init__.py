"""Cue files: the languages and weights that letters are read with."""
