"""Wordings for measuring: paragraphs, news, and all that is no partner."""

from __future__ import annotations

from benchmarks.generated.wordings import Story

ABOUT = (
    (
        "This city in {in_country} counts {people} inhabitants on an area of {area}.",
        "Both councils approved the partnership, and it was signed on {date}.",
        "The region around {name} is known for its vineyards; {other} is {km} km away.",
    ),
    (
        "{host} and {name}, {country}, have been {kinds} since {year}.",
        "The choirs of the two cities met for the first time in {recent}.",
        "{name} celebrated its founding in {founded} with a festival.",
    ),
    (
        "The agreement with {name} in {in_country} was signed in {monthyear} in {host}.",
        "Some {large} students attend its technical university, founded in {founded}.",
    ),
    (
        "{name} is a city of {people} people in {in_country}.",
        "It has been our {kind} since {year}.",
        "Its former mayor was born in {other}.",
    ),
)

ARTICLES = (
    Story(
        "Guests from {name} in {host}",
        (
            "The mayor of {name} ({country}) came to {host} last week with {small} citizens.",
            "The {kind} agreement between {name} and {host} was signed on {date}.",
            "On the way home the group stopped in {other}.",
        ),
    ),
    Story(
        "{host} gains a {kind} in {in_country}",
        (
            "{host} has a new {kind}: the agreement with {name} was signed on {date}.",
            "{name} has a population of {people}. The nearest airport is that of {other}.",
            "A choir from {other2} sang at the ceremony.",
        ),
    ),
    Story(
        "Anniversary with {name}",
        (
            "{host} has been twinned with {name}, {country}, since {year}.",
            "A tree was planted in {recent}, and {small} cyclists rode from {host} to {other}.",
        ),
    ),
    Story(
        "Fire engine for our {kind}",
        (
            "The fire brigade of {host} has given an old fire engine to {name} in {in_country}.",
            "{name} has been a {kind} of {host} since {year}.",
            "A second one will be sold to {other}.",
        ),
    ),
)

EMPTIES = (
    Story(
        "Portrait of {host}",
        (
            "With {host_people} residents {host} is one of the larger towns of its region.",
            "Merchants from {other} and {other2} settled here in {founded}.",
            "{other3} is {km} kilometres to the north.",
        ),
    ),
    Story(
        "{host} seeks {kinds}",
        (
            "So far {host} has no {kind}. The mayor hopes to change that.",
            "Does your town want to be our partner? Please write to us.",
            "Neighbours such as {other} have had good experiences.",
        ),
    ),
    Story(
        "Mayor of {host} travels to {other}",
        (
            "The mayor of {host} was in {other}, {other_country}, for a conference on housing.",
            "Speakers from {other2} and {other3} told of their plans for {recent}.",
        ),
    ),
    Story(
        "Council members of {host}",
        (
            "Councillor James {other}, ward 1",
            "Councillor Helen {other2}, ward 2",
            "Councillor David {other3}, ward 3",
        ),
    ),
    Story(
        "Sport in {host}",
        (
            "The football club of {host} won against {other} and lost to {other2}.",
            "The next match is in {other3} on 12 May.",
            "{large} people watched the game.",
        ),
    ),
    Story(
        "Market days in {host}",
        (
            "Traders from {other}, {other2} and {other3} offer cheese, cloth and pottery.",
            "The market was first held in {founded}.",
        ),
    ),
)

DECOYS = (
    "The distance from {host} to {other} is {km} km.",
    "A group of teachers from {other} came to {host} in {recent}.",
    "{host} received its town charter in {founded}; {host_people} people live here today.",
    "Our grammar school exchanges pupils with a school in {other}.",
    "The motorway links {host} with {other} and {other2}.",
    "{host} borders on {other} and {other2}.",
    "{other} is not a {kind} of {host}.",
    "On its {jubilee}th birthday in {recent} {host} received a painting from {other}.",
    "Dr Sarah {other} has headed the town archive since {recent}.",
    "In {recent} the mayor travelled to a congress in {other}.",
    "The province has {small}2,600 inhabitants; its capital is {other}.",
)

OTHER_LISTS = (
    ("Where to stay", "{other} Palace Hotel", "Pension {other2}", "Hostel {other3}"),
    ("Distances", "{other}: {km} km", "{other2}: {km} km", "{other3}: {km} km"),
    ("Committee", "Susan {other} (president)", "Mark {other2}", "Julia {other3} (secretary)"),
    ("Partner universities", "{other} University", "Technical University of {other2}"),
    ("Airports nearby", "{other} Airport", "{other2} International Airport"),
)

FORMER = (
    "Until {recent} {other4} was a {kind} too; that partnership has been dissolved.",
    "The {kind} agreement with {other4} was terminated in {recent}.",
    "Talks about a future partnership with {other4} are under way.",
)

BEFORE = (
    "Menu | Search | Language | Login",
    "Home » Our city » Partnerships",
    "Jump to content",
    "News   Council   Tourism   Jobs",
)

BEHIND = (
    "Share on Facebook",
    "Print this page",
    "© {host} Town Council",
    "Page last modified on 3 June {recent}",
    "Accessibility | Legal notice | Site map",
)
