"""Numbered steps from one shape of the office's file to the next; each keeps a frozen copy of its tables."""
