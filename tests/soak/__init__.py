"""Kabar for a simulated week, as a host runs it."""
