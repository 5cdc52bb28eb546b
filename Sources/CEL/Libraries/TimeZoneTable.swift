/// The time zones of the IANA database, from 1970 on, so that results do not depend on the machine.
///
/// One zone a line: its names; the offsets that it has had, in seconds east of UTC; the one that held when 1970 began; the
/// changes since, each the minutes (with a point: seconds) since the one before in base 36 and the offset that begins; and the rule
/// that holds from the last change on: the standard offset, or standard and summer offset and for the beginning and the
/// end of summer time the month, the week (5 is the last), the weekday and the second of the day.
///
/// Made from the release 2025b of the database by `Tests/CELFuzz/Target/time-zones`; longer than other files since it is data.
enum TimeZoneTable {
    static let text: StaticString = """
        Africa/Abidjan,Africa/Accra,Africa/Bamako,Africa/Banjul,Africa/Conakry,Africa/Dakar,Africa/Freetown,\
        Africa/Lome,Africa/Nouakchott,Africa/Ouagadougou,Africa/Timbuktu,Atlantic/Reykjavik,Atlantic/St_Helena,\
        Etc/GMT,Etc/GMT+0,Etc/GMT-0,Etc/GMT0,Etc/Greenwich,Etc/UCT,Etc/UTC,Etc/Universal,Etc/Zulu,GMT,GMT+0,GMT-0,\
        GMT0,Greenwich,Iceland,UCT,UTC,Universal,Zulu|0|0||0
        Africa/Addis_Ababa,Africa/Asmara,Africa/Asmera,Africa/Dar_es_Salaam,Africa/Djibouti,Africa/Kampala,\
        Africa/Mogadishu,Africa/Nairobi,Antarctica/Syowa,Asia/Aden,Asia/Kuwait,Asia/Riyadh,Etc/GMT-3,\
        Indian/Antananarivo,Indian/Comoro,Indian/Mayotte|10800|0||10800
        Africa/Algiers|0/3600/7200|0|etac:1 4r40:0 1r7lo:1 9xs0:2 5m9o:1 cb8o:0 5m9o:1 5u1o:0 5m6c:1|3600
        Africa/Bangui,Africa/Brazzaville,Africa/Douala,Africa/Kinshasa,Africa/Lagos,Africa/Libreville,Africa/Luanda,\
        Africa/Malabo,Africa/Niamey,Africa/Porto-Novo,Etc/GMT-1|3600|0||3600
        Africa/Bissau|-3600/0|0|1kcxo:1|0
        Africa/Blantyre,Africa/Bujumbura,Africa/Gaborone,Africa/Harare,Africa/Johannesburg,Africa/Kigali,\
        Africa/Lubumbashi,Africa/Lusaka,Africa/Maputo,Africa/Maseru,Africa/Mbabane,Etc/GMT-2|7200|0||7200
        Africa/Cairo,Egypt|7200/10800|0|3pac:1 4q1o:0 6jic:1 4q1o:0 6kmc:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 \
        6jic:1 4q1o:0 6kmc:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 6kmc:1 4q1o:0 6jic:1 4q1o:0 95yc:1 \
        23lo:0 8ric:1 2i1o:0 6kmc:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 6kmc:1 4q1o:0 6p2c:1 4kho:0 \
        6jic:1 4q1o:0 6jic:1 4q1o:0 6kmc:1 4q1o:0 6jic:1 4q1o:0 6jic:1 4q1o:0 6g4o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 \
        4r2c:0 6hdo:1 4r2c:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4r2c:0 \
        6hdo:1 4r2c:0 6hdo:1 4jac:0 6p5o:1 43qc:0 74po:1 3vyc:0 7cho:1 3o6c:0 7s1o:1 36ec:0 xdo:1 nac:0 14u1o:1 \
        1amc:0 12xo:1 1q6c:0 2osho:1|7200 10800 4 5 5 0 10 5 4 86400
        Africa/Casablanca|0/3600|0|1ego0:1 24mc:0 irlo:1 2u6c:0 8fdo:1 4mmc:0 7ldo:1 1z2c:0 1raxo:1 k8uc:0 70opo:1 \
        2u6c:0 8fdo:1 2hyc:0 7u9o:1 30uc:0 7cho:1 3o6c:0 8fh0:1 2j40:0 yg0:1 19k0:0 6hc0:1 25s0:0 11s0:1 2eo0:0 \
        4r40:1 2s00:0 12w0:1 2mg0:0 4r40:1 2dk0:0 12w0:1 30w0:0 4r40:1 25s0:0 12w0:1 3gg0:0 4jc0:1 1q80:0 1ao0:1 \
        3o80:0 4jc0:1 1ig0:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 \
        12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 \
        9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 \
        12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 \
        9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 \
        1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 9q00:0 12w0:1 \
        9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 9q00:0 \
        12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 1ao0:1 \
        9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9q00:0 1ao0:1 9q00:0 \
        12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1 9q00:0 12w0:1 9xs0:0 12w0:1 9q00:0 1ao0:1|3600
        Africa/Ceuta|0/3600/7200|0|1ego0:1 24mc:0 irlo:1 2u6c:0 8fdo:1 4mmc:0 7ldo:1 1z2c:0 1raxo:1 mypo:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5u00:2|3600 7200 3 5 0 7200 10 5 0 10800
        Africa/El_Aaiun|-3600/0/3600|0|1yu1o:1 iuc:2 2u6c:1 8fdo:2 4mmc:1 7ldo:2 1z2c:1 9c8ho:2 2u6c:1 8fdo:2 \
        2hyc:1 7u9o:2 30uc:1 7cho:2 3o6c:1 8fh0:2 2j40:1 yg0:2 19k0:1 6hc0:2 25s0:1 11s0:2 2eo0:1 4r40:2 2s00:1 \
        12w0:2 2mg0:1 4r40:2 2dk0:1 12w0:2 30w0:1 4r40:2 25s0:1 12w0:2 3gg0:1 4jc0:2 1q80:1 1ao0:2 3o80:1 4jc0:2 \
        1ig0:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 \
        1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 \
        9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 \
        12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 \
        9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 \
        12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 \
        9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 \
        1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 1ao0:2 9q00:1 12w0:2 \
        9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 \
        12w0:2 9q00:1 1ao0:2 9q00:1 12w0:2 9xs0:1 12w0:2 9q00:1 1ao0:2|3600
        Africa/Juba|7200/10800|0|3p8o:1 55ic:0 62xo:1 56mc:0 641o:1 56mc:0 61to:1 57qc:0 60po:1 58uc:0 5zlo:1 \
        59yc:0 5yho:1 5c6c:0 5w9o:1 5dac:0 62xo:1 56mc:0 61to:1 57qc:0 60po:1 59yc:0 5yho:1 5b2c:0 5xdo:1 5c6c:0 \
        5w9o:1 5dac:0 62xo:1 57qc:0 60po:1 58uc:0 4gnxo:1 6l9mc:0|7200
        Africa/Khartoum|7200/10800|0|3p8o:1 55ic:0 62xo:1 56mc:0 641o:1 56mc:0 61to:1 57qc:0 60po:1 58uc:0 5zlo:1 \
        59yc:0 5yho:1 5c6c:0 5w9o:1 5dac:0 62xo:1 56mc:0 61to:1 57qc:0 60po:1 59yc:0 5yho:1 5b2c:0 5xdo:1 5c6c:0 \
        5w9o:1 5dac:0 62xo:1 57qc:0 60po:1 58uc:0 4gnxo:1 5klmc:0|7200
        Africa/Monrovia|-2670/0|0|11v0q6.:1|0
        Africa/Ndjamena|3600/7200|0|329yc:1 4i6c:0|3600
        Africa/Sao_Tome|0/3600|0|f141o:1 b9k0:0|0
        Africa/Tripoli,Libya|3600/7200|1|3r9wo:0 2s1o:1 5nac:0 5m9o:1 5nac:0 5ndo:1 5nac:0 5rto:1 5hqc:0 5plo:1 \
        5m6c:0 5k1o:1 5nac:0 5ndo:1 5nac:0 5m9o:1 5nac:0 6mxo:1 2092c:0 5qpo:1 4vw9o:0 4ag0:1|7200
        Africa/Tunis|3600/7200|0|2alac:1 4jc0:0 6rc0:1 4q00:0 30zc0:1 3kw0:0 5m80:1 5m80:0 6rc0:1 4ow0:0 4kew0:1 \
        4oxo:0 5gpo:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0|3600
        Africa/Windhoek|3600/7200|1|7kzoo:0 55p0:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1|7200
        America/Adak,America/Atka,US/Aleutian|-39600/-36000/-32400|0|3kdo:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 bg6c:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 4yxo:2 69ic:1 4yxo:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 \
        4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 \
        69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 43to:2|-36000 -32400 3 2 0 7200 11 1 0 7200
        America/Anchorage,US/Alaska|-36000/-32400/-28800|0|3kc0:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 bg6c:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 \
        6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 \
        4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 43to:2|-32400 -28800 3 2 0 7200 11 1 0 7200
        America/Anguilla,America/Antigua,America/Aruba,America/Blanc-Sablon,America/Curacao,America/Dominica,\
        America/Grenada,America/Guadeloupe,America/Kralendijk,America/La_Paz,America/Lower_Princes,America/Marigot,\
        America/Montserrat,America/Port_of_Spain,America/Puerto_Rico,America/St_Barthelemy,America/St_Kitts,\
        America/St_Lucia,America/St_Thomas,America/St_Vincent,America/Tortola,America/Virgin,\
        Etc/GMT+4|-14400|0||-14400
        America/Araguaina|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        1ry9o:1 3o6c:0 7cho:1 43qc:0 75to:1 4i6c:0 6wxo:1 43qc:0 6wxo:1 4jac:0 6wxo:1 43qc:0 7cho:1 3vyc:0 7zto:1 \
        38mc:0 313to:1 3o6c:0|-10800
        America/Argentina/Buenos_Aires,America/Buenos_Aires|-10800/-7200|0|19rx0:1 30uc:0 4kg1o:1 2wec:0 6wxo:1 \
        4bic:0 74po:1 43qc:0 74po:1 43qc:0 74po:1 4bic:0 4n09o:1 2dic:0 6p5o:1 4jac:0|-10800
        America/Argentina/Catamarca,America/Argentina/ComodRivadavia,\
        America/Catamarca|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 43qc:0 74rc:2 \
        43oo:1 74po:2 4bic:1 3io1o:0 l5o:1 13r2c:2 2dic:1|-10800
        America/Argentina/Cordoba,America/Cordoba,America/Rosario|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 \
        2wec:1 6wxo:2 4bic:1 74po:2 43qc:0 74rc:2 43oo:1 74po:2 4bic:1 4n09o:2 2dic:1 6p5o:2 4jac:1|-10800
        America/Argentina/Jujuy,America/Jujuy|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:0 \
        7cjc:1 4bic:0 69lo:2 4j8o:1 74po:2 4bic:1 4n09o:2 2dic:1|-10800
        America/Argentina/La_Rioja|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 41ic:0 \
        22jc:1 54ec:2 43qc:1 74po:2 4bic:1 3io1o:0 l5o:1 13r2c:2 2dic:1|-10800
        America/Argentina/Mendoza,America/Mendoza|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:0 \
        6y3c:1 486c:0 71do:1 49ac:0 74po:2 4bgo:1 3ie1o:0 3w1o:1 10q6c:2 2dic:1|-10800
        America/Argentina/Rio_Gallegos|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 \
        43qc:1 74po:2 43qc:1 74po:2 4bic:1 3io1o:0 l5o:1 13r2c:2 2dic:1|-10800
        America/Argentina/Salta|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 43qc:0 \
        74rc:2 43oo:1 74po:2 4bic:1 4n09o:2 2dic:1|-10800
        America/Argentina/San_Juan|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 41ic:0 \
        22jc:1 54ec:2 43qc:1 74po:2 4bic:1 3imxo:0 1p5o:1 12o6c:2 2dic:1|-10800
        America/Argentina/San_Luis|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4mmc:0 6mzc:1 486c:0 \
        2u9o:1 42jic:0 1p5o:1 12o6c:2 oec:1 1hdo:0 6p5o:1 4jac:0 6p5o:1|-10800
        America/Argentina/Tucuman|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 43qc:0 \
        74rc:2 43oo:1 74po:2 4bic:1 3io1o:0 ddo:1 13yuc:2 2dic:1 6p5o:2 4jac:1|-10800
        America/Argentina/Ushuaia|-14400/-10800/-7200|1|19rx0:2 30uc:1 4kg1o:2 2wec:1 6wxo:2 4bic:1 74po:2 43qc:1 \
        74po:2 43qc:1 74po:2 4bic:1 3ilto:0 ndo:1 13r2c:2 2dic:1|-10800
        America/Asuncion|-14400/-10800|0|uzqo:1 gvqc:0 gwxo:1 4ouc:0 6lto:1 4nqc:0 6lto:1 4nqc:0 6lto:1 5m6c:0 \
        5ndo:1 5nac:0 5ndo:1 5m6c:0 5ndo:1 5m6c:0 5ndo:1 5m6c:0 5ndo:1 5nac:0 5ndo:1 5m6c:0 5ndo:1 5m6c:0 5ndo:1 \
        5m6c:0 5ndo:1 5nac:0 5ndo:1 5m6c:0 6apo:1 4yuc:0 5ndo:1 5m6c:0 5sxo:1 4jac:0 6q9o:1 5gmc:0 5oho:1 4lic:0 \
        6o1o:1 4kec:0 6p5o:1 4ouc:0 6rdo:1 4bic:0 6wxo:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 \
        5m6c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 61to:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6wxo:1 4bic:0 6wxo:1 4bic:0 \
        6wxo:1 5eec:0 5eho:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 56mc:0 61to:1 56mc:0 61to:1 56mc:0 61to:1 5eec:0 5u1o:1 \
        5eec:0 5u1o:1 5eec:0 61to:1 56mc:0 61to:1 56mc:0 61to:1 5eec:0 5u1o:1 5eec:0 5u1o:1 5eec:0 5u1o:1 5eec:0 \
        61to:1|-10800
        America/Atikokan,America/Cayman,America/Coral_Harbour,America/Panama,EST,Etc/GMT+5|-18000|0||-18000
        America/Bahia|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 7s1o:1 \
        3o6c:0 7k9o:1 3gec:0 7zto:1 30uc:0 7zto:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3o6c:0 7cho:1 43qc:0 75to:1 4i6c:0 \
        6wxo:1 43qc:0 6wxo:1 4jac:0 6wxo:1 43qc:0 7cho:1 3vyc:0 7zto:1 38mc:0 2pnlo:1 43qc:0|-10800
        America/Bahia_Banderas|-25200/-21600/-18000|0|883b0:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:2 6h8o:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 \
        4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 \
        6hac:1|-21600
        America/Barbados|-14400/-10800|0|2bxe0:1 3gec:0 61to:1 56mc:0 61to:1 56mc:0 69lo:1 4vic:0|-14400
        America/Belem|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0|-10800
        America/Belize|-21600/-18000|0|189m0:1 21ac:0 2rtdo:1 1q6c:0|-21600
        America/Boa_Vista|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 3ncxo:1 4jac:0 6wxo:1 \
        7qc:0|-14400
        America/Bogota|-18000/-14400|0|6zsoc:1 8n2c:0|-18000
        America/Boise|-25200/-21600|0|3k70:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 30xo:1 87ic:0 3o9o:1 \
        7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 43to:1|-25200 -21600 3 2 0 7200 11 1 0 7200
        America/Cambridge_Bay|-25200/-21600/-18000|0|q8v0:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 b8ec:2 6oz0:1 b0t0:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        43to:1|-25200 -21600 3 2 0 7200 11 1 0 7200
        America/Campo_Grande|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        7s1o:1 3o6c:0 7k9o:1 3gec:0 7zto:1 30uc:0 7zto:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3o6c:0 7cho:1 43qc:0 75to:1 \
        4i6c:0 6wxo:1 43qc:0 6wxo:1 4jac:0 6wxo:1 43qc:0 7cho:1 3vyc:0 7zto:1 38mc:0 7k9o:1 3o6c:0 821o:1 3e6c:0 \
        7cho:1 3vyc:0 7zto:1 3gec:0 74po:1 3vyc:0 7k9o:1 3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 43qc:0 7cho:1 \
        3o6c:0 7k9o:1 3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7zto:1 38mc:0|-14400
        America/Cancun|-21600/-18000/-14400|0|3r3pc:1 bjf0:0 45g50:1 69ic:0 4yxo:1 b8ec:2 3o6c:1 2ldo:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 30xo:1|-18000
        America/Caracas|-16200/-14400|1|bvnvo:0 2mmo0:1|-14400
        America/Cayenne,Etc/GMT+3|-10800|0||-10800
        America/Chicago,CST6CDT,US/Central|-21600/-18000|0|3k5c:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/Chihuahua|-25200/-21600/-18000|1|8839c:2 69ic:1 4yxo:2 69ic:1 b8ho:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1|-21600
        America/Ciudad_Juarez|-25200/-21600/-18000|1|8839c:2 69ic:1 4yxo:2 69ic:1 b8ho:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4blo:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 \
        7cec:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 82z0:0 \
        35h0:1|-25200 -21600 3 2 0 7200 11 1 0 7200
        America/Costa_Rica|-21600/-18000|0|2v5m0:1 30uc:0 87lo:1 30uc:0 3bvlo:1 512c:0 67do:1 1rac:0|-21600
        America/Coyhaique|-14400/-10800|1|2ot0:0 61to:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 69lo:1 4yuc:0 6p5o:1 \
        4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 \
        6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 5m6c:0 5m9o:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 \
        4jac:0 5u1o:1 5eec:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 \
        61to:1 4r2c:0 61to:1 5tyc:0 5u1o:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 \
        4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 61to:1 4r2c:0 6hdo:1 5eec:0 5u1o:1 6hac:0 38po:1 7ryc:0 \
        3w1o:1 7cec:0 43to:1 74mc:0 43to:1 j0ec:0 2t5o:1 8fac:0 2t5o:1 8fac:0 2t5o:1 7cec:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4r5o:1 6p2c:0 4r5o:1|-10800
        America/Creston,America/Phoenix,Etc/GMT+7,MST,US/Arizona|-25200|0||-25200
        America/Cuiaba|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        7s1o:1 3o6c:0 7k9o:1 3gec:0 7zto:1 30uc:0 7zto:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3o6c:0 7cho:1 43qc:0 75to:1 \
        4i6c:0 6wxo:1 43qc:0 6wxo:1 4jac:0 6wxo:1 43qc:0 7cho:1 3vyc:0 7zto:1 38mc:0 jaho:1 3e6c:0 7cho:1 3vyc:0 \
        7zto:1 3gec:0 74po:1 3vyc:0 7k9o:1 3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 43qc:0 7cho:1 3o6c:0 7k9o:1 \
        3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7zto:1 38mc:0|-14400
        America/Danmarkshavn|-10800/-7200/0|0|37ooc:1 5e9c:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 323c:2|0
        America/Dawson|-32400/-28800/-25200|0|173j0:1 218po:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 \
        5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 \
        69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 69ic:1 \
        4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 \
        6hac:1 43to:2 7cec:1 3w1o:2 7cec:1 3w1o:2 7cec:1 43to:2 7cec:1 3w1o:2 7cec:1 3w1o:2 7cec:1 3w1o:2 7cec:1 \
        3w1o:2 7cec:1 3w1o:2 7cec:1 43to:2 7cec:1 3w1o:2 7cec:1 3w1o:2 7cec:1 3w1o:2 7cec:1 3w1o:2|-25200
        America/Dawson_Creek|-28800/-25200|0|3k8o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1|-25200
        America/Denver,America/Shiprock,MST7MDT,Navajo,US/Mountain|-25200/-21600|0|3k70:1 5m6c:0 5m9o:1 5tyc:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-25200 -21600 3 2 0 7200 11 1 \
        0 7200
        America/Detroit,US/Michigan|-18000/-14400|0|11h7o:1 5m6c:0 25to:1 92mc:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 \
        5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Edmonton,America/Yellowknife,Canada/Mountain|-25200/-21600|0|q8v0:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-25200 -21600 3 2 0 7200 11 1 0 7200
        America/Eirunepe|-18000/-14400|0|4yiwc:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 1s61o:1 3vyc:0 4ho1o:1 \
        1onac:0|-18000
        America/El_Salvador|-21600/-18000|0|5feq0:1 4jac:0 6p5o:1 4jac:0|-21600
        America/Ensenada,America/Santa_Isabel,America/Tijuana,Mexico/BajaNorte|-28800/-25200|0|1z6oo:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4blo:1|-28800 -25200 3 2 0 7200 11 1 0 7200
        America/Fort_Nelson|-28800/-25200|0|3k8o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 \
        7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1|-25200
        America/Fort_Wayne,America/Indiana/Indianapolis,America/Indianapolis,US/East-Indiana|-18000/-14400|0|3k3o:1 \
        5m6c:0 b3h5o:1 6hac:0 43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Fortaleza|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        30o9o:1 4jac:0 6wxo:1 fic:0 b0po:1 3vyc:0|-10800
        America/Glace_Bay|-14400/-10800|0|q8q0:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        43to:1|-14400 -10800 3 2 0 7200 11 1 0 7200
        America/Godthab,America/Nuuk|-10800/-7200/-3600|0|37ooc:1 5e9c:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 \
        6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 \
        6p40:0 4jc0:1 6p40:0 4jc0:1 bg80:2|-7200 -3600 3 5 0 -3600 10 5 0 0
        America/Goose_Bay|-14400/-10800/-7200|0|3k20:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yud:1 69ic:0 4yxo:2 6h8o:0 4r7c:1 \
        6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 \
        7chn:0|-14400 -10800 3 2 0 7200 11 1 0 7200
        America/Grand_Turk|-18000/-14400|0|2x3no:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 \
        3w1o:1 7cec:0 3w1o:1 159ic:0|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Guatemala|-21600/-18000|0|17yi0:1 2t2c:0 2w3to:1 3tqc:0 2cjdo:1 56mc:0 4l3do:1 4r2c:0|-21600
        America/Guayaquil|-18000/-14400|0|768wc:1 24mc:0|-18000
        America/Guyana|-14400/-13500/-10800|1|1qwm9:2 57t4f:0|-14400
        America/Halifax,Canada/Atlantic|-14400/-10800|0|3k20:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-14400 -10800 3 2 0 7200 11 1 0 7200
        America/Havana,Cuba|-18000/-14400|0|3k0c:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 4yuc:0 69lo:1 4zyc:0 68ho:1 512c:0 \
        67do:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5u1o:1 4r2c:0 4yxo:1 6hac:0 4r5o:1 6hac:0 6hdo:1 4r2c:0 6hdo:1 \
        4r2c:0 6hdo:1 4r2c:0 6hdo:1 4yuc:0 69lo:1 4yuc:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        5eho:1 61qc:0 5eho:1 5u00:0 5eg0:1 5u00:0 5eg0:1 5u00:0 5eg0:1 5u00:0 5eg0:1 5u00:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 56o0:1 6hc0:0 4r40:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 4r40:1 t600:0 \
        43s0:1 74o0:0 4bk0:1 6ww0:0 43s0:1 74o0:0 4bk0:1 74o0:0 4bk0:1 7cg0:0 4bk0:1 6p40:0|-18000 -14400 3 2 0 0 \
        11 1 0 3600
        America/Hermosillo|-25200/-21600|0|883b0:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0|-25200
        America/Indiana/Knox,America/Knox_IN,US/Indiana-Starke|-21600/-18000|0|3k5c:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 4vfic:0 43to:1|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/Indiana/Marengo|-18000/-14400|0|3k3o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 ewpo:1 \
        7k6c:0 9j35o:1 6hac:0 43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Indiana/Petersburg|-21600/-18000/-14400|0|3k5c:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 98pqc:0 43to:1 b8ec:2|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Indiana/Tell_City|-21600/-18000/-14400|1|3k3o:2 5m6c:1 b9yho:0 43to:1|-21600 -18000 3 2 0 7200 11 1 \
        0 7200
        America/Indiana/Vevay|-18000/-14400|0|3k3o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 agsho:1 6hac:0 \
        43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Indiana/Vincennes|-21600/-18000/-14400|1|3k3o:2 5m6c:1 b9yho:0 43to:1 b8ec:2|-18000 -14400 3 2 0 \
        7200 11 1 0 7200
        America/Indiana/Winamac|-21600/-18000/-14400|1|3k3o:2 5m6c:1 b9yho:0 43to:2 7cco:1|-18000 -14400 3 2 0 7200 \
        11 1 0 7200
        America/Inuvik|-28800/-25200/-21600|0|q8wo:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:2 5m4o:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 5m9o:2 \
        5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 \
        4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 \
        43to:2|-25200 -21600 3 2 0 7200 11 1 0 7200
        America/Iqaluit,America/Pangnirtung|-21600/-18000/-14400|1|q8ro:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 \
        5m6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 \
        5eho:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 \
        6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 \
        4yxo:2 69ic:1 4yxo:2 6hac:0 4r7c:1 b8ec:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 \
        4r5o:2 6hac:1 43to:2|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Jamaica,Jamaica|-18000/-14400|0|1997o:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0|-18000
        America/Juneau|-32400/-28800/-25200|1|3k8o:2 5m6c:1 5m9o:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 25to:2 92mc:1 \
        3o9o:2 7k6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 gupo:2 5m6c:1 5m9o:2 5tyc:1 5eho:2 \
        5tyc:0 5mbc:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 43to:1|-32400 -28800 3 2 0 7200 11 1 0 7200
        America/Kentucky/Louisville,America/Louisville|-18000/-14400|0|3k3o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 ewpo:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Kentucky/Monticello|-21600/-18000/-14400|0|3k5c:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 b8ec:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 43to:2|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Lima|-18000/-14400|0|50dkc:1 2ryc:0 8hlo:1 2ryc:0 v1to:1 2ryc:0 16bdo:1 2ryc:0|-18000
        America/Los_Angeles,PST8PDT,US/Pacific|-28800/-25200|0|3k8o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-28800 -25200 3 2 0 7200 11 1 0 7200
        America/Maceio|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        1ry9o:1 3o6c:0 151to:1 4jac:0 6wxo:1 fic:0 b0po:1 3vyc:0|-10800
        America/Managua|-21600/-18000|0|11je0:1 k8uc:0 1a0po:1 31yc:0 86ho:1 31yc:0 3lwwc:1 88fo:0 321o:1 193ac:0 \
        2l8po:1 5eec:0 6hh0:1 4r0o:0|-21600
        America/Manaus,Brazil/West|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 1s61o:1 3vyc:0|-14400
        America/Martinique|-14400/-10800|0|37omo:1 5eec:0|-14400
        America/Matamoros|-21600/-18000|0|5ps5c:1 6hac:0 2btto:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4blo:1|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/Mazatlan,Mexico/BajaSur|-25200/-21600|0|883b0:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0|-25200
        America/Menominee|-21600/-18000|1|173fo:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-21600 -18000 3 \
        2 0 7200 11 1 0 7200
        America/Merida|-21600/-18000|0|3r3pc:1 9lic:0 47e1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0|-21600
        America/Metlakatla|-32400/-28800/-25200|1|3k8o:2 5m6c:1 5m9o:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 25to:2 \
        92mc:1 3o9o:2 7k6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 \
        5m9o:2 5tyc:1 5eho:2 5tyc:1 a0sxo:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 9pyc:0 1iho:1|-32400 -28800 3 2 0 \
        7200 11 1 0 7200
        America/Mexico_City,Mexico/General|-21600/-18000|0|8839c:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0|-21600
        America/Miquelon|-14400/-10800/-7200|0|38geo:1 2635o:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 \
        4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 \
        69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 \
        4r5o:2 6hac:1 43to:2|-10800 -7200 3 2 0 7200 11 1 0 7200
        America/Moncton|-14400/-10800|0|3k20:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 gupo:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 \
        5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yud:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 43wz:1|-14400 -10800 3 2 0 7200 11 1 0 7200
        America/Monterrey|-21600/-18000|0|5ps5c:1 6hac:0 2btto:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0|-21600
        America/Montevideo|-10800/-9000/-7200/-5400|0|3it0:2 1jic:0 kyho:2 2lac:0 gupo:3 1q5i:1 5eho:0 3ggu:2 \
        30uc:0 jg1o:2 2dic:0 8fdo:2 2t2c:0 8uxo:2 2dic:0 1q9o:2 9xqc:0 2fbdo:2 2cec:0 8uxo:2 2lac:0 7cho:2 3o6c:0 \
        7cho:2 43qc:0 7cho:2 3vyc:0 74po:2 43qc:0 3ma1o:2 5u1o:0 61to:2 4r2c:0 69lo:2 4yuc:0 6hdo:2 4r2c:0 6hdo:2 \
        4r2c:0 6hdo:2 4yuc:0 69lo:2 4yuc:0 69lo:2 4yuc:0 6hdo:2 4r2c:0 6hdo:2 4r2c:0 6hdo:2 4r2c:0|-10800
        America/Montreal,America/Nassau,America/Nipigon,America/Thunder_Bay,America/Toronto,\
        Canada/Eastern|-18000/-14400|0|3k3o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/New_York,EST5EDT,US/Eastern|-18000/-14400|0|3k3o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Nome|-39600/-36000/-32400/-28800|0|3kdo:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 25to:1 \
        92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5tyc:0 5eho:1 5tyc:2 5m6c:3 5m6c:2 5m9o:3 5m6c:2 5m9o:3 5m6c:2 4yxo:3 69ic:2 4yxo:3 6hac:2 4r5o:3 \
        6hac:2 4r5o:3 6hac:2 4yxo:3 69ic:2 4yxo:3 69ic:2 4yxo:3 6hac:2 4r5o:3 6hac:2 4r5o:3 6hac:2 4yxo:3 69ic:2 \
        4yxo:3 69ic:2 4yxo:3 69ic:2 4yxo:3 6hac:2 4r5o:3 6hac:2 4r5o:3 6hac:2 4yxo:3 69ic:2 4yxo:3 69ic:2 4yxo:3 \
        6hac:2 4r5o:3 6hac:2 4r5o:3 6hac:2 43to:3|-32400 -28800 3 2 0 7200 11 1 0 7200
        America/Noronha,Brazil/DeNoronha|-7200/-3600|0|4yirc:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 \
        7zto:1 3o6c:0 30o9o:1 4jac:0 6wxo:1 7qc:0 b8ho:1 3vyc:0|-7200
        America/North_Dakota/Beulah|-25200/-21600/-18000|0|3k70:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 b8ec:2|-21600 \
        -18000 3 2 0 7200 11 1 0 7200
        America/North_Dakota/Center|-25200/-21600/-18000|0|3k70:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 b8ec:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 \
        4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1 4yxo:2 69ic:1 4yxo:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 43to:2|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/North_Dakota/New_Salem|-25200/-21600/-18000|0|3k70:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 25to:1 92mc:0 3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        b8ec:2 6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 43to:2|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/Ojinaga|-25200/-21600/-18000|1|8839c:2 69ic:1 4yxo:2 69ic:1 b8ho:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        5u1o:1 4jac:0 5u1o:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4blo:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 \
        43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 b8ec:2|-21600 \
        -18000 3 2 0 7200 11 1 0 7200
        America/Paramaribo|-12600/-10800|0|4m9pu:1|-10800
        America/Port-au-Prince|-18000/-14400|0|46gwc:1 5eec:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 4yzc:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 4yw0:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 2btqc:1 6hac:0 4r5o:1 6hac:0 1ohx0:1 7cec:0 3w1o:1 7cec:0 3w1o:1 \
        7cec:0 3w1o:1 7cec:0 fc9o:1|-18000 -14400 3 2 0 7200 11 1 0 7200
        America/Porto_Acre,America/Rio_Branco,Brazil/Acre|-18000/-14400|0|4yiwc:1 43qc:0 6wxo:1 3gec:0 7t5o:1 \
        38mc:0 6dq1o:1 1onac:0|-18000
        America/Porto_Velho|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0|-14400
        America/Punta_Arenas|-14400/-10800|1|2ot0:0 61to:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 69lo:1 4yuc:0 6p5o:1 \
        4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 \
        6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 5m6c:0 5m9o:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 \
        4jac:0 5u1o:1 5eec:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 \
        61to:1 4r2c:0 61to:1 5tyc:0 5u1o:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 \
        4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 61to:1 4r2c:0 6hdo:1 5eec:0 5u1o:1 6hac:0 38po:1 7ryc:0 \
        3w1o:1 7cec:0 43to:1 74mc:0 43to:1 j0ec:0 2t5o:1|-10800
        America/Rainy_River,America/Winnipeg,Canada/Central|-21600/-18000|0|3k5c:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5eg0:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5eg0:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 4yw0:1 \
        69k0:0 4yw0:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 4yw0:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 4yw0:1 69k0:0 4yw0:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4yw0:1 \
        69k0:0 4yw0:1 69k0:0 4yw0:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hac:0 43to:1|-21600 -18000 3 2 0 7200 11 1 0 7200
        America/Rankin_Inlet|-21600/-18000|0|q8tc:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 hpqc:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-21600 \
        -18000 3 2 0 7200 11 1 0 7200
        America/Recife|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 7zto:1 3o6c:0 \
        30o9o:1 4jac:0 6wxo:1 7qc:0 b8ho:1 3vyc:0|-10800
        America/Regina,Canada/Saskatchewan,Etc/GMT+6|-21600|0||-21600
        America/Resolute|-21600/-18000|0|q8tc:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 \
        4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 \
        6hac:0 4r5o:1 hpqc:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 hxic:0|-21600 -18000 3 \
        2 0 7200 11 1 0 7200
        America/Santarem|-14400/-10800|0|4yiuo:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 6dq1o:1|-10800
        America/Santiago,Chile/Continental|-14400/-10800|1|2ot0:0 61to:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 69lo:1 \
        4yuc:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 \
        6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 5m6c:0 5m9o:1 4r2c:0 6hdo:1 \
        4r2c:0 6p5o:1 4jac:0 5u1o:1 5eec:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 \
        6p5o:1 56mc:0 61to:1 4r2c:0 61to:1 5tyc:0 5u1o:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 \
        4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 61to:1 4r2c:0 6hdo:1 5eec:0 5u1o:1 6hac:0 \
        38po:1 7ryc:0 3w1o:1 7cec:0 43to:1 74mc:0 43to:1 j0ec:0 2t5o:1 8fac:0 2t5o:1 8fac:0 2t5o:1 7cec:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0|-14400 -10800 9 1 6 86400 4 1 6 86400
        America/Santo_Domingo|-18000/-16200/-14400|1|1kvi:0 7lcu:1 2on6:0 8rku:1 2j36:0 8pcu:1 2lb6:0 8n4u:1 2mf6:0 \
        8m0u:2 856ho:0 12w0:2|-14400
        America/Sao_Paulo,Brazil/East|-10800/-7200|0|4yit0:1 43qc:0 6wxo:1 3gec:0 7t5o:1 38mc:0 7s1o:1 38mc:0 \
        7zto:1 3o6c:0 7s1o:1 3o6c:0 7k9o:1 3gec:0 7zto:1 30uc:0 7zto:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3o6c:0 7cho:1 \
        43qc:0 75to:1 4i6c:0 6wxo:1 43qc:0 6wxo:1 4jac:0 6wxo:1 43qc:0 7cho:1 3vyc:0 7zto:1 38mc:0 7k9o:1 3o6c:0 \
        821o:1 3e6c:0 7cho:1 3vyc:0 7zto:1 3gec:0 74po:1 3vyc:0 7k9o:1 3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 \
        43qc:0 7cho:1 3o6c:0 7k9o:1 3o6c:0 7k9o:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7cho:1 3vyc:0 7zto:1 \
        38mc:0|-10800
        America/Scoresbysund|-7200/-3600/0|0|37omo:1 5eg0:0 5m4o:2 5m6c:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 \
        4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 \
        6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 \
        4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 b8g0:0|-7200 -3600 3 5 0 -3600 10 5 0 0
        America/Sitka|-32400/-28800/-25200|1|3k8o:2 5m6c:1 5m9o:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 25to:2 92mc:1 \
        3o9o:2 7k6c:1 5m9o:2 5tyc:1 5eho:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 \
        5tyc:1 5eho:2 5tyc:0 5mbc:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-32400 -28800 3 2 0 7200 11 1 0 7200
        America/St_Johns,Canada/Newfoundland|-12600/-9000/-5400|0|3k16:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yud:1 69ic:0 4yxo:2 \
        6h8o:0 4r7c:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 \
        4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 \
        3w1o:1 7chn:0|-12600 -9000 3 2 0 7200 11 1 0 7200
        America/Swift_Current|-25200/-21600|0|q8v0:1|-21600
        America/Tegucigalpa|-21600/-18000|0|5feq0:1 4jac:0 6p5o:1 4jac:0 5ijto:1 2u6c:0|-21600
        America/Thule|-14400/-10800|0|6nhe0:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-14400 -10800 3 2 0 7200 11 1 0 7200
        America/Vancouver,Canada/Pacific|-28800/-25200|0|3k8o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-28800 -25200 3 2 0 7200 11 1 0 7200
        America/Whitehorse,Canada/Yukon|-28800/-25200|0|38c8o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 \
        4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 \
        3w1o:1 7cec:0 3w1o:1 7cec:0 43to:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1 7cec:0 3w1o:1|-25200
        America/Yakutat|-32400/-28800|0|3kac:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 25to:1 92mc:0 \
        3o9o:1 7k6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 \
        69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-32400 -28800 3 2 0 7200 11 1 0 7200
        Antarctica/Casey|28800/39600|0|cglq0:1 4970:0 il10:1 3lyc:0 1glac:1 fl5o:0 6hh0:1 4ypc:0 67h0:1 4t70:0 \
        6hc1:1 4yqz:0 69p1:1 4yqz:0 69p1:1 4vjz:0|28800
        Antarctica/Davis|18000/25200|1|cglro:0 4g1o:1 ie6c:0 3m1o:1|25200
        Antarctica/DumontDUrville,Etc/GMT-10,Pacific/Chuuk,Pacific/Port_Moresby,Pacific/Truk,\
        Pacific/Yap|36000|0||36000
        Antarctica/Macquarie|36000/39600|1|20yo:0 74o0:1 4bk0:0 74o0:1 3o80:0 7k80:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4r40:0 \
        6p40:1 4jc0:0 6p40:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 74o0:1 4jc0:0 6ww0:1 4jc0:0 6ww0:1 4bk0:0 6ww0:1 \
        4bk0:0 6ww0:1 4r40:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5m80:0 5u00:1 5eg0:0 \
        5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 4r40:1 6hc0:0 61s0:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 \
        5eg0:0 5u00:1 5m80:0 5m80:1 5eg0:0 61s0:1 5m80:0 5m80:1 5m80:0 5m80:1 guo0:0|36000 39600 10 1 0 7200 4 1 0 \
        10800
        Antarctica/Mawson|18000/21600|1|cgltc:0|18000
        Antarctica/McMurdo,Antarctica/South_Pole,NZ,Pacific/Auckland|43200/46800|0|1iivc:1 3gg0:0 7k80:1 43s0:0 \
        7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 6p40:1 4yw0:0 69k0:1 4yw0:0 \
        69k0:1 4yw0:0 69k0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 69k0:1 4yw0:0 69k0:1 4yw0:0 69k0:1 \
        56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 69k0:1 4yw0:0 69k0:1 4yw0:0 69k0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 \
        61s0:1 56o0:0 61s0:1|43200 46800 9 5 0 7200 4 1 0 10800
        Antarctica/Palmer|-14400/-10800/-7200|1|19rx0:2 30uc:1 2i6po:0 501o:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 \
        6p5o:1 4jac:0 6p5o:1 5m6c:0 5m9o:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 5u1o:1 5eec:0 6p5o:1 4r2c:0 6hdo:1 \
        4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 56mc:0 61to:1 4r2c:0 61to:1 5tyc:0 5u1o:1 4r2c:0 \
        6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 \
        56mc:0 61to:1 4r2c:0 6hdo:1 5eec:0 5u1o:1 6hac:0 38po:1 7ryc:0 3w1o:1 7cec:0 43to:1 74mc:0 43to:1 j0ec:0 \
        2t5o:1|-10800
        Antarctica/Rothera|-10800/0|1|25yo0:0|-10800
        Antarctica/Troll|0/7200|0|b16xo:1|0 7200 3 5 0 3600 10 5 0 10800
        Antarctica/Vostok|0/18000/25200|2|7ji4c:0 8fno:2 94cvo:1|18000
        Arctic/Longyearbyen,Atlantic/Jan_Mayen,Europe/Berlin,Europe/Copenhagen,Europe/Oslo,\
        Europe/Stockholm|3600/7200|0|37oho:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Asia/Almaty|18000/21600/25200|1|3is60:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 61xgo:0|18000
        Asia/Amman|7200/10800|0|12n0o:1 3lyc:0 6jlo:1 4pyc:0 6jlo:1 4pyc:0 6kpo:1 5oec:0 5l5o:1 4pyc:0 6iho:1 \
        4pyc:0 21axo:1 5nac:0 5plo:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 6kpo:1 4nqc:0 69lo:1 4yuc:0 5zlo:1 512c:0 \
        61to:1 5eec:0 5m9o:1 5m6c:0 5m9o:1 56mc:0 69lo:1 4yw0:0 69k0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 8ts0:1 \
        2mg0:0 5sw0:1 5nc0:0 5l40:1 5nc0:0 5m80:1 5m80:0 5m80:1 6hc0:0 4r40:1 69k0:0 56o0:1 5m80:0 5m80:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 jfyc:0 30xo:1 6p40:0 4jc0:1 \
        6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 3o80:1|10800
        Asia/Anadyr|39600/43200/46800/50400|2|3iruc:3 5nac:2 b9lo:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 bg9o:0 4jc0:1|43200
        Asia/Aqtau|14400/18000/21600|1|3ofjo:2 b9ic:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:0 5m9o:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1|18000
        Asia/Aqtobe|14400/18000/21600|1|3is7o:2 gwuc:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1|18000
        Asia/Ashgabat,Asia/Ashkhabad|14400/18000/21600|1|3is7o:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1|18000
        Asia/Atyrau|14400/18000/21600|1|3ofjo:2 b9ic:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 bg9o:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1|18000
        Asia/Baghdad|10800/14400|0|3uz70:1 4pyc:0 5l5o:1 5oec:0 5ndo:1 5nac:0 5m9o:1 5l5o:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5nfc:1 5nc0:0 5nc0:1 5nc0:0 5m80:1 5nc0:0 5m80:1 5nc0:0 \
        5m80:1 5nc0:0 5nc0:1 5nc0:0 5m80:1 5nc0:0 5m80:1 5nc0:0 5m80:1 5nc0:0 5nc0:1 5nc0:0 5m80:1 5nc0:0 5m80:1 \
        5nc0:0 5m80:1 5nc0:0 5nc0:1 5nc0:0 5m80:1 5nc0:0 5m80:1 5nc0:0 5m80:1 5nc0:0|10800
        Asia/Bahrain,Asia/Qatar|10800/14400|1|r7tc:0|10800
        Asia/Baku|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 5m80:1 195nc:2 6hc0:1 4r2c:2 6hc0:1 \
        4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1|14400
        Asia/Bangkok,Asia/Jakarta,Asia/Phnom_Penh,Asia/Vientiane,Etc/GMT-7,Indian/Christmas|25200|0||25200
        Asia/Barnaul|21600/25200/28800|1|3is4c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 1xv0:1 3oeo:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 \
        6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 14eec:0 fzlo:1|25200
        Asia/Beirut|7200/10800|0|rv8o:1 346c:0 6jlo:1 4pyc:0 6jlo:1 4pyc:0 6jlo:1 4pyc:0 6kpo:1 4pyc:0 6jlo:1 \
        4pyc:0 6iho:1 4pyc:0 1qypo:1 56mc:0 62xo:1 56mc:0 62xo:1 56mc:0 62xo:1 56mc:0 72ho:1 486c:0 6cxo:1 4wmc:0 \
        62xo:1 56mc:0 62xo:1 56mc:0 641o:1 4tac:0 5eho:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1|7200 10800 3 5 0 0 10 5 0 0
        Asia/Bishkek|18000/21600/25200|1|3is60:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 ac80:0 6xyc:1 56mc:0 61to:1 56mc:0 \
        61to:1 56mc:0 61to:1 56mc:0 61to:1 5eec:0 5mdu:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 \
        6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1|21600
        Asia/Brunei,Asia/Kuching,Asia/Makassar,Asia/Ujung_Pandang,Etc/GMT-8|28800|0||28800
        Asia/Calcutta,Asia/Kolkata|19800|0||19800
        Asia/Chita|28800/32400/36000|1|3is10:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:0 fznc:1|32400
        Asia/Choibalsan,Asia/Ulaanbaatar,Asia/Ulan_Bator|25200/28800/32400|0|2i6cc:1 1n4uc:2 5nac:1 5ndo:2 5m6c:1 \
        5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 \
        5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5u1o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 t510:2 4r2c:1 \
        5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 2nplo:2 5m30:1 5md0:2 5m30:1|28800
        Asia/Chongqing,Asia/Chungking,Asia/Harbin,Asia/Shanghai,PRC|28800/32400|0|545q0:1 43qc:0 6hdo:1 4r2c:0 \
        6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0|28800
        Asia/Colombo|19800/21600/23400|0|89jyu:2 4r36:1 2yq8u:0|19800
        Asia/Dacca,Asia/Dhaka|21600/25200|0|ccwcc:1 60o0:0|21600
        Asia/Damascus|7200/10800|0|3pc0:1 4pyc:0 6jlo:1 4pyc:0 6kpo:1 4pyc:0 6jlo:1 4pyc:0 6jlo:1 4pyc:0 6jlo:1 \
        4pyc:0 6kpo:1 4pyc:0 6jlo:1 3smc:0 7gxo:1 3smc:0 1fvto:1 5eec:0 5w9o:1 5eec:0 fixo:1 792c:0 4exo:1 7j2c:0 \
        475o:1 73ic:0 4nto:1 5oec:0 5m9o:1 5m6c:0 5nac:1 5nac:0 5v5o:1 5fic:0 5flo:1 5nac:0 5sxo:1 5nac:0 5m9o:1 \
        5nac:0 5ndo:1 5nac:0 5l5o:1 5oec:0 5k1o:1 5pic:0 5m9o:1 5nac:0 5ndo:1 5nac:0 5m9o:1 5nac:0 5m9o:1 5nac:0 \
        5m9o:1 5nac:0 5ndo:1 5nac:0 5m9o:1 5nac:0 5m9o:1 5dac:0 5u1o:1 6p2c:0 4r5o:1 6iec:0 4i9o:1 6p2c:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1|10800
        Asia/Dili|28800/32400|1|1zep0:0 7ms9o:1|32400
        Asia/Dubai,Asia/Muscat,Etc/GMT-4,Indian/Mahe,Indian/Reunion|14400|0||14400
        Asia/Dushanbe|18000/21600/25200|1|3is60:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 am9o:0|18000
        Asia/Famagusta|7200/10800|0|1ni4o:1 5m6c:0 6o1o:1 4lic:0 5ddo:1 5eec:0 5u1o:1 5nac:0 5l5o:1 5m6c:0 5u1o:1 \
        5eec:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5u1o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 6hh0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 \
        6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 hxk0:0|7200 10800 3 5 0 \
        10800 10 5 0 14400
        Asia/Gaza|7200/10800|0|1ev0o:1 30uc:0 5u1o:1 43qc:0 1jixo:1 1ao0:0 151s0:1 3gg0:0 74o0:1 4bic:0 7zto:1 \
        3gec:0 6sho:1 4nqc:0 6hdo:1 4jac:0 7cho:1 3vyc:0 69lo:1 4r2c:0 6hdo:1 4yuc:0 6hdo:1 4yuc:0 6f5o:1 4tac:0 \
        6f5o:1 4lic:0 6mxo:1 4tac:0 6mxo:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 6hc0:1 5m6c:0 5u1o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 56o0:0 61s0:1 5b5o:0 5iuc:1 5dac:0 5w9o:1 53do:0 62uc:1 4r2c:0 \
        6hdo:1 4yw0:0 6ao1:1 486b:0 76xp:1 3rib:0 7gxo:1 5eg0:0 5u00:1 5m6c:0 5m9o:1 6hac:0 4s9o:1 6g80:0 4s9o:1 \
        6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4q00:1 6iec:0 4r5o:1 6hc0:0 4r40:1 6o00:0 4lk0:1 6o1o:0 5m9o:1 5m6c:0 \
        5eho:1 5tyc:0 56po:1 61qc:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 69ic:0 4yxo:1 61qc:0 56po:1 5m6c:0 \
        5m9o:1 5eec:0 5u1o:1 4yuc:0 1iho:1 7qc:0 4r5o:1 4jac:0 1apo:1 nac:0 4r5o:1 4bic:0 1apo:1 v2c:0 4r5o:1 \
        3vyc:0 1iho:1 12uc:0 4r5o:1 3o6c:0 1apo:1 1q6c:0 4jdo:1 3gec:0 1apo:1 1xyc:0 4jdo:1 30uc:0 1iho:1 25qc:0 \
        4r5o:1 2lac:0 1apo:1 2lac:0 4r5o:1 25qc:0 1iho:1 2t2c:0 4r5o:1 1xyc:0 1apo:1 3gec:0 4jdo:1 1q6c:0 1apo:1 \
        3o6c:0 4jdo:1 1amc:0 1iho:1 3vyc:0 4r5o:1 v2c:0 1apo:1 4bic:0 4r5o:1 fic:0 1iho:1 4jac:0 4r5o:1 7qc:0 \
        1iho:1 4r2c:0 61to:1 5eec:0 5m9o:1 5m6c:0 56po:1 61qc:0 4yxo:1 69ic:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 \
        6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6hac:0 \
        4yxo:1 61qc:0 56po:1 5tyc:0 5eho:1 5eec:0 5u1o:1 56mc:0 1apo:1 7qc:0 4jdo:1 4yuc:0 1apo:1 fic:0 4jdo:1 \
        4jac:0 1iho:1 nac:0 4r5o:1 43qc:0 1apo:1 12uc:0 4r5o:1 3o6c:0 1iho:1 1amc:0 4r5o:1 3gec:0 1iho:1 1q6c:0 \
        4jdo:1 38mc:0 1apo:1 25qc:0 4jdo:1 2t2c:0 1iho:1 2dic:0 4r5o:1 2dic:0 1apo:1 2t2c:0 4r5o:1 25qc:0 1apo:1 \
        30uc:0 4r5o:1 1q6c:0 1iho:1 38mc:0 4r5o:1 1iec:0 1apo:1 3vyc:0 4jdo:1 12uc:0 1iho:1 43qc:0 4jdo:1 v2c:0 \
        1iho:1 4bic:0 4r5o:1 fic:0 1apo:1 4r2c:0|7200 10800 3 4 4 180000 10 4 4 180000
        Asia/Hebron|7200/10800|0|1ev0o:1 30uc:0 5u1o:1 43qc:0 1jixo:1 1ao0:0 151s0:1 3gg0:0 74o0:1 4bic:0 7zto:1 \
        3gec:0 6sho:1 4nqc:0 6hdo:1 4jac:0 7cho:1 3vyc:0 69lo:1 4r2c:0 6hdo:1 4yuc:0 6hdo:1 4yuc:0 6f5o:1 4tac:0 \
        6f5o:1 4lic:0 6mxo:1 4tac:0 6mxo:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 6hc0:1 5m6c:0 5u1o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 56o0:0 61s0:1 5b5o:0 5iuc:1 5dac:0 5w9o:1 53do:0 62uc:1 4uec:0 \
        6e1o:1 4yw0:0 69k0:1 49ac:0 76xp:1 3rib:0 w9o:1 yec:0 5m9o:1 5eg0:0 5u00:1 5m6c:0 5m9o:1 6hac:0 4s9o:1 \
        6g80:0 4s9o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4q00:1 6iec:0 4r5o:1 6hc0:0 4r40:1 6o00:0 4lk0:1 6o1o:0 \
        5m9o:1 5m6c:0 5eho:1 5tyc:0 56po:1 61qc:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 \
        6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 69ic:0 4yxo:1 61qc:0 \
        56po:1 5m6c:0 5m9o:1 5eec:0 5u1o:1 4yuc:0 1iho:1 7qc:0 4r5o:1 4jac:0 1apo:1 nac:0 4r5o:1 4bic:0 1apo:1 \
        v2c:0 4r5o:1 3vyc:0 1iho:1 12uc:0 4r5o:1 3o6c:0 1apo:1 1q6c:0 4jdo:1 3gec:0 1apo:1 1xyc:0 4jdo:1 30uc:0 \
        1iho:1 25qc:0 4r5o:1 2lac:0 1apo:1 2lac:0 4r5o:1 25qc:0 1iho:1 2t2c:0 4r5o:1 1xyc:0 1apo:1 3gec:0 4jdo:1 \
        1q6c:0 1apo:1 3o6c:0 4jdo:1 1amc:0 1iho:1 3vyc:0 4r5o:1 v2c:0 1apo:1 4bic:0 4r5o:1 fic:0 1iho:1 4jac:0 \
        4r5o:1 7qc:0 1iho:1 4r2c:0 61to:1 5eec:0 5m9o:1 5m6c:0 56po:1 61qc:0 4yxo:1 69ic:0 4r5o:1 6hac:0 4r5o:1 \
        6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6p2c:0 4jdo:1 6p2c:0 \
        4jdo:1 6hac:0 4yxo:1 61qc:0 56po:1 5tyc:0 5eho:1 5eec:0 5u1o:1 56mc:0 1apo:1 7qc:0 4jdo:1 4yuc:0 1apo:1 \
        fic:0 4jdo:1 4jac:0 1iho:1 nac:0 4r5o:1 43qc:0 1apo:1 12uc:0 4r5o:1 3o6c:0 1iho:1 1amc:0 4r5o:1 3gec:0 \
        1iho:1 1q6c:0 4jdo:1 38mc:0 1apo:1 25qc:0 4jdo:1 2t2c:0 1iho:1 2dic:0 4r5o:1 2dic:0 1apo:1 2t2c:0 4r5o:1 \
        25qc:0 1apo:1 30uc:0 4r5o:1 1q6c:0 1iho:1 38mc:0 4r5o:1 1iec:0 1apo:1 3vyc:0 4jdo:1 12uc:0 1iho:1 43qc:0 \
        4jdo:1 v2c:0 1iho:1 4bic:0 4r5o:1 fic:0 1apo:1 4r2c:0|7200 10800 3 4 4 180000 10 4 4 180000
        Asia/Ho_Chi_Minh,Asia/Saigon|25200/28800|1|1pdmo:0|25200
        Asia/Hong_Kong,Asia/Macao,Asia/Macau,Hongkong|28800/32400|0|3bsi:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 \
        5m9o:1 5m6c:0 25to:1 92mc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 sy9o:1 4yuc:0|28800
        Asia/Hovd|21600/25200/28800|0|2i6e0:1 1n4uc:2 5nac:1 5ndo:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 \
        5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 \
        5m9o:2 5m6c:1 5u1o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 t510:2 4r2c:1 5m9o:2 5m6c:1 5m9o:2 5m6c:1 5m9o:2 \
        5m6c:1 5m9o:2 5m6c:1 5m9o:2 5tyc:1 2nplo:2 5m30:1 5md0:2 5m30:1|25200
        Asia/Irkutsk|25200/28800/32400|1|3is2o:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|28800
        Asia/Istanbul,Europe/Istanbul,Turkey|7200/10800/14400|0|12jqc:1 4r40:0 4jdo:1 6p2c:0 4aho:1 6xyc:0 4blo:1 \
        6wuc:0 4r5o:1 61qc:0 56po:1 1o26c:2 1xyc:1 c81o:0 58w0:1 4yw0:0 5nc0:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5eg0:1 5u00:0 5m80:1 5m80:0 5u00:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jfc:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4kg0:1 \
        6o00:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4s80:1 6g80:0 4r40:1 6ww0:0 4bk0:1|10800
        Asia/Jayapura,Asia/Tokyo,Etc/GMT-9,Japan,Pacific/Palau|32400|0||32400
        Asia/Jerusalem,Asia/Tel_Aviv,Israel|7200/10800|0|1ev0o:1 30uc:0 5u1o:1 43qc:0 1jixo:1 1ao0:0 151s0:1 3gg0:0 \
        74o0:1 4bic:0 7zto:1 3gec:0 6sho:1 4nqc:0 6hdo:1 4jac:0 7cho:1 3vyc:0 69lo:1 4r2c:0 6hdo:1 4yuc:0 6hdo:1 \
        4yuc:0 6f5o:1 4tac:0 6f5o:1 4lic:0 6mxo:1 4tac:0 5zlo:1 5pic:0 5qpo:1 5gmc:0 5rto:1 58uc:0 6f90:1 4r2c:0 \
        6wxo:1 5eco:0 5plo:1 56mc:0 5qpo:1 5xac:0 5b5o:1 5tyc:0 5rto:1 56mc:0 5wbc:1 5w6c:0 5c9o:1 5oec:0 5k1o:1 \
        58uc:0 5zlo:1 5w6c:0 5c9o:1 5oec:0 5k1o:1 58uc:0 67do:1 5oec:0 5k1o:1 5gmc:0 5rto:1|7200 10800 3 4 4 93600 \
        10 5 0 7200
        Asia/Kabul|16200|0||16200
        Asia/Kamchatka|39600/43200/46800|1|3irw0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 bg9o:0 4jc0:1|43200
        Asia/Karachi|18000/21600|0|a3p3o:1 5m6c:0 1rqho:1 4pyc:0 53do:1 666c:0|18000
        Asia/Kashgar,Asia/Urumqi,Etc/GMT-6|21600|0||21600
        Asia/Kathmandu,Asia/Katmandu|19800/20700|0|50d2u:1|20700
        Asia/Khandyga|28800/32400/36000/39600|1|3is10:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 22co:2 2opo:3 6p40:2 4jc0:3 6p40:2 4jc0:3 6p40:2 4jc0:3 \
        6p40:2 4r40:3 6hc0:2 4r40:3 6hc0:2 4r40:3 6p40:2 4jc0:3 58r0:2 z5p0:1|32400
        Asia/Krasnoyarsk|21600/25200/28800|1|3is4c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|25200
        Asia/Kuala_Lumpur,Asia/Singapore,Singapore|27000/28800|0|3r9mo:1|28800
        Asia/Magadan|36000/39600/43200|1|3irxo:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:0 gurc:1|39600
        Asia/Manila|28800/32400|0|29kao:1 5hqc:0 3ypto:1 24mc:0|28800
        Asia/Nicosia,Europe/Nicosia|7200/10800|0|1ni4o:1 5m6c:0 6o1o:1 4lic:0 5ddo:1 5eec:0 5u1o:1 5nac:0 5l5o:1 \
        5m6c:0 5u1o:1 5eec:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5u1o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 6hh0:0|7200 10800 3 5 0 10800 10 5 0 14400
        Asia/Novokuznetsk|21600/25200/28800|1|3is4c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 bg9o:0 4jc0:1|25200
        Asia/Novosibirsk|21600/25200/28800|1|3is4c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        1q30:1 3w6o:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 \
        6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 14eec:0 jnto:1|25200
        Asia/Omsk|18000/21600/25200|1|3is60:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 \
        6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 \
        4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|21600
        Asia/Oral|14400/18000/21600|1|3is7o:2 gwuc:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 5m80:0 3gg0:1 7s00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1|18000
        Asia/Pontianak|25200/28800|1|5mw2o:0|25200
        Asia/Pyongyang|30600/32400|1|ea8x0:0 uog0:1|32400
        Asia/Qostanay|14400/18000/21600|1|3is7o:2 gwuc:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 68mj0:1|18000
        Asia/Qyzylorda|18000/21600|0|3is7o:1 gwuc:0 5m9o:1 5nac:0 5ndo:1 5mbc:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 eow0:1 7s00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 \
        6hc0:0 4r40:1 4m2r0:0|18000
        Asia/Rangoon,Asia/Yangon,Indian/Cocos|23400|0||23400
        Asia/Sakhalin|36000/39600/43200|1|3irxo:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 b8ho:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 \
        6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 14eec:0 fzlo:1|39600
        Asia/Samarkand|18000/21600|0|3is7o:1 gwuc:0 5m9o:1 5nac:0 5ndo:1 5mbc:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0|18000
        Asia/Seoul,ROK|32400/36000|0|5flwc:1 4r40:0 6hc0:1 4r40:0|32400
        Asia/Srednekolymsk|36000/39600/43200|1|3irxo:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|39600
        Asia/Taipei,ROC|28800/32400|0|1buyo:1 5nac:0 5m9o:1 5nac:0 1695o:1 2u6c:0|28800
        Asia/Tashkent|18000/21600/25200|1|3is60:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0|18000
        Asia/Tbilisi|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 5m4o:1 5m6c:0 5m9o:1 5m6c:0 \
        5m9o:1 b8ec:2 5m6c:1 5u1o:2 hpqc:1 4r5o:2 6hac:1 4r5o:2 6p2c:1 4jdo:2 6p2c:1 4jdo:2 6p2c:1 4r5o:2 6hac:1 \
        4r5o:2 6hac:1 4r5o:2 2t2c:1 3w6o:0 4jc0:1|14400
        Asia/Tehran,Iran|12600/14400/16200/18000|0|29dsi:2 6ko0:1 4s8u:3 43s0:1 30w0:0 62wu:2 3jqc:0 5oho:2 5qmc:0 \
        3bkho:2 4dqc:0 5m9o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 \
        5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 \
        s49o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 \
        5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5l5o:2 5oec:0 5m9o:2 5oec:0 5l5o:2 \
        5oec:0|12600
        Asia/Thimbu,Asia/Thimphu|19800/21600|0|5k1yu:1|21600
        Asia/Tomsk|21600/25200/28800|1|3is4c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 yg0:1 5ixo:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 14eec:0 hxlo:1|25200
        Asia/Ust-Nera|32400/36000/39600/43200|0|3is10:3 5n70:2 5m9o:3 5nac:2 5m9o:3 5nac:2 5ndo:3 5mbc:2 5m80:3 \
        5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5u00:2 b8ho:1 3gg0:2 25qc:3 5m80:2 \
        5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5u00:3 6hc0:2 4r40:3 6hc0:2 4r40:3 6hc0:2 4r40:3 6p40:2 4jc0:3 \
        6p40:2 4jc0:3 6p40:2 4r40:3 6hc0:2 4r40:3 6hc0:2 4r40:3 6p40:2 4jc0:3 6p40:2 4jc0:3 6p40:2 4jc0:3 6p40:2 \
        4r40:3 6hc0:2 4r40:3 6hc0:2 4r40:3 6p40:2 4jc0:3 58r0:2 z5p0:1|36000
        Asia/Vladivostok|32400/36000/39600|1|3irzc:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|36000
        Asia/Yakutsk|28800/32400/36000|1|3is10:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|32400
        Asia/Yekaterinburg|14400/18000/21600|1|3is7o:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|18000
        Asia/Yerevan|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 momc:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 \
        4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 \
        6p40:1 4jc0:2 6p40:1|14400
        Atlantic/Azores|-3600/0/3600|0|3txlo:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 2t5o:1 2t2c:2 2i00:1 \
        3480:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|-3600 0 3 5 0 0 10 5 0 3600
        Atlantic/Bermuda|-14400/-10800|0|1cpm0:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5tyc:0 5eho:1 5tyc:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 \
        5m6c:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 \
        4r5o:1 6hac:0 4r5o:1 6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 \
        6hac:0 4yxo:1 69ic:0 4yxo:1 69ic:0 4yxo:1 6hac:0 4r5o:1 6hac:0 4r5o:1 6hac:0 43to:1|-14400 -10800 3 2 0 \
        7200 11 1 0 7200
        Atlantic/Canary|0/3600|0|37og0:1 5eho:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|0 3600 3 5 0 3600 10 5 0 7200
        Atlantic/Cape_Verde|-7200/-3600|0|1uhio:1|-3600
        Atlantic/Faeroe,Atlantic/Faroe|0/3600|0|3ip5o:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|0 3600 3 5 0 3600 10 5 0 7200
        Atlantic/Madeira|0/3600|0|3u5c0:1 5eg0:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m9o:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1|0 3600 3 5 0 3600 10 5 0 7200
        Atlantic/South_Georgia,Etc/GMT+2|-7200|0||-7200
        Atlantic/Stanley|-14400/-10800/-7200|0|4692o:1 4jac:2 6p2c:1 4blo:2 6wuc:1 b0po:0 4jdo:1 6p2c:0 4jdo:1 \
        6p2c:0 4jdo:1 6p2c:0 4jdo:1 6wuc:0 4blo:1 6wuc:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 \
        4jdo:1 6wuc:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p2c:0 4jdo:1 6p5o:0 4blo:1 74mc:0 43to:1 \
        74mc:0 4blo:1 6wuc:0 4blo:1 6wuc:0 4blo:1 6wuc:0 4blo:1 6wuc:0 4blo:1 74mc:0 4blo:1 6wuc:0 4blo:1 6wuc:0 \
        4blo:1|-10800
        Australia/ACT,Australia/Canberra,Australia/NSW,Australia/Sydney|36000/39600|0|kluo:1 3o80:0 7k80:1 3w00:0 \
        7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 4yw0:0 6hc0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4bk0:0 6p40:1 4jc0:0 6ww0:1 4jc0:0 \
        6ww0:1 4bk0:0 6ww0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        4r40:0 6hc0:1 4r40:0 6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 4jc0:0 4r40:1 6hc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 \
        6hc0:1 4r40:0 6p40:1 4jc0:0 6p40:1 4r40:0 6hc0:1 4jc0:0 6p40:1 4yw0:0|36000 39600 10 1 0 7200 4 1 0 10800
        Australia/Adelaide,Australia/South|34200/37800|0|klvi:1 3o80:0 7k80:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 \
        7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 \
        3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4bk0:0 6p40:1 4jc0:0 6ww0:1 4jc0:0 6ww0:1 4bk0:0 6ww0:1 4bk0:0 \
        6ww0:1 3w00:0 7cg0:1 4jc0:0 6p40:1 43s0:0 7cg0:1 4bk0:0 6ww0:1 4jc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 6hc0:1 \
        4r40:0 6hc0:1 4r40:0 6p40:1 4jc0:0 6p40:1 4jc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 4jc0:0 \
        6p40:1 4r40:0 6hc0:1 4jc0:0 6p40:1 4yw0:0|34200 37800 10 1 0 7200 4 1 0 10800
        Australia/Brisbane,Australia/Queensland|36000/39600|0|kluo:1 3o80:0 5j740:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0|36000
        Australia/Broken_Hill,Australia/Yancowinna|34200/37800|0|klvi:1 3o80:0 7k80:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4yw0:0 \
        6hc0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4bk0:0 6p40:1 4jc0:0 6ww0:1 4jc0:0 6ww0:1 4bk0:0 6ww0:1 \
        3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4r40:0 6hc0:1 4r40:0 \
        6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 4jc0:0 6p40:1 4jc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 \
        4jc0:0 6p40:1 4r40:0 6hc0:1 4jc0:0 6p40:1 4yw0:0|34200 37800 10 1 0 7200 4 1 0 10800
        Australia/Currie,Australia/Hobart,Australia/Tasmania|36000/39600|1|20yo:0 74o0:1 4bk0:0 74o0:1 3o80:0 \
        7k80:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 3w00:0 7cg0:1 4r40:0 6p40:1 4jc0:0 6p40:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 74o0:1 4jc0:0 \
        6ww0:1 4jc0:0 6ww0:1 4bk0:0 6ww0:1 4bk0:0 6ww0:1 4r40:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 \
        5eg0:0 5u00:1 5m80:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 4r40:1 6hc0:0 61s0:1 5eg0:0 \
        5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5eg0:0 5u00:1 5m80:0 5m80:1 5eg0:0 61s0:1|36000 39600 10 1 0 7200 4 1 0 \
        10800
        Australia/Darwin,Australia/North|34200|0||34200
        Australia/Eucla|31500/35100|0|1ib8r:1 3w00:0 2pnk0:1 3w00:0 2euo0:1 38o0:0 4mcw0:1 3gg0:0 6p40:1 4r40:0 \
        6hc0:1 4r40:0|31500
        Australia/LHI,Australia/Lord_Howe|36000/37800/39600/41400|0|3htjc:1 7cii:3 43qc:1 7cho:3 3vyc:1 7cho:3 \
        3vyc:1 7cho:3 3vyc:1 7cho:2 4bj6:1 6p4u:2 4jb6:1 6wwu:2 4jb6:1 6wwu:2 4bj6:1 6wwu:2 3vz6:1 7cgu:2 3vz6:1 \
        7cgu:2 3vz6:1 7cgu:2 43r6:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 7cgu:2 4r36:1 6hcu:2 4r36:1 6hcu:2 4r36:1 6hcu:2 \
        4r36:1 6p4u:2 4jb6:1 4r4u:2 6hb6:1 6p4u:2 4r36:1 6hcu:2 4r36:1 6hcu:2 4r36:1 6p4u:2 4jb6:1 6p4u:2 4r36:1 \
        6hcu:2 4jb6:1 6p4u:2 4yv6:1|37800 39600 10 1 0 7200 4 1 0 7200
        Australia/Lindeman|36000/39600|0|kluo:1 3o80:0 5j740:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 \
        7cg0:1 3w00:0|36000
        Australia/Melbourne,Australia/Victoria|36000/39600|0|kluo:1 3o80:0 7k80:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 \
        7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 4bk0:0 6p40:1 4jc0:0 6p40:1 4r40:0 6ww0:1 4bk0:0 6ww0:1 \
        4bk0:0 6ww0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 4jc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 \
        6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 4jc0:0 4r40:1 6hc0:0 6p40:1 4r40:0 6hc0:1 4r40:0 6hc0:1 4r40:0 6p40:1 \
        4jc0:0 6p40:1 4r40:0 6hc0:1 4jc0:0 6p40:1 4yw0:0|36000 39600 10 1 0 7200 4 1 0 10800
        Australia/Perth,Australia/West|28800/32400|0|1iba0:1 3w00:0 2pnk0:1 3w00:0 2euo0:1 38o0:0 4mcw0:1 3gg0:0 \
        6p40:1 4r40:0 6hc0:1 4r40:0|28800
        CET,Europe/Amsterdam,Europe/Brussels,Europe/Luxembourg,MET|3600/7200|0|29rdo:1 5eg0:0 5u00:1 5m80:0 5m80:1 \
        5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Chile/EasterIsland,Pacific/Easter|-25200/-21600/-18000|1|2ot0:0 61to:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 \
        69lo:1 4yuc:0 6p5o:1 4jac:0 6p5o:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6p5o:1 4jac:0 6p5o:1 4jac:0 6p5o:1 \
        4r2c:0 6hdo:1 b8g0:2 4r2c:1 6hdo:2 4r2c:1 6p5o:2 4jac:1 6p5o:2 4jac:1 6p5o:2 5m6c:1 5m9o:2 4r2c:1 6hdo:2 \
        4r2c:1 6p5o:2 4jac:1 5u1o:2 5eec:1 6p5o:2 4r2c:1 6hdo:2 4r2c:1 6hdo:2 4r2c:1 6hdo:2 4r2c:1 6p5o:2 4jac:1 \
        6p5o:2 56mc:1 61to:2 4r2c:1 61to:2 5tyc:1 5u1o:2 4r2c:1 6p5o:2 4jac:1 6p5o:2 4jac:1 6p5o:2 4jac:1 6p5o:2 \
        4r2c:1 6hdo:2 4r2c:1 6hdo:2 4r2c:1 6p5o:2 4jac:1 6p5o:2 56mc:1 61to:2 4r2c:1 6hdo:2 5eec:1 5u1o:2 6hac:1 \
        38po:2 7ryc:1 3w1o:2 7cec:1 43to:2 74mc:1 43to:2 j0ec:1 2t5o:2 8fac:1 2t5o:2 8fac:1 2t5o:2 7cec:1 4r5o:2 \
        6hac:1 4r5o:2 6hac:1 4r5o:2 6hac:1 4yxo:2 69ic:1|-21600 -18000 9 1 6 79200 4 1 6 79200
        EET|7200/10800|0|29rdo:1 5eg0:0 5u00:1 5m80:0 5m80:1 5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|7200 10800 3 5 0 10800 \
        10 5 0 14400
        Eire,Europe/Dublin|0/3600|1|kmbc:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4jc0:1 6p40:0 \
        4jc0:1 6p40:0 4jc0:1 6ww0:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4r2c:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 \
        6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4yw0:1|3600 0 10 5 0 7200 3 5 0 3600
        Etc/GMT+1|-3600|0||-3600
        Etc/GMT+10,HST,Pacific/Honolulu,Pacific/Johnston,Pacific/Tahiti,US/Hawaii|-36000|0||-36000
        Etc/GMT+11,Pacific/Midway,Pacific/Niue,Pacific/Pago_Pago,Pacific/Samoa,US/Samoa|-39600|0||-39600
        Etc/GMT+12|-43200|0||-43200
        Etc/GMT+8|-28800|0||-28800
        Etc/GMT+9,Pacific/Gambier|-32400|0||-32400
        Etc/GMT-11,Pacific/Guadalcanal,Pacific/Pohnpei,Pacific/Ponape|39600|0||39600
        Etc/GMT-12,Pacific/Funafuti,Pacific/Majuro,Pacific/Tarawa,Pacific/Wake,Pacific/Wallis|43200|0||43200
        Etc/GMT-13|46800|0||46800
        Etc/GMT-14|50400|0||50400
        Etc/GMT-5,Indian/Kerguelen,Indian/Maldives|18000|0||18000
        Europe/Andorra|3600/7200|0|4rupo:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 \
        5 0 10800
        Europe/Astrakhan|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 guo0:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 14eec:0 fzlo:1|14400
        Europe/Athens|7200/10800|0|1nh0o:1 71c0:0 48bc:1 5m80:0 5eg0:1 5fk0:0 5sw0:1 5eho:0 5ua0:1 5kqo:0 5pic:1 \
        5jyc:0 5meo:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5u00:1|7200 10800 3 5 0 10800 10 5 0 14400
        Europe/Belfast,Europe/Guernsey,Europe/Isle_of_Man,Europe/Jersey,Europe/London,GB,GB-Eire|0/3600|1|kmbc:0 \
        4bk0:1 6ww0:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4bk0:1 6ww0:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6ww0:0 4bk0:1 \
        6ww0:0 4bk0:1 6ww0:0 4r2c:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4yw0:1|0 3600 3 5 0 3600 10 5 0 7200
        Europe/Belgrade,Europe/Ljubljana,Europe/Podgorica,Europe/Sarajevo,Europe/Skopje,\
        Europe/Zagreb|3600/7200|0|4561o:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Bratislava,Europe/Prague|3600/7200|0|2w89o:1 5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 \
        10800
        Europe/Bucharest|7200/10800|0|2xyco:1 3vyc:0 5u00:1 5eho:0 5mbc:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m4o:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 6hac:0 4rao:1|7200 10800 3 5 0 10800 10 5 0 \
        14400
        Europe/Budapest|3600/7200|0|37oec:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5mbc:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Busingen,Europe/Vaduz,Europe/Zurich|3600/7200|0|3ip5o:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Chisinau,Europe/Tiraspol|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 1amc:1 4jfc:0 5m80:1 5m80:0 \
        5m4o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 6hac:0 4r90:1|7200 10800 3 5 0 7200 10 5 0 \
        10800
        Europe/Gibraltar|3600/7200|0|3txlo:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Helsinki,Europe/Mariehamn|7200/10800|0|3ip40:1 5m80:0 5m80:1 5m80:0 5m9o:1 5m80:0 5m80:1 5u00:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|7200 10800 3 5 0 10800 10 5 0 14400
        Europe/Kaliningrad|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 \
        4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 14eec:0|7200
        Europe/Kiev,Europe/Kyiv,Europe/Uzhgorod,Europe/Zaporozhye|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 \
        5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        30uc:1 e1nc:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 6hdo:0|7200 10800 3 5 0 10800 \
        10 5 0 14400
        Europe/Kirov|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 guo0:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 14eec:0|10800
        Europe/Lisbon,Portugal|0/3600/7200|1|23xc0:0 5m80:1 5m80:0 5u1o:1 5m80:0 5m80:1 5m80:0 5u00:1 5eg0:0 5m6c:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m9o:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 b8g0:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 cbc0:0|0 3600 3 \
        5 0 3600 10 5 0 7200
        Europe/Madrid|3600/7200|0|1c9oo:1 5eho:0 5tyc:1 5eho:0 5eec:1 5m9o:0 5tyc:1 5eho:0 5u3c:1 5m80:0 5m80:1 \
        5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Malta|3600/7200|0|4mmc:1 3o80:0 7cg0:1 3w00:0 7k80:1 3w00:0 5l40:1 5m80:0 6ao0:1 4kg0:0 6o3c:1 \
        4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 6hdo:1 4r2c:0 62xo:1 5dac:0 5u1o:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 \
        5 0 10800
        Europe/Minsk|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 mopo:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1|10800
        Europe/Monaco,Europe/Paris|3600/7200|0|1yb40:1 5m6c:0 5u3c:1 5eg0:0 5u00:1 5m80:0 5m80:1 5m80:0 5u00:1 \
        5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Moscow,W-SU|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 \
        6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1|10800
        Europe/Riga|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 5m80:0 5m9o:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 frs0:1|7200 10800 3 5 0 \
        10800 10 5 0 14400
        Europe/Rome,Europe/San_Marino,Europe/Vatican|3600/7200|0|4mmc:1 3o80:0 7cg0:1 3w00:0 7k80:1 3w00:0 7k80:1 \
        3o80:0 7cg0:1 3w00:0 7k80:1 3o80:0 7k80:1 3o80:0 7cg0:1 3w00:0 7k80:1 3w00:0 7cg0:1 3w00:0 5u3c:1 5eg0:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Samara|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 bvto:1 4yso:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 \
        4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 \
        6hc0:1 bg9o:0 4jc0:1|14400
        Europe/Saratov|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 guo0:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 14eec:0 nrlo:1|14400
        Europe/Simferopol|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 8n40:0 jnto:1 5m80:0 5m80:1 5m80:0 5m80:1 12r0:2 \
        4jfc:1 5m80:2 5m80:1 5two:2 6hh0:1 b8ho:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r2c:2 6h8o:1|10800
        Europe/Sofia|7200/10800|0|2w830:1 5ndo:0 5suc:1 5flo:0 5suc:1 5ejc:0 5two:1 5el0:0 5m80:1 5m80:0 5m80:1 \
        5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m4o:1 5m6c:0 \
        5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 6hac:0 4rao:1|7200 10800 3 5 0 10800 10 5 0 \
        14400
        Europe/Tallinn|7200/10800/14400|1|3isb0:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hdo:0 4r40:1 6p40:0 r800:1|7200 10800 3 5 0 \
        10800 10 5 0 14400
        Europe/Tirane|3600/7200|0|1cvyc:1 4nqc:0 6iho:1 4r2c:0 6kpo:1 4r2c:0 6p5o:1 4jac:0 6o1o:1 4kec:0 6o1o:1 \
        4kec:0 6o1o:1 4r2c:0 6apo:1 4r2c:0 6p5o:1 4r2c:0 62xo:1 54ec:0 5ndo:1 5mbc:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Ulyanovsk|7200/10800/14400/18000|2|3is9c:3 5nac:2 5m9o:3 5nac:2 5m9o:3 5nac:2 5ndo:3 5mbc:2 5m80:3 \
        5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 b8ho:1 5m80:2 5u00:1 b8ho:0 3gg0:1 25qc:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 \
        4jc0:2 6p40:1 4r40:2 6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4jc0:2 6p40:1 4r40:2 \
        6hc0:1 4r40:2 6hc0:1 4r40:2 6p40:1 4jc0:2 14eec:1 fzlo:2|14400
        Europe/Vienna|3600/7200|0|37oec:1 5eec:0 5md0:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 \
        5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 3 5 0 7200 10 5 0 10800
        Europe/Vilnius|3600/7200/10800/14400|2|3isb0:3 5nac:2 5m9o:3 5nac:2 5m9o:3 5nac:2 5ndo:3 5mbc:2 5m80:3 \
        5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 5m80:3 5m80:2 b8ho:1 5m80:2 5u00:1 5m80:2 5m80:1 5m80:2 5m80:1 5m80:2 \
        5m80:1 5m80:2 5m80:1 5m80:2 5m80:1 5u00:2 6hc0:1 4r40:2 6hc0:1 b8ho:0 4r40:1 195k0:2|7200 10800 3 5 0 10800 \
        10 5 0 14400
        Europe/Volgograd|10800/14400/18000|1|3is9c:2 5nac:1 5m9o:2 5nac:1 5m9o:2 5nac:1 5ndo:2 5mbc:1 5m80:2 5m80:1 \
        5m80:2 5m80:1 5m80:2 5m80:1 b8ho:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 guo0:0 5m80:1 5m80:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5u00:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 \
        6hc0:0 4r40:1 6hc0:0 4r40:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4jc0:1 6p40:0 4r40:1 6hc0:0 4r40:1 6hc0:0 \
        4r40:1 6p40:0 4jc0:1 14eec:0 195lo:1 oeuc:0|10800
        Europe/Warsaw,Poland|3600/7200|0|29rc0:1 5eg0:0 5u00:1 5m80:0 5m80:1 5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m9o:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|3600 7200 \
        3 5 0 7200 10 5 0 10800
        Indian/Chagos|18000/21600|0|852vo:1|21600
        Indian/Mauritius|14400/18000|0|3zz5c:1 4zyc:0 80m50:1 4r2c:0|14400
        Kwajalein,Pacific/Kwajalein|-43200/43200|0|7egs0:1|43200
        NZ-CHAT,Pacific/Chatham|45900/49500|0|1iivc:1 3gg0:0 7k80:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 \
        3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 7cg0:1 3w00:0 \
        7cg0:1 3w00:0 7cg0:1 43s0:0 7cg0:1 3w00:0 6p40:1 4yw0:0 69k0:1 4yw0:0 69k0:1 4yw0:0 69k0:1 56o0:0 61s0:1 \
        56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 69k0:1 4yw0:0 69k0:1 4yw0:0 69k0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 \
        69k0:1 4yw0:0 69k0:1 4yw0:0 69k0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 61s0:1 56o0:0 61s0:1|45900 49500 9 5 \
        0 9900 4 1 0 13500
        Pacific/Apia|-39600/-36000/46800/50400|0|cr7mc:1 5t10:0 5eg0:1 2zlc:3 2ueo:2 5m80:3 5u00:2 5eg0:3 5u00:2 \
        5eg0:3 5u00:2 5eg0:3 5u00:2 5eg0:3 5u00:2 5eg0:3 5u00:2 5m80:3 5u00:2 5eg0:3 5u00:2 5eg0:3 5u00:2|46800
        Pacific/Bougainville|36000/39600|0|e35eo:1|39600
        Pacific/Efate|39600/43200|0|18ss0:1 30w0:0 2yy1o:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 5eec:0 5u1o:1 5m6c:0 5m9o:1 \
        5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5m9o:1 5m6c:0 5u1o:1 3o6c:0 8fdo:1 2t2c:0|39600
        Pacific/Enderbury,Pacific/Kanton|-43200/-39600/46800|0|31w40:1 4rwuc:2|46800
        Pacific/Fakaofo|-39600/46800|0|d5eqc:1|46800
        Pacific/Fiji|43200/46800|0|910nc:1 3o80:0 7s00:1 3gg0:0 31yw0:1 3o80:0 6hc0:1 43s0:0 74o0:1 2t40:0 8fc0:1 \
        2t40:0 8n40:1 2lac:0 8uxo:1 2dk0:0 8uw0:1 2dk0:0 92o0:1 25s0:0 92o0:1 25s0:0 92o0:1 25s0:0 9ag0:1 1y00:0 \
        al40:1 v40:0|43200
        Pacific/Galapagos|-21600/-18000|1|50dkc:0 25vdo:1 24mc:0|-21600
        Pacific/Guam,Pacific/Saipan|36000/39600|0|3jeo:1 43qc:0 74po:1 43qc:0 pplo:1 25qc:0 pddo:1 2pqd:0 7k9n:1 \
        3vyc:0|36000
        Pacific/Kiritimati|-38400/-36000/50400|0|31w1s:1 4rwuw:2|50400
        Pacific/Kosrae|39600/43200|1|92wc0:0|39600
        Pacific/Marquesas|-34200|0||-34200
        Pacific/Nauru|41400/43200|0|2uo86:1|43200
        Pacific/Norfolk|39600/41400/43200/45000|1|1ib46:3 3w00:1 cplc0:0 195ku:2|39600 43200 10 1 0 7200 4 1 0 10800
        Pacific/Noumea|39600/43200|0|2hb1o:1 2mec:0 8m1o:1 2nic:0 5k7x0:1 2t40:0|39600
        Pacific/Pitcairn|-30600/-28800|0|8v8m6:1|-28800
        Pacific/Rarotonga|-37800/-36000/-34200|0|2rx5i:2 3gec:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 7cgu:2 43r6:1 7cgu:2 \
        3vz6:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 7cgu:2 43r6:1 7cgu:2 3vz6:1 7cgu:2 3vz6:1 \
        7cgu:2 3vz6:1|-36000
        Pacific/Tongatapu|46800/50400|0|9bido:1 5280:0 74o0:1 2lac:0 8n5o:1 2lac:0 4mkpo:1 25s0:0|46800
        WET|0/3600|0|29rdo:1 5eg0:0 5u00:1 5m80:0 5m80:1 5m80:0 5u00:1 5eg0:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 \
        5m80:0 5m80:1 5u00:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5u00:0 \
        5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5m80:1 5m80:0 5u00:1|0 3600 3 5 0 3600 10 5 0 7200
        """
}
