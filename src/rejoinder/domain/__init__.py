"""The method, pure: records and functions without input, output or clock."""
