"""Run work on hostile input in processes that may be killed."""
