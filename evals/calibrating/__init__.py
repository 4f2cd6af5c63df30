"""How well a judge agrees with people: measured on statements that people have labelled, which the user has."""
