"""Honest feedback (METHOD, step 3): when it may be asked for, and the log of what was said."""
