"""Drafts: tasks that were found to rows of the table, merged with those that are there."""
