"""Loads the book of skills."""
