# Open JTalk 1.11, from the source package of pyopenjtalk, as the static library `openjtalk`: Japanese text
# to moras with accents. It holds its own MeCab, which reads the Korean dictionary as well; a second MeCab
# in the program would clash with it. Nothing of the Python wrapper is used.

set(openjtalk_package pyopenjtalk-0.4.1)
set(openjtalk_archive ${TIMBRE_DEPS_DIR}/packages/${openjtalk_package}.tar.gz)
set(openjtalk_unpacked ${CMAKE_BINARY_DIR}/third-party)
set(openjtalk_sources ${openjtalk_unpacked}/${openjtalk_package}/lib/open_jtalk/src)

if(NOT EXISTS ${openjtalk_archive})
  message(FATAL_ERROR "Open JTalk's sources are missing: ${openjtalk_archive}\n"
    "Fetch them with packaging/fetch-packages (packaging/setup does it, too).")
endif()

# Three changes to the sources:
# - Open JTalk copies pronunciations into fixed buffers without looking at their size. 32 KiB hold what the
#   longest run that we hand to it can become (core/text/japanese/openjtalk.h tells the limit).
# - The Korean dictionary wants words of certain classes to cost more after a blank, an addition of mecab-ko
#   that MeCab lacks; the classes and costs are those of its dicrc. Japanese runs hold no blanks.
# - Warnings on stderr, which quote the user's text, are left out.
set(openjtalk_after_blank [=[
namespace MeCab { static inline int costAfterBlank(const Node *node) {
  if (node->rlength == node->length) return 0;
  switch (node->posid) {
    case 120: case 210: return 6000;
    case 100: case 172: case 183: case 184: case 185: case 200: case 220: case 221: case 222: case 230: return 3000;
    default: return 0;
  } } }
]=])
if(NOT EXISTS ${openjtalk_unpacked}/${openjtalk_package}.patched)
  file(ARCHIVE_EXTRACT INPUT ${openjtalk_archive} DESTINATION ${openjtalk_unpacked}
    PATTERNS ${openjtalk_package}/lib/open_jtalk/src/*)
  file(GLOB patched ${openjtalk_sources}/njd*/*.c ${openjtalk_sources}/jpcommon/*.c)
  foreach(source IN LISTS patched)
    file(READ ${source} text)
    string(REPLACE "#define MAXBUFLEN 1024" "#define MAXBUFLEN 32768" text "${text}")
    file(WRITE ${source} "${text}")
  endforeach()
  set(viterbi ${openjtalk_sources}/mecab/src/viterbi.cpp)
  file(READ ${viterbi} text)
  string(REPLACE "namespace MeCab {\n\nnamespace {" "${openjtalk_after_blank}namespace MeCab {\n\nnamespace {" text "${text}")
  string(REPLACE "connector->cost(lnode, rnode);" "connector->cost(lnode, rnode) + costAfterBlank(rnode);" text "${text}")
  file(WRITE ${viterbi} "${text}")
  file(WRITE ${openjtalk_unpacked}/openjtalk_quiet.h
    "#include <stdio.h>\nstatic inline void openjtalk_quiet(void) {}\n#define fprintf(...) openjtalk_quiet()\n")
  file(TOUCH ${openjtalk_unpacked}/${openjtalk_package}.patched)
endif()

set(openjtalk_folders jpcommon mecab2njd njd njd2jpcommon njd_set_accent_phrase njd_set_accent_type njd_set_digit
  njd_set_long_vowel njd_set_pronunciation njd_set_unvoiced_vowel text2mecab)
list(TRANSFORM openjtalk_folders PREPEND ${openjtalk_sources}/)
set(openjtalk_c)
foreach(folder IN LISTS openjtalk_folders)
  file(GLOB found ${folder}/*.c)
  list(APPEND openjtalk_c ${found})
endforeach()
# MeCab's run time only, without what compiles and learns dictionaries.
set(openjtalk_mecab char_property connector context_id dictionary dictionary_rewriter feature_index iconv_utils
  libmecab mecab nbest_generator param string_buffer tagger tokenizer utils viterbi writer)
list(TRANSFORM openjtalk_mecab REPLACE "(.+)" "${openjtalk_sources}/mecab/src/\\1.cpp")

add_library(openjtalk STATIC ${openjtalk_c} ${openjtalk_mecab})
set_target_properties(openjtalk PROPERTIES CXX_STANDARD 14 C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden)
target_include_directories(openjtalk SYSTEM PUBLIC ${openjtalk_folders} ${openjtalk_sources}/mecab/src)
target_compile_options(openjtalk PRIVATE -w
  $<$<COMPILE_LANGUAGE:C>:-include${openjtalk_unpacked}/openjtalk_quiet.h>)
target_compile_definitions(openjtalk PRIVATE CHARSET_UTF_8 MECAB_CHARSET=utf-8 MECAB_UTF8_USE_ONLY
  MECAB_WITHOUT_SHARE_DIC DIC_VERSION=102 MECAB_DEFAULT_RC="dummy" PACKAGE="open_jtalk" VERSION="1.11"
  HAVE_DIRENT_H HAVE_FCNTL_H HAVE_GETENV HAVE_MMAP HAVE_STDINT_H HAVE_STRING_H HAVE_SYS_MMAN_H
  HAVE_SYS_STAT_H HAVE_SYS_TYPES_H HAVE_UNISTD_H HAVE_UNSIGNED_LONG_LONG_INT SIZEOF_CHAR=1 SIZEOF_INT=4
  SIZEOF_LONG=8 SIZEOF_LONG_LONG=8 SIZEOF_SHORT=2 SIZEOF_SIZE_T=8)
