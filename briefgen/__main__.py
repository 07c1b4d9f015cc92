"""`python -m briefgen` does what `briefgen` does."""

import sys

from briefgen.cli import main

sys.exit(main())
