"""Spreadsheets of applications: what their columns and words mean, and what is to be kept of them."""
