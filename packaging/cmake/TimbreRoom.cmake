# One room of the house = one folder = one target.
#
#   timbre_room(dsp TORCH DEPENDS base)       static library timbre_dsp from every .cpp in and below this folder
#   timbre_tests(dsp TORCH LIBRARIES timbre_dsp FAST mel)    program tst_dsp: tests/dsp/tst_mel.cpp and others, ctest dsp.mel
#   timbre_test(ui views LABELS fast)         program tst_ui_views from tests/ui/tst_views.cpp, which has a main of its own
#
# TORCH rooms share one precompiled torch/torch.h; the others never see LibTorch's headers. TORCH_HIDDEN
# and HIDDEN_DEPENDS: the room uses them, who links the room does not see them.

# The library that owns the precompiled header; its flags are those of every torch room.
add_library(timbre_torch_pch STATIC ${CMAKE_SOURCE_DIR}/packaging/cmake/torch_pch.cpp)
target_link_libraries(timbre_torch_pch PUBLIC LibTorch::LibTorch Qt6::Core)
target_precompile_headers(timbre_torch_pch PRIVATE <torch/torch.h>)

function(timbre_room name)
  cmake_parse_arguments(A "TORCH;TORCH_HIDDEN" "" "DEPENDS;HIDDEN_DEPENDS;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  file(GLOB_RECURSE own CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/CMakeLists.txt)
  foreach(file IN LISTS own) # a sub-folder with a CMakeLists.txt is a target of its own
    get_filename_component(folder ${file} DIRECTORY)
    if(NOT folder STREQUAL CMAKE_CURRENT_SOURCE_DIR)
      list(FILTER sources EXCLUDE REGEX "^${folder}/")
    endif()
  endforeach()
  add_library(timbre_${name} STATIC ${sources})
  target_include_directories(timbre_${name} PUBLIC ${CMAKE_SOURCE_DIR})
  foreach(room IN LISTS A_DEPENDS)
    target_link_libraries(timbre_${name} PUBLIC timbre_${room})
  endforeach()
  foreach(room IN LISTS A_HIDDEN_DEPENDS)
    target_link_libraries(timbre_${name} PRIVATE timbre_${room})
  endforeach()
  target_link_libraries(timbre_${name} PUBLIC Qt6::Core ${A_LIBRARIES})
  if(A_TORCH)
    target_link_libraries(timbre_${name} PUBLIC LibTorch::LibTorch)
  elseif(A_TORCH_HIDDEN)
    target_link_libraries(timbre_${name} PRIVATE LibTorch::LibTorch)
  endif()
  if(A_TORCH OR A_TORCH_HIDDEN)
    target_precompile_headers(timbre_${name} REUSE_FROM timbre_torch_pch)
    timbre_unity(timbre_${name})
  endif()
endfunction()

# Reading headers, LibTorch's above all, is most of a file's time; eight files together pay it once.
function(timbre_unity target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${TIMBRE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

function(timbre_test_program target torch)
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_compile_definitions(${target} PRIVATE TIMBRE_SHARED_DIR="${TIMBRE_SHARED_DIR}"
    TIMBRE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(torch)
    target_precompile_headers(${target} REUSE_FROM timbre_torch_pch)
    # moc's own file is empty here; reading LibTorch's headers for it would take longer than all else.
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
      PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

# One program with all tests of a room, one entry of ctest for each of its files. FAST, SLOW: things
# by label; TIMEOUT: seconds each slow one may take (120 else).
function(timbre_tests room)
  cmake_parse_arguments(A "TORCH" "TIMEOUT" "FAST;SLOW;LIBRARIES" ${ARGN})
  set(target tst_${room})
  set(sources ${CMAKE_SOURCE_DIR}/tests/support/main.cpp)
  foreach(thing IN LISTS A_FAST A_SLOW)
    list(APPEND sources ${CMAKE_SOURCE_DIR}/tests/${room}/tst_${thing}.cpp)
  endforeach()
  add_executable(${target} ${sources})
  target_link_libraries(${target} PRIVATE Qt6::Test ${A_LIBRARIES})
  timbre_test_program(${target} ${A_TORCH})
  timbre_unity(${target})
  if(room MATCHES "^(weights|dsp)$")
    add_dependencies(sanitized_tests ${target})
  endif()
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 120)
  endif()
  foreach(label IN ITEMS FAST SLOW)
    string(TOLOWER ${label} labels)
    foreach(thing IN LISTS A_${label})
      add_test(NAME ${room}.${thing} COMMAND ${target} ${thing})
      set_tests_properties(${room}.${thing} PROPERTIES LABELS ${labels} TIMEOUT ${A_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endforeach()
  endforeach()
endfunction()

function(timbre_test room thing)
  cmake_parse_arguments(A "TORCH" "TIMEOUT" "LABELS;LIBRARIES" ${ARGN})
  set(target tst_${room}_${thing})
  add_executable(${target} ${CMAKE_SOURCE_DIR}/tests/${room}/tst_${thing}.cpp)
  target_link_libraries(${target} PRIVATE Qt6::Test ${A_LIBRARIES})
  timbre_test_program(${target} ${A_TORCH})
  add_test(NAME ${room}.${thing} COMMAND ${target})
  if(NOT A_LABELS)
    set(A_LABELS fast)
  endif()
  if(NOT A_TIMEOUT)
    set(A_TIMEOUT 120)
  endif()
  set_tests_properties(${room}.${thing} PROPERTIES LABELS "${A_LABELS}" TIMEOUT ${A_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
endfunction()
