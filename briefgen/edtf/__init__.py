"""Dates as people know them: EDTF text in, frozen and comparable dates out.

EDTF is the profile of dates in ISO 8601-2:2019, Annex A. What everybody must know:

- **Ends are inclusive.** `earliest` and `latest` are both days that the date may touch: May 2025 is
  2025-05-01 to 2025-05-31. An end that is open (`..`) or unknown (nothing written) reaches to
  `date.min` or `date.max`, and so does a year that nobody knows (`XXXX-06-06`).
- `a/b` *lasted* from a to b. `[a..b]` is *one day, or one of a few*, nobody knows which.
- Qualifiers (`?` `~` `%`) are carried, and never widen a date.
- Seasons are those of the northern hemisphere, by whole months: 21 March-May, 22 June-August,
  23 September-November, 24 December to February *of the next year*. Quarters are 33 to 36.
- There are no operators, because "earlier" has more than one meaning between imprecise dates: use
  `before`, `overlaps`, `within` and `known_past`, and `sort_key` for the order of a list.
"""

from briefgen.edtf.dates import Bound, Edtf, Form, Point, Precision
from briefgen.edtf.errors import EdtfError, Reason
from briefgen.edtf.parsing import parse
from briefgen.edtf.relations import before, known_past, overlaps, within

__all__ = [
    "Bound",
    "Edtf",
    "EdtfError",
    "Form",
    "Point",
    "Precision",
    "Reason",
    "before",
    "known_past",
    "overlaps",
    "parse",
    "within",
]
