"""Quality, measured on hand-written cases."""
