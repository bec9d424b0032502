"""Names of invented people, as they are met in each part of Indonesia, with the titles of officers and assessors."""

from dataclasses import dataclass
from random import Random

WOMAN, MAN = "woman", "man"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who does not exist: `name` as written on paper, `gender` "woman" or "man", `phone` and `email` that reach nobody."""

    name: str
    gender: str
    phone: str
    email: str


def _words(text):
    return tuple(part.strip() for part in text.split(",") if part.strip())


# Per custom of naming: given names of women, of men, and what follows them.
CUSTOMS = {
    "jawa": (
        _words(
            "Sri Wahyuni, Endang Lestari, Siti Rahayu, Retno Ningsih, Wiwik Handayani, Tri Astuti, Dwi Kusumawati, Suparti, Ratna Widyastuti, "
            "Sulastri, Yuni Hartati, Umi Khasanah, Nanik Suryani, Titik Purwanti, Eni Wijayanti, Wahyu Utami, Partini, Lilis Setyowati"
        ),
        _words(
            "Bambang, Sugeng, Slamet, Eko, Suryanto, Heru, Teguh, Wahyu, Sutrisno, Mulyono, Joko, Agung, Yudi, Hari, Purwadi, Sigit, Tri, Budi, "
            "Edi, Catur"
        ),
        _words(
            "Prasetyo, Santosa, Hadi Susilo, Wijanarko, Kurniawan, Nugroho, Raharjo, Setiadi, Purnomo, Handoko, Hartono, Wibisono, Saputro"
        ),
    ),
    "sunda": (
        _words(
            "Neneng Hasanah, Euis Komariah, Iis Rohaeti, Cucu Suminar, Ai Nurjanah, Teti Rohayati, Imas Rostika, Lilis Sukaesih, Nina Herlina, "
            "Yeni Rukmini, Dede Maryani, Popong Julaeha, Elis Sumiati, Nunung Wartini"
        ),
        _words("Asep, Dadang, Ujang, Cecep, Deden, Iwan, Aceng, Engkus, Tatang, Entis, Yayan, Wawan, Dedi, Maman, Agus"),
        _words(
            "Suherman, Hidayatulloh, Kusnadi, Ruhiyat, Sopandi, Hermawan, Supriadi, Gunawan, Rohman, Sudrajat, Firmansyah, Permana, Rustandi"
        ),
    ),
    "batak": (
        _words("Rosmawati, Tiur, Lamria, Nurhaida, Rotua, Hotmaida, Dameria, Melva, Roslinda, Tetty, Riama, Erlina, Derliana, Marintan"),
        _words("Parlindungan, Togar, Mangatas, Hisar, Jonner, Ramses, Binsar, Sahat, Rikson, Tumpak, Rudolf, Monang, Saut, Halomoan"),
        _words(
            "Siregar, Simanjuntak, Sitompul, Hutabarat, Nainggolan, Manurung, Sinaga, Harahap, Lubis, Tambunan, Ginting, Sembiring, Purba, "
            "Pardede, Sihombing"
        ),
    ),
    "minang": (
        _words(
            "Yulinar, Desmawati, Ermayeti, Nurhayati, Zulfa, Rosmaniar, Elvira, Murniati, Syafrida, Upik, Emilda, Gusnimar, Yusmanidar, Lusi, "
            "Refnita, Fitra"
        ),
        _words("Zulkifli, Syafril, Afrizal, Yusrizal, Masrul, Dasril, Irwandi, Erizal, Hendri, Amrizal, Jufri, Yulizar, Nofrizal, Rusdi"),
        _words("Chaniago, Koto, Tanjung, Sikumbang, Piliang, Guci, Pitopang, Malin Sutan, Sutan Marajo, Jambak, Bendang, Melayu, Caniago"),
    ),
    "melayu": (
        _words(
            "Nurlaila, Zubaidah, Halimah, Rosnani, Khadijah, Salmah, Maimunah, Syarifah Hanum, Asmah, Zuraida, Rohana, Nurbaiti, Hasnah, Mariani, "
            "Cut Ramlah, Cut Safriani"
        ),
        _words(
            "Ismail, Zainuddin, Hamdan, Ridwansyah, Azhar, Mahmud, Jamaluddin, Syahrul, Kamaruddin, Tengku Fadli, Teuku Marwan, Anwar, Bustami"
        ),
        _words("Hamzah, Daud, Syahputra, Usman, Fadhillah, Hasyim, Ramli, Yunus, Idris, Nasution, Zakaria, Harun, Ishak, Thalib"),
    ),
    "bali": (
        _words(
            "Ni Wayan Suartini, Ni Made Ayu Lestari, Ni Nyoman Sukerti, Ni Ketut Rai Astuti, Ni Luh Putu Wardani, Ni Kadek Mirayani, "
            "Ni Komang Trisnawati, Ni Wayan Murniasih, Ni Made Sriasih, Ni Luh Gede Parwati, Ni Ketut Warsiki"
        ),
        _words("I Wayan, I Made, I Nyoman, I Ketut, I Gede, I Putu, I Komang, I Kadek, Gusti Ngurah, Ida Bagus"),
        _words(
            "Sudarma, Artawan, Suardana, Widiarta, Mahendra, Astawa, Sukrawan, Parwata, Budiarsa, Wiratmaja, Sutarjana, Adnyana, Karyasa"
        ),
    ),
    "sasak": (
        _words(
            "Baiq Hartini, Baiq Nurlaila, Baiq Sumarni, Hj. Sakinah, Inaq Rumisah, Nurmini, Siti Aminah, Baiq Yuliana, Mahnep, Rohani, Zohriah"
        ),
        _words("Lalu, Lalu Muhamad, Haji Lalu, Muhamad, Sahdan, Saparudin, Mahsun, Hamzan, Zulkarnaen, Syafruddin"),
        _words("Wirajaya, Zaini, Suhaimi, Rusli, Mustafa, Hasbullah, Suparman, Fathurrahman, Wathoni, Irfan, Sukardi, Jalaluddin"),
    ),
    "flobamora": (
        _words(
            "Maria Goreti, Yustina, Theresia, Margaretha, Katarina, Yuliana, Agustina, Wilhelmina, Bernadeta, Rambu Ana, Rambu Kahi, Fransiska, Adriana"
        ),
        _words("Yohanes, Petrus, Stefanus, Antonius, Markus, Umbu, Kornelis, Marselinus, Dominikus, Yosef, Paulus, Gabriel, Simon"),
        _words("Bria, Taolin, Nahak, Lede, Ngongo, Kewa, Tefa, Seran, Mbiri, Dapa, Wangge, Radja, Kolo, Nenobais, Bulu, Hambandima, Lodo"),
    ),
    "dayak": (
        _words(
            "Lorensia, Mariana, Yosefina, Lusia, Dayang Fatimah, Rusmini, Norhayati, Galuh Mariatul, Noor Jannah, Hermina, Imelda, Ernawati, Rabiatul"
        ),
        _words(
            "Hendrikus, Yulius, Thomas, Syahrani, Muhammad Noor, Gusti, Darius, Antung, Suriansyah, Rahmadi, Ardiansyah, Benediktus, Alfian"
        ),
        _words("Lungan, Jalung, Sahli, Ngau, Mahmuda, Tingang, Liah, Aspandi, Usat, Kasmir, Nanyan, Rahmani, Lawing, Udau, Syamsuri"),
    ),
    "bugis": (
        _words(
            "Andi Rosmiati, Andi Tenri, Hasnawati, Nurhikmah, St. Aisyah, Rahmatia, Marhumah, Suhartini, Sitti Hajrah, Darmawati, Hamsinah, "
            "Masrida, Kartini, Sunarti, Wa Ode Nuraini, Wa Ode Sitti"
        ),
        _words(
            "Andi, Muhammad Arsyad, Syamsul, Baharuddin, Abdul Rahim, Hasanuddin, Mappasoro, La Ode, Amiruddin, Tajuddin, Sudirman, Bachtiar"
        ),
        _words(
            "Makkulau, Tahir, Mattalatta, Pasau, Parenrengi, Rahman, Sappe, Tamrin, Mansyur, Dg. Sila, Dg. Ngalle, Palallo, Massere, Rapi"
        ),
    ),
    "minahasa": (
        _words("Meyke, Jeane, Grace, Olga, Vonny, Deasy, Marlin, Sientje, Femmy, Selvie, Nova, Altje, Henny, Debby, Rahma, Fatmawati"),
        _words("Ferdinand, Jemmy, Denny, Herman, Reinhard, Steven, Albert, Novi, Jantje, Ronny, Arnold, Fredrik, Rolly, Yan"),
        _words(
            "Tumbelaka, Wowor, Rondonuwu, Kaligis, Lengkong, Mamesah, Sumual, Pangemanan, Runtu, Makal, Tumiwa, Poluan, Datau, Mokodompit"
        ),
    ),
    "maluku": (
        _words("Yohana, Dortje, Martha, Ona, Juliana, Enggelina, Sarlota, Wa Nurlela, Saadiah, Hapsa, Rosina, Ludia, Mince, Fientje"),
        _words("Elias, Johanis, Abraham, Semuel, Jopie, Zeth, Abdulhalim, Ishak, Lambert, Benjamin, Usman, Matheis, Corneles"),
        _words(
            "Latumeten, Pattinama, Sahetapy, Tuhumury, Lelmalaya, Souhuwat, Batkunda, Rumalatu, Fenanlampir, Wattimury, Umasugi, Kaplale, Tomagola"
        ),
    ),
    "papua": (
        _words(
            "Yuliana, Dorkas, Marice, Ferdinanda, Magdalena, Orpa, Yakomina, Selfina, Naomi, Regina, Welmince, Barbalina, Yosina, Rahel"
        ),
        _words("Yance, Demianus, Isak, Mikael, Pilemon, Obet, Lukas, Natalis, Hosea, Melkias, Frans, Septinus, Daud, Elimelek"),
        _words(
            "Ohee, Felle, Kogoya, Wenda, Rumbino, Mambrasar, Asmuruf, Kambu, Bisay, Gebze, Mahuze, Yikwa, Degei, Kabes, Wambrauw, Sawaki"
        ),
    ),
}
# What follows a woman's name in customs where her list holds complete names: nothing.
COMPLETE = {"jawa", "sunda", "bali", "sasak"}
PILGRIMS = {"jawa", "sunda", "minang", "melayu", "sasak", "bugis"}
BY_PROVINCE = {
    "11": "melayu", "12": "batak", "13": "minang", "14": "melayu", "15": "melayu", "16": "melayu", "17": "melayu", "18": "melayu",
    "19": "melayu", "21": "melayu", "31": "jawa", "32": "sunda", "33": "jawa", "34": "jawa", "35": "jawa", "36": "sunda", "51": "bali",
    "52": "sasak", "53": "flobamora", "61": "dayak", "62": "dayak", "63": "dayak", "64": "dayak", "65": "dayak", "71": "minahasa",
    "72": "bugis", "73": "bugis", "74": "bugis", "75": "minahasa", "76": "bugis", "81": "maluku", "82": "maluku",
}  # fmt: skip
BY_ISLANDS = {
    "Sumatera": ("melayu", "minang", "batak"),
    "Jawa": ("jawa", "sunda"),
    "Bali dan Nusa Tenggara": ("bali", "sasak", "flobamora"),
    "Kalimantan": ("dayak",),
    "Sulawesi": ("bugis", "minahasa"),
    "Maluku": ("maluku",),
    "Papua": ("papua",),
}
BEFORE = {WOMAN: ("Ir. ", "Dra. ", "Dr. ", "", "", "", ""), MAN: ("Ir. ", "Drs. ", "Dr. ", "", "", "", "")}
AFTER = ("S.E., M.M.", "M.Si.", "S.E.", "S.Sos., M.A.P.", "S.IP., M.Si.", "S.H., M.H.", "M.M.", "S.STP., M.Si.")
EXPERT_AFTER = ("S.T., M.T.", "M.Ds.", "S.TP., M.P.", "S.Sn., M.Sn.", "M.Sc.", "Ph.D.", "S.Si., M.Si.", "M.Eng.")


def phone(rng: Random) -> str:
    """A number written as a mobile number of Indonesia, in a block that no operator hands out (0812-0000-…)."""
    return f"0812-0000-{rng.randrange(10_000):04d}"


def email(rng: Random, name: str, host: str = "ikm.example") -> str:
    """An address under the reserved top-level domain `.example`, made of the plain letters of `name`."""
    letters = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name.lower()).split()
    return f"{'.'.join(letters[-2:])}{rng.randrange(10, 100)}@{host}"


def custom(rng: Random, island_group: str = "", province: str = "") -> str:
    """The custom of naming of a place; one household in twelve comes from elsewhere, as everywhere in the country."""
    if rng.randrange(12) == 0:
        return rng.choice(("jawa", "melayu", "bugis", "batak"))
    if province in BY_PROVINCE:
        return BY_PROVINCE[province]
    return rng.choice(BY_ISLANDS.get(island_group) or tuple(CUSTOMS))


def _someone(rng, manner, gender, title=""):
    women, men, endings = CUSTOMS[manner]
    if gender == WOMAN and manner in COMPLETE:
        name = rng.choice(women)
    else:
        name = f"{rng.choice(women if gender == WOMAN else men)} {rng.choice(endings)}"
    if name.startswith(("Hj. ", "Haji ")):
        title = ""
    return Person(title + name, gender, phone(rng), email(rng, name))


def person(rng: Random, island_group: str = "", province: str = "", gender: str = "") -> Person:
    """An invented person of that place; `province` is the Kemendagri code, more exact than `island_group`."""
    return _someone(rng, custom(rng, island_group, province), gender or rng.choice((WOMAN, MAN)))


def owner(rng: Random, island_group: str = "", province: str = "") -> Person:
    """The owner of a firm: two in three are women, as in the crafts; one elder in eight has been to Mecca."""
    manner = custom(rng, island_group, province)
    gender = rng.choice((WOMAN, WOMAN, MAN))
    pilgrim = rng.randrange(8) == 0 and manner in PILGRIMS
    return _someone(rng, manner, gender, title=("Hj. " if gender == WOMAN else "H. ") if pilgrim else "")


def official(rng: Random, island_group: str = "", province: str = "", host: str = "dinas.example", expert: bool = False) -> Person:
    """An officer, or with `expert` an assessor: a person with academic titles and an office address."""
    someone = person(rng, island_group, province, gender=rng.choice((WOMAN, MAN)))
    name = f"{rng.choice(BEFORE[someone.gender])}{someone.name}, {rng.choice(EXPERT_AFTER if expert else AFTER)}"
    return Person(name, someone.gender, someone.phone, email(rng, someone.name, host))
