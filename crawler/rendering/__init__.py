"""Pages that show their text by script only, in a Chromium: `RENDER=auto`, the optional group `browser`."""
