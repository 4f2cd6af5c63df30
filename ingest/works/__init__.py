"""What a text names: works, the places that name them, and quotations."""
