"""Wordings for teaching the scorer: paragraphs, news, and all that is no partner."""

from __future__ import annotations

from benchmarks.generated.wordings import Story

ABOUT = (
    (
        "{name} lies in {in_country} and has {people} inhabitants.",
        "The partnership was sealed on {date}.",
        "Every second summer pupils of both towns spend two weeks with host families.",
    ),
    (
        "The {kind} agreement with this city in {in_country} was signed in {year}.",
        "Its cathedral was built in {founded}; the old town is worth a visit.",
        "From there it is {km} km to {other}.",
    ),
    (
        "{name} ({country}) has been a {kind} of {host} since {year}.",
        "In {recent} a youth orchestra from {name} played in our town hall.",
        "The city covers {area}, and {people} people live there.",
    ),
    (
        "Friends of {host} in {name}, {country}, wrote the first letter; the partnership has been"
        " official since {monthyear}.",
        "The university of {name} was founded in {founded} and has {large} students.",
    ),
)

ARTICLES = (
    Story(
        "{host} and {name} celebrate their partnership",
        (
            "{host} and its {kind} {name} in {in_country} celebrated on Saturday.",
            "The two cities have been {kinds} since {year}. The mayor received {small} guests.",
            "The delegation also travelled to {other}, {km} km away.",
        ),
    ),
    Story(
        "New {kind} for {host}",
        (
            "On {date} the mayors of {host} and {name}, {country}, signed a {kind} agreement.",
            "{name} has {people} inhabitants. It was founded in {founded}.",
            "Before the ceremony the guests visited a factory in {other}.",
        ),
    ),
    Story(
        "Visit from our {kind} {name}",
        (
            "{small} pupils from {name} ({country}), the {kind} of {host}, arrived by train.",
            "They will stay for a week and make a trip to {other} and {other2}.",
        ),
    ),
)

EMPTIES = (
    Story(
        "{host} at a glance",
        (
            "{host} is a city in {host_country} with {host_people} inhabitants.",
            "It was first mentioned in {founded} and lies {km} km from {other}.",
            "Trains run to {other2} every hour, and there are flights to {other3}.",
        ),
    ),
    Story(
        "{host} is looking for a {kind}",
        (
            "{host} does not have a {kind} yet. The council would like to find one.",
            "Letters may be sent to the town hall. {other} and {other2} were named as examples.",
        ),
    ),
    Story(
        "Delegation from {other} visits {host}",
        (
            "A delegation from {other} in {other_country} visited {host} on Monday.",
            "The {small} guests were interested in waste management and housing.",
            "Last year similar groups came from {other2} and {other3}.",
        ),
    ),
    Story(
        "Staff of the city of {host}",
        (
            "Anna {other}, head of finance, telephone {large}",
            "Peter {other2}, roads and parks, telephone {large}",
            "Maria {other3}, schools, telephone {large}",
        ),
    ),
    Story(
        "How to get to {host}",
        (
            "By road: take the motorway from {other}, {km} km.",
            "By air: there are daily flights from {other2} and {other3}.",
            "The city has {host_people} inhabitants and {small} hotels.",
        ),
    ),
)

DECOYS = (
    "{host} lies {km} km from {other}.",
    "In {recent} a delegation from {other} visited {host} to see the new tram.",
    "{host} was founded in {founded} and has {host_people} inhabitants.",
    "The university works together with the universities of {other} and {other2}.",
    "The railway from {other} to {other2} was opened in {railway}.",
    "Neighbouring towns are {other}, {other2} and {other3}.",
    "There is no partnership with {other}.",
    "{host} celebrated its {jubilee}th anniversary in {recent}; the mayor of {other} spoke.",
    "Professor Paul {other} wrote the history of {host}, printed in {recent}.",
    "The district around {host} has {small}1,400 inhabitants.",
    "An exhibition about {other} was shown in the library in {recent}.",
    "The next airport is in {other}, {km} kilometres away.",
)

OTHER_LISTS = (
    ("Hotels", "Hotel {other}", "{other2} Inn", "Grand Hotel {other3}"),
    ("Neighbouring towns", "{other} ({km} km)", "{other2} ({km} km)", "{other3} ({km} km)"),
    ("Members of the board", "John {other}, chair", "Ruth {other2}", "Tom {other3}, treasurer"),
    ("University partnerships", "University of {other}", "University of {other2}"),
    ("Direct flights", "{other}", "{other2}", "{other3}"),
)

FORMER = (
    "The partnership with {other4} ended in {recent}.",
    "{other4} is a former {kind}; the agreement was cancelled in {recent}.",
    "A partnership with {other4} is planned.",
)

BEFORE = (
    "Home | Residents | Business | Visitors | Contact",
    "Skip to main content",
    "You are here: Home > City > International",
    "City Hall  Departments  Services  News",
)

BEHIND = (
    "Share this page",
    "© City of {host}. All rights reserved.",
    "Last updated: 14 March {recent}",
    "Contact: International Office, telephone {large}-{large}",
    "Subscribe to our newsletter | Imprint | Privacy",
)
