"""What a decree can change: editions, commodities, document rules, rubrics, star rules."""
