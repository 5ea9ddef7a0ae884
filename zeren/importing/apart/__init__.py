"""Apart: work on files from elsewhere in processes of their own, under limits."""
