"""Addresses as an article keeps them: the same article has the same one, however somebody came to it."""

from __future__ import annotations

import re

import httpx

LONGEST = 2000
# What campaigns, social networks and mail programs hang onto an address to see where a reader came from.
TRACKING = re.compile(
    r"(?:utm_\w+|utm[a-z]*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|mc_cid"
    r"|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|hsctatracking|vero_id|oly_\w+_id|rb_clickid|s_cid|icid|ncid|cmpid|cmp|wt_?mc"
    r"|spm|scm|ref_src|ref_url|fb_\w+|share|shared|share_id|sharetype|smid|smtyp|guccounter|guce_referrer\w*|_branch_\w+"
    r"|at_(?:medium|campaign|custom\w*|link\w*|ptr\w*|bbc\w*|format)|tag_?source|xtor|ocid|campaign_id|sfnsn|mibextid|__twitter_impression"
    r"|traffic_?source|fromtag|wkey|dmcid|itid|feature)",
    re.IGNORECASE,
)
VIEW = re.compile(r"(?:amp|outputtype)", re.IGNORECASE)  # another form of the same page: ?amp, ?outputType=amp
# Labels in front of a host that only say for which device it is.
DEVICE = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.)")


def clean_address(text: str, *, base: str = "") -> str:
    """An address without tracking, fragment and default port; empty if it is none. `base`: where it stands."""
    text = text.strip()
    if not text or len(text) > LONGEST or not text.isprintable() or "\\" in text:
        return ""
    try:
        url = httpx.URL(base).join(text) if base else httpx.URL(text)
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            return ""
        kept = [(name, value) for name, value in url.params.multi_items() if not _dropped(name)]
        if len(kept) != len(url.params.multi_items()):
            url = url.copy_with(params=kept) if kept else url.copy_with(query=None)
        return str(url.copy_with(fragment=None))
    except (httpx.InvalidURL, ValueError, TypeError):
        return ""


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: one host is the other or stands below it, whatever the device."""
    try:
        hosts = [DEVICE.sub("", httpx.URL(url).host.lower().rstrip(".")) for url in (one, other)]
    except (httpx.InvalidURL, ValueError):
        return False
    short, long = sorted(hosts, key=len)
    return "." in short and (long == short or long.endswith(f".{short}"))


def _dropped(name: str) -> bool:
    return bool(TRACKING.fullmatch(name) or VIEW.fullmatch(name))
