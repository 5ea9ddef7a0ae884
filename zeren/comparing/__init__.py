"""Two states of the data to what differs between them, and for whom."""
