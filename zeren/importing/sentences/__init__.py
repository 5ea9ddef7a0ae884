"""Sentences: a responsibility sentence to parties and roles, with a question for every doubt."""
