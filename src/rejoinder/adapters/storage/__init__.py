"""Keep everything of a seeker in one database in one folder."""
