"""Plan to a page for the phone: one HTML file that reads without script, and keeps a diary with it.

The words are those of the handout and the diary is the one that the library reads.
"""

from hipflex_plan.phone.page import phone_page, write_phone_page

__all__ = ["phone_page", "write_phone_page"]
