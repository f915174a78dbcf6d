"""What a process serves on its port: Telegram's webhook, how it is, and figures for Prometheus.

`webhook` receives, `registration` tells Telegram where, `health` and `metrics` answer hosts and monitors, `server` is
the port itself. Imported only by processes that have a port.
"""
