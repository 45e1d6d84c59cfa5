"""Small components that watch or bound a crawl, one a file."""
