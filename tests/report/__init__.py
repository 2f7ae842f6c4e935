"""What people take home, read back from the file by text, place and structure."""
