"""Who says it: speaker, role, cue and the agencies that carried it."""
