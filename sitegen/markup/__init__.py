"""What a piece of text is made of: Markdown, references, quotations."""
