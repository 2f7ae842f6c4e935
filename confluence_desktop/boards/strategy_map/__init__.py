"""The strategy map: seven lanes from mission to tools, and the links that carry them."""
