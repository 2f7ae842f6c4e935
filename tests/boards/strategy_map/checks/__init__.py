"""What the map asks the room."""
