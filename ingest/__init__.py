"""From a file to a document, its text with every place in it, and passages; and the job that does so for many."""
