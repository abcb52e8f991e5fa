"""The command line: thin, it knows services only."""
