"""Reading one article: passages, claims and terms."""
