#!/usr/bin/env bash
# verdict_table.sh [BUILD]: fetches real recordings of four speakers from Debian (Asterisk's prompts, not for
# redistribution here) and prints what the verdict says about them as recorded and spoiled in known ways.
set -euo pipefail
build=${1:-build/release}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
(cd "$folder"
for language in en fr it ru; do
  apt-get download "asterisk-core-sounds-$language-g722" > /dev/null
done
for package in *.deb; do dpkg -x "$package" .; done
for voice in usr/share/asterisk/sounds/*; do
  mkdir -p "wav/$(basename "$voice")"
  find -L "$voice" -name '*.g722' -size +24000c -size -80000c | sort | head -40 | while read -r file; do # 3 to 10 s
    ffmpeg -nostdin -loglevel error -f g722 -i "$file" "wav/$(basename "$voice")/$(basename "$file" .g722).wav"
  done
done)
"$build"/tests/prepare/verdict_table "$folder"/wav/{en_US_f_Allison,fr_CA_f_June,it_IT_m_Carlo,ru_RU_f_IvrvoiceRU}
