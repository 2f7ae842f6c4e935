"""One object a gesture: it lives from the press to the release, and can be dropped with Esc."""
