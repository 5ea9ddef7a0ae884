"""Review: what an import found, for a person to look through."""
