"""Words by which a list of people is read: given names, what people do, headings of columns.

They decide only where a line can be read in two ways, as "Okafor, Thomas" and "Farida, Thomas".
"""

import re

GIVEN_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
        abdul abdullah abena adam adele adjoa agnes ahmed aisha alan alex alexander alfie ali alice
        alison amanda amelia amina amir amit amy ana andrea andrew angela anil anita ann anna anne
        annie anthony anton arjun arthur asha ava ayesha barbara bartosz ben benjamin beth bethan
        betty bill bob brenda brian bronwen bruce carlos carol caroline catherine cathy charles
        charlie charlotte chen chidi chloe chris christina christine christopher claire clare
        claudia colin craig daniel dave david dawn deborah deepa denise derek diana diane donna
        dorothy doug eddie edward eileen elaine eleanor elena elizabeth ella ellen emily emma eric
        esther eva evelyn faith farah farida fatima fatou fiona frances francis frank fred freda
        gareth gary gemma geoff george georgia gerald gill gillian giulia glenda gordon grace graham
        grzegorz gwen hannah harpreet harriet harry hassan heather helen henry hilda hugh hussein
        ian ibrahim imran ines irene isaac isabel ivan jack jacob jacqueline jagdeep james jamie jan
        jane janet janice jasmine jason javier jean jeff jen jenny jerome jessica jill jim jo joan
        joanna joanne joe john johnny jonathan jorge jose joseph josephine joy joyce juan judith
        judy julia julian julie june karen kate katherine kathleen kathryn katie kay keith kelly ken
        kenneth kevin khadija kim kofi krishna kwame lakshmi laura lauren leo leon leroy lesley
        lewis lily linda lisa liz lorraine louise lucia lucy luke lynn maggie malcolm marek margaret
        maria marie marion marjorie mark martha martin mary maryam matthew maureen max megan mei
        melanie michael michelle mick miguel mike mina mohamed mohammed molly monica muhammad
        musa nadia nancy naomi natalie nathan neil nia nicola nigel nina noor nora norma oliver
        olivia omar oscar owen pam pamela pat patricia patrick paul pauline pedro peggy penny peter
        phil philip phyllis piotr priya rachel rajesh ravi ray rebecca rhys richard rita rob robert
        robin roger ron rosa rose rosemary ruth ryan sabina sally sam samantha samuel sandra sanjay
        sara sarah sean sharon sheila shirley sian silvia simon sinead sofia sophie stefan stella
        stephanie stephen steve steven stuart sue sunita susan suzanne sylvia tamsin tanya tariq ted
        teresa terry thomas tim tina tom tomasz tony tracey tracy trevor ursula usha valerie vera
        veronica vicky victor victoria vijay vincent violet walter wayne wendy will william winston
        xavier yasmin yusuf yvonne zainab zara zoe
        """,
    )
)

ROLES = frozenset(
    re.findall(
        r"[\w-]+",
        """
        accepted admin administrator adviser advisor apologies assistant association attendee board
        care carer carers centre chair chairperson charity chief church cic clerk clinic club
        college committee community coordinator co-ordinator council declined deputy director
        economy external facilitator foundation forum friends gp group guest head health helper home
        hospital host hospice hybrid internal ltd lead leader library manager member minutes mosque
        neighbour network nhs notes nurse officer online optional organiser organizer owner parent
        participant partnership pharmacist phone practitioner present presenter required resident
        school secretary service services shift speaker specialist staff student support surgery
        teacher team teams tentative tenant therapist treasurer trust trustee university user vegan
        vegetarian vice-chair visitor volunteer volunteers warden wheelchair worker zoom
        """,
    )
)

PARTICLES = frozenset(
    re.findall(
        r"[\w]+",
        """
        af al ap ben bin bint da das de del della den der di do dos du el ibn la las le les lo los
        mac mc o saint san santa st ten ter van von y zu zur
        """,
    )
)
"""Small words that a surname may begin with."""

SUFFIXES = frozenset(
    re.findall(
        r"\w+",
        """
        jr jnr sr snr junior senior ii iii iv phd dphil md mbe obe cbe kbe om bem ba bsc ma msc mba
        mphil llb llm qc kc jp rn rgn rmn frcp frcs mrcgp mrcp dds esq bds mp msp ms mla dl
        """,
    )
)
"""What follows a name and is a part of it: "Tom Okafor, Jr", "Jo Bloggs, PhD"."""

LABELS = frozenset(
    """
    to|cc|bcc|from|attendees|attending|present|in attendance|participants|people|name|names|who
    apologies|chair|minutes|facilitator|facilitators|organiser|organizer|required|optional|invited
    guests|guest|here|members|member|with|note taker|host|owner|required attendees|required attendee
    optional attendees|optional attendee|fn|full name|contact|speaker|speakers|team
    """.replace("\n", "|")
    .replace("    ", "")
    .strip("|")
    .split("|")
)
"""What stands before a colon and is no name."""

_HEADINGS = {
    "first": "first name|firstname|first names|first|given name|given names|forename|forenames",
    "last": "last name|lastname|last|surname|family name|second name",
    "title": "title|salutation|prefix|honorific|name prefix",
    "name": "name|names|full name|fullname|your name|display name|participant|participants|attendee"
    "|attendees|person|people|who|contact|member|members|contact name|member name|participant name"
    "|attendee name|user name|name original name|original name|invitee|guest|guest name|delegate",
    "email": "email|e mail|mail|emails|email address|e mail address|mail address|your email"
    "|primary email|work email|user email|contact email|e mail 1 value|email id|address",
    "other": "role|job|job title|position|organisation|organization|organisation name|company"
    "|employer|from|place|area|town|city|postcode|phone|phone number|mobile|mobile number|tel"
    "|telephone|number|no|nr|id|row|notes|note|comments|department|dept|team|group|ward|needs|need"
    "|access needs|dietary|diet|dietary requirements|status|response|attendance|attended|date|time"
    "|join time|leave time|first join|last leave|in meeting duration|duration|duration minutes"
    "|middle name|middle|nickname|suffix|pronouns|region|country|gender|age|type|recording consent"
    "|participant id upn|participant id|upn|signature|sign|signed|rsvp|timestamp|joined|left"
    "|what they do|interest|area of interest|relationship",
}
HEADINGS = {word: kind for kind, words in _HEADINGS.items() for word in words.split("|")}
"""What the head of a column says is in it: first, last, title, name, email or other."""


def heading_of(cell: str) -> str:
    """Return what kind of column a cell is the head of, empty where it is none."""
    words = " ".join(re.findall(r"[^\W_]+", cell.casefold()))
    return HEADINGS.get(words, "")


def is_role(words: str) -> bool:
    """Return whether words say what somebody does or where from, rather than who: "Night shift"."""
    said = [w.casefold() for w in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", words)]
    return any(w in ROLES for w in said) and not any(w in GIVEN_NAMES for w in said)


def is_given(word: str) -> bool:
    """Return whether a word is a common given name."""
    return word.casefold() in GIVEN_NAMES
