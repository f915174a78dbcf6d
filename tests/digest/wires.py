"""An agency's text, and what a paper made of it."""

from __future__ import annotations

LONG_WIRE = (
    "Banjir merendam tiga desa di Kabupaten Rawa sejak Minggu pagi setelah tanggul Sungai Kelana jebol di dua tempat. "
    "Sebanyak 400 warga mengungsi ke balai desa dan dua sekolah, kata camat setempat pada Senin siang di lokasi. "
    "Air mulai surut di dua desa, tetapi jalan utama ke kota masih tergenang setinggi lutut orang dewasa. "
    "Petugas masih mencari dua warga yang hilang ketika perahu mereka terbalik di tengah arus yang deras. "
    "Pemerintah kabupaten menyiapkan dapur umum dan meminta warga di bantaran sungai tetap waspada malam ini. "
)
EDITED = (
    "Banjir merendam tiga desa di Kabupaten Rawa sejak Minggu pagi usai tanggul Sungai Kelana jebol di dua titik. "
    "Sebanyak 400 orang mengungsi ke balai desa dan dua sekolah, kata camat setempat, Senin siang di lokasi. "
    "Air sudah surut di dua desa, tetapi jalan utama ke kota masih tergenang setinggi lutut orang dewasa. "
    "Petugas masih mencari dua warga yang hilang saat perahu mereka terbalik di tengah arus yang deras. "
    "Pemkab menyiapkan dapur umum dan meminta warga di bantaran sungai tetap waspada malam ini. "
)
