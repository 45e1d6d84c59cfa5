"""What all rooms of the crawler stand on: found pages, faults, signals. It imports `items` and `sites` only."""
