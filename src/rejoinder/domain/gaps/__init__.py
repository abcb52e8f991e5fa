"""What was asked, compared with what was shown and what is held (METHOD, step 4)."""
