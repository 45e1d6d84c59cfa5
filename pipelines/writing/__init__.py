"""Where finished records go, so that nothing is lost and nothing is written twice."""
