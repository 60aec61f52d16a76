"""How files become models, with the place of everything in them."""
