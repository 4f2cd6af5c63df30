"""A human-coded sample: statements drawn from a run, judged by people who do not see the automatic verdict."""
