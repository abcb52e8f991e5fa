"""What touches the world: storage, mail, cue files, worker processes."""
