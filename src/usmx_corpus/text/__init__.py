"""Words, sets of numbers and links: what every question rests on."""
