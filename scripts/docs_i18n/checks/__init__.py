"""What is held to rules: one rule, one generator function, findings and nothing else."""
