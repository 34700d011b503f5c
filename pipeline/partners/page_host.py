"""The page's own city, by the probabilities of the host's model, as a mention."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import Mention
from pipeline.partners.address import address_key, address_names
from pipeline.partners.candidates import Candidate
from pipeline.partners.scene import Scene, bare_key
from pipeline.places.declined import to_nominative
from pipeline.places.kinds import split_kind
from pipeline.places.names import script_key


def find_host(scene: Scene, hosts: Mapping[str, float], least: float) -> Mention | None:
    """The likeliest host, at least so likely: where the page names it, else from the address."""
    best = max(sorted(hosts), key=lambda it: hosts[it], default=None)
    if best is None or hosts[best] < least:
        return None
    key = _find_whole(scene, best)
    for it, other in zip(scene.candidates, scene.keys, strict=True):
        if other == key:
            return name_host(scene, it)._replace(confidence=hosts[best])
    for name in address_names(scene.page):
        if bare_key(name) == key:
            said = Mention("host", name.title(), name, -1, -1, "address", "host-model")
            return said._replace(confidence=hosts[best])
    return None


def name_host(scene: Scene, it: Candidate) -> Mention:
    """A candidate as a host: "Sapporo City" is Sapporo, but "Shibata-machi" bears its kind."""
    words = scene.page.text[it.start : it.end]
    # As addresses and names of files write it: "Ho_Chi_Minh_City".
    said = words.replace("_", " ")
    bare, _ = split_kind(said)
    name = said if said.startswith(f"{bare}-") else bare or said
    value = to_nominative(name, scene.cues.codes)
    return Mention("host", value, words, it.start, it.end, "phrase", "host-model")


def _find_whole(scene: Scene, key: str) -> str:
    """``Stockton on Tees``, where the title or the address says so, and it is short elsewhere."""
    page = scene.page
    heads = [it for it in page.blocks if it.kind in ("title", "heading")][:1]
    said = [script_key(page.flat[it.start : it.end]) for it in heads] + [address_key(page)]
    wholes = {
        whole
        for whole, it in zip(scene.keys, scene.candidates, strict=True)
        if it.named and len(whole) > len(key) and whole.startswith(key)
        if any(whole in words for words in said)
    }
    return max(sorted(wholes), key=len, default=key)
