"""What you run: each file here is a command, or a piece that commands share."""
