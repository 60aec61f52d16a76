"""How the project is measured: servers, slow lines, visits."""
