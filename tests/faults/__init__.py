"""What breaks in an office, made to break: kills, power cuts, full disks, damage; `python3 -m tests faults`."""
