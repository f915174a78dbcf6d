"""Asking a language model about stories, after the rules have told them: nothing waits for it. Off by default."""
