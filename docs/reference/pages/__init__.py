"""What the library knows to the pages and tables of the reference that are made from it."""
