"""Evaluation: question sets with known evidence, and the lies by which the checking of answers is tested."""
