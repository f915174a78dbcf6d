"""What a language model may say about a story, if the operator wants one. While that is off, nothing here is imported.

`inquire` says what is asked, `read_reply` takes nothing but the agreed form, and `heed` is where rules and model meet:
a story as the rules tell it, and a reply, make the story with as much of the reply as stands up. The call itself is
made elsewhere (`bot.advice`): here is neither network nor clock.
"""

from digest.advice.heeding import Heeded, heed
from digest.advice.inquiry import INSTRUCTIONS, Inquiry, inquire
from digest.advice.reply import Reply, Unusable, read_reply

__all__ = ["INSTRUCTIONS", "Heeded", "Inquiry", "Reply", "Unusable", "heed", "inquire", "read_reply"]
