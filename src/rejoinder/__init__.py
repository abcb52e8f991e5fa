"""Rejoinder makes the most of a job rejection."""

__version__ = "0.1.0"
