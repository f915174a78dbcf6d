"""How English says who says what."""

from __future__ import annotations

import re

from digest.language.media import with_media
from digest.language.shape import Speech, words

ASSERTED = (
    "said says say told tells tell argue warn insist believe contend added adds stated  announced announces declared declares explained explains noted  wrote writes tweeted  reported reports argued argues insisted insists maintained maintains "
    "warned warns stressed stresses emphasized emphasised suggested suggests asked asks replied replies responded recalled recalls concluded  observed remarked pointed called calls acknowledged acknowledges admitted admits "
    "conceded concedes vowed vows pledged  promised  urged urges demanded  believes believe believed thinks hopes hoped complained lamented quipped joked boasted revealed reveals disclosed reiterated "
    "testified contends contended asserted asserts indicated indicates signaled cautioned cautions predicted predicts condemned criticized criticised blasted praised hailed lauded welcomed  cited  "
)
CONFIRMED = "confirmed confirms confirm verified verifies verify"
DENIED = (
    "denied denies deny rejected rejects dismissed dismisses refuted refutes rebutted disputes disputed contradicted"
)
ALLEGED = "claimed claims allege alleged alleges accused accuses  "
ESTIMATED = "estimated estimates projected   predicted predicts expects"
PUT_AT = r"(?:ha(?:s|ve)\s)?puts?\s(?:the|its|their|his|her)\s[^.;“”]{3,60}?\sat(?=\s(?:(?:about|around|roughly|nearly|almost|more|less|at|some|just)\s(?:than\s|least\s)?)?[$€£]?\d)"
QUOTED_AS = r"(?:was|were|is)\squoted\s(?:by\s[^,.;“”]{2,50}?\s)?as\ssaying"

