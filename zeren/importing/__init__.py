"""From published lists to rows of the table of tasks."""
