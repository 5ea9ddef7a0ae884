"""Lists: the blocks of a document to its tasks, and to all that became none."""
