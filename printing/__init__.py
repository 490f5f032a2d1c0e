"""Documents on paper: PDF, preview and printer; the only home of reportlab, uharfbuzz and pypdfium2."""
