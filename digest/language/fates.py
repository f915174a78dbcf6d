"""Words that cannot both be true of one person at one time: left or removed, alive or dead, at large or in custody."""

from __future__ import annotations

from digest.language.poles import frame

FATES = (
    frame(
        r"mengundurkan diri|mundur dari|resign(?:s|ed)|has quit|had quit|quit|stepp?(?:s|ed) down",
        r"dipecat|diberhentikan|dicopot|fired|sacked|dismissed from|ousted",
        r"pensiun|memasuki masa pensiun|retires|(?:will|would|to) retire|(?:is|be|was) retiring",
        lasting=True,
    ),
    frame(
        r"terbukti bersalah|dinyatakan bersalah|(?:found|pleaded) guilty|convicted",
        r"tidak bersalah|divonis bebas|acquitted|cleared",
        lasting=True,
    ),
    frame(
        r"masih hidup|selamat|BE (?:still )?alive|survived",
        r"tewas|meninggal|meninggal dunia|wafat|BE dead|died|BE killed",
        lasting=True,
    ),
    frame(
        r"bunuh diri|mengakhiri hidup\w*|suicide|killed (?:himself|herself|themselves)|took (?:his|her) own life",
        r"dibunuh|korban pembunuhan|BE murdered|homicide",
        lasting=True,
    ),
    frame(
        r"ditahan|ditangkap|diamankan|dipenjara|arrested|detained|(?:is|was|are|were|remains?) in custody",
        r"dibebaskan|buron|(?:was|were|been) (?:released|freed)|(?:is|are|remains?) at large",
    ),
    frame(r"(?:sudah|masih|dalam keadaan) sadar|conscious", r"koma|tidak sadarkan diri|tak sadarkan diri|unconscious"),
    frame(
        r"luka ringan|luka lecet|(?:minor|slight|light) injuries|(?:slightly|lightly) (?:hurt|injured)",
        r"(?:luka|cedera) (?:berat|serius|parah)|(?:serious|severe|critical) injuries|(?:seriously|critically|gravely|badly) (?:hurt|injured|wounded)",
    ),
    frame(
        r"(?:dalam )?kondisi stabil|BE (?:stable|in stable condition)",
        r"kritis|BE in critical condition",
    ),
    frame(
        r"hadir|menghadiri|attended|was present", r"absen|mangkir|tidak hadir|skipped|did not attend|stayed away from"
    ),
    frame(
        r"seorang diri|sendirian|(?:acted|was|were) alone|acted on (?:his|her) own",
        r"tidak sendirian|dibantu (?:rekan|orang lain|komplotan)|had (?:help|accomplices)|was helped by",
        lasting=True,
    ),
    frame(r"mabuk|dalam pengaruh alkohol|BE (?:drunk|intoxicated)", r"BE sober", lasting=True),
    frame(r"bersedia|setuju untuk|sepakat untuk|agreed to|agrees to", r"tidak bersedia|enggan|refused to|declined to"),
    frame(
        r"(?:secara )?sukarela|atas kemauan sendiri|voluntarily|BE voluntary|willingly|of (?:his|her|their) own (?:free )?(?:will|accord)",
        r"dipaksa(?! menunggu)|secara paksa|di bawah tekanan|BE (?:forced out|forced to (?:leave|go|resign|move|confess|sign)|coerced|pressured)|under duress|against (?:his|her|their) will",
        lasting=True,
    ),
    frame(
        r"(?:meninggal|tewas|mati|wafat)(?: dunia)? (?:di|pada) (?:tempat|lokasi|tkp)(?: kejadian)?|died (?:at the scene|instantly|on the spot)|BE killed (?:at the scene|instantly|on the spot)|pronounced dead at the scene",
        r"(?:meninggal|tewas|mati|wafat)(?: dunia)? (?:di|saat (?:dibawa ke|perjalanan ke)|dalam perjalanan ke|setelah dirawat di) (?:rumah sakit|rs\w*|puskesmas|klinik)|died (?:later )?(?:in|at) (?:the |an? )?(?:\w+ )?(?:hospital|clinic)|died on the way to (?:the )?hospital|pronounced dead at (?:the |an? )?(?:\w+ )?hospital",
        lasting=True,
    ),
    frame(
        r"menyerahkan diri|surrendered(?! to the)|(?:gave|turned) (?:himself|herself|themselves) (?:up|in)",
        r"melawan (?:saat|ketika) (?:akan |hendak )?di(?:tangkap|ringkus|amankan|bekuk)|resist(?:s|ed) arrest|BE (?:captured|caught|seized) (?:while|as|trying)",
        lasting=True,
    ),
    frame(
        r"ngebut|melaju kencang|(?:dengan |ber)?kecepatan tinggi|(?:is|was|were) speeding|at high speed",
        r"(?:dengan |ber)?kecepatan rendah|melaju pelan|(?:is|was|were) not speeding|at low speed|within the speed limit",
        lasting=True,
    ),
    frame(
        r"sehat|dalam kondisi baik|BE (?:healthy|well|in good health)",
        r"sakit|jatuh sakit|(?:is|was|are|were|fell) (?:ill|sick|unwell)|in poor health",
    ),
    frame(
        r"(?:ditetapkan|berstatus|jadi|menjadi|sebagai) (?:sebagai )?tersangka|(?:is|was|as|named) (?:named )?a suspect",
        r"(?:masih|hanya|berstatus) (?:sebagai |berstatus )?saksi|(?:only|just) a witness",
    ),
    frame(
        r"(?:masih )?(?:di|berada di) dalam negeri|(?:is|was|are|were) (?:still )?in the country",
        r"(?:kabur|lari|pergi|berada|sudah) (?:ke|di) luar negeri|(?:has|have|had) (?:left|fled) the country|fled abroad|BE abroad",
    ),
    frame(
        r"(?:warga|masyarakat|penduduk) sipil|BE (?:an? )?(?:unarmed |innocent )?civilians?",
        r"(?:anggota|milisi|simpatisan|bagian dari) (?:kkb|kelompok (?:bersenjata|separatis|teroris|kriminal)|teroris|milisi|pemberontak)|BE (?:an? )?(?:armed )?(?:militants?|fighters?|combatants?|terrorists?|insurgents?|gunmen)",
        lasting=True,
    ),
    frame(
        r"(?:karena|akibat) (?:sakit|serangan jantung|penyakit)|sakit jantung|(?:of|from) (?:natural causes|a heart attack|an illness)|had a heart attack",
        r"dianiaya|disiksa|dipukuli|dikeroyok|BE (?:beaten|tortured|strangled)|died (?:of|from) (?:torture|beatings?)",
        lasting=True,
    ),
    frame(
        r"membela diri|(?:in|acted in) self-defen[cs]e|defending (?:himself|herself|themselves)",
        r"tanpa (?:provokasi|alasan|sebab)|unprovoked|without provocation",
        lasting=True,
    ),
    frame(
        r"(?:memakai|mengenakan|menggunakan) (?:helm|sabuk pengaman|masker|pelampung|jaket pelampung)|wearing (?:an? |their |his |her )?(?:helmets?|seat ?belts?|masks?|life jackets?)",
        r"(?:tidak|tak|tanpa) (?:memakai|mengenakan|menggunakan)? ?(?:helm|sabuk pengaman|masker|pelampung|jaket pelampung)|without (?:an? )?(?:helmets?|seat ?belts?|masks?|life jackets?)",
        lasting=True,
    ),
    frame(r"BE experienced|berpengalaman", r"BE inexperienced|(?:kurang|minim|tidak) (?:ber)?pengalaman", lasting=True),
)
"""Each line is a question that a journalist would put: which of the two is it?"""
