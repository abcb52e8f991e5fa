"""Spreadsheets: .csv in any form, and .xlsx."""
