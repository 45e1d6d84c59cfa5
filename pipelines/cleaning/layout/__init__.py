"""How a page is laid out: its regions, its headline, its text."""
