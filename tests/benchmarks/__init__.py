"""Measurements that `make bench-…` prints; no tests."""
