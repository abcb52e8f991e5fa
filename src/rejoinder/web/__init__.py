"""The web page: a face over the same services as the command line."""
