"""What takes time, as ratios to bare limits measured beside it; nothing is asserted."""
