"""A page becomes a record."""
