"""What URLs a site offers, and what it says of each."""
