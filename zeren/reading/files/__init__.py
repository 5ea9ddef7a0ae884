"""Files: the bytes of a data file to a text or to records, whatever saved it."""
