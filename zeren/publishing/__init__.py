"""Publishing: files in memory to the disk, and finished sites to packages."""
