"""What the invented weavers, batik makers, plaiters and potters make: base products and motifs by province, materials, making and price."""

from ovop_portal.demo.words.food import table

# name | fibre | provinces | yarn | motifs
CLOTHS = table(
    """
    Songket Aceh | songket | 11 | benang katun dan benang emas | Pintu Aceh, Bungong Jeumpa, Awan Berarak, Pucok Reubong
    Ulos | ulos | 12 | benang katun | Ragi Hotang, Sibolang, Mangiring, Bintang Maratur, Sadum
    Songket Melayu Deli | songket | 12 | benang katun dan benang emas | Pucuk Rebung, Bunga Tanjung, Tampuk Manggis, Tolak Betikam
    Songket Minang | songket | 13 | benang sutra dan benang makau | Pucuak Rabuang, Itiak Pulang Patang, Kaluak Paku, Saik Galamai
    Tenun Balapak | songket | 13 | benang katun dan benang perak | Sajamba Makan, Bungo Antimun, Barantai Putiah, Batang Pinang
    Tenun Melayu Riau | songket | 14 21 | benang katun dan benang emas | Siku Keluang, Lebah Bergayut, Awan Larat, Tampuk Manggis, Itik Sekawan
    Songket Jambi | songket | 15 | benang katun dan benang emas | Angso Duo, Durian Pecah, Bunga Tanjung, Kapal Sanggat
    Songket Palembang | songket | 16 | benang sutra dan benang emas | Lepus, Limar, Nampan Perak, Bintang Berante, Bungo Cino
    Tenun Tajung | ikat | 16 | benang sutra | Gebeng, Limar Kipas, Rumpak, Bunga Teh
    Tenun Bumpak | ikat | 17 | benang katun | Bunga Melur, Relung Paku, Sisik Ikan, Kelopak Rafflesia
    Kain Tapis | tapis | 18 | benang katun dan benang emas | Cucuk Andak, Pucuk Rebung, Mata Kibau, Bintang Perak, Jung Sarat
    Tenun Inuh | ikat | 18 | benang sutra | Kapal, Pohon Hayat, Sulur Laut
    Tenun Cual | ikat | 19 | benang sutra dan benang emas | Kembang Setaman, Naga Bersuluh, Bebek Setaman, Kembang Rukem
    Tenun Gadod | lurik | 32 | benang kapas pintal tangan | Bulu Hayam, Seni Gadod, Garis Pelangi, Anyam Bilik
    Sutra ATBM Priangan | sutra | 32 | benang sutra | Lereng Daun, Bulu Hayam, Merak, Kembang Teh
    Lurik Klasik | lurik | 33 34 | benang katun | Tumbar Pecah, Kijing Miring, Yuyu Sekandang, Telupat, Sapit Urang, Kembang Pepe
    Tenun Ikat ATBM | ikat | 33 35 | benang katun | Gunungan, Krisnan, Lung Bunga, Misris, Ceplok Bintang
    Sarung Goyor | ikat | 33 35 | benang rayon | Lereng, Kembang Kopi, Ceplok Wajik, Botolan
    Tenun Serat Alam | serat | 34 33 | serat agel, akar wangi, dan lidi | Garis Tanah, Anyam Bilik, Sisik Melik
    Tenun Gedog | lurik | 35 | benang kapas pintal tangan | Ganggeng, Kijing Miring, Rawan, Kembang Waluh
    Tenun Adat Lebak | lurik | 36 | benang kapas | Suat Songket, Adu Mancung, Janggawari, Aros
    Endek | ikat | 51 | benang katun | Wajik, Encak Saji, Patra Sari, Gunung Sari, Sekar Jepun
    Songket Bali | songket | 51 | benang sutra dan benang emas | Patra Cina, Cakra, Sekar Sandat, Merak
    Tenun Rangrang | pakan | 51 52 | benang katun | Zigzag Rangrang, Sekar Wajik, Tirta Bungkah
    Tenun Gringsing Ganda | ikat | 51 | benang kapas pintal tangan | Cecempakaan, Lubeng, Wayang Putri, Sanan Empeg
    Songket Sasak | songket | 52 | benang katun dan benang perak | Subahnale, Keker, Bintang Empat, Ragi Genep, Bulan Berkurung
    Tembe Nggoli | songket | 52 | benang katun | Nggusu Waru, Bunga Satako, Pado Waji, Kakando
    Kre Alang | songket | 52 | benang katun dan benang perak | Lonto Engal, Kemang Satange, Pusuk Rebong
    Tenun Ikat Sumba | ikat | 53 | benang kapas | Mamuli, Andung, Patola Ratu, Kuda dan Rusa, Udang
    Tenun Ikat Flores | ikat | 53 | benang kapas | Okukirei, Jarang, Rempe Sikka, Korosang Manuk
    Tenun Buna Timor | buna | 53 | benang katun | Kaif, Kret, Lete, Buna Kolo
    Tenun Ikat Rote | ikat | 53 | benang katun | Lafa Langgak, Patola, Pohon Lontar
    Songke Manggarai | songket | 53 | benang katun | Wela Kaweng, Jok, Mata Manuk, Ntala, Su'i
    Songket Sambas | songket | 61 | benang katun dan benang emas | Pucuk Rebung, Tabur Bintang, Bunga Cangkring, Serong
    Tenun Ikat Pua | ikat | 61 65 | benang kapas | Buaya, Rengguang, Burung Enggang, Tiang Kumbuk
    Tenun Bugis Pesisir | sutra | 63 64 | benang sutra | Bombang, Panji, Sobi Bunga, Tabalu
    Ulap Doyo | serat | 64 | serat daun doyo | Waniq Ngelukng, Naga, Jautan Nguku, Timang Sesat
    Sarung Sutra Mahakam | sutra | 64 | benang sutra | Belang Negara, Anyam Palupuh, Jepa-Jepa, Garis Rawat
    Kain Bentenan | ikat | 71 | benang kapas | Tonilama, Sinoi, Kaiwu Patola, Tinompak Kuda
    Tenun Koffo | serat | 71 | serat pisang abaka | Kui, Dalombo, Behongang, Isie
    Tenun Bomba | ikat | 72 | benang sutra | Bomba Mawar, Bunga Anyelir, Subi Kumbaja, Daun Kelor
    Sutra Bugis | sutra | 73 | benang sutra | Balo Tettong, Balo Lobang, Bombang, Cobo, Moppang
    Tenun Toraja | ikat | 73 | benang katun | Paruki, Pa'tedong, Pa'barre Allo, Sarita
    Tenun Buton | lurik | 74 | benang katun | Kasopa, Katambagawu, Betano Walanda, Kabhantapi
    Tenun Muna | lurik | 74 | benang katun | Bhotu, Samasili, Manggo-manggopa, Kambheano Bhanggai
    Sekomandi | ikat | 76 | benang kapas | Ulu Karua, Lelen Sepu, Tosso Balekoan, Pori Dappu
    Saqbe Mandar | sutra | 76 | benang sutra | Sureq Pangulu, Sureq Salaka, Sureq Batu Dadima, Sureq Penja
    Tenun Tanimbar | ikat | 81 | benang kapas | Lelemuku, Tunis, Eman Matan, Ulerati, Sair
    Tenun Kepulauan | ikat | 81 82 | benang katun | Cengkih, Ikan Cakalang, Salawaku, Perahu Kora-Kora
    Tenun Terfo | serat | 91 96 | serat daun nibung | Tifa, Ombak Teluk, Cenderawasih
    """
)
# style | - | provinces | cloth | motifs
BATIKS = table(
    """
    Batik Aceh | batik | 11 | kain katun primisima | Pintu Aceh, Bungong Jeumpa, Awan Berarak, Rencong Berjajar, Daun Kopi
    Batik Batak | batik | 12 | kain katun primisima | Gorga Sitompi, Pinar Halilintar, Sampuborna, Hoda-Hoda, Pucuk Rebung Deli
    Batik Tanah Liek | batik | 13 | kain katun dan tanah liat | Kaluak Paku, Siriah Dalam Carano, Pucuak Rabuang, Kuciang Lalok
    Batik Riau | batik | 14 | kain katun primisima | Bunga Kesumbo, Lebah Bergantung, Selembayung, Daun Gambut
    Batik Jambi | batik | 15 | kain katun primisima | Angso Duo, Durian Pecah, Kapal Sanggat, Merak Ngeram, Tampuk Manggis
    Batik Palembang | batik | 16 | kain sutra | Bunga Teh, Sisik Ikan, Gribik, Lasem Laut, Kembang Duren
    Batik Besurek | batik | 17 | kain katun primisima | Kelopak Rafflesia, Burung Kuau, Relung Paku, Rembulan
    Batik Lampung | batik | 18 | kain katun primisima | Sembagi, Siger, Kapal Jung, Gamolan, Daun Lada
    Batik Cual | batik | 19 | kain katun primisima | Daun Simpor, Kembang Setaman, Bunga Keremunting, Pelanduk
    Batik Kepulauan | batik | 21 | kain katun primisima | Siput Gonggong, Itik Pulang Petang, Ombak Selat, Bunga Hutan
    Batik Betawi | batik | 31 | kain katun primisima | Ondel-Ondel, Nusa Kelapa, Tumpal Pesisir, Burung Hong, Pucuk Rebung
    Batik Pesisir Cirebonan | batik | 32 | kain katun primisima | Mega Mendung, Wadasan, Paksi Naga Liman, Singa Barong, Ayam Alas
    Batik Priangan | batik | 32 | kain katun primisima | Merak Ngibing, Bulu Hayam, Lereng Adumanis, Rereng Daun, Kurihang
    Batik Dermayon | batik | 32 | kain katun primisima | Kapal Kandas, Iwak Etong, Kembang Gunda, Ganggeng
    Batik Keraton | batik | 33 34 | kain katun primisima | Sidomukti, Truntum, Kawung, Parang Barong, Sekar Jagad, Semen Rama, Wahyu Tumurun
    Batik Pekalongan | batik | 33 | kain katun primisima | Jlamprang, Buketan, Liong, Terang Bulan, Tujuh Rupa
    Batik Tiga Negeri | batik | 33 | kain katun primisima | Latohan, Watu Pecah, Sekar Jagad, Kricak
    Batik Banyumasan | batik | 33 | kain katun primisima | Jahe Serimpang, Lumbon, Serayuan, Babon Angrem
    Batik Nitik | batik | 34 | kain katun primisima | Cakar Ayam, Ceplok Sriwedari, Jayakusuma, Kembang Kenthang
    Batik Warna Alam Mataraman | batik | 34 | kain katun primisima | Kawung Picis, Parang Kusumo, Ceplok Kembang, Gurdo
    Batik Madura | batik | 35 | kain katun primisima | Tar Poteh, Sekoh, Ngai Perang, Burung Katejeh, Mo'ramo'
    Batik Blambangan | batik | 35 | kain katun primisima | Gajah Oling, Kangkung Setingkes, Paras Gempal, Kopi Pecah, Moto Pitik
    Batik Gedog | batik | 35 | kain tenun kapas | Ganggeng, Lok Can, Kembang Waluh, Panji Krendil
    Batik Brantas | batik | 35 | kain katun primisima | Beras Utah, Kembang Bayem, Gringsing, Daun Tembakau, Cengkih
    Batik Banten | batik | 36 | kain katun primisima | Datulaya, Pamaranggen, Leuit, Angklung Buhun
    Batik Bali | batik | 51 | kain katun primisima | Sekar Jepun, Buketan Kamboja, Teratai Banji, Merak Bali
    Batik Sasambo | batik | 52 | kain katun primisima | Kakando, Lumbung, Mutiara Laut, Bale Lumbung, Cabai Rawit
    Batik Flobamora | batik | 53 | kain katun primisima | Kuda Sumba, Pohon Lontar, Danau Tiga Warna, Komodo
    Batik Khatulistiwa | batik | 61 | kain katun primisima | Tidayu, Corak Insang, Awan Berarak, Kamang
    Batik Benang Bintik | batik | 62 | kain katun primisima | Batang Garing, Balanga, Kambang Munduk, Burung Tingang
    Batik Banjar | batik | 63 | kain katun primisima | Gigi Haruan, Naga Balimbur, Kulat Karikit, Hiris Pudak, Bayam Raja
    Batik Mahakam | batik | 64 | kain katun primisima | Ampiek, Burung Enggang, Pesut, Kuntul Perak
    Batik Borneo Utara | batik | 65 | kain katun primisima | Pakis, Busak Malay, Tameng, Udang Galah
    Batik Minahasa | batik | 71 | kain katun primisima | Manguni, Daun Cengkih, Waruga, Kolintang
    Batik Lembah Kaili | batik | 72 | kain katun primisima | Bomba, Burung Maleo, Daun Kelor, Tadulako
    Batik Toraja | batik | 73 | kain katun primisima | Pa'tedong, Pa'barre Allo, Pinisi, Lontara
    Batik Anoa | batik | 74 | kain katun primisima | Pinetobo, Anoa, Kalo Sara, Daun Mete
    Batik Hulonthalo | batik | 75 | kain katun primisima | Upiya Karanji, Pahangga, Bunga Karawo, Jagung Lokal
    Batik Mandar | batik | 76 | kain katun primisima | Sandeq, Ikan Terbang, Bunga Parrawana
    Batik Rempah | batik | 81 82 | kain katun primisima | Cengkih, Pala, Parang Salawaku, Burung Bidadari, Kora-Kora
    Batik Cenderawasih | batik | 91 92 93 94 95 96 | kain katun primisima | Cenderawasih, Tifa Honai, Kamoro, Ukiran Asmat, Danau Sentani
    """
)
TECHNIQUES = ("Tulis", "Cap", "Kombinasi Tulis dan Cap", "Tulis Warna Alam", "Cap Warna Alam", "Tulis Halus")
# fibre | - | provinces | material | shapes made of it
PLAITS = table(
    """
    Pandan | anyam | 11 13 14 32 33 34 35 36 51 52 73 74 75 81 82 91 92 | daun pandan duri | Tikar, Tas Jinjing, Kotak Hantaran, Dompet, Topi, Tempat Tisu
    Rotan | anyam | 12 18 32 61 62 63 64 65 71 72 73 | rotan sega dan rotan pulut | Keranjang, Tas Bulat, Tudung Saji, Lampit, Kursi Kecil, Vas Lantai
    Purun | anyam | 16 62 63 | purun danau | Tas Belanja, Tikar, Topi, Kotak Serbaguna, Alas Piring, Sedotan
    Eceng Gondok | anyam | 33 34 35 63 71 75 | batang eceng gondok kering | Keranjang Laundry, Tas Jinjing, Alas Piring, Kursi Bulat, Karpet
    Mendong | anyam | 32 33 34 | rumput mendong | Tikar Lipat, Kotak Pakaian, Sandal, Tas Pantai, Tempat Pensil
    Bambu | anyam | 32 33 35 36 51 52 73 76 | bambu tali dan bambu apus | Besek, Bakul, Lampu Gantung, Tampah Hias, Tas Bambu, Tudung Saji
    Ketak | anyam | 52 | tumbuhan ketak | Tas Bundar, Nampan, Kotak Tisu, Keranjang Buah, Tempat Perhiasan
    Lontar | anyam | 53 73 52 | daun lontar | Sokal, Tas Bundar, Topi Ti'i, Tempat Sirih, Kipas, Kotak Kopi
    Ata | anyam | 51 | tumbuhan ata | Tas Bulat, Tempat Buah, Tatakan Gelas, Kotak Perhiasan
    Resam | anyam | 14 19 21 | kulit resam | Kopiah, Gelang, Tas Kecil, Bakul Mini
    Bemban | anyam | 61 62 63 | kulit bemban | Tikar, Bakul, Topi, Nampan
    Mensiang | anyam | 13 | rumput mensiang | Kambuik, Tikar, Tas Laptop, Map Seminar
    Lidi Nipah | anyam | 12 14 16 19 | lidi nipah dan lidi sawit | Piring Ingka, Keranjang Buah, Tempat Roti, Tudung Saji
    Agel | anyam | 34 35 | serat agel dari daun gebang | Tas Rajut, Topi, Dompet, Taplak
    Pelepah Pisang | anyam | 33 34 35 | pelepah pisang kering | Kotak Arsip, Bingkai, Keranjang, Tempat Lampu
    Akar Wangi | anyam | 32 34 | akar wangi | Taplak, Tas Tangan, Boneka Gajah, Kotak
    Daun Silar | anyam | 71 72 75 76 | daun silar | Tikar, Tas Jinjing, Topi, Alas Meja
    Mintu | anyam | 75 | serat mintu | Upiya Karanji, Dompet, Tas Pesta
    Nentu | anyam | 74 | serat nentu | Tempat Buah, Tas Bulat, Nampan, Kotak Perhiasan
    Pandan Laut | anyam | 21 53 81 82 96 | daun pandan laut | Tikar, Tas Pantai, Topi, Kotak Sirih, Tempat Cengkih
    Kulit Kayu Melinjo | noken | 91 92 94 95 96 | serat kulit kayu melinjo | Noken, Noken Anggrek, Tas Selempang, Gelang
    Serat Anggrek Hutan | noken | 94 95 | serat batang anggrek budidaya | Noken Pesta, Noken Kecil, Ikat Kepala
    Daun Sagu | anyam | 81 82 91 93 | daun dan pelepah sagu | Tumang, Bakul, Alas Meja, Topi
    Rumput Rawa | anyam | 93 16 | rumput rawa | Tikar, Tas Belanja, Topi
    Uwi | anyam | 61 64 65 | kulit bambu dan rotan uwi | Anjat, Saung Seraung, Bakul, Tikar Hias
    Sisal | anyam | 53 52 | serat sisal | Tas Rajut, Keset, Alas Gelas
    Rumbai Mahligai | anyam | 15 14 | pandan rawa | Tikar, Tas Kerja, Tempat Sirih, Ambung
    Kulit Terok | anyam | 17 18 | kulit batang terok | Beronang, Tas Selempang, Bakul
    Daun Rumbia | anyam | 11 12 | daun rumbia | Tikar, Topi, Tas Belanja
    Janur Kering | anyam | 51 52 | daun kelapa kering | Sok Kotak, Bokor, Alas Saji, Tempat Canang
    """
)
PLAIT_MOTIFS = {
    "Sumatera": ("Pucuk Rebung", "Siku Keluang", "Tampuk Manggis", "Anyam Gila", "Bintang Pecah"),
    "Jawa": ("Kepang Dua", "Truntum", "Mata Itik", "Wajik Tumpuk", "Blarak Sineret"),
    "Bali dan Nusa Tenggara": ("Begasingan", "Sekar Wajik", "Bintang Laut", "Keker", "Poleng"),
    "Kalimantan": ("Gigi Haruan", "Batang Garing", "Awan Berarak", "Mata Punai", "Burung Enggang"),
    "Sulawesi": ("Mata Ayam", "Balo Tettong", "Ombak Teluk", "Pa'barre Allo", "Zigzag Karanji"),
    "Maluku": ("Cengkih", "Perahu", "Kembang Pala", "Ombak"),
    "Papua": ("Ombak Sentani", "Tifa", "Sarang Semut", "Pelangi Lembah"),
}
# vessel | body | provinces (all = empty) | clay | variants of shape
POTS = table(
    """
    Gentong Air | gerabah |  | tanah liat merah | Tutup Kayu, Besar, Sedang
    Guci Hias | gerabah |  | tanah liat merah | Leher Panjang, Bahu Lebar, Telinga Ganda
    Vas Bunga | gerabah |  | tanah liat merah | Silinder, Leher Angsa, Kendi, Mulut Lebar
    Kendi | gerabah |  | tanah liat halus | Maling, Cucuk, Dua Cucuk
    Cobek dan Ulekan | gerabah |  | tanah liat dan pasir kali | Lebar, Sedang
    Tempayan | gerabah |  | tanah liat merah | Bertutup, Bahu Ukir
    Pot Tanaman | gerabah |  | tanah liat merah | Gantung, Bertingkat, Dinding, Kotak
    Celengan | gerabah |  | tanah liat merah | Ayam, Gajah, Semar, Ikan
    Lampu Hias | gerabah |  | tanah liat halus | Kerawang, Dinding, Meja
    Anglo Hemat | gerabah | 33 34 35 36 18 | tanah liat dan sekam | Kecil, Sedang
    Wajan Tanah Liat | gerabah | 32 33 52 73 | tanah liat dan pasir | Kecil, Besar
    Belanga | gerabah | 13 15 16 71 72 73 81 82 | tanah liat hitam | Tutup, Telinga Ganda
    Forna Sagu | gerabah | 81 82 91 92 96 | tanah liat dan pasir laut | Enam Lubang, Delapan Lubang
    Sempe Sentani | gerabah | 91 | tanah liat danau | Besar, Hias Dinding
    Hele | gerabah | 91 92 | tanah liat danau | Bertutup, Mulut Lebar
    Tungku Keren | gerabah | 51 52 53 | tanah liat merah | Satu Lubang, Dua Lubang
    Gentong Maling | gerabah | 52 | tanah liat merah | Ukir, Cukli Kulit Telur
    Piring Saji | keramik |  | tanah liat campuran kaolin | Bundar, Daun, Oval
    Mangkuk | keramik |  | tanah liat campuran kaolin | Mi, Sup, Ayam Lukis
    Set Teko | keramik |  | tanah liat campuran kaolin | Dua Cangkir, Empat Cangkir, Enam Cangkir
    Cangkir Kopi | keramik |  | tanah liat campuran kaolin | Tanpa Gagang, Bergagang, Espreso
    Botol Minyak | keramik | 32 33 34 35 51 63 | tanah liat campuran kaolin | Meja, Spa
    Guci Naga | keramik | 61 14 19 | kaolin setempat | Besar, Sedang
    Tempayan Glasir | keramik | 61 62 64 | kaolin setempat | Bertutup, Leher Pendek
    Ubin Terakota | gerabah | 32 33 35 51 | tanah liat merah | Segi Enam, Bujur Sangkar
    Genteng Hias | gerabah | 32 33 35 51 52 | tanah liat merah | Ikan, Murda, Mahkota
    Patung Terakota | gerabah | 34 51 35 33 | tanah liat merah | Loro Blonyo, Kuda, Penari
    Tempat Dupa | gerabah | 51 | tanah liat halus | Bunga Teratai, Sanggah
    Caratan | gerabah | 51 52 73 | tanah liat halus | Upacara, Kecil
    Bosara Tanah Liat | gerabah | 73 74 76 | tanah liat halus | Ukir, Polos
    Periuk Adat | gerabah | 12 13 53 62 81 | tanah liat hitam | Kecil, Besar
    Pedupaan Terakota | gerabah | 11 14 15 16 17 21 | tanah liat merah | Bertutup, Kerawang
    Vas Pulau | gerabah | 71 72 74 75 76 82 | tanah liat merah | Leher Panjang, Mulut Lebar
    """
)
POT_FINISHES = {
    "gerabah": ("Ukir", "Gores", "Tempel Pasir", "Cukil", "Poles Batu", "Engobe Putih", "Bakar Hitam", "Lukis"),
    "keramik": ("Glasir Hijau Laut", "Glasir Cokelat Madu", "Glasir Abu Gunung", "Glasir Biru", "Glasir Putih Retak", "Glasir Sekam"),
}
POT_MOTIFS = {
    "Sumatera": ("Pucuk Rebung", "Kaluak Paku", "Bunga Melur", "Tampuk Manggis"),
    "Jawa": ("Kawung", "Mega Mendung", "Lung-lungan", "Sisik Naga", "Ceplok"),
    "Bali dan Nusa Tenggara": ("Patra Sari", "Subahnale", "Cicak", "Kembang Jepun"),
    "Kalimantan": ("Batang Garing", "Naga", "Akar Bahar", "Enggang"),
    "Sulawesi": ("Pa'barre Allo", "Ombak", "Daun Woka", "Bunga Cengkih"),
    "Maluku": ("Salawaku", "Cengkih", "Ombak Banda"),
    "Papua": ("Fouw", "Yoniki", "Ikan Danau", "Cenderawasih"),
}
# What a motif is said to mean; motifs that are not listed get a cautious sentence.
MEANINGS = {
    "Kawung": "pengendalian diri dan hati yang bersih",
    "Kawung Picis": "pengendalian diri dan hati yang bersih",
    "Parang Barong": "keteguhan seperti ombak yang tidak berhenti",
    "Parang Kusumo": "usaha yang membawa harum nama keluarga",
    "Truntum": "kasih sayang yang tumbuh kembali",
    "Sidomukti": "harapan akan hidup yang cukup dan dihormati",
    "Sekar Jagad": "keindahan dalam keragaman",
    "Mega Mendung": "kesabaran dan kepala yang dingin",
    "Pucuk Rebung": "kekuatan yang tumbuh dari bawah",
    "Pucuak Rabuang": "kekuatan yang tumbuh dari bawah",
    "Pucok Reubong": "kekuatan yang tumbuh dari bawah",
    "Itiak Pulang Patang": "hidup yang tertib dan seiring",
    "Kaluak Paku": "tanggung jawab kepada keluarga dan kampung",
    "Pintu Aceh": "keterbukaan kepada tamu tanpa meninggalkan adat",
    "Ragi Hotang": "ikatan keluarga yang liat seperti rotan",
    "Angso Duo": "kesetiaan dalam mencari tempat tinggal",
    "Batang Garing": "pohon kehidupan yang menyeimbangkan alam atas dan bawah",
    "Mamuli": "kesuburan dan penghormatan kepada perempuan",
    "Subahnale": "kekaguman kepada Sang Pencipta",
    "Gajah Oling": "kekuatan yang selalu ingat kepada Tuhan",
    "Pa'tedong": "kemakmuran dan kerja keras",
    "Pa'barre Allo": "matahari sebagai sumber hidup",
    "Siku Keluang": "tanggung jawab dan kepribadian yang teguh",
    "Lebah Bergayut": "manfaat bagi orang banyak",
    "Mata Manuk": "kewaspadaan",
    "Cenderawasih": "martabat dan keindahan alam",
}
