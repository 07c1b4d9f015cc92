"""Storage: files that are replaced whole (`files`), and folders that one program at a time holds (`locks`)."""
