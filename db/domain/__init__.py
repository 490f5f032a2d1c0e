"""What the records mean: pure rules that know no file, no screen and no database."""
