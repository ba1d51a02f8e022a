"""What operators see: health, readiness, metrics, logs. Never personal data."""
