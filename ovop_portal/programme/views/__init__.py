"""Pages of the programme: editions, rubrics and what an edition demands."""
