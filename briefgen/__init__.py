"""briefgen: diplomatic briefings from a curated timeline, every line tied to the exact words of a source."""

__version__ = "0.1.0"
