"""Letters: what kind a message is, and what it says."""
