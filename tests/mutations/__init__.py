"""What holds naqi's promises, taken out one at a time: the suite must notice each. See `__main__`."""
