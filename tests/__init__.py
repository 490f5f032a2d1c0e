"""The tests of Mae Sariang Desk; `python3 -m tests` sets up what they need and runs them."""
