"""Words for sentences about other matters than partners: what fills most of a city's pages."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "body": tuple(
        "council|planning committee|school board|water company|fire brigade|youth parliament|"
        "museum|public library|choral society|chamber of trade|tram operator|parks department|"
        "housing office|city archive|hospital trust|theatre company|rowing club|market hall|"
        "finance committee|tenants' association|volunteer fire service|heritage society|"
        "environment office|harbour authority|adult education centre|music school".split("|")
    ),
    "did": tuple(
        "approved|postponed|reviewed|opened|restored|published|discussed|extended|measured|paid for|"
        "turned down|presented|put out to tender|cleared|repainted|inspected|rebuilt|closed|"
        "renamed|took over|set aside|handed over|drew up|looked into".split("|")
    ),
    "thing": tuple(
        "cycle path|flood wall|budget|swimming pool|playground|bus timetable|noise map|market|"
        "bridge|car park|air quality plan|recycling yard|night bus|heating plant|sports hall|"
        "allotment scheme|concert series|reading room|tree survey|parking permit|kindergarten|"
        "footbridge|street lighting|skate park|pedestrian zone|building code|tax rate|dog tax|"
        "cemetery rules|waste calendar|fish ladder|roundabout|clock tower|sewer".split("|")
    ),
    "quality": tuple(
        "new|old|long awaited|modest|provisional|much debated|northern|southern|accessible|"
        "joint|temporary|seasonal|carefully planned|popular|costly|well used|second|third|"
        "outdoor|covered|municipal|privately run|listed|award-winning|quiet|barrier-free".split("|")
    ),
    "spot": tuple(
        "the old mill|the railway station|the town hall|the river bank|Castle Hill|Mill Street|"
        "the covered market|Church Lane|the east gate|the bus depot|the botanical garden|"
        "Station Road|the upper town|the weir|the former barracks|Bridge Street|the quay|"
        "the brewery yard|the grammar school|Orchard Way|the hospital|the ring road".split("|")
    ),
    "people": tuple(
        "residents|commuters|pupils|shopkeepers|visitors|gardeners|cyclists|pensioners|tenants|"
        "anglers|parents|engineers|volunteers|choristers|students|drivers|neighbours|"
        "apprentices|archaeologists|nurses|farmers|traders".split("|")
    ),
    "person": tuple(
        "Anna Holt|Peter Lindqvist|Marie Vogt|Tomas Hale|Ruth Abney|Karl Benning|Ines Farrow|"
        "Hugo Mercer|Olga Stern|Paul Denholm|Judith Crane|Ewan Tully|Clara Voss|Martin Oakes|"
        "Helen Brandt|Simon Yard|Eva Lindner|George Pell|Nora Whitby|Frank Tessler".split("|")
    ),
    "role": tuple(
        "the mayor|the deputy mayor|the town clerk|the city architect|the head of the library|"
        "the chief engineer|a spokeswoman|the treasurer|the head teacher|the curator|"
        "the ward councillor|the fire chief|the conductor|the project manager".split("|")
    ),
    "event": tuple(
        "spring fair|lantern walk|half marathon|book festival|harvest market|open house|"
        "jazz weekend|regatta|science night|flea market|carnival|Advent market|chess open|"
        "street food weekend|organ recital|poetry evening|model railway show|city run".split("|")
    ),
    "reason": tuple(
        "after two years of talks|because of the frost|to save energy|for the school holidays|"
        "as the surface had sunk|in line with the new rules|on the advice of the surveyors|"
        "without raising the rates|with money from the region|once the water level falls|"
        "in spite of a petition|for want of bidders|to make room for trees|by a narrow vote|"
        "as part of the winter programme|to everyone's surprise".split("|")
    ),
    "month": tuple(
        "January|February|March|April|May|June|July|August|September|October|November|"
        "December".split("|")
    ),
    "weekday": tuple("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")),
}

FRAMES: tuple[str, ...] = (
    "On {day} {month} {year} the {body} {did} the {quality} {thing} near {spot}.",
    "The {quality} {thing} at {spot} cost {money}, which {role} called reasonable {reason}.",
    "{role_}, {person}, expects {count} {people} at the {event} in {month}.",
    "The {body} {did} the {thing} {reason}, and {people} may comment until {day} {month}.",
    "Since {year} the {body} has looked after the {quality} {thing} behind {spot}.",
    "About {count} {people} signed a letter about the {thing} at {spot} in {month} {year}.",
    "Between {spot} and {spot} the speed limit is {small} km/h {reason}.",
    "The {event} runs on {weekday}, {day} {month}, from {hour} a.m. to {hour} p.m.",
    "{person} {did} the {quality} {thing}, which covers {small} hectares beside {spot}.",
    "In {old} fire destroyed part of {spot}; the {thing} was begun again in {old}.",
    "The {body} counted {count} {people} a day at {spot}, {percent} per cent more than in {year}.",
    "A {quality} {thing} will follow {reason}, says {person} of the {body}.",
    "{people_} and {people} asked whether the {thing} could stay open on {weekday}s {reason}.",
    "The register of {old} names {small} houses around {spot} and a {quality} {thing}.",
    "Fees for the {thing} rise to {money} on 1 {month} {year}.",
    "For the {event} the {body} closes {spot} to traffic from {weekday} {hour} p.m. on.",
    "Lines {small} and {hour} of the bus take another way past {spot} {reason}.",
    "The {thing} is {small} metres long, was designed by {person} and opened in {month} {year}.",
    "{role_} thanked {count} {people} who had helped with the {event} and the {quality} {thing}.",
    "Minutes of the {body} of {day} {month} {year} are kept in the {quality} reading room.",
    "The {body} employs {small} {people} and spends {money} a year on the {thing}.",
    "At {spot} the {body} planted {count} trees, most of them {reason}.",
    "Anyone who finds the {thing} locked may ring the {body} on {weekday}s after {hour} a.m.",
    "The oldest part of {spot} goes back to {old}, the {quality} wing to {old}.",
)

HEADINGS: tuple[str, ...] = (
    "News from the {body}",
    "{event_} {year}",
    "The {thing} at {spot}",
    "Works on the {quality} {thing}",
    "What the {body} does",
    "Questions about the {thing}",
    "Looking back at the {event}",
    "From the archive: {old}",
    "Timetable of the {event}",
    "How to reach {spot}",
)

LABELS: tuple[str, ...] = (
    "{thing_} and {thing}",
    "The {body}",
    "{quality_} {thing}",
    "{event_}",
    "{people_} and {people}",
    "Apply for a {thing}",
    "Report a {quality} {thing}",
    "Minutes {month} {year}",
    "{thing_} near {spot}",
)
"""Of links in menus and side bars."""
