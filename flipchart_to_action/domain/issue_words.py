"""Words that mean the same when people talk of services: what an issue is about, and how it is.

Each line is one idea, named by its first word; its words stand for each other. Opposites are one
quality: "the print is too small" and "bigger letters" say the same. Words with a hyphen stand for
those words side by side, and what they say together is no longer said by each of them alone. The
stemmer takes off the endings. The list is our own, of what people say in co-production workshops;
it is English.
"""

# ruff: noqa: E501 (an idea is one line)

TOPICS = """
paper document agenda minutes handout pack briefing meeting-notes
paper-towel hand-towel
email message inbox voicemail
phone telephone ring hotline helpline switchboard phone-number number-to-ring contact-number crisis-line crisis-number get-through engaged
wifi wi-fi broadband internet
digital computer laptop tablet-computer app online
video zoom teams webcam video-call
form-filling paperwork application questionnaire fill-in form
jargon acronym initials plain-english plain-words easy-words long-words easy-read big-words nobody-understand use-words
understand understandable
print font text letters type large-print big-print small-print bigger-letter bigger-letters large-letter large-letters
language translate translator translation interpreter interpret english polish urdu bsl sign-language
sign signage signpost signs
notice-board
food lunch meal dinner breakfast snack menu sandwich catering cater eat
vegetarian vegan halal meat
drink tea coffee kettle cup
toilet loo bathroom washroom wc changing-place
lift elevator upstairs stair step stairs ground-floor
ramp step-free entrance front-door side-door doorway wheelchair accessible access
door-bell
parking park car-park blue-badge car cars leave-the-car
pay-and-display
bus transport train-station tram minibus public-transport bus-stop night-bus
taxi cab
travel fare mileage journey travel-cost bus-fare travel-money travel-expense taxi cab
lift-home ride-home
lamp streetlight street-light dark
quiet-room quiet-space
waiting-room waiting-area
seat chair bench sit sit-down seating
heat heating cold radiator freezing warm chilly
hot
noise noisy loud din quiet
hear hearing loop hearing-loop microphone mic deaf
hearing-test
break pause breather rest-break
respite short-break sitting-service carers-break
adult-service transition turn-18 eighteen turn-eighteen
discharge discharged sent-home
appointment slot clinic-time
medicine medication tablet pill drug prescription dose
bell buzzer call-bell
care-plan support-plan plan
review reviewed
assessment assess assessed
queue waiting-list backlog wait-to-be-seen wait waiting to-be-seen get-seen be-seen on-the-list
same-carer continuity familiar-face same-worker same-person turnover agency locum staff-change different-carer different-carers new-carer different-worker new-staff new-worker staff-changes changes-of-staff
contact keyworker key-worker named-person named-contact one-person single-point
story repeat again-and-again retell
listen ignore heard
respect dignity rude talk-down patronise attitude polite
feedback hear-back follow-up told-us come-of what-happened tell-us never-told what-came came-of hear-nothing told-nothing what-happens let-us-know report-back
complain complaint grievance
action promise nothing-change nothing-happens no-action
decide decision decided settled
consult consultation involve involved ask-us asked-us
speak talk discussion speak-up talk-all loud-ones take-over quiet-people get-a-chance say-anything
thank thanks recognition appreciate
paid wage voucher reimburse refund gift-card pay covered own-pocket not-covered
money cost bill afford price expensive debt
benefit claim pip universal-credit allowance
lonely loneliness alone isolated isolation
welcome friendly kind smile
publicity advertise leaflet poster promote publicise tell-people tell-more-people exist exists know-about dont-know-about heard-of
activity trip outing day-trip hobby
play playground swing
safe safety unsafe frightened
clean dirty hygiene tidy mess
bin rubbish litter
train training learn course awareness
autism autistic
disability disabled learning-disability
mental mental-health anxiety depression
illness condition diagnosis disease
help support advice
notice date short-notice reminder text-before text-message
dementia memory
exercise gym swim walk
pet dog
record file medical-notes system
lock locked key
fire alarm
music
responsible in-charge whose-job accountable
"""
"""What an issue is about."""

SETTINGS = """
hospital ward
clinic
building
room venue hall space premises
meeting session workshop forum
staff worker team employee personnel support-worker
carer caring care-worker
family relative parent mum dad brother sister sibling
visitor visit visiting visiting-time see-our-relatives see-relatives
young child children kid teenager youth young-people young-carer
school class lesson college pupil
doctor gp surgery practice consultant
nurse nursing
volunteer buddy mentor peer
weekend sunday saturday
evening after-work daytime working-hours because-i-work with-jobs have-jobs
club group drop-in centre lunch-club
sleep night overnight bed
receptionist reception front-desk
shop market
house housing home flat tenancy rent landlord
road street pavement crossing path
kitchen cook
garden tree plant
website web webpage site internet online web-page
letter post
job employment
monday
tuesday
wednesday
thursday
friday
summer winter christmas easter
door side-door front-door back-door
town village city
library
man woman
"""
"""Who, where and when: two issues may well share it."""

QUALITIES = """
late delay delayed night-before overdue too-late on-the-day early in-good-time good-time week-before ahead earlier in-advance wrong-time
long hour hours age ages year month twelve-month forever slow
short brief quick
cancel called-off cancelled postpone postponed call-off last-minute turn-up did-not-come called-it-off call-it-off didnt-come not-come didnt-turn-up
broken fail work fault repair mend repaired out-of-order break-down breaks-down
few enough scarce short-of shortage missing none lack without nowhere
full booked squeeze squeezed crowded cramped booked-up
small tiny little big bigger large larger
hard difficult complicated confusing confuse impossible easy simple plain
bad poor awful terrible rotten good great love lifeline
wrong mistake error incorrect
different new changing change
far distance away near close nearby
cheap free
tired exhausted worn-out
uncomfortable hurt pain sore
exclude excluded left-out
keep continue stay
stop end closing
lost lose
"""
"""How it is."""

SMALL = """
a an the and or but of to in on at for from with by as is are was were be been being it its this
that these those there here we us our you your they them their i me my he she his her who which
what where why how can could should would will shall may might must do does did have has had need
needs want wants please just also very really so if than all any some get gets got let make makes
come not no dont cant wont isnt doesnt didnt about up out more much many people only before when nobody
someone somebody everyone everybody anyone anything something thing things other way bit lot comes
came go goes one gone going give gives given take takes took taken put tell told use used using
find every each too again then s t say says said saying know knows knew known look looks looking
ask asks asked start started feel feels felt think thinks never always none enough instead already
ever still often sometimes today back through off over down own same new old first last next after
while until since without into onto run runs running ran reach turn turned try tried seem seems
happen happens happened nothing left right whole part parts else yes am because nowhere somewhere
around under between during across along per
"""
"""Words that say nothing of an issue."""

COMMON = """
meeting staff time room service group people work day care support help talk person week year hour
minute date report information copy good better meetings plan
"""
"""Words that every workshop is full of: they say less."""
