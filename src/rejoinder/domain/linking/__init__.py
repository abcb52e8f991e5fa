"""Link letters to applications, or leave it to the seeker where what speaks for it is not enough.

`linker` does it. Nothing is imported here: the names that `names` and `senders` compare are asked for by those who link
nothing.
"""
