"""The reply to a letter of rejection: what makes a good one, and whether one is."""
