"""What a job description asks for."""
