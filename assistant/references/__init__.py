"""References: how a quote is cited, in a style and a language, and how it is handed to other programs."""
