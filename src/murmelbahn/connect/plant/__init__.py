"""The plant: builds to order, answers in JSON messages with its own numbers."""
