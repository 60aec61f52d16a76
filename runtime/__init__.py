"""How Python reaches the browser: what the bundle holds, the worker, the page's client. `bundle.py` is the door."""
