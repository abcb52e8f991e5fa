"""What the services ask of adapters, as protocols."""
