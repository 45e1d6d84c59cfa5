"""Where pages come from: sites, saved files, the bundled demo."""
