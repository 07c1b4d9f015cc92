"""Storage: files that are replaced whole, and folders that one program at a time holds (`files`)."""
