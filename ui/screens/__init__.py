"""The screens of the window, one subject a module."""
