"""Text: what is known of characters, numbers and likeness, and of nothing else."""
