"""Full builds and one-word edits against what users would pick instead: `make bench`, or `python -m benchmarks.peers`.

The README beside this folder says what is measured, what each contender is given, and where briefgen loses.
"""
