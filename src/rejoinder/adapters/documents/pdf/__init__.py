"""Read the text of a PDF in the order in which a person reads it."""
