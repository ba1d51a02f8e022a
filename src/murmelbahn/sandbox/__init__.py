"""Worlds, demo people and data, journeys: builds everything by calling operations."""
