"""How a machine gets what the project needs."""
