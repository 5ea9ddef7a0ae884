"""Editing: data files put right or replaced, each whole or not at all."""
