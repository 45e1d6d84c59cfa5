"""One HTML file that shows what came in, whether it is well and right, and what was taken out."""
