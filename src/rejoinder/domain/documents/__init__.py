"""What a seeker's documents and the postings they answered say, as text with places in it."""
