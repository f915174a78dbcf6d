"""Language as data: cue verbs, number words, month names, abbreviations; one module a language."""
