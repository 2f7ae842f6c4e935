"""Pictures of every screen and page in its states, to be looked at; nothing is asserted."""
