"""What the room sees on the wall in each stage of the exercise.

`table` says which parts a stage is made of; each part fills a place with figures.
"""
