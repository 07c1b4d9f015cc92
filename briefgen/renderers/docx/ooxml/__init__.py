"""The one layer that knows OOXML: functions that make its elements, and nothing that decides what to write."""
