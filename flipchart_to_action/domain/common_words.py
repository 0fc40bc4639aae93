"""Words that are surely common, so that their capital at the beginning of a note means nothing.

What may be a name as well (Will, Mark, Rose), a people or a faith (Polish, Deaf, Black), a feast, a
place or a body (Hall, Reading, Mind, Council) is on purpose none of them.
"""

import re

VERBS = frozenset(
    re.findall(
        r"\w+",
        """
        add agree aim allow apply arrange ask attend begin book borrow bring build buy call cancel
        carry change check choose clean clear close collect come contact continue cook count create
        cut decide deliver do draft draw drive email employ end ensure explain feed fetch fill find
        finish fix follow fund gather get give go have hear help hire hold improve include inform
        install introduce invite join keep label learn leave lend let limit list listen look lower
        make measure meet mend move name offer open order organise organize paint pay phone pick
        plan plant prepare print produce provide publish pull push put raise read record recruit
        reduce remind remove rent repair replace reply report research review ring run save say see
        seek send set share show sort speak spend stay start stop support switch take talk teach
        tell test text thank train try turn update use visit wait walk wash watch wear welcome widen
        work write
        advertise copy display double extend fit halve hang lock mow post redesign reopen repeat
        rewrite scan shorten simplify stick swap tidy translate type unlock
        """,
    )
)
"""Verbs that decisions begin with: small after "We will" even where a name follows."""

FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        a about above across after again against all along also always am among an and another any
        anybody anyone anything are around as at away back be because been before behind being below
        beside best better between both but by can could does down during each either else enough
        even every everybody everyone everything everywhere few fewer first for from further had
        half has he her here hers his how i if in inside instead into is it its just last later less
        many me mine more most much my near neither never next no nobody none nor not nothing now of
        off often on once one only onto or other others our ours out outside over own people per
        perhaps rather same several she should since so some somebody someone something sometimes
        soon still such than that the their theirs them then there these they this those though
        through till to together too towards two three four five six seven eight nine ten twelve
        under until up upon us very was we were what when where whether which while who whose why
        with within without would yes yet you your yours
        """,
    )
)
"""Small words of the language."""

_NOUNS = frozenset(
    re.findall(
        r"\w+",
        """
        adult adults advice afternoons answers appointment appointments babies baby bags bathroom
        beds benches bigger bins bookings boards breakfast breaks brighter bus buses cakes calendar
        calls cards carer carers cars chair chairs cheaper child children clearer coffee costs
        courses cups cushions dates daughters decisions desk dinner directions door doors drinks
        drivers earlier easier easy emails evenings events extra families family feedback fewer food
        forms free fresh friends fruit funding games gardening gates good grants great groups guests
        handles heaters heating helpers helplines holidays homework hot hours ideas information
        interpreters invitations jobs keys kitchens large larger leaflet leaflets lessons letter
        letters lifts lighting lights little lists lockers longer lower lunch lunches maps meals
        meeting meetings menus messages minibus minibuses mobility money monthly mornings mothers
        mugs music needs neighbours newsletter newsletters nights noise notes notices numbers
        nurses older parents parking partners paths patients phones photos pictures plainer plates
        policies posters problems prices pupils questions quiet quieter ramp ramps records refunds
        regular relatives reminders reports residents rooms rotas rules safe safer seating seats
        sessions sheets shelves shifts shopping shorter shower showers signs simple simpler sisters
        snacks sofas sons spaces speakers spoons staff stairs stalls students surveys tables
        taxi taxis tea teachers teenagers telephone tenants tickets toilets tools toys training
        transport trips tutors users vans videos visitors visits volunteers waiting warm water
        weekends weekly wheelchair wheelchairs windows women workers workshops
        """,
    )
)

COMMON_WORDS = VERBS | FUNCTION_WORDS | _NOUNS
"""Words in small letters that are surely common."""
