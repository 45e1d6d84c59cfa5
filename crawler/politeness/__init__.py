"""Good manners and safety of a crawl: small components, one a file."""
