"""What a reader takes away: an answer, a thread or a dossier of his own, as files that need no tool of ours to read."""
