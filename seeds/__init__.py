"""Where articles come from: starter articles and outlets, and the readers that turn files into an `Article`."""
