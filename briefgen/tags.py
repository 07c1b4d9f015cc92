"""Language tags as a briefing needs them."""

import re
from typing import Final

# BCP 47 as far as a briefing needs it: language, optional script, optional region.
LANGUAGE_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
