"""What holds between a page and its translation: one rule, one generator function, findings and nothing else."""
