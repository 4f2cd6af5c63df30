"""A run as one file of HTML that needs nothing from elsewhere."""
