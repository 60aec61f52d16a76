"""How the linked site becomes pages."""