ENGLISH_SPEECH = Speech(
    verbs={
        **dict.fromkeys(ASSERTED.split(), "asserted"),
        **dict.fromkeys(CONFIRMED.split(), "confirmed"),
        **dict.fromkeys(DENIED.split(), "denied"),
        **dict.fromkeys(ALLEGED.split(), "alleged"),
        **dict.fromkeys(ESTIMATED.split(), "estimated"),
    },
    verb_forms=(PUT_AT, QUOTED_AS),
    short_verbs=words(
        "said says added adds wrote asked writes recalled explained noted tweeted warned replied quipped argued continued concluded insisted"
    ),
    according=re.compile(r"\b[Aa]ccording\sto\s(?!some\b)"),
    passive=re.compile(
        r"\b(?:confirmed|verified|announced|released|reported|issued|described|published|disclosed|denied|claimed)\sby\s"
    ),
    noun_verbs=frozenset(),
    suffix="",
    before_verb=words(
        "also later then has have had previously earlier repeatedly not never did does do would could cannot immediately initially already now still again further once only publicly officially strongly vehemently flatly "
        "often since finally just quickly recently reportedly simply even first consistently explicitly themselves himself herself itself and too friday monday tuesday wednesday thursday saturday sunday on"
    ),
    not_speaking=re.compile(
        r"(?i)\b(?:to|after|before|despite|amid|following|with|about|several|these|those|new|who|which|that|by|when|if|would|can|could|should|may|might|must|being|be|was|were|is|are|been|an|a|the|of|its|his|her|their|in|for|no|as)\s*$"
    ),
    lead_ins=words(
        "in on at by for with from as after before during since until while when if although though despite according but and so yet because following amid among asked speaking writing citing earlier later meanwhile however "
        "instead afterward afterwards moreover nonetheless nevertheless still then now today yesterday last this next monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
        "november december about over under of to expanding testifying responding referring prior also once even despite without"
    ),
    connectives=words(
        "but and so yet however meanwhile then now still also nonetheless nevertheless moreover while although though because that as when"
    ),
    relative=re.compile(
        r"(?:\s(?:who|which|whose|when|while|in|on|at|after|before|during|as|with|via|through|following|whom|amid|since|where|because|if)\s.*|\s--.*|\s[—–].*)$"
    ),
    phrase_end=re.compile(
        r"[.!?;:]|\s(?:in|on|at|during|after|before|when|while|as|to|via|through|following|who|that|because|with|from|by|about|of\s(?:the|his|her)\s(?:plan|decision|move|attack)|regarding|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
        r"last|this|earlier|later|yesterday|today|softly|tersely|adding|referring|citing|noting|calling|speaking|echoing|has|have|had|is|was|were|and\s(?=[a-z]+ed\b)|but|told|said)\b|\s\(\d|$"
    ),
    he=words("he she himself herself"),
    they=words("they"),
    that_one=re.compile(r"^[Tt]he\s(?:[a-z]+\s)?(?P<head>[a-z][\w-]*)$"),
    roles=words(
        "official source resident witness survivor neighbor neighbour victim president vice secretary minister speaker leader director chief chairman chairwoman chair spokesman spokeswoman spokesperson senator sen sens rep reps representative congressman congresswoman governor gov mayor general gen colonel col "
        "captain capt lieutenant lt sergeant sgt admiral adm commander officer attorney lawyer judge justice prosecutor sheriff ambassador envoy adviser advisor analyst economist professor prof dr doctor mr mrs ms sir lord king queen prince princess "
        "pope bishop reverend rev ceo cfo founder owner manager coach executive deputy assistant aide whip candidate activist researcher scientist expert coordinator commissioner superintendent inspector detective member host author correspondent "
        "investigator firefighter rescuer protester organiser organizer regulator campaigner villager passenger teacher parent student worker engineer soldier medic nurse surgeon pilot driver neighbour reporter editor strategist press premier chancellor head boss former acting top sens journalist photographer clerk co-founder cofounder trader farmer fisherman shopkeeper homemaker housewife commentator historian spokesperson negotiator diplomat lawmaker legislator archbishop cardinal imam preacher rabbi chaplain marshal lecturer dean provost principal superintendent trustee treasurer secretary-general businessman businesswoman organizer commandant brigadier constable"
    ),
    bodies=words(
        "ministry department agency police army military government administration commission committee council office house senate congress court bank company group union association party campaign university hospital white pentagon kremlin "
        "state federal national u.n united center centre institute board authority authorities officials critics experts analysts lawmakers republicans democrats witnesses residents trustees labor forces navy airline embassy service brigade"
    ),
    plural=re.compile(
        r"(?i)\b(?:officials|officers|investigators|rescuers|organisers|organizers|regulators|campaigners|villagers|lawmakers|critics|experts|analysts|residents|witnesses|republicans|democrats|authorities|members|aides|leaders|sources|prosecutors|lawyers|police|they|economists|trustees|groups|others|people)\b|\band\b"
    ),
    via=(
        with_media(
            r"\b(?:according\sto|told|tells|interview\s(?:with|on)|reported\sby|first\sreported\s(?:by|in)|on|per|in\san\semail\sto|in\sa\sstatement\sto|citing)\s(?:(?:the|a)\s)?(?:(?:[a-z]+|[A-Z]\w+)\s){0,2}?(?P<via>MEDIA)"
        ),
        with_media(r"(?P<via>MEDIA)(?:\s(?:first|also|later|previously))?\s(?:reported|reports|wrote)"),
        with_media(r"\((?P<via>MEDIA)\)"),
    ),
    unnamed=words("a an one some several many sources officials"),
    no_speaker=words(
        "i we it this that there what which who video footage report statement data figures move decision bill plan story article document letter poll proposal picture timing "
        "quake earthquake attack meeting news email emails survey study records papers filing filings lawsuit complaint indictment "
        "results result documents figure statistics notice memo post message messages website book law rule ruling agreement deal treaty "
        "incident shooting fire crash storm event measure budget map photo photos image images audio recording review audit tally"
    ),
)
