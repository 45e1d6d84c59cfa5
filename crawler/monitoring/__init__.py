"""Tells others how a run has ended: a command of the user's (ALERT_COMMAND), and Prometheus (METRICS_FILE)."""
