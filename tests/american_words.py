"""What an American does not say or write, and what stands there in ``en-US`` instead.

The words of our exercises in ``data/exercises/en-US`` are the British ones with each
of `REPLACED` put in its place, one after the other, and nothing else: so that neither
changes what is done when the other is changed. A change that needs another word adds it here.
"""

from __future__ import annotations

import re

REPLACED = (
    # lengths
    (r"about 60 cm \(2 feet\)", "about 2 feet"),
    (r"10 cm \(4 inches\)", "4 inches"),
    # the body
    (r"([Ww]ork) in your tummy", r"\1 in your belly muscles"),
    (r"hip and in your tummy", "hip and in your belly muscles"),
    (r"make your (hips and )?tummy\b", r"make your \1belly muscles"),
    (r"\btummy\b", "belly"),
    (r"each side of your bottom", "each buttock"),
    (r"in your bottom, on the side that pushes", "in the buttock on the side that pushes"),
    (r"standing thigh and bottom", "standing thigh and buttock"),
    (r"thigh and bottom of the leg", "thigh and buttock of the leg"),
    (r"\bbottom\b(?! stair)", "buttocks"),
    (r"\b([Ll](?:ie|ying)) on your front\b", r"\1 on your stomach"),
    (r"\b([Tt])ail bone\b", r"\1ailbone"),
    (r"\bHollowing\b", "Arching"),
    # things
    (r"\bworktop\b", "counter"),
    (r"\brucksack\b", "backpack"),
    (r"\bkerbs\b", "curbs"),
    (r"\bFree wall\b", "Clear wall"),
    # ways
    (r"\b([Ff]or|[Tt]o|[Bb]ack|[Oo]ut|[Ii]n|[Uu]p|[Dd]own)wards\b", r"\1ward"),
    (r"\bround\b", "around"),
    (r"(?<![Hh]old )\bon to\b", "onto"),
    (r"\bwalk about\b", "walk around"),
    (r"\bhip width apart\b", "hip-width apart"),
    (r"\bthe whole of {one} foot\b", "all of {one} foot"),
    (r"\bHitching\b", "Hiking"),
    (r"\bkeep them so\b", "keep them bent"),
    (r"\bat once\b", "right away"),
    (r"\bKneel on all fours\b", "Get on all fours"),
    (r"\bLift less high\b", "Do not lift as high"),
    (r"\bSink less low\b", "Do not go as low"),
    # a comma before the last of three
    (r"shoulders, hips and knees", "shoulders, hips, and knees"),
    (r"head, back and tailbone", "head, back, and tailbone"),
    (r"head, hips and knees", "head, hips, and knees"),
    (r"thighs, buttocks and the sides", "thighs, buttocks, and the sides"),
    (r"the front, the side and the back", "the front, the side, and the back"),
    (r"walk, climb or run", "walk, climb, or run"),
    (r"Front, side and back", "Front, side, and back"),
    (r"bend your knees and grip", "bend your knees, and grip"),
)


BRITISH = re.compile(
    r"""\b(?:
    bottom(?!\ stair) | tumm(?:y|ies) | tail\ bone | worktops? | rucksacks? | kerbs? | hobs?
    | torch | trousers | trainers | jumpers? | duvets? | mum | plasters? | yoghurt | grey
    | (?:col|fav|behavi|neighb|hon|lab|vap)our\w* | (?:centi|milli|kilo)?metres? | litres?
    | centres? | fibres? | programmes? | practis\w+ | licen[cs]e[ds] | travell\w+ | labell\w+
    | (?:organ|recogn|mobil|minim|maxim|stabil|apolog|real|personal|emphas)is(?:e\w*|ing)
    | physio\w* | GPs? | surgery | A&E | casualty | (?:ring|rang)\ (?:us|your|the|if|\d)\w*
    | fortnight\w* | whilst | amongst | ill | ticks? | ticked | ticking | weeks\ running
    | (?:gives?|gave|giving)\ way | carry\ on | keep\ on | at\ once
    | (?:for|back|to|out|in|up|down|after)wards | round | hip\ width | walk\ about
    | hollow\w* | hitch\w* | lie\ on\ your\ front | lying\ on\ your\ front
    )\b
    | (?<!hold\ )\bon\ to\b
    | \d\ s\b""",
    re.VERBOSE | re.IGNORECASE,
)
METRIC_LENGTH = re.compile(
    r"\d\s?(?:mm|cm|m|km|(?:milli|centi|kilo)?met(?:re|er)s?)\b", re.IGNORECASE
)


def american(text):
    """A British text of an exercise as an American says it."""
    for british, said in REPLACED:
        text = re.sub(british, said, text)
    return text
