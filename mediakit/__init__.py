"""mediakit: comparative media analysis, from articles to charts that do not oversell.

The public names stand in `__init__.pyi`; the part of the package that holds one is loaded when the name is first used,
so that `import mediakit` costs hardly more than `import pandas`.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
